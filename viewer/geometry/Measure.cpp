// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/geometry/Measure.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace td::viewer::geometry {
namespace {

constexpr double kMmPerCm = 10;
constexpr double kAlmostNothing = 1e-9; // of a pixel
constexpr double kDegrees = 180 / std::numbers::pi;

/// What one column and one row stand for.
struct Step {
    Unknown why = Unknown::Nothing;
    double column = 1;
    double row = 1;
    LengthUnit unitColumn = LengthUnit::Pixel;
    LengthUnit unitRow = LengthUnit::Pixel;
};

bool sameAxes(const ScaledRegion &a, const ScaledRegion &b)
{
    return a.unitX == b.unitX && a.unitY == b.unitY && a.deltaX == b.deltaX && a.deltaY == b.deltaY;
}

struct Axis {
    double step = 0;
    LengthUnit unit = LengthUnit::Pixel;
};

std::optional<Axis> axisOf(PhysicalUnit unit, double delta)
{
    switch (unit) {
    case PhysicalUnit::Centimetre:
        return Axis{std::abs(delta) * kMmPerCm, LengthUnit::Millimetre};
    case PhysicalUnit::Second:
        return Axis{std::abs(delta), LengthUnit::Second};
    case PhysicalUnit::Hertz:
        return Axis{std::abs(delta), LengthUnit::Hertz};
    case PhysicalUnit::CentimetrePerSecond:
        return Axis{std::abs(delta), LengthUnit::CentimetrePerSecond};
    case PhysicalUnit::Percent:
        return Axis{std::abs(delta), LengthUnit::Percent};
    case PhysicalUnit::Decibel:
        return Axis{std::abs(delta), LengthUnit::Decibel};
    case PhysicalUnit::Degree:
        return Axis{std::abs(delta), LengthUnit::Degree};
    default: // areas, volumes and slopes are no axes that a caliper can be laid along
        return std::nullopt;
    }
}

template <class Points>
Step stepInRegions(const std::vector<ScaledRegion> &regions, const Points &points)
{
    const ScaledRegion *found = nullptr;
    for (const ScaledRegion &region : regions) {
        const bool holdsAll =
            std::all_of(std::begin(points), std::end(points), [&](ImagePoint p) { return region.contains(p); });
        if (!holdsAll)
            continue;
        if (found && !sameAxes(*found, region))
            return {.why = Unknown::SeveralRegions};
        found = &region;
    }
    if (!found) {
        const bool allInside = std::all_of(std::begin(points), std::end(points), [&](ImagePoint p) {
            return std::any_of(regions.begin(), regions.end(), [p](const ScaledRegion &r) { return r.contains(p); });
        });
        return {.why = allInside ? Unknown::DifferentRegions : Unknown::OutsideRegions};
    }
    const auto x = axisOf(found->unitX, found->deltaX);
    const auto y = axisOf(found->unitY, found->deltaY);
    if (!x || !y)
        return {.why = Unknown::NoUnit};
    return {Unknown::Nothing, x->step, y->step, x->unit, y->unit};
}

template <class Points>
Step stepOf(const Scale &scale, const Points &points)
{
    if (scale.calibration.source == Calibration::Source::Regions)
        return stepInRegions(scale.calibration.regions, points);
    if (const auto &spacing = scale.calibration.spacingMm)
        return {Unknown::Nothing, (*spacing)[1], (*spacing)[0], LengthUnit::Millimetre, LengthUnit::Millimetre};
    return {};
}

/// The shape of a pixel for angles and areas: both axes in millimetres, or pixels of a known aspect.
template <class Points>
Step shapeOf(const Scale &scale, const Points &points)
{
    Step step = stepOf(scale, points);
    const bool plain = step.unitColumn == step.unitRow &&
                       (step.unitRow == LengthUnit::Millimetre || step.unitRow == LengthUnit::Pixel);
    if (step.why == Unknown::Nothing && !plain)
        return {.why = Unknown::NoUnit};
    if (step.unitRow == LengthUnit::Pixel)
        step.row = scale.rowAspect;
    return step;
}

double cornersArea(const std::vector<ImagePoint> &p)
{
    double twice = 0;
    for (std::size_t i = 0, last = p.size() - 1; i < p.size(); last = i++)
        twice += p[last].column * p[i].row - p[i].column * p[last].row;
    return std::abs(twice) / 2;
}

Area scaledArea(const Scale &scale, const std::vector<ImagePoint> &points, double pixels)
{
    const Step step = shapeOf(scale, points);
    if (step.why != Unknown::Nothing)
        return {step.why, 0, false};
    const bool millimetres = step.unitRow == LengthUnit::Millimetre;
    return {Unknown::Nothing, millimetres ? pixels * step.column * step.row : pixels, millimetres};
}

double turn(ImagePoint a, ImagePoint b, ImagePoint c)
{
    return (b.column - a.column) * (c.row - a.row) - (b.row - a.row) * (c.column - a.column);
}

Angle between(double ax, double ay, double bx, double by)
{
    if (std::hypot(ax, ay) < kAlmostNothing || std::hypot(bx, by) < kAlmostNothing)
        return {}; // a side without a length: as good as no opening
    return {Unknown::Nothing, std::abs(std::atan2(ax * by - ay * bx, ax * bx + ay * by)) * kDegrees};
}

} // namespace

