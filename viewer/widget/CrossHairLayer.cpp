// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/CrossHairLayer.h"

#include <QLineF>

#include <cmath>
#include <numbers>

namespace td::viewer {
namespace {

using geometry::cross;
using geometry::dot;
using geometry::scaled;
using geometry::sum;
using geometry::Vector;

// Device-independent pixels.
constexpr double kGap = 14; ///< free around the crossing, so that what lies there can be seen
constexpr double kCenterReach = 14;
constexpr double kHandleReach = 11;
constexpr double kLineReach = 6;
constexpr double kHandleRadius = 5;
constexpr double kHandleShare = 0.7; ///< of the way from the crossing to the edge
constexpr double kMinHandle = 40;    ///< nearer to the crossing there is none

} // namespace

void CrossHairLayer::show(const geometry::PatientPoint &center, const QVector<Line> &lines)
{
    m_center = center;
    m_lines = lines;
    Q_EMIT changed();
}

QPointF CrossHairLayer::centerOnWidget(const LayerView &view) const
{
    return view.toWidget(view.image->plane->toImage(m_center));
}

std::optional<CrossHairLayer::Drawn> CrossHairLayer::drawn(const Line &line, const LayerView &view) const
{
    const geometry::ImagePlane &plane = *view.image->plane;
    const Vector direction = cross(plane.normal(), line.normal);
    constexpr double parallel = 0.05;
    if (geometry::length(direction) < parallel)
        return std::nullopt;
    // The image may lie beside the crossing (an original image): from its foot there, within the image, to the plane.
    const Vector across = sum(line.normal, scaled(plane.normal(), -dot(line.normal, plane.normal())));
    const Vector foot = sum(m_center.mm, scaled(plane.normal(), -plane.distanceMm(m_center)));
    const double off = dot(line.normal, sum(m_center.mm, scaled(foot, -1))) / dot(across, across);
    const Vector on = sum(foot, scaled(across, off));
    Drawn d;
    d.foot = view.toWidget(plane.toImage({on}));
    const QPointF step = view.toWidget(plane.toImage({sum(on, direction)})) - d.foot;
    d.along = step / std::hypot(step.x(), step.y());
    double first = -1e6;
    double last = 1e6;
    const auto clip = [&](double at, double by, double low, double high) {
        constexpr double still = 1e-9;
        if (std::abs(by) < still)
            return at >= low && at <= high;
        const double a = (low - at) / by;
        const double b = (high - at) / by;
        first = std::max(first, std::min(a, b));
        last = std::min(last, std::max(a, b));
        return first < last;
    };
    if (!clip(d.foot.x(), d.along.x(), view.area.left(), view.area.right()) ||
        !clip(d.foot.y(), d.along.y(), view.area.top(), view.area.bottom()))
        return std::nullopt;
    d.before = first;
    d.after = last;
    return d;
}

void CrossHairLayer::paintLine(QPainter &painter, const Line &line, const Drawn &d) const
{
    painter.setPen(QPen(line.color, 1.2));
    if (d.before < -kGap)
        painter.drawLine(d.at(d.before), d.at(std::min(-kGap, d.after)));
    if (d.after > kGap)
        painter.drawLine(d.at(std::max(kGap, d.before)), d.at(d.after));
    if (m_turnable) {
        painter.setBrush(Qt::black);
        for (const double end : {d.before, d.after})
            if (std::abs(end) * kHandleShare > kMinHandle)
                painter.drawEllipse(d.at(end * kHandleShare), kHandleRadius, kHandleRadius);
    }
    // The name stands well inside the picture: its edges belong to the texts and letters of the image.
    constexpr double share = 0.55;
    const QPointF at = d.at(d.after * share);
    const bool upright = std::abs(d.along.y()) > std::abs(d.along.x());
    painter.drawText(at + (upright ? QPointF(6, 0) : QPointF(-10, -6)), line.name);
}

void CrossHairLayer::paint(QPainter &painter, const LayerView &view)
{
    if (!view.image->plane)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Line &line : std::as_const(m_lines))
        if (const auto d = drawn(line, view))
            paintLine(painter, line, *d);
}

CrossHairLayer::Grip CrossHairLayer::gripAt(const QPointF &at, const LayerView &view, int &line) const
{
    const auto near = [&](const QPointF &p, double reach) { return QLineF(at, p).length() <= reach; };
    if (near(centerOnWidget(view), kCenterReach))
        return Grip::Center;
    for (int i = 0; i < m_lines.size(); ++i) {
        const auto d = drawn(m_lines[i], view);
        if (!d)
            continue;
        line = i;
        if (m_turnable)
            for (const double end : {d->before, d->after})
                if (std::abs(end) * kHandleShare > kMinHandle && near(d->at(end * kHandleShare), kHandleReach))
                    return Grip::Handle;
        const QPointF from = at - d->foot;
        if (std::abs(from.x() * d->along.y() - from.y() * d->along.x()) <= kLineReach)
            return Grip::Line;
    }
    return Grip::None;
}

double CrossHairLayer::angleAt(geometry::ImagePoint at, const LayerView &view) const
{
    const geometry::ImagePlane &plane = *view.image->plane;
    const geometry::ImagePoint c = plane.toImage(m_center);
    return std::atan2((at.row - c.row) * plane.rowSpacingMm(), (at.column - c.column) * plane.columnSpacingMm());
}

bool CrossHairLayer::pressed(const LayerPointer &pointer, const LayerView &view)
{
    if (!view.image->plane || m_lines.isEmpty() || scene::isAnnotating(view.tool))
        return false;
    m_grip = gripAt(pointer.widget, view, m_gripped);
    if (m_grip == Grip::None && view.tool == scene::Tool::CrossHair)
        m_grip = Grip::Center;
    m_angle = angleAt(pointer.at, view);
    if (m_grip == Grip::Center)
        dragged(pointer, view);
    return m_grip != Grip::None;
}

void CrossHairLayer::dragged(const LayerPointer &pointer, const LayerView &view)
{
    const geometry::ImagePlane &plane = *view.image->plane;
    const geometry::PatientPoint p = plane.toPatient(pointer.at);
    if (m_grip == Grip::Center) {
        Q_EMIT centerMoved(p);
    } else if (m_grip == Grip::Line) {
        const Line &line = m_lines[m_gripped];
        Q_EMIT planeMoved(line.view, dot(line.normal, sum(p.mm, scaled(m_center.mm, -1))));
    } else if (m_grip == Grip::Handle) {
        const double now = angleAt(pointer.at, view);
        const double by = std::remainder(now - m_angle, 2 * std::numbers::pi);
        m_angle = now;
        Q_EMIT turned(by);
    }
}

void CrossHairLayer::released(const LayerPointer &, const LayerView &)
{
    m_grip = Grip::None;
    Q_EMIT gestureEnded();
}

} // namespace td::viewer
