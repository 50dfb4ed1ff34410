// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/geometry/ImagePlane.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::geometry {
namespace {

constexpr double kTolerance = 0.01; ///< what the rounding of decimal strings explains

/// Keeps of the line `from` + t * `direction` what lies in 0..columns x 0..rows; false when nothing does.
bool clip(ImagePoint from, ImagePoint direction, ImageSize size, double &first, double &last)
{
    const auto clipAxis = [&](double at, double step, double limit) {
        if (std::abs(step) < 1e-12)
            return at >= 0 && at <= limit;
        double enter = -at / step;
        double leave = (limit - at) / step;
        if (enter > leave)
            std::swap(enter, leave);
        first = std::max(first, enter);
        last = std::min(last, leave);
        return first <= last;
    };
    return clipAxis(from.column, direction.column, size.columns) && clipAxis(from.row, direction.row, size.rows);
}

ImagePoint difference(ImagePoint a, ImagePoint b)
{
    return {a.column - b.column, a.row - b.row};
}

} // namespace

double dot(const Vector &a, const Vector &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector cross(const Vector &a, const Vector &b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

Vector scaled(const Vector &v, double by)
{
    return {v[0] * by, v[1] * by, v[2] * by};
}

Vector sum(const Vector &a, const Vector &b)
{
    return {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
}

double length(const Vector &v)
{
    return std::hypot(v[0], v[1], v[2]);
}

std::optional<ImagePlane> ImagePlane::create(const std::array<double, 6> &orientation, const Vector &position,
                                             const std::array<double, 2> &spacing)
{
    const Vector row{orientation[0], orientation[1], orientation[2]};
    const Vector column{orientation[3], orientation[4], orientation[5]};
    const bool unit = std::abs(length(row) - 1) < kTolerance && std::abs(length(column) - 1) < kTolerance;
    if (!unit || std::abs(dot(row, column)) > kTolerance || !(spacing[0] > 0) || !(spacing[1] > 0))
        return std::nullopt;
    ImagePlane plane;
    plane.m_origin = position;
    plane.m_row = scaled(row, 1 / length(row));
    plane.m_normal = cross(plane.m_row, column);
    plane.m_normal = scaled(plane.m_normal, 1 / length(plane.m_normal));
    plane.m_column = cross(plane.m_normal, plane.m_row);
    plane.m_rowSpacing = spacing[0];
    plane.m_columnSpacing = spacing[1];
    return plane;
}

PatientPoint ImagePlane::toPatient(ImagePoint p) const
{
    // Image points count from the corner of the first pixel, Image Position (Patient) is its centre.
    const Vector across = scaled(m_row, (p.column - 0.5) * m_columnSpacing);
    const Vector down = scaled(m_column, (p.row - 0.5) * m_rowSpacing);
    return {sum(m_origin, sum(across, down))};
}

ImagePoint ImagePlane::toImage(const PatientPoint &p) const
{
    const Vector from = sum(p.mm, scaled(m_origin, -1));
    return {dot(from, m_row) / m_columnSpacing + 0.5, dot(from, m_column) / m_rowSpacing + 0.5};
}

double ImagePlane::distanceMm(const PatientPoint &p) const
{
    return dot(sum(p.mm, scaled(m_origin, -1)), m_normal);
}

bool ImagePlane::isParallelTo(const ImagePlane &other, double cosine) const
{
    return std::abs(dot(m_normal, other.m_normal)) >= cosine;
}

std::optional<std::pair<ImagePoint, ImagePoint>> referenceLine(const ImagePlane &plane, ImageSize size,
                                                               const ImagePlane &other, ImageSize otherSize)
{
    const Vector along = cross(plane.normal(), other.normal());
    const double sine = length(along);
    if (sine < 0.02) // a degree
        return std::nullopt;
    // A point of both planes: from the other's origin, along the other's plane, at a right angle to the line.
    const Vector direction = scaled(along, 1 / sine);
    const Vector inOther = cross(direction, other.normal());
    const double climb = dot(inOther, plane.normal());
    const double step = -plane.distanceMm({other.origin()}) / climb;
    const PatientPoint start{sum(other.origin(), scaled(inOther, step))};
    const PatientPoint next{sum(start.mm, direction)};
    double first = -1e9;
    double last = 1e9;
    const ImagePoint here = plane.toImage(start);
    const ImagePoint hereStep = difference(plane.toImage(next), here);
    const ImagePoint there = other.toImage(start);
    const ImagePoint thereStep = difference(other.toImage(next), there);
    if (!clip(here, hereStep, size, first, last) || !clip(there, thereStep, otherSize, first, last))
        return std::nullopt;
    const auto at = [&](double t) {
        return ImagePoint{here.column + t * hereStep.column, here.row + t * hereStep.row};
    };
    return std::pair(at(first), at(last));
}

} // namespace td::viewer::geometry
