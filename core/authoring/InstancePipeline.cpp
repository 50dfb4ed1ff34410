// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/InstancePipeline.h"

#include "core/security/Sha256.h"

#include <algorithm>
#include <chrono>
#include <exception>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Enough requests in flight to hide a network's delay; the packing itself keeps the cores busy.
constexpr int threadCount = 6;
constexpr int mostWaiting = 16;
constexpr qint64 mostBytesHeld = 256LL * 1024 * 1024;
constexpr auto lookAgainAfter = 200us; // a future has no wait with a time-out, and cancelling must not wait for it

bool worthDeflating(const TransferSyntaxUid &syntax)
{
    // Native syntaxes and run lengths; every other one is compressed already (PS3.5 A).
    static const QStringList native{u"1.2.840.10008.1.2"_s, u"1.2.840.10008.1.2.1"_s, u"1.2.840.10008.1.2.2"_s,
                                    u"1.2.840.10008.1.2.5"_s};
    return native.contains(syntax.value());
}

} // namespace

InstancePipeline::InstancePipeline(dicom::InstanceSource &source, const ExportPlan &plan,
                                   const std::atomic_bool &cancel)
    : m_source(source)
    , m_plan(plan)
    , m_cancel(cancel)
{
    const int threads = std::min(threadCount, int(plan.instances.size()));
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

InstancePipeline::~InstancePipeline()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

std::optional<int> InstancePipeline::reserve()
{
    std::unique_lock lock(m_mutex);
    while (!stopped()) {
        if (m_nextToFetch >= m_plan.instances.size())
            return {};
        const qint64 bytes = m_plan.instances[m_nextToFetch].estimatedBytes;
        const bool fits = m_bytesHeld == 0 || m_bytesHeld + bytes <= mostBytesHeld;
        if (fits && m_nextToFetch - m_nextToTake < mostWaiting) {
            m_bytesHeld += bytes;
            return m_nextToFetch++;
        }
        m_changed.wait_for(lock, 50ms);
    }
    return {};
}

Result<QByteArray> InstancePipeline::fetch(const model::InstanceKey &key) const
{
    QFuture<Result<QByteArray>> future = m_source.instance(key);
    while (!future.isFinished()) {
        if (stopped()) {
            future.cancel();
            return fail(ErrorCode::Cancelled);
        }
        std::this_thread::sleep_for(lookAgainAfter);
    }
    if (future.resultCount() == 0)
        return fail(ErrorCode::Cancelled, u"the source gave the request up"_s);
    return future.takeResult();
}

Result<PreparedInstance> InstancePipeline::prepare(const model::InstanceKey &key, ZipPacker &packer) const
{
    const auto bytes = fetch(key);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto entry = dicom::readDirectoryEntry(*bytes);
    if (!entry)
        return tl::unexpected(entry.error());
    if (entry->instance != key.instance || entry->series != key.series || entry->study != key.study)
        return fail(ErrorCode::Protocol, u"another instance than the one asked for"_s);
    const bool deflate = worthDeflating(entry->transferSyntax);
    return PreparedInstance{std::move(*entry), packer.pack(*bytes, deflate), security::sha256(*bytes)};
}

void InstancePipeline::work()
{
    ZipPacker packer;
    while (const auto index = reserve()) {
        Result<PreparedInstance> prepared = fail(ErrorCode::Internal);
        try {
            prepared = prepare(m_plan.instances[*index].key, packer);
        } catch (const std::exception &) { // no memory, or a source that throws: this thread must not end the program
            prepared = fail(ErrorCode::Internal, u"exception while preparing an instance"_s);
        }
        {
            const std::lock_guard lock(m_mutex);
            m_ready.emplace(*index, std::move(prepared));
        }
        m_changed.notify_all();
    }
}

Result<PreparedInstance> InstancePipeline::takeNext()
{
    std::unique_lock lock(m_mutex);
    auto found = m_ready.find(m_nextToTake);
    while (found == m_ready.end()) {
        if (m_cancel)
            return fail(ErrorCode::Cancelled);
        m_changed.wait_for(lock, 20ms);
        found = m_ready.find(m_nextToTake);
    }
    auto prepared = std::move(found->second);
    m_ready.erase(found);
    m_bytesHeld -= m_plan.instances[m_nextToTake].estimatedBytes;
    ++m_nextToTake;
    lock.unlock();
    m_changed.notify_all();
    return prepared;
}

} // namespace td::authoring
