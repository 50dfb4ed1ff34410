// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/Companions.h"

#include "viewer/load/Dressing.h"

#include <algorithm>

namespace td::viewer::load {
namespace {

constexpr qsizetype kMostDressed = 64; ///< remembered; no layout shows more than 16 images at a time

bool isNewer(const Companions::State &a, const Companions::State &b)
{
    return a->created != b->created ? a->created > b->created : a->number > b->number;
}

} // namespace

struct Companions::Read {
    State state;
    std::shared_ptr<const SegmentMasks> segmentation;
};

Companions::Companions(const StudyLoader &loader, QObject *parent)
    : QObject(parent)
    , m_mailbox(std::make_shared<Mailbox>(this, &m_readers))
{
    m_readers.setMaxThreadCount(1);
    connect(&loader, &StudyLoader::companionReady, this, &Companions::read);
}

Companions::~Companions()
{
    m_mailbox->close();
    m_readers.clear();
}

void Companions::read(const std::shared_ptr<const dicom::Part10> &file)
{
    m_mailbox->run(
        [this, mailbox = m_mailbox, file] { mailbox->post([this, read = readCompanion(*file)] { take(read); }); }, 0);
}

Companions::Read Companions::readCompanion(const dicom::Part10 &file)
{
    Read read;
    if (auto state = dicom::readPresentationState(file))
        read.state = std::make_shared<const dicom::PresentationState>(std::move(*state));
    else if (auto segmentation = SegmentMasks::create(file))
        read.segmentation = std::move(*segmentation);
    return read;
}

void Companions::take(const Read &read)
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
    return !hidden(segmentation).contains(segment);
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

std::shared_ptr<const LoadedImage> Companions::withSegmentsOf(const LoadedImage &image,
                                                              const std::shared_ptr<const LoadedImage> &shown) const
{
    std::vector<std::shared_ptr<const pixel::Mask>> segments;
    for (const auto &masks : m_segmentations)
        for (auto &mask : masks->over(image, hidden(masks->segmentation().instance)))
            segments.push_back(std::move(mask));
    if (segments.empty())
        return shown;
    auto with = std::make_shared<LoadedImage>(*shown);
    with->masks.insert(with->masks.end(), segments.begin(), segments.end());
    return with;
}

std::shared_ptr<const LoadedImage> Companions::withSegments(const std::shared_ptr<const LoadedImage> &image) const
{
    return image ? withSegmentsOf(*image, image) : nullptr;
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
    shown = withSegmentsOf(*image, shown);
    if (m_dressed.size() >= kMostDressed)
        m_dressed.clear();
    m_dressed.insert(image.get(), {image, shown});
    return shown;
}

} // namespace td::viewer::load
