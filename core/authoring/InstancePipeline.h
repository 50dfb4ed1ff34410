// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportPlan.h"
#include "core/authoring/ZipPacker.h"
#include "core/dicom/DirectoryEntry.h"
#include "core/dicom/InstanceHeader.h"
#include "core/dicom/InstanceSource.h"

#include <QHash>
#include <QSet>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace td::authoring {

/// A JPEG for the pages of a medium.
struct FramePicture {
    QByteArray jpeg;
    int width = 0; ///< pixels
    int height = 0;
};

/// Makes pictures of frames, counted from 0, of a Part 10 file: one answer for each. Called on several threads.
using MakePictures = std::function<QVector<Result<FramePicture>>(const QByteArray &part10, const QVector<int> &frames)>;
/// Makes another Part 10 file of one; Unsupported leaves the instance out. Called on several threads.
using TransformInstance = std::function<Result<QByteArray>(const QByteArray &part10)>;

/// What is done with every instance.
struct Preparation {
    bool deflate = true;
    TransformInstance transform{};                         ///< may be empty
    MakePictures pictures{};                               ///< may be empty
    QHash<SopInstanceUid, QVector<int>> framesToPicture{}; ///< from 0
    QSet<SopInstanceUid> headersWanted{};
};

struct PreparedPicture {
    int frame = 0; ///< from 0
    FramePicture picture;
};

/// An instance that was fetched, checked and packed.
struct PreparedInstance {
    dicom::DirectoryEntry entry;
    std::optional<dicom::InstanceHeader> header{}; ///< of those that were wanted
    PackedFile packed;
    QByteArray sha256; ///< of the bytes as they are on the medium
    QVector<PreparedPicture> pictures{};
    int picturesMissing = 0; ///< frames of which no picture could be made
};

/// Fetches, checks and packs the instances of a plan on threads of its own, several at once, and hands them out in the
/// order of the plan. What is fetched and not yet taken stays below a bound of estimated bytes (one instance may be
/// over it). Its end stops and joins the threads.
class InstancePipeline {
public:
    /// All that it is given must outlive it.
    InstancePipeline(dicom::InstanceSource &source, const ExportPlan &plan, const Preparation &preparation,
                     const std::atomic_bool &cancel);
    ~InstancePipeline();
    InstancePipeline(const InstancePipeline &) = delete;
    InstancePipeline &operator=(const InstancePipeline &) = delete;

    /// Waits for the next instance of the plan; nothing for one that is left out. Errors: Cancelled, Protocol,
    /// Malformed, Truncated, or the source's.
    Result<std::optional<PreparedInstance>> takeNext();

private:
    /// Instances of the plan that one thread prepares together; empty when there is nothing more to do.
    struct Run {
        int first = 0;
        int end = 0;
    };
    void work();
    bool hasRoom(int index) const;
    Run reserve();
    Result<QByteArray> answerOf(QFuture<Result<QByteArray>> &future) const;
    Result<std::optional<PreparedInstance>> prepare(const model::InstanceKey &key, Result<QByteArray> bytes,
                                                    ZipPacker &packer) const;
    void addPictures(const model::InstanceKey &key, const QByteArray &part10, PreparedInstance &prepared) const;
    bool stopped() const { return m_stop || m_cancel; }

    dicom::InstanceSource &m_source;
    const ExportPlan &m_plan;
    const Preparation &m_preparation;
    const std::atomic_bool &m_cancel;
    std::atomic_bool m_stop = false;
    std::mutex m_mutex;
    std::condition_variable m_room;    ///< to fetch more
    std::condition_variable m_arrived; ///< something to take
    std::map<int, Result<std::optional<PreparedInstance>>> m_ready;
    int m_nextToFetch = 0;
    int m_nextToTake = 0;
    qint64 m_bytesHeld = 0;
    std::vector<std::thread> m_threads;
};

} // namespace td::authoring
