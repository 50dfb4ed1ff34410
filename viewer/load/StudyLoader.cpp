// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/StudyLoader.h"

#include <QMutex>

#include <algorithm>

namespace td::viewer::load {

using namespace Qt::StringLiterals;

/// The way back from worker threads: a letter is dropped when the loader is gone.
struct StudyLoader::Mailbox {
    QMutex mutex;
    StudyLoader *owner = nullptr;

    template <class Letter>
    void post(Letter letter)
    {
        const QMutexLocker lock(&mutex);
        if (owner)
            QMetaObject::invokeMethod(
                owner, [to = owner, letter = std::move(letter)] { letter(*to); }, Qt::QueuedConnection);
    }
    /// On the owner's decoders; dropped when the owner is gone.
    template <class Work>
    void run(Work work)
    {
        const QMutexLocker lock(&mutex);
        if (owner)
            owner->m_decoders.start(std::move(work));
    }
    bool isOpen()
    {
        const QMutexLocker lock(&mutex);
        return owner != nullptr;
    }
};

/// What a worker hands back for one image.
struct StudyLoader::Outcome {
    ImageKey key;
    std::shared_ptr<const OpenInstance> instance; ///< when it was opened or used
    Result<std::shared_ptr<const LoadedImage>> image;
    std::shared_ptr<const dicom::Part10> object; ///< when it has no pixels
};

namespace {

/// Of one instance that is no image, and of all before the last. Longer ones, such as films, can still be exported.
constexpr qsizetype kMaxObjectBytes = qsizetype(64) * 1024 * 1024;

std::shared_ptr<const dicom::Part10> objectOf(const QByteArray &bytes)
{
    if (bytes.size() > kMaxObjectBytes)
        return nullptr;
    auto file = dicom::Part10::read(bytes, dicom::Part10::Preamble::Optional);
    return file ? std::make_shared<const dicom::Part10>(std::move(*file)) : nullptr;
}

} // namespace

StudyLoader::StudyLoader(std::shared_ptr<dicom::InstanceSource> source, LoadLimits limits, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_limits(limits)
    , m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->owner = this;
}

StudyLoader::~StudyLoader()
{
    {
        const QMutexLocker lock(&m_mailbox->mutex);
        m_mailbox->owner = nullptr;
    }
    m_decoders.clear();
    for (auto &request : m_requests)
        request.answer.cancel();
    for (auto &request : m_contents)
        request.answer.cancel();
}

void StudyLoader::openStudy(const StudyInstanceUid &study)
{
    if (m_contents.contains(study))
        return;
    const auto mailbox = m_mailbox;
    const auto deliver = [mailbox, study](const Result<model::StudyContents> &contents) {
        mailbox->post([study, contents](StudyLoader &to) { to.takeContents(study, contents); });
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
        SeriesState state;
        for (const model::ImagingInstance &instance : series.instances)
            for (int frame = 0; frame < std::clamp(instance.numberOfFrames, 1, dicom::ImagePixel::kMaxFrames); ++frame)
                state.stack.append({{study, series.uid, instance.uid}, frame});
        if (!m_series.contains(series.uid))
            m_seriesOrder.append(series.uid);
        m_series.insert(series.uid, std::move(state));
    }
    refreshOrder();
    Q_EMIT studyReady(*contents);
    startMore();
}

void StudyLoader::setFocus(const QVector<Focus> &panes)
{
    if (panes == m_panes)
        return;
    m_panes = panes;
    refreshOrder();
    startMore();
}

void StudyLoader::refreshOrder()
{
    QVector<std::pair<SeriesInstanceUid, Stack>> stacks;
    for (const SeriesInstanceUid &series : m_seriesOrder)
        stacks.append({series, m_series[series].stack});
    m_order = loadOrder(stacks, m_panes);
    m_rank.clear();
    m_rank.reserve(m_order.size());
    for (int i = 0; i < int(m_order.size()); ++i)
        m_rank.insert(m_order[i], i);
    m_next = 0;
}

bool StudyLoader::mayStart(int rank) const
{
    if (m_cachedBytes < m_limits.cacheBytes || rank < std::max<int>(1, int(m_panes.size())))
        return true;
    // A full cache makes room only for what is wanted more than its last image.
    return std::any_of(m_images.keyBegin(), m_images.keyEnd(),
                       [&](const ImageKey &key) { return rankOf(key) > rank + m_limits.parallel; });
}

void StudyLoader::startMore()
{
    while (m_running.size() < m_limits.parallel && m_next < m_order.size()) {
        const int rank = m_next;
        const ImageKey key = m_order[rank];
        if (m_images.contains(key) || m_errors.contains(key) || m_running.contains(key)) {
            ++m_next;
            continue;
        }
        if (m_fetching.contains(key.instance.instance)) {
            // Its clip is on the way; the queue is read from the start again when it arrives.
            ++m_next;
            continue;
        }
        if (!mayStart(rank))
            return;
        ++m_next;
        start(key);
    }
}

void StudyLoader::start(const ImageKey &key)
{
    m_running.insert(key);
    const auto mailbox = m_mailbox;
    const auto decode = [mailbox, key](const std::shared_ptr<const OpenInstance> &instance) {
        if (!mailbox->isOpen())
            return;
        Outcome outcome{key, instance, instance->image(key.frame), nullptr};
        mailbox->post([outcome = std::move(outcome)](StudyLoader &to) { to.takeOutcome(outcome); });
    };
    const auto refuse = [mailbox, key](const Error &error, const QByteArray &bytes = {}) {
        Outcome outcome{key, nullptr, tl::unexpected(error), nullptr};
        if (error.code == ErrorCode::NotFound && !bytes.isEmpty())
            outcome.object = objectOf(bytes);
        mailbox->post([outcome = std::move(outcome)](StudyLoader &to) { to.takeOutcome(outcome); });
    };
    const auto clip = m_clips.constFind(key.instance.instance);
    if (clip != m_clips.constEnd()) {
        m_decoders.start([decode, instance = clip->instance] { decode(instance); });
        return;
    }
    m_fetching.insert(key.instance.instance);
    Request<QByteArray> request;
    request.answer = m_source->instance(key.instance);
    request.taken =
        request.answer.then(QtFuture::Launch::Sync, [mailbox, decode, refuse](const Result<QByteArray> &bytes) {
            mailbox->run([decode, refuse, bytes] {
                const auto instance = bytes ? OpenInstance::open(*bytes) : tl::unexpected(bytes.error());
                if (instance)
                    decode(*instance);
                else
                    refuse(instance.error(), bytes ? *bytes : QByteArray());
            });
        });
    request.cancelled = request.taken.onCanceled([refuse] { refuse(Error{ErrorCode::Cancelled, {}, {}}); });
    m_requests.insert(key, request);
}

void StudyLoader::takeOutcome(const Outcome &outcome)
{
    const ImageKey &key = outcome.key;
    m_running.remove(key);
    m_requests.remove(key);
    const bool fetched = m_fetching.remove(key.instance.instance);
    SeriesState &series = m_series[key.instance.series];
    if (outcome.instance)
        adoptFrameCount(key, outcome.instance->numberOfFrames());
    if (outcome.image) {
        keep(key, outcome);
        series.ready.insert(key);
        Q_EMIT imageReady(key);
    } else {
        if (outcome.object && m_objectBytes < kMaxObjectBytes) {
            m_objects.insert(key, outcome.object);
            m_objectBytes += outcome.object->dataset().buffer().size();
        }
        m_errors.insert(key, outcome.image.error());
        (outcome.object ? series.ready : series.failed).insert(key);
        // An instance that cannot be read has no frame that can.
        if (!outcome.instance)
            for (const ImageKey &other : series.stack)
                if (other.instance == key.instance && !m_errors.contains(other)) {
                    m_errors.insert(other, outcome.image.error());
                    series.failed.insert(other);
                    if (other.frame != key.frame)
                        Q_EMIT imageFailed(other, outcome.image.error());
                }
        Q_EMIT imageFailed(key, outcome.image.error());
    }
    Q_EMIT progressChanged(key.instance.series);
    if (fetched)
        m_next = 0;
    startMore();
}

void StudyLoader::keep(const ImageKey &key, const Outcome &outcome)
{
    const auto &image = *outcome.image;
    if (image->plane)
        m_places.insert(key, {image->attributes->frameOfReference, *image->plane});
    if (!m_images.contains(key)) {
        m_images.insert(key, image);
        m_cachedBytes += image->bytes();
    }
    if (image->numberOfFrames > 1 && !m_clips.contains(key.instance.instance)) {
        m_clips.insert(key.instance.instance, {outcome.instance, outcome.instance->bytes()});
        m_cachedBytes += outcome.instance->bytes();
    }
    makeRoom();
}

void StudyLoader::makeRoom()
{
    while (m_cachedBytes > m_limits.cacheBytes && m_images.size() > std::max<qsizetype>(1, m_panes.size())) {
        const auto worst = std::max_element(m_images.keyBegin(), m_images.keyEnd(),
                                            [&](const auto &a, const auto &b) { return rankOf(a) < rankOf(b); });
        const ImageKey key = *worst;
        m_cachedBytes -= m_images.take(key)->bytes();
    }
}

void StudyLoader::adoptFrameCount(const ImageKey &key, int frames)
{
    Stack &stack = m_series[key.instance.series].stack;
    const auto first =
        std::find_if(stack.begin(), stack.end(), [&](const ImageKey &k) { return k.instance == key.instance; });
    if (first == stack.end())
        return;
    const auto last = std::find_if(first, stack.end(), [&](const ImageKey &k) { return k.instance != key.instance; });
    if (last - first == frames)
        return;
    Stack changed(stack.begin(), first);
    for (int i = 0; i < frames; ++i)
        changed.append({key.instance, i});
    changed.append(Stack(last, stack.end()));
    stack = std::move(changed);
    refreshOrder();
    Q_EMIT stackChanged(key.instance.series);
}

void StudyLoader::retry(const SeriesInstanceUid &series)
{
    SeriesState &state = m_series[series];
    for (const ImageKey &key : std::as_const(state.failed))
        m_errors.remove(key);
    state.failed.clear();
    m_next = 0;
    Q_EMIT progressChanged(series);
    startMore();
}

const Stack &StudyLoader::stack(const SeriesInstanceUid &series) const
{
    static const Stack none;
    const auto at = m_series.constFind(series);
    return at == m_series.constEnd() ? none : at->stack;
}

std::shared_ptr<const LoadedImage> StudyLoader::image(const ImageKey &key) const
{
    return m_images.value(key);
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
    const auto at = m_series.constFind(series);
    if (at == m_series.constEnd())
        return {};
    return {int(at->ready.size()), int(at->failed.size()), int(at->stack.size())};
}

} // namespace td::viewer::load
