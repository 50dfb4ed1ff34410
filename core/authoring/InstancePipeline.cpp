// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/InstancePipeline.h"

#include "core/dicom/Part10.h"
#include "core/security/Sha256.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <system_error>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Enough requests in flight to hide a network's delay; the packing itself keeps the cores busy.
constexpr int threadCount = 6;
constexpr int mostWaiting = 96;
constexpr qint64 mostBytesHeld = 128LL * 1024 * 1024;
// Small instances go from hand to hand several at once: waking a thread takes longer than packing one of them.
constexpr int mostInRun = 8;
constexpr qint64 mostBytesInRun = 1024 * 1024;
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
                                   const Preparation &preparation, const std::atomic_bool &cancel)
    : m_source(source)
    , m_plan(plan)
    , m_preparation(preparation)
    , m_cancel(cancel)
{
    const int threads = std::min(threadCount, int(plan.instances.size()));
    m_threads.reserve(size_t(threads));
    try {
        for (int i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { work(); });
    } catch (const std::system_error &) { // the system has no more threads: fewer do it too
        if (m_threads.empty())
            throw;
    }
}

InstancePipeline::~InstancePipeline()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_room.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool InstancePipeline::hasRoom(int index) const
{
    const qint64 bytes = m_plan.instances[index].mostBytes;
    return index - m_nextToTake < mostWaiting && (m_bytesHeld == 0 || m_bytesHeld + bytes <= mostBytesHeld);
}

InstancePipeline::Run InstancePipeline::reserve()
{
    std::unique_lock lock(m_mutex);
    while (!stopped() && m_nextToFetch < m_plan.instances.size()) {
        Run run{m_nextToFetch, m_nextToFetch};
        qint64 bytes = 0;
        while (run.end < m_plan.instances.size() && run.end - run.first < mostInRun && hasRoom(run.end) &&
               (run.end == run.first || bytes + m_plan.instances[run.end].mostBytes <= mostBytesInRun)) {
            bytes += m_plan.instances[run.end].mostBytes;
            m_bytesHeld += m_plan.instances[run.end].mostBytes;
            ++run.end;
        }
        m_nextToFetch = run.end;
        if (run.end > run.first)
            return run;
        m_room.wait_for(lock, 50ms);
    }
    return {};
}

Result<QByteArray> InstancePipeline::answerOf(QFuture<Result<QByteArray>> &future) const
{
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

void InstancePipeline::addPictures(const model::InstanceKey &key, const QByteArray &part10,
                                   PreparedInstance &prepared) const
{
    const QVector<int> frames = m_preparation.framesToPicture.value(key.instance);
    if (!m_preparation.pictures || frames.isEmpty())
        return;
    const auto made = m_preparation.pictures(part10, frames);
    for (qsizetype i = 0; i < frames.size(); ++i) {
        if (i < made.size() && made[i])
            prepared.pictures.append({frames[i], *made[i]});
        else
            ++prepared.picturesMissing;
    }
}

Result<std::optional<PreparedInstance>> InstancePipeline::prepare(const model::InstanceKey &key,
                                                                  Result<QByteArray> bytes, ZipPacker &packer) const
{
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto file = dicom::Part10::read(*bytes);
    auto entry = file.and_then([](const dicom::Part10 &read) { return dicom::readDirectoryEntry(read); });
    if (!entry)
        return tl::unexpected(entry.error());
    if (entry->instance != key.instance || entry->series != key.series || entry->study != key.study)
        return fail(ErrorCode::Protocol, u"another instance than the one asked for"_s);
    if (m_preparation.transform) {
        bytes = m_preparation.transform(*bytes);
        if (!bytes && bytes.error().code == ErrorCode::Unsupported)
            return std::nullopt;
        if (!bytes)
            return tl::unexpected(bytes.error());
        file = dicom::Part10::read(*bytes);
        entry = file.and_then([](const dicom::Part10 &read) { return dicom::readDirectoryEntry(read); });
        if (!entry)
            return tl::unexpected(entry.error());
    }
    const bool deflate = m_preparation.deflate && worthDeflating(entry->transferSyntax);
    PreparedInstance prepared{std::move(*entry), {}, packer.pack(*bytes, deflate), security::sha256(*bytes)};
    if (m_preparation.headersWanted.contains(key.instance)) {
        const auto header = dicom::readInstanceHeader(*file);
        if (!header)
            return tl::unexpected(header.error());
        prepared.header = *header;
    }
    addPictures(key, *bytes, prepared);
    return prepared;
}

void InstancePipeline::work()
{
    // No memory, or a source that throws: this thread must not end the program.
    const auto thrown = fail(ErrorCode::Internal, u"exception while preparing an instance"_s);
    ZipPacker packer;
    for (Run run = reserve(); run.end > run.first; run = reserve()) {
        std::vector<QFuture<Result<QByteArray>>> answers;
        try {
            for (int index = run.first; index < run.end; ++index)
                answers.push_back(m_source.instance(m_plan.instances[index].key));
        } catch (const std::exception &) {
        }
        std::vector<Result<std::optional<PreparedInstance>>> prepared;
        for (size_t i = 0; i < size_t(run.end - run.first); ++i) {
            try {
                const auto &key = m_plan.instances[run.first + int(i)].key;
                prepared.push_back(i < answers.size() ? prepare(key, answerOf(answers[i]), packer) : thrown);
            } catch (const std::exception &) {
                prepared.emplace_back(thrown);
            }
        }
        {
            const std::lock_guard lock(m_mutex);
            for (size_t i = 0; i < prepared.size(); ++i)
                m_ready.emplace(run.first + int(i), std::move(prepared[i]));
        }
        m_arrived.notify_one();
    }
}

Result<std::optional<PreparedInstance>> InstancePipeline::takeNext()
{
    std::unique_lock lock(m_mutex);
    auto found = m_ready.find(m_nextToTake);
    while (found == m_ready.end()) {
        if (m_cancel)
            return fail(ErrorCode::Cancelled);
        m_arrived.wait_for(lock, 20ms);
        found = m_ready.find(m_nextToTake);
    }
    auto prepared = std::move(found->second);
    m_ready.erase(found);
    m_bytesHeld -= m_plan.instances[m_nextToTake].mostBytes;
    ++m_nextToTake;
    const bool wake = m_nextToFetch < m_plan.instances.size() &&
                      hasRoom(std::min(m_nextToFetch + mostInRun, int(m_plan.instances.size())) - 1);
    lock.unlock();
    if (wake)
        m_room.notify_one();
    return prepared;
}

} // namespace td::authoring
