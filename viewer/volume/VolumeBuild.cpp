// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/volume/Volume.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace td::viewer::volume {
namespace {

using Images = std::vector<std::shared_ptr<const load::LoadedImage>>;

constexpr int kLastStep = 65535;

/// What each index of a frame measures; not a number for padding.
std::vector<double> valuesOf(const load::LoadedImage &image)
{
    const pixel::Frame &frame = *image.frame;
    const pixel::Presentation &p = image.presentation;
    std::vector<double> values(std::size_t(frame.maxIndex()) + 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double stored = frame.storedMin() + frame.step() * double(i);
        const bool padding = p.padding && stored >= (*p.padding)[0] && stored <= (*p.padding)[1];
        values[i] = padding ? std::numeric_limits<double>::quiet_NaN() : p.modality(stored);
    }
    return values;
}

/// The smallest and the largest value that occur, padding left out; nothing when all is padding.
std::optional<std::pair<double, double>> rangeOf(const load::LoadedImage &image)
{
    const std::vector<double> values = valuesOf(image);
    std::vector<bool> used(values.size());
    for (const std::uint16_t index : image.frame->levels().front().grey)
        used[index] = true;
    std::optional<std::pair<double, double>> range;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!used[i] || std::isnan(values[i]))
            continue;
        range = range ? std::pair(std::min(range->first, values[i]), std::max(range->second, values[i]))
                      : std::pair(values[i], values[i]);
    }
    return range;
}

/// The step of which every value of every image is a whole multiple away from the others; 0 when there is none.
double commonStep(const Images &images)
{
    const pixel::ModalityTransform &first = images.front()->presentation.modality;
    if (first.slope == 0)
        return 0;
    for (const auto &image : images) {
        const pixel::ModalityTransform &m = image->presentation.modality;
        const double apart = (m.intercept - first.intercept) / first.slope;
        constexpr double rounding = 1e-6;
        if (m.table || image->frame->step() != 1 || m.slope != first.slope ||
            std::abs(apart - std::round(apart)) > rounding)
            return 0;
    }
    return std::abs(first.slope);
}

} // namespace

Built<std::shared_ptr<const Volume>> Volume::build(Images images, std::size_t maxBytes,
                                                   const std::function<bool()> &isCancelled)
{
    std::vector<std::size_t> order;
    auto grid = VoxelGrid::arrange(images, order);
    if (!grid)
        return tl::unexpected(grid.error());
    const std::size_t perSlice = std::size_t(grid->columns()) * std::size_t(grid->rows());
    if (perSlice > maxBytes / sizeof(std::uint16_t) / order.size())
        return tl::unexpected(Refusal{Obstacle::TooLarge, 0});
    auto volume = std::shared_ptr<Volume>(new Volume(std::move(*grid)));
    volume->chooseSteps(images);
    volume->describe(*images[order[order.size() / 2]]);
    volume->m_voxels.resize(perSlice * order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (isCancelled && isCancelled())
            return tl::unexpected(Refusal{Obstacle::Cancelled, 0});
        volume->m_hasPadding |= volume->fill(*images[order[i]], volume->m_voxels.data() + i * perSlice);
        images[order[i]].reset(); // the largest part of the memory goes as the volume comes
    }
    return volume;
}

void Volume::chooseSteps(const Images &images)
{
    std::optional<std::pair<double, double>> range;
    for (const auto &image : images)
        if (const auto r = rangeOf(*image))
            range = range ? std::pair(std::min(range->first, r->first), std::max(range->second, r->second)) : r;
    m_low = range ? range->first : 0;
    m_high = range ? range->second : 0;
    double step = commonStep(images);
    if (step == 0 || (m_high - m_low) / step > kLastStep - 1)
        step = m_high > m_low ? (m_high - m_low) / (kLastStep - 1) : 1;
    m_presentation.modality = {step, m_low - step, std::nullopt};
}

void Volume::describe(const load::LoadedImage &middle)
{
    const pixel::ModalityTransform modality = m_presentation.modality;
    m_presentation = middle.presentation;
    m_presentation.modality = modality;
    m_presentation.padding = {0, 0};
    m_fullWidth = std::max(1.0, m_high - m_low + 1);
    if (!m_presentation.windows.empty())
        m_initialWindow = m_presentation.windows.front();
    else if (m_presentation.voiTables.empty())
        m_initialWindow = pixel::Window{(m_low + m_high) / 2 + 0.5, m_fullWidth, pixel::WindowFunction::Linear, {}};

    auto attributes = std::make_shared<dicom::ImageAttributes>(*middle.attributes);
    attributes->frames = {attributes->frame(middle.frameIndex)};
    attributes->sopInstance = {}; // a resliced image is none of the study's instances
    attributes->instanceNumber = 0;
    attributes->overlays.clear();
    attributes->shutter.reset();
    attributes->regions.clear();
    attributes->pixelPadding.reset();
    attributes->cine = {};
    m_attributes = std::move(attributes);
}

bool Volume::fill(const load::LoadedImage &image, std::uint16_t *to) const
{
    const std::vector<double> values = valuesOf(image);
    std::vector<std::uint16_t> steps(values.size());
    const double step = m_presentation.modality.slope;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isnan(values[i]))
            steps[i] = std::uint16_t(std::clamp(std::round((values[i] - m_low) / step) + 1, 1.0, double(kLastStep)));
    bool padding = false;
    for (const std::uint16_t index : image.frame->levels().front().grey) {
        *to++ = steps[index];
        padding |= steps[index] == 0;
    }
    return padding;
}

} // namespace td::viewer::volume