Distance distance(const Scale &scale, ImagePoint a, ImagePoint b)
{
    const Step step = stepOf(scale, std::initializer_list<ImagePoint>{a, b});
    if (step.why != Unknown::Nothing)
        return {.why = step.why};
    const double columns = std::abs(b.column - a.column);
    const double rows = std::abs(b.row - a.row);
    if (step.unitColumn == LengthUnit::Pixel && scale.rowAspect != 1 && columns > kAlmostNothing &&
        rows > kAlmostNothing)
        return {.why = Unknown::UnequalPixels};
    if (step.unitColumn != step.unitRow ||
        (step.unitRow != LengthUnit::Millimetre && step.unitRow != LengthUnit::Pixel))
        return {Unknown::Nothing, true, {}, {columns * step.column, step.unitColumn}, {rows * step.row, step.unitRow}};
    return {Unknown::Nothing, false, {std::hypot(columns * step.column, rows * step.row), step.unitRow}, {}, {}};
}

Angle angle(const Scale &scale, ImagePoint a, ImagePoint vertex, ImagePoint b)
{
    const Step step = shapeOf(scale, std::initializer_list<ImagePoint>{a, vertex, b});
    if (step.why != Unknown::Nothing)
        return {step.why, 0};
    return between((a.column - vertex.column) * step.column, (a.row - vertex.row) * step.row,
                   (b.column - vertex.column) * step.column, (b.row - vertex.row) * step.row);
}

Angle angleBetweenLines(const Scale &scale, ImagePoint a, ImagePoint b, ImagePoint c, ImagePoint d)
{
    const Step step = shapeOf(scale, std::initializer_list<ImagePoint>{a, b, c, d});
    if (step.why != Unknown::Nothing)
        return {step.why, 0};
    Angle found = between((b.column - a.column) * step.column, (b.row - a.row) * step.row,
                          (d.column - c.column) * step.column, (d.row - c.row) * step.row);
    found.degrees = std::min(found.degrees, 180 - found.degrees);
    return found;
}

Area area(const Scale &scale, const std::vector<ImagePoint> &corners)
{
    if (crossesItself(corners))
        return {Unknown::CrossesItself, 0, false};
    return scaledArea(scale, corners, cornersArea(corners));
}

Area ellipseArea(const Scale &scale, ImagePoint corner, ImagePoint opposite)
{
    const double pixels =
        std::numbers::pi / 4 * std::abs(opposite.column - corner.column) * std::abs(opposite.row - corner.row);
    return scaledArea(scale, {corner, opposite}, pixels);
}

bool crossesItself(const std::vector<ImagePoint> &p)
{
    const std::size_t n = p.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 2; j < n; ++j) {
            if (i == 0 && j == n - 1)
                continue; // neighbours across the end
            const ImagePoint a = p[i], b = p[i + 1], c = p[j], d = p[(j + 1) % n];
            if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0)
                return true;
        }
    return false;
}

std::optional<Calibration> calibrated(const Scale &scale, ImagePoint a, ImagePoint b, double millimetres)
{
    const double widths = std::hypot(b.column - a.column, (b.row - a.row) * scale.rowAspect);
    if (!(widths >= 1) || !(millimetres > 0) || !std::isfinite(millimetres))
        return std::nullopt;
    const double perColumn = millimetres / widths;
    return Calibration{Calibration::Source::User, std::array{perColumn * scale.rowAspect, perColumn}, {}};
}

} // namespace td::viewer::geometry
