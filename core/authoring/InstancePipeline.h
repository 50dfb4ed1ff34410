// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportPlan.h"
#include "core/authoring/ZipWriter.h"
#include "core/dicom/DirectoryEntry.h"
#include "core/dicom/InstanceSource.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace td::authoring {

/// An instance that was fetched, checked and packed.
struct PreparedInstance {
    dicom::DirectoryEntry entry;
    PackedFile packed;
    QByteArray sha256; ///< of the bytes as they were
};

/// Fetches, checks and packs the instances of a plan on threads of its own, several at once, and hands them out in the
/// order of the plan. What is fetched and not yet taken stays below a bound of estimated bytes (one instance may be
/// over it). Its end stops and joins the threads.
class InstancePipeline {
public:
    InstancePipeline(dicom::InstanceSource &source, const ExportPlan &plan, const std::atomic_bool &cancel);
    ~InstancePipeline();
    InstancePipeline(const InstancePipeline &) = delete;
    InstancePipeline &operator=(const InstancePipeline &) = delete;

    /// Waits for the next instance of the plan. Errors: Cancelled, Protocol, Malformed, Truncated, or the source's.
    Result<PreparedInstance> takeNext();

private:
    void work();
    std::optional<int> reserve();
    Result<QByteArray> fetch(const model::InstanceKey &key) const;
    Result<PreparedInstance> prepare(const model::InstanceKey &key, ZipPacker &packer) const;
    bool stopped() const { return m_stop || m_cancel; }

    dicom::InstanceSource &m_source;
    const ExportPlan &m_plan;
    const std::atomic_bool &m_cancel;
    std::atomic_bool m_stop = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<int, Result<PreparedInstance>> m_ready;
    int m_nextToFetch = 0;
    int m_nextToTake = 0;
    qint64 m_bytesHeld = 0;
    std::vector<std::thread> m_threads;
};

} // namespace td::authoring
