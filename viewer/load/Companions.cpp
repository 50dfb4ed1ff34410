// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/Companions.h"

#include "viewer/load/Dressing.h"

#include <algorithm>

namespace td::viewer::load {
namespace {

constexpr qsizetype kMostPerStudy = 2'000; ///< a breast screening has about ten
constexpr qsizetype kMostDressed = 64;     ///< remembered; no layout shows more than 16 images at a time

bool isNewer(const Companions::State &a, const Companions::State &b)
{
    return a->created != b->created ? a->created > b->created : a->number > b->number;
}

} // namespace

struct Companions::Read {
    bool arrived = false;
    State state;
    std::shared_ptr<const SegmentMasks> segmentation;
};

Companions::Companions(std::shared_ptr<dicom::InstanceSource> source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_mailbox(std::make_shared<Mailbox>(this, &m_readers))
{
    m_readers.setMaxThreadCount(1);
}

Companions::~Companions()
{
    m_mailbox->close();
    m_readers.clear();
}

void Companions::addStudy(const model::StudyContents &contents)
{
    qsizetype asked = 0;
    for (const model::ImagingSeries &series : contents.series)
        for (const model::ImagingInstance &instance : series.instances) {
            const bool isWanted =
                dicom::isPresentationState(instance.sopClass) || dicom::isSegmentation(instance.sopClass);
            if (!isWanted || m_known.contains(instance.uid) || ++asked > kMostPerStudy)
                continue;
            m_known.insert(instance.uid);
            m_queue.enqueue({contents.study.uid, series.uid, instance.uid});
        }
    fetchNext();
}

void Companions::fetchNext()
{
    if (m_fetching || m_queue.isEmpty())
        return;
    m_fetching = true;
    const model::InstanceKey key = m_queue.dequeue();
    // The answer may come when there is nobody left to read it.
    const auto deliver = [this, mailbox = m_mailbox, key](const Read &read) {
        mailbox->post([this, key, read] { take(key, read); });
    };
    m_source->instance(key)
        .then(QtFuture::Launch::Sync,
              [mailbox = m_mailbox, deliver](const Result<QByteArray> &bytes) {
                  mailbox->run([bytes, deliver] { deliver(readCompanion(bytes)); }, 0);
              })
        .onCanceled([deliver] { deliver({}); });
}

Companions::Read Companions::readCompanion(const Result<QByteArray> &bytes)
{
    Read read{bytes.has_value(), nullptr, nullptr};
    const auto file =
        bytes ? dicom::Part10::read(*bytes, dicom::Part10::Preamble::Optional) : tl::unexpected(bytes.error());
    if (!file)
        return read;
    if (auto state = dicom::readPresentationState(*file))
        read.state = std::make_shared<const dicom::PresentationState>(std::move(*state));
    else if (auto segmentation = SegmentMasks::create(*file))
        read.segmentation = std::move(*segmentation);
    return read;
}

void Companions::retry()
{
    m_queue.append(std::exchange(m_missing, {}));
    fetchNext();
}

void Companions::take(const model::InstanceKey &key, const Read &read)
{
    m_fetching = false;
    if (!read.arrived)
        m_missing.enqueue(key);
    else
        adopt(read);
    fetchNext();
}

void Companions::adopt(const Read &read)
{
    if (read.state) {
        for (const dicom::ImageReference &image : read.state->images) {
            std::vector<State> &states = m_states[image.instance];
            states.insert(std::upper_bound(states.begin(), states.end(), read.state, isNewer), read.state);
        }
    } else if (read.segmentation) {
        m_segmentations.push_back(read.segmentation);
    } else {
        return; // its own page says why
    }
    m_dressed.clear();
    Q_EMIT changed();
}

std::vector<Companions::State> Companions::statesOf(const LoadedImage &image) const
{
    std::vector<State> states;
    const SopInstanceUid &instance = image.attributes->sopInstance;
    for (const State &state : m_states.value(instance))
        if (dicom::refersTo(state->images, instance, image.frameIndex) && state->isColour == image.frame->isColour())
            states.push_back(state);
    return states;
}

Companions::State Companions::stateInForce(const LoadedImage &image) const
{
    const auto chosen = m_chosen.constFind(image.attributes->series);
    if (chosen != m_chosen.constEnd() && !*chosen)
        return nullptr;
    for (const State &state : statesOf(image))
        if (chosen == m_chosen.constEnd() || labelOf(*state) == *chosen)
            return state;
    return nullptr;
}

void Companions::choose(const SeriesInstanceUid &series, const std::optional<QString> &label)
{
    m_chosen.insert(series, label);
    m_dressed.clear();
    Q_EMIT changed();
}

std::vector<std::shared_ptr<const SegmentMasks>> Companions::segmentationsOf(const LoadedImage &image) const
{
    std::vector<std::shared_ptr<const SegmentMasks>> segmentations;
    std::copy_if(m_segmentations.begin(), m_segmentations.end(), std::back_inserter(segmentations),
                 [&image](const auto &masks) { return masks->concerns(image); });
    return segmentations;
}

bool Companions::isShown(const SopInstanceUid &segmentation, int segment) const
{
    return !m_hidden.value(segmentation).contains(segment);
}

void Companions::setShown(const SopInstanceUid &segmentation, int segment, bool shown)
{
    if (shown)
        m_hidden[segmentation].remove(segment);
    else
        m_hidden[segmentation].insert(segment);
    m_dressed.clear();
    Q_EMIT changed();
}

std::shared_ptr<const LoadedImage> Companions::dressed(const std::shared_ptr<const LoadedImage> &image) const
{
    if (!image || (m_states.isEmpty() && m_segmentations.empty()))
        return image;
    if (const auto at = m_dressed.constFind(image.get()); at != m_dressed.constEnd() && at->image.lock() == image)
        if (auto shown = at->shown.lock())
            return shown;
    const State state = stateInForce(*image);
    std::shared_ptr<const LoadedImage> shown = state ? presented(*image, *state) : image;
    std::vector<std::shared_ptr<const pixel::Mask>> segments;
    for (const auto &masks : m_segmentations)
        for (auto &mask : masks->over(*image, m_hidden.value(masks->segmentation().instance)))
            segments.push_back(std::move(mask));
    if (!segments.empty()) {
        auto with = std::make_shared<LoadedImage>(*shown);
        with->masks.insert(with->masks.end(), segments.begin(), segments.end());
        shown = std::move(with);
    }
    if (m_dressed.size() >= kMostDressed)
        m_dressed.clear();
    m_dressed.insert(image.get(), {image, shown});
    return shown;
}

} // namespace td::viewer::load
