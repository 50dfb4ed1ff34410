// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/volume/Volume.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::volume {
namespace {

bool isPadding(const pixel::Presentation &p, double stored)
{
    return p.padding && stored >= (*p.padding)[0] && stored <= (*p.padding)[1];
}

/// Mean of the pixels of a square of four that are no padding; the first one when all are.
std::uint16_t meanOfFour(const std::array<std::uint16_t, 4> &four, const std::vector<bool> &padding)
{
    std::uint32_t total = 0;
    std::uint32_t count = 0;
    for (const std::uint16_t v : four)
        if (padding.empty() || !padding[v]) {
            total += v;
            ++count;
        }
    return count == 0 ? four[0] : std::uint16_t((total + count / 2) / count);
}

std::vector<bool> paddingIndices(const load::LoadedImage &image)
{
    std::vector<bool> padding;
    if (!image.presentation.padding)
        return padding;
    padding.resize(std::size_t(image.frame->maxIndex()) + 1);
    for (std::size_t i = 0; i < padding.size(); ++i)
        padding[i] = isPadding(image.presentation, image.frame->storedMin() + image.frame->step() * double(i));
    return padding;
}

} // namespace

std::optional<double> Volume::nearestValue(const geometry::PatientPoint &p) const
{
    const VoxelPoint v = m_grid.toVoxel(p);
    const auto column = qint64(std::lround(v.column));
    const auto row = qint64(std::lround(v.row));
    const auto slice = qint64(std::lround(v.slice));
    if (column < 0 || row < 0 || slice < 0 || column >= m_grid.columns() || row >= m_grid.rows() ||
        slice >= m_grid.slices())
        return std::nullopt;
    const auto step = m_voxels[std::size_t((slice * m_grid.rows() + row) * m_grid.columns() + column)];
    return step == 0 ? std::nullopt : std::optional(valueOf(step));
}

std::shared_ptr<const load::LoadedImage> halved(std::shared_ptr<const load::LoadedImage> image)
{
    const geometry::ImageSize size = image->size();
    if (image->frame->isColour() || size.columns < 2 || size.rows < 2)
        return image;
    auto half = std::make_shared<load::LoadedImage>(*image);
    const int columns = size.columns / 2;
    const int rows = size.rows / 2;
    const std::vector<bool> padding = paddingIndices(*image);
    const std::uint16_t *from = image->frame->levels().front().grey.data();
    std::vector<std::uint16_t> grey(std::size_t(columns) * std::size_t(rows));
    for (int y = 0; y < rows; ++y) {
        const std::uint16_t *upper = from + std::size_t(2 * y) * std::size_t(size.columns);
        const std::uint16_t *lower = upper + size.columns;
        for (int x = 0; x < columns; ++x)
            grey[std::size_t(y) * std::size_t(columns) + std::size_t(x)] =
                meanOfFour({upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]}, padding);
    }
    half->frame = std::make_shared<pixel::Frame>(
        pixel::Frame::fromGrey(columns, rows, std::move(grey), image->frame->storedMin(), image->frame->step()));
    half->masks.clear();
    half->graphics.clear();
    if (const auto &plane = image->plane) {
        // The centre of the new first pixel is the corner that its four pixels share.
        const geometry::Vector &r = plane->alongRow();
        const geometry::Vector &c = plane->alongColumn();
        half->plane = geometry::ImagePlane::create({r[0], r[1], r[2], c[0], c[1], c[2]}, plane->toPatient({1, 1}).mm,
                                                   {2 * plane->rowSpacingMm(), 2 * plane->columnSpacingMm()});
    }
    return half;
}

} // namespace td::viewer::volume
