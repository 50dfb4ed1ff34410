// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/StudyLoader.h"

#include "core/dicom/PresentationState.h"
#include "core/dicom/Segmentation.h"

#include <algorithm>

namespace td::viewer::load {
namespace {

/// More presentation states and segmentations are seen only where they are looked for: a breast screening has ten.
constexpr qsizetype kMostCompanions = 2'000;

bool speaksOfImages(const model::ImagingInstance &instance)
{
    return dicom::isPresentationState(instance.sopClass) || dicom::isSegmentation(instance.sopClass);
}

} // namespace

StudyLoader::StudyLoader(std::shared_ptr<dicom::InstanceSource> source, LoadLimits limits, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_limits(limits)
    , m_mailbox(std::make_shared<Mailbox>(this, &m_decoders))
    , m_cache(limits.cacheBytes)
{
}

StudyLoader::~StudyLoader()
{
    m_mailbox->close();
    m_decoders.clear();
    for (const Run &run : std::as_const(m_running))
        run.ticket->drop();
    for (auto &request : m_requests)
        request.answer.cancel();
    for (auto &request : m_contents)
        request.answer.cancel();
}

void StudyLoader::openStudy(const StudyInstanceUid &study)
{
    if (m_contents.contains(study))
        return;
    const auto deliver = [this, mailbox = m_mailbox, study](const Result<model::StudyContents> &contents) {
        mailbox->post([this, study, contents] { takeContents(study, contents); });
    };
    Request<model::StudyContents> request;
    request.answer = m_source->contents(study);
    request.taken = request.answer.then(QtFuture::Launch::Sync, deliver);
    request.cancelled = request.taken.onCanceled([deliver] { deliver(fail(ErrorCode::Cancelled)); });
    m_contents.insert(study, request);
}

void StudyLoader::takeContents(const StudyInstanceUid &study, Result<model::StudyContents> contents)
{
    m_contents.remove(study);
    if (!contents) {
        Q_EMIT studyFailed(study, contents.error());
        return;
    }
    for (const model::ImagingSeries &series : contents->series) {
        if (!m_numbers.contains(series.uid)) {
            m_numbers.insert(series.uid, int(m_series.size()));
            m_series.emplace_back();
        }
        const int number = m_numbers[series.uid];
        Stack stack;
        std::size_t pixels = 0;
        for (const model::ImagingInstance &instance : series.instances) {
            for (int frame = 0; frame < std::clamp(instance.numberOfFrames, 1, dicom::ImagePixel::kMaxFrames); ++frame)
                stack.append({{study, series.uid, instance.uid}, frame});
            const ImageKey first{{study, series.uid, instance.uid}, 0};
            if (speaksOfImages(instance) && !m_spots.contains(first) && m_companions.size() < kMostCompanions)
                m_companions.append(first);
            pixels = std::max(pixels, std::size_t(std::clamp(instance.rows, 0, 0xFFFF)) *
                                          std::size_t(std::clamp(instance.columns, 0, 0xFFFF)));
        }
        setStack(number, std::move(stack));
        m_series[std::size_t(number)].imageBytes = pixels * sizeof(std::uint16_t);
    }
    refreshOrder();
    Q_EMIT studyReady(*contents);
    startMore();
}

void StudyLoader::setStack(int number, Stack stack)
{
    SeriesState &series = m_series[std::size_t(number)];
    for (const ImageKey &key : std::as_const(series.stack))
        m_spots.remove(key);
    series.stack = std::move(stack);
    for (int i = 0; i < int(series.stack.size()); ++i)
        m_spots.insert(series.stack[i], {number, i});
    m_cache.reindex(number, series.stack);
    const QHash<ImageKey, ImageState> before = std::exchange(series.states, {});
    series.ready = series.failed = 0;
    for (auto state = before.constBegin(); state != before.constEnd(); ++state)
        if (m_spots.contains(state.key()))
            setState(state.key(), state.value());
        else
            m_errors.remove(state.key());
}

void StudyLoader::setState(const ImageKey &key, ImageState state)
{
    SeriesState &series = m_series[std::size_t(m_numbers[key.instance.series])];
    const auto count = [&series](ImageState of, int by) {
        series.failed += of == ImageState::Failed ? by : 0;
        series.ready += of == ImageState::Ready || of == ImageState::Object ? by : 0;
    };
    count(series.states.value(key, ImageState::Unknown), -1);
    count(state, 1);
    series.states.insert(key, state);
}

void StudyLoader::setFocus(const QVector<Focus> &panes)
{
    m_asked = panes;
    applyFocus();
}

void StudyLoader::setUrgent(const std::optional<Focus> &image)
{
    m_urgent = image;
    applyFocus();
}

void StudyLoader::applyFocus()
{
    QVector<Focus> panes = m_asked;
    if (m_urgent)
        panes.prepend(*m_urgent);
    if (panes == m_panes)
        return;
    QVector<int> directions;
    for (const Focus &pane : panes)
        directions.append(directionOf(pane, m_panes, m_directions));
    m_panes = panes;
    m_directions = std::move(directions);
    refreshOrder();
    dropStale();
    startMore();
}

void StudyLoader::refreshOrder()
{
    std::vector<LoadOrder::StackSize> stacks;
    for (const SeriesState &series : m_series) {
        const int count = int(series.stack.size());
        const bool thumbnail = count > 0 && !series.states.contains(series.stack[thumbnailIndex(count)]);
        stacks.push_back({count, thumbnail});
    }
    std::vector<Gaze> gazes;
    for (int i = 0; i < int(m_panes.size()); ++i) {
        const auto number = m_numbers.constFind(m_panes[i].series);
        if (number == m_numbers.constEnd() || stacks[std::size_t(*number)].count == 0)
            continue;
        const int last = stacks[std::size_t(*number)].count - 1;
        gazes.push_back({{*number, std::clamp(m_panes[i].index, 0, last)}, m_directions[i]});
    }
    m_order = LoadOrder(std::move(stacks), std::move(gazes));
    m_wanted.reset();
}

bool StudyLoader::isWanted(Spot spot) const
{
    if (m_cache.holds(spot))
        return false;
    const SeriesState &series = m_series[std::size_t(spot.stack)];
    const ImageKey &key = series.stack[spot.index];
    // The other frames of a clip that is on the way wait for it.
    return !m_running.contains(key) && !m_errors.contains(key) && !m_fetching.contains(key.instance.instance);
}

void StudyLoader::findWanted()
{
    if (m_cache.count() + m_errors.size() >= m_spots.size())
        return m_wanted.reset(); // all is there, and need not be looked through
    while (!m_wanted || !isWanted(*m_wanted)) {
        m_wanted = m_order.next();
        if (!m_wanted)
            return;
    }
}

void StudyLoader::takeOutcome(const Outcome &outcome)
{
    const auto run = m_running.constFind(outcome.key);
    const bool isOurs = run != m_running.constEnd() && run->number == outcome.run;
    if (outcome.isLast)
        m_requests.remove(outcome.run);
    if (!isOurs)
        return; // dropped meanwhile
    if (outcome.isLast)
        endRun(outcome.key);
    if (outcome.instance)
        adoptFrameCount(outcome.key, outcome.instance->numberOfFrames());
    if (outcome.image)
        takeImage(outcome);
    else
        takeRefusal(outcome);
    startMore();
}

void StudyLoader::takeImage(const Outcome &outcome)
{
    const ImageKey &key = outcome.key;
    const auto spot = m_spots.constFind(key);
    if (spot == m_spots.constEnd())
        return;
    const auto &image = *outcome.image;
    if (image->plane)
        m_places.insert(key, {image->attributes->frameOfReference, *image->plane});
    m_series[std::size_t(spot->stack)].imageBytes = image->bytes();
    m_cache.keep(*spot, key, image, image->numberOfFrames > 1 ? outcome.instance : nullptr);
    m_cache.trim(m_order);
    if (outcome.isLast) {
        setState(key, ImageState::Ready);
        if (spot->index == thumbnailIndex(m_series[std::size_t(spot->stack)].stack.size()))
            m_order.forgetThumbnail(spot->stack);
        if (image->numberOfFrames > 1) { // its other frames were passed over while it was on the way
            m_order.restart();
            m_wanted.reset();
        }
    }
    Q_EMIT imageReady(key);
    if (outcome.isLast)
        Q_EMIT progressChanged(key.instance.series);
}

void StudyLoader::takeRefusal(const Outcome &outcome)
{
    const ImageKey &key = outcome.key;
    const Error &error = outcome.image.error();
    if (outcome.object && m_objectBytes < LoadErrand::kMaxObjectBytes) {
        m_objects.insert(key, outcome.object);
        m_objectBytes += outcome.object->dataset().buffer().size();
    }
    if (m_spots.contains(key))
        m_cache.discard(m_spots[key]); // a first look at what turned out to be damaged
    m_errors.insert(key, error);
    setState(key, outcome.object ? ImageState::Object : ImageState::Failed);
    QVector<ImageKey> others;
    // An instance that cannot be read has no frame that can.
    if (!outcome.instance)
        for (const ImageKey &other : stack(key.instance.series))
            if (other.instance == key.instance && !m_errors.contains(other))
                others.append(other);
    for (const ImageKey &other : std::as_const(others)) {
        m_errors.insert(other, error);
        setState(other, ImageState::Failed);
    }
    for (const ImageKey &other : std::as_const(others))
        Q_EMIT imageFailed(other, error);
    Q_EMIT imageFailed(key, error);
    Q_EMIT progressChanged(key.instance.series);
}

void StudyLoader::adoptFrameCount(const ImageKey &key, int frames)
{
    const int number = m_numbers[key.instance.series];
    const Stack &stack = m_series[std::size_t(number)].stack;
    const auto spot = m_spots.constFind(key);
    if (spot == m_spots.constEnd())
        return;
    const auto isOther = [&key](const ImageKey &k) { return k.instance != key.instance; };
    const auto first = stack.begin() + spot->index - key.frame; // frames of an instance lie together, from 0 on
    const auto last = std::find_if(stack.begin() + spot->index, stack.end(), isOther);
    if (last - first == frames)
        return;
    Stack changed(stack.begin(), first);
    for (int i = 0; i < frames; ++i)
        changed.append({key.instance, i});
    changed.append(Stack(last, stack.end()));
    setStack(number, std::move(changed));
    refreshOrder();
    Q_EMIT stackChanged(key.instance.series);
}

void StudyLoader::retry(const SeriesInstanceUid &series)
{
    const auto number = m_numbers.constFind(series);
    if (number == m_numbers.constEnd())
        return;
    SeriesState &state = m_series[std::size_t(*number)];
    state.states.removeIf([this](const QHash<ImageKey, ImageState>::iterator &entry) {
        return entry.value() == ImageState::Failed && m_errors.remove(entry.key());
    });
    state.failed = 0;
    refreshOrder();
    Q_EMIT progressChanged(series);
    startMore();
}

void StudyLoader::setCacheBytes(std::size_t bytes)
{
    m_limits.cacheBytes = bytes;
    m_cache.setLimit(bytes);
    m_cache.trim(m_order);
    m_order.restart(); // what found no room before may find it now
    m_wanted.reset();
    startMore();
}

const Stack &StudyLoader::stack(const SeriesInstanceUid &series) const
{
    static const Stack none;
    const auto at = m_numbers.constFind(series);
    return at == m_numbers.constEnd() ? none : m_series[std::size_t(*at)].stack;
}

std::shared_ptr<const LoadedImage> StudyLoader::image(const ImageKey &key) const
{
    const auto at = m_spots.constFind(key);
    return at == m_spots.constEnd() ? nullptr : m_cache.image(*at);
}

std::shared_ptr<const dicom::Part10> StudyLoader::object(const ImageKey &key) const
{
    return m_objects.value(key);
}

const Place *StudyLoader::place(const ImageKey &key) const
{
    const auto at = m_places.constFind(key);
    return at == m_places.constEnd() ? nullptr : &*at;
}

std::optional<Error> StudyLoader::error(const ImageKey &key) const
{
    const auto at = m_errors.constFind(key);
    return at == m_errors.constEnd() ? std::nullopt : std::optional(*at);
}

Progress StudyLoader::progress(const SeriesInstanceUid &series) const
{
    const auto at = m_numbers.constFind(series);
    if (at == m_numbers.constEnd())
        return {};
    const SeriesState &state = m_series[std::size_t(*at)];
    return {state.ready, state.failed, int(state.stack.size())};
}

} // namespace td::viewer::load
