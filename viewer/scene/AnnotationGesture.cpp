// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/AnnotationGesture.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::scene {
namespace {

using geometry::CanvasPoint;
using geometry::ImagePoint;
using Kind = Annotation::Kind;

constexpr std::size_t kFewestCorners = 3;

double apart(CanvasPoint a, CanvasPoint b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

bool isNear(ImagePoint a, ImagePoint b, double slack)
{
    return std::hypot(a.column - b.column, a.row - b.row) <= slack;
}

double fromLine(CanvasPoint p, CanvasPoint a, CanvasPoint b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return apart(p, {a.x + t * dx, a.y + t * dy});
}

} // namespace

std::optional<Grip> gripAt(const std::vector<Annotation> &annotations, const Placement &placement, CanvasPoint at,
                           double reach)
{
    std::optional<Grip> found;
    double nearest = reach;
    for (auto a = annotations.rbegin(); a != annotations.rend(); ++a) {
        const std::vector<ImagePoint> points = handles(*a);
        for (std::size_t i = 0; i < points.size(); ++i)
            if (const double d = apart(at, placement.toCanvas(points[i])); d < nearest) {
                nearest = d;
                found = Grip{a->id, Grip::Part::Handle, int(i)};
            }
    }
    if (found)
        return found; // a handle lies on its line and comes before it
    for (auto a = annotations.rbegin(); a != annotations.rend(); ++a)
        for (const auto &[from, to] : strokes(*a))
            if (const double d = fromLine(at, placement.toCanvas(from), placement.toCanvas(to)); d < nearest) {
                nearest = d;
                found = Grip{a->id, Grip::Part::Shape, 0};
            }
    return found;
}

void AnnotationGesture::press(Kind kind, const ImageRef &image, ImagePoint at)
{
    if (!isDrawing() || m_draft->kind != kind || !(m_draft->image == image)) {
        cancel();
        m_draft = Annotation{.id = QUuid::createUuid(), .kind = kind, .image = image, .points = {at}};
        m_opens = true;
        m_placed = pointsOf(kind) == 1 ? 0 : 1;
        if (m_placed == 1 && kind != Kind::Freehand)
            m_draft->points.push_back(at);
    } else {
        m_draft->points.back() = at;
        m_opens = kind == Kind::CobbAngle && m_placed == 2; // the second line begins like the first
        if (m_opens) {
            ++m_placed;
            m_draft->points.push_back(at);
        }
    }
    m_pressed = at;
    m_down = true;
    m_dragged = false;
}

void AnnotationGesture::grab(const Annotation &annotation, const Grip &grip, ImagePoint at)
{
    m_draft = annotation;
    m_grip = grip;
    m_pressed = m_last = at;
    m_down = true;
    m_dragged = false;
}

void AnnotationGesture::move(ImagePoint at, double slack)
{
    if (!m_draft)
        return;
    m_dragged |= m_down && !isNear(at, m_pressed, slack);
    if (m_grip) {
        if (!m_dragged)
            return;
        const double columns = at.column - m_last.column;
        const double rows = at.row - m_last.row;
        m_last = at;
        if (m_grip->part == Grip::Part::Handle)
            moveHandle(*m_draft, m_grip->handle, at);
        else if (m_grip->part == Grip::Part::Shape)
            moveBy(*m_draft, columns, rows);
        else if (m_draft->label)
            m_draft->label = ImagePoint{m_draft->label->column + columns, m_draft->label->row + rows};
        return;
    }
    const bool drawsOutline = m_draft->kind == Kind::Freehand && m_down && m_opens;
    if (!drawsOutline) {
        m_draft->points.back() = at;
    } else if (!isNear(at, m_draft->points.back(), slack / 2) &&
               m_draft->points.size() < std::size_t(Annotation::kMaxCorners)) {
        m_draft->points.push_back(at);
    }
}

std::optional<Annotation> AnnotationGesture::taken()
{
    std::optional<Annotation> whole = std::move(m_draft);
    cancel();
    return whole;
}

std::optional<Annotation> AnnotationGesture::release(ImagePoint at, double slack)
{
    if (!m_draft || !m_down)
        return std::nullopt;
    move(at, slack);
    m_down = false;
    if (!m_grip)
        return m_draft->kind == Kind::Freehand ? releaseOutline(at, slack) : releaseDrawing(at, slack);
    if (m_dragged)
        return taken();
    cancel(); // a click on it chooses it and changes nothing
    return std::nullopt;
}

std::optional<Annotation> AnnotationGesture::releaseDrawing(ImagePoint at, double slack)
{
    const std::size_t whole = std::size_t(pointsOf(m_draft->kind));
    if (m_opens && !m_dragged && whole > 1) {
        m_opens = false;
        return std::nullopt;
    }
    if (m_placed > 0 && isNear(at, m_draft->points[m_placed - 1], slack))
        return std::nullopt; // a line without a length is none
    m_draft->points.resize(m_placed + 1);
    m_draft->points.back() = at;
    if (++m_placed == whole)
        return taken();
    m_draft->points.push_back(at);
    m_opens = false;
    return std::nullopt;
}

std::optional<Annotation> AnnotationGesture::releaseOutline(ImagePoint at, double slack)
{
    if (m_opens && m_dragged) {
        if (m_draft->points.size() >= kFewestCorners)
            return taken();
        cancel();
        return std::nullopt;
    }
    if (m_opens) {
        m_opens = false;
        m_draft->points.push_back(at);
        return std::nullopt;
    }
    if (isNear(at, m_draft->points.front(), slack) || isNear(at, m_draft->points[m_placed - 1], slack))
        return close();
    if (++m_placed < std::size_t(Annotation::kMaxCorners))
        m_draft->points.push_back(at);
    else
        return close();
    return std::nullopt;
}

std::optional<Annotation> AnnotationGesture::close()
{
    if (!isDrawing() || m_draft->kind != Kind::Freehand || m_placed < kFewestCorners)
        return std::nullopt;
    m_draft->points.resize(m_placed); // the one that follows the pointer is no corner yet
    return taken();
}

void AnnotationGesture::cancel()
{
    *this = AnnotationGesture();
}

} // namespace td::viewer::scene
