// SPDX-License-Identifier: GPL-3.0-or-later
// What is fetched and decoded next, and what is given up for it.
#include "viewer/load/StudyLoader.h"

#include <algorithm>

namespace td::viewer::load {
namespace {

/// Bytes of one decoded image of which nothing is known yet.
constexpr std::size_t kAssumedImageBytes = std::size_t(1024) * 1024;
/// While it is decoded an image is there as file, as samples and as frame.
constexpr std::size_t kCopiesInFlight = 3;
/// A request for an image this many steps ahead of a pane, or fewer, is not dropped when the pane moves.
constexpr int kNear = 16;

} // namespace

void StudyLoader::dropStale()
{
    findWanted();
    if (!m_wanted)
        return;
    const Rank waiting = m_order.rankOf(*m_wanted);
    std::vector<std::pair<Rank, ImageKey>> running; // the least wanted first
    for (auto run = m_running.keyBegin(); run != m_running.keyEnd(); ++run)
        running.emplace_back(m_spots.contains(*run) ? m_order.rankOf(m_spots[*run]) : Rank(), *run);
    std::sort(running.begin(), running.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[rank, key] : running) {
        const bool isNear = rank.tier == Rank::Tier::Near && rank.first <= 2 * kNear;
        // What is shown does not wait for what may be shown next.
        const bool inTheWay = waiting.tier == Rank::Tier::Shown && m_running.size() >= m_limits.parallel;
        if (rank.tier >= Rank::Tier::Near && rank > waiting && (!isNear || inTheWay) &&
            !isCompanion(key.instance.instance))
            dropRun(key);
    }
}

void StudyLoader::dropRun(const ImageKey &key)
{
    const Run run = m_running[key];
    if (!run.ticket->drop())
        return;
    endRun(key);
    if (const auto request = m_requests.find(run.number); request != m_requests.end())
        request->answer.cancel();
}

void StudyLoader::startMore()
{
    while (m_running.size() < m_limits.parallel) {
        findWanted();
        if (!m_wanted)
            return;
        const Rank rank = m_order.rankOf(*m_wanted);
        if (rank.tier != Rank::Tier::Shown && startCompanion())
            continue;
        const std::size_t known = m_series[std::size_t(m_wanted->stack)].imageBytes;
        const std::size_t bytes = (known > 0 ? known : kAssumedImageBytes) * kCopiesInFlight;
        if (!m_cache.makeRoom(bytes, rank, m_order) && rank.tier != Rank::Tier::Shown)
            return;
        start(*std::exchange(m_wanted, std::nullopt), bytes);
    }
}

/// One at a time, so that images go on coming beside it.
bool StudyLoader::startCompanion()
{
    const auto isRunning = [this](const ImageKey &key) { return m_fetching.contains(key.instance.instance); };
    if (std::any_of(m_companions.begin(), m_companions.end(), isRunning))
        return false;
    const auto next = std::find_if(m_companions.begin(), m_companions.end(), [this](const ImageKey &key) {
        return m_spots.contains(key) && isWanted(m_spots[key]);
    });
    if (next == m_companions.end())
        return false;
    start(m_spots[*next], 0);
    return true;
}

bool StudyLoader::isCompanion(const SopInstanceUid &instance) const
{
    return std::any_of(m_companions.begin(), m_companions.end(),
                       [&](const ImageKey &key) { return key.instance.instance == instance; });
}

void StudyLoader::takeCompanion(const SopInstanceUid &instance, const std::shared_ptr<const dicom::Part10> &file)
{
    if (m_companions.removeIf([&](const ImageKey &key) { return key.instance.instance == instance; }) > 0 && file)
        Q_EMIT companionReady(file);
}

void StudyLoader::start(Spot spot, std::size_t reserved)
{
    const ImageKey key = m_series[std::size_t(spot.stack)].stack[spot.index];
    const Run run{++m_runs, std::make_shared<Ticket>(), reserved};
    m_running.insert(key, run);
    m_cache.reserve(reserved);
    LoadErrand errand(run.number, key, run.ticket, m_mailbox, [this](const Outcome &o) { takeOutcome(o); });
    errand.setShown(m_order.rankOf(spot).tier == Rank::Tier::Shown);
    if (const auto clip = m_cache.clip(key.instance.instance))
        errand.decode(clip);
    else
        fetch(key, std::move(errand));
}

void StudyLoader::fetch(const ImageKey &key, LoadErrand errand)
{
    m_fetching.insert(key.instance.instance);
    if (isCompanion(key.instance.instance))
        errand.setReader([this, instance = key.instance.instance](const auto &file) { takeCompanion(instance, file); });
    Request<QByteArray> request;
    request.answer = m_source->instance(key.instance);
    request.taken =
        request.answer.then(QtFuture::Launch::Sync, [errand](const Result<QByteArray> &bytes) { errand.open(bytes); });
    request.cancelled = request.taken.onCanceled([errand] { errand.refuse(Error{ErrorCode::Cancelled, {}, {}}); });
    m_requests.insert(errand.run(), request);
}

void StudyLoader::endRun(const ImageKey &key)
{
    m_cache.release(m_running.take(key).reserved);
    m_fetching.remove(key.instance.instance);
}

} // namespace td::viewer::load
