// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/volume/VoxelGrid.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace td::viewer::volume {
namespace {

using geometry::dot;
using geometry::length;
using geometry::scaled;
using geometry::sum;
using geometry::Vector;

constexpr double kSpacingShare = 1e-3; ///< pixel spacings this near are equal
constexpr double kHalfPixel = 0.5;
constexpr double kMaxLean = 1; ///< 45 degrees; gantries tilt up to 30

Vector between(const Vector &from, const Vector &to)
{
    return sum(to, scaled(from, -1));
}

bool nearlyEqual(double a, double b)
{
    return std::abs(a - b) <= kSpacingShare * std::max(a, b);
}

/// Turned by so little that no corner moves by half a pixel.
bool isAligned(const geometry::ImagePlane &a, const geometry::ImagePlane &b, geometry::ImageSize size)
{
    return length(between(a.alongRow(), b.alongRow())) * size.columns <= kHalfPixel &&
           length(between(a.alongColumn(), b.alongColumn())) * size.rows <= kHalfPixel;
}

std::optional<Obstacle> obstacleBetween(const load::LoadedImage &first, const load::LoadedImage &other)
{
    if (other.frame->isColour())
        return Obstacle::Colour;
    if (!other.plane)
        return Obstacle::NoPlacement;
    if (other.attributes->frameOfReference != first.attributes->frameOfReference)
        return Obstacle::OtherFrameOfReference;
    if (!first.plane)
        return Obstacle::NoPlacement;
    const bool sameSize = other.size().columns == first.size().columns && other.size().rows == first.size().rows;
    if (!sameSize || !nearlyEqual(other.plane->rowSpacingMm(), first.plane->rowSpacingMm()) ||
        !nearlyEqual(other.plane->columnSpacingMm(), first.plane->columnSpacingMm()))
        return Obstacle::OtherSize;
    if (!isAligned(*first.plane, *other.plane, first.size()))
        return Obstacle::NotParallel;
    return std::nullopt;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Built<VoxelGrid> VoxelGrid::arrange(const std::vector<std::shared_ptr<const load::LoadedImage>> &images,
                                    std::vector<std::size_t> &order)
{
    if (images.size() < std::size_t(kMinSlices))
        return tl::unexpected(Refusal{Obstacle::TooFew, 0});
    std::vector<geometry::ImagePlane> planes;
    std::vector<double> thicknessMm;
    for (const auto &image : images) {
        if (const auto obstacle = obstacleBetween(*images.front(), *image))
            return tl::unexpected(Refusal{*obstacle, 0});
        planes.push_back(*image->plane);
        thicknessMm.push_back(image->attributes->sliceThickness.value_or(0));
    }
    VoxelGrid grid;
    grid.m_columns = images.front()->size().columns;
    grid.m_rows = images.front()->size().rows;
    if (const auto refusal = grid.measure(std::move(planes), order, thicknessMm))
        return tl::unexpected(*refusal);
    return grid;
}

std::optional<Refusal> VoxelGrid::measure(std::vector<geometry::ImagePlane> planes, std::vector<std::size_t> &order,
                                          const std::vector<double> &thicknessMm)
{
    const Vector normal = planes.front().normal();
    order.resize(planes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto along = [&](std::size_t i) { return dot(planes[i].origin(), normal); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return along(a) < along(b); });
    m_first = planes[order.front()];
    const auto fromFirst = [&](std::size_t i) { return between(m_first.origin(), planes[i].origin()); };
    m_slicesMm.clear();
    for (const std::size_t i : order)
        m_slicesMm.push_back(dot(fromFirst(i), m_first.normal()));
    if (const auto refusal = checkGaps(thicknessMm, order))
        return refusal;

    const double whole = m_slicesMm.back();
    m_lean = between(m_first.normal(), scaled(fromFirst(order.back()), 1 / whole));
    if (length(m_lean) > kMaxLean)
        return Refusal{Obstacle::NotInLine, length(m_lean) * whole};
    const double allowedMm = kHalfPixel * std::min(m_first.rowSpacingMm(), m_first.columnSpacingMm());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Vector expected = scaled(sum(m_first.normal(), m_lean), m_slicesMm[i]);
        const double offMm = length(between(expected, fromFirst(order[i])));
        if (offMm > allowedMm)
            return Refusal{Obstacle::NotInLine, offMm};
    }
    return std::nullopt;
}

std::optional<Refusal> VoxelGrid::checkGaps(const std::vector<double> &thicknessMm,
                                            const std::vector<std::size_t> &order)
{
    std::vector<double> gaps;
    for (std::size_t i = 1; i < m_slicesMm.size(); ++i)
        gaps.push_back(m_slicesMm[i] - m_slicesMm[i - 1]);
    const double usual = median(gaps);
    constexpr double samePlaceMm = 1e-3;
    constexpr double samePlaceShare = 0.01;
    const double step = m_slicesMm.back() / double(gaps.size());
    m_regular = true;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (gaps[i] <= std::max(samePlaceMm, samePlaceShare * usual))
            return Refusal{Obstacle::RepeatedPosition, 0};
        const double filled = kThicknessFactor * std::max(thicknessMm[order[i]], thicknessMm[order[i + 1]]);
        if (gaps[i] > kGapFactor * usual && gaps[i] > filled)
            return Refusal{Obstacle::Gap, gaps[i]};
        if (std::abs(m_slicesMm[i + 1] - step * double(i + 1)) > kRegularShare * step)
            m_regular = false;
    }
    return std::nullopt;
}

