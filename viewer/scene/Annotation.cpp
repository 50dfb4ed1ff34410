// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/Annotation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace td::viewer::scene {
namespace {

using geometry::ImagePoint;
using Kind = Annotation::Kind;

constexpr int kChords = 64;
constexpr std::size_t kMostCornerHandles = 24; // more would hide the outline

struct Box {
    double left, top, right, bottom;
};

Box boxOf(const std::vector<ImagePoint> &points)
{
    Box box{points[0].column, points[0].row, points[0].column, points[0].row};
    for (const ImagePoint &p : points)
        box = {std::min(box.left, p.column), std::min(box.top, p.row), std::max(box.right, p.column),
               std::max(box.bottom, p.row)};
    return box;
}

std::vector<ImagePoint> ellipseChords(const Box &box)
{
    std::vector<ImagePoint> points;
    for (int i = 0; i < kChords; ++i) {
        const double t = 2 * std::numbers::pi * i / kChords;
        points.push_back({(box.left + box.right) / 2 + (box.right - box.left) / 2 * std::cos(t),
                          (box.top + box.bottom) / 2 + (box.bottom - box.top) / 2 * std::sin(t)});
    }
    return points;
}

/// Pixels whose centres lie in [from, to) of `row`.
void addSpan(std::vector<pixel::PixelSpan> &spans, int row, double from, double to, int columns)
{
    const int first = std::max(0, int(std::ceil(std::max(from - 0.5, -1.0))));
    const int last = std::min(columns - 1, int(std::ceil(std::min(to - 0.5, double(columns)))) - 1);
    if (first <= last)
        spans.push_back({row, first, last});
}

/// Where the outline crosses the line through the centres of `row`, from left to right.
std::vector<double> crossings(const std::vector<ImagePoint> &corners, int row)
{
    const double y = row + 0.5;
    std::vector<double> found;
    for (std::size_t i = 0, last = corners.size() - 1; i < corners.size(); last = i++) {
        const ImagePoint a = corners[last];
        const ImagePoint b = corners[i];
        if ((a.row <= y) != (b.row <= y)) // a corner on the line belongs to one of its edges only
            found.push_back(a.column + (y - a.row) / (b.row - a.row) * (b.column - a.column));
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

Kind kindOf(Tool tool)
{
    static_assert(int(Tool::Calibrate) - int(Tool::Length) == int(Kind::Calibrate) - int(Kind::Length));
    return Kind(int(tool) - int(Tool::Length));
}

int pointsOf(Kind kind)
{
    switch (kind) {
    case Kind::Length:
    case Kind::Rectangle:
    case Kind::Ellipse:
    case Kind::Arrow:
    case Kind::Calibrate:
        return 2;
    case Kind::Angle:
        return 3;
    case Kind::CobbAngle:
        return 4;
    case Kind::Point:
    case Kind::Text:
        return 1;
    case Kind::Freehand:
    case Kind::KeyImage:
        break;
    }
    return 0;
}

bool hasArea(Kind kind)
{
    return kind == Kind::Rectangle || kind == Kind::Ellipse || kind == Kind::Freehand;
}

std::vector<ImagePoint> handles(const Annotation &a)
{
    const auto &p = a.points;
    if ((a.kind == Kind::Rectangle || a.kind == Kind::Ellipse) && p.size() == 2)
        return {p[0], {p[1].column, p[0].row}, p[1], {p[0].column, p[1].row}};
    if (a.kind == Kind::Freehand && p.size() > kMostCornerHandles)
        return {};
    return p;
}

void moveHandle(Annotation &a, int index, ImagePoint to)
{
    if ((a.kind == Kind::Rectangle || a.kind == Kind::Ellipse) && a.points.size() == 2) {
        a.points[index == 0 || index == 3 ? 0 : 1].column = to.column;
        a.points[index == 0 || index == 1 ? 0 : 1].row = to.row;
    } else {
        a.points.at(std::size_t(index)) = to;
    }
}

void moveBy(Annotation &a, double columns, double rows)
{
    for (ImagePoint &p : a.points)
        p = {p.column + columns, p.row + rows};
    if (a.label)
        a.label = ImagePoint{a.label->column + columns, a.label->row + rows};
}

std::vector<std::pair<ImagePoint, ImagePoint>> strokes(const Annotation &a)
{
    std::vector<ImagePoint> p = a.points;
    bool closed = hasArea(a.kind);
    if (p.size() == 2 && a.kind == Kind::Rectangle)
        p = handles(a);
    if (p.size() == 2 && a.kind == Kind::Ellipse)
        p = ellipseChords(boxOf(p));
    std::vector<std::pair<ImagePoint, ImagePoint>> lines;
    if (a.kind == Kind::CobbAngle) {
        for (std::size_t i = 0; i + 1 < p.size(); i += 2)
            lines.emplace_back(p[i], p[i + 1]);
        return lines;
    }
    for (std::size_t i = 0; i + 1 < p.size(); ++i)
        lines.emplace_back(p[i], p[i + 1]);
    if (closed && p.size() > 2)
        lines.emplace_back(p.back(), p.front());
    return lines;
}

ImagePoint anchor(const Annotation &a)
{
    if (a.points.empty())
        return {};
    if (a.kind == Kind::Angle && a.points.size() > 1)
        return a.points[1];
    if (hasArea(a.kind) && a.points.size() > 1) {
        const Box box = boxOf(a.points);
        return {box.right, (box.top + box.bottom) / 2};
    }
    if (a.kind == Kind::Arrow)
        return a.points.front();
    return *std::max_element(a.points.begin(), a.points.end(),
                             [](ImagePoint l, ImagePoint r) { return l.column < r.column; });
}

std::vector<pixel::PixelSpan> pixelsInside(const Annotation &a, geometry::ImageSize size)
{
    std::vector<pixel::PixelSpan> spans;
    if (a.points.size() < 2)
        return spans;
    const Box box = boxOf(a.points);
    const int firstRow = std::max(0, int(std::floor(std::clamp(box.top, 0.0, double(size.rows)))));
    const int lastRow = std::min(size.rows - 1, int(std::ceil(std::clamp(box.bottom, -1.0, double(size.rows)))));
    for (int row = firstRow; row <= lastRow; ++row) {
        const double y = row + 0.5;
        if (a.kind == Kind::Freehand) {
            const std::vector<double> edges = crossings(a.points, row);
            for (std::size_t i = 0; i + 1 < edges.size(); i += 2)
                addSpan(spans, row, edges[i], edges[i + 1], size.columns);
        } else if (y >= box.top && y < box.bottom) {
            const double fromMiddle =
                a.kind == Kind::Ellipse ? (y - (box.top + box.bottom) / 2) / ((box.bottom - box.top) / 2) : 0;
            const double half = (box.right - box.left) / 2 * std::sqrt(std::max(0.0, 1 - fromMiddle * fromMiddle));
            const double middle = (box.left + box.right) / 2;
            addSpan(spans, row, middle - half, middle + half, size.columns);
        }
    }
    return spans;
}

} // namespace td::viewer::scene