double VoxelGrid::tiltDegrees() const
{
    return std::atan(length(m_lean)) * 180 / std::numbers::pi;
}

double VoxelGrid::smallestSpacingMm() const
{
    return std::min({rowSpacingMm(), columnSpacingMm(), sliceSpacingMm()});
}

VoxelPoint VoxelGrid::toSheared(const geometry::PatientPoint &p) const
{
    const Vector from = between(m_first.origin(), p.mm);
    const double mm = dot(from, m_first.normal());
    const Vector upright = between(scaled(m_lean, mm), from);
    return {dot(upright, m_first.alongRow()) / columnSpacingMm(), dot(upright, m_first.alongColumn()) / rowSpacingMm(),
            mm};
}

double VoxelGrid::sliceAt(double mm) const
{
    if (m_regular)
        return mm / sliceSpacingMm();
    const auto after = std::clamp(std::upper_bound(m_slicesMm.begin(), m_slicesMm.end(), mm), m_slicesMm.begin() + 1,
                                  m_slicesMm.end() - 1);
    const double before = *(after - 1);
    return double(after - 1 - m_slicesMm.begin()) + (mm - before) / (*after - before);
}

VoxelPoint VoxelGrid::toVoxel(const geometry::PatientPoint &p) const
{
    VoxelPoint v = toSheared(p);
    v.slice = sliceAt(v.slice);
    return v;
}

geometry::PatientPoint VoxelGrid::toPatient(const VoxelPoint &v) const
{
    double mm = v.slice * sliceSpacingMm();
    if (!m_regular) {
        const auto i = std::clamp(int(std::floor(v.slice)), 0, slices() - 2);
        const double before = m_slicesMm[std::size_t(i)];
        mm = before + (v.slice - i) * (m_slicesMm[std::size_t(i) + 1] - before);
    }
    const Vector across = scaled(m_first.alongRow(), v.column * columnSpacingMm());
    const Vector down = scaled(m_first.alongColumn(), v.row * rowSpacingMm());
    const Vector up = scaled(sum(m_first.normal(), m_lean), mm);
    return {sum(sum(m_first.origin(), up), sum(across, down))};
}

std::array<geometry::PatientPoint, 8> VoxelGrid::corners() const
{
    std::array<geometry::PatientPoint, 8> corners;
    for (std::size_t i = 0; i < corners.size(); ++i)
        corners[i] =
            toPatient({(i & 1) ? m_columns - 1.0 : 0.0, (i & 2) ? m_rows - 1.0 : 0.0, (i & 4) ? slices() - 1.0 : 0.0});
    return corners;
}

geometry::PatientPoint VoxelGrid::center() const
{
    const auto all = corners();
    return {scaled(sum(all.front().mm, all.back().mm), 0.5)};
}

} // namespace td::viewer::volume
