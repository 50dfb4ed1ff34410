// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ComparisonLayer.h"

#include "viewer/render/FrameRenderer.h"
#include "viewer/widget/Comparison.h"

#include <QPainterPath>

#include <cmath>

namespace td::viewer {
namespace {

constexpr double kMagnification = 2.5;
constexpr int kGlassRadius = 110;

void drawWithRim(QPainter &painter, const QVector<QLineF> &lines, const QColor &colour)
{
    painter.setPen(QPen(Qt::black, 3));
    painter.drawLines(lines);
    painter.setPen(QPen(colour, 1));
    painter.drawLines(lines);
}

} // namespace

ComparisonLayer::ComparisonLayer(Comparison &comparison, ImagePane &pane, const theme::Theme &theme)
    : ViewportLayer(&pane.viewport())
    , m_comparison(comparison)
    , m_pane(pane)
    , m_theme(theme)
{
}

void ComparisonLayer::paint(QPainter &painter, const LayerView &view)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (!view.image->plane)
        return;
    if (m_comparison.referenceLinesShown() && &m_comparison.activePane() != &m_pane)
        paintLine(painter, view);
    if (m_comparison.point() && m_comparison.pointFrame() == view.image->attributes->frameOfReference)
        paintPoint(painter, view);
}

void ComparisonLayer::paintLine(QPainter &painter, const LayerView &view) const
{
    const auto active = m_comparison.activePane().viewport().image();
    if (!active || !active->plane || active->attributes->frameOfReference.isEmpty() ||
        active->attributes->frameOfReference != view.image->attributes->frameOfReference)
        return;
    const auto line = geometry::referenceLine(*view.image->plane, view.image->size(), *active->plane, active->size());
    if (line)
        drawWithRim(painter, {QLineF(view.toWidget(line->first), view.toWidget(line->second))},
                    m_theme.color(theme::ColorRole::ViewerAccent));
}

void ComparisonLayer::paintPoint(QPainter &painter, const LayerView &view) const
{
    // A slice away from the point by more than its own thickness does not hold it.
    const double thickness = view.image->attributes->sliceThickness.value_or(view.image->plane->rowSpacingMm());
    if (std::abs(view.image->plane->distanceMm(*m_comparison.point())) > thickness)
        return;
    const QPointF at = view.toWidget(view.image->plane->toImage(*m_comparison.point()));
    constexpr double inner = 5;
    constexpr double outer = 22;
    drawWithRim(painter,
                {QLineF(at - QPointF(outer, 0), at - QPointF(inner, 0)),
                 QLineF(at + QPointF(inner, 0), at + QPointF(outer, 0)),
                 QLineF(at - QPointF(0, outer), at - QPointF(0, inner)),
                 QLineF(at + QPointF(0, inner), at + QPointF(0, outer))},
                m_theme.color(theme::ColorRole::ViewerAccent));
}

bool ComparisonLayer::pressed(const LayerPointer &pointer, const LayerView &view)
{
    if (view.tool != scene::Tool::CrossHair)
        return false;
    m_comparison.pointAt(m_pane, pointer.at);
    return true;
}

void ComparisonLayer::dragged(const LayerPointer &pointer, const LayerView &)
{
    m_comparison.pointAt(m_pane, pointer.at);
}

void ComparisonLayer::released(const LayerPointer &, const LayerView &) {}

MagnifierLayer::MagnifierLayer(ImagePane &pane, const theme::Theme &theme)
    : ViewportLayer(&pane.viewport())
    , m_pane(pane)
    , m_theme(theme)
{
}

void MagnifierLayer::paint(QPainter &painter, const LayerView &view)
{
    if (!m_glass)
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const int side = int(2 * kGlassRadius * ratio);
    scene::Placement p = view.placement;
    for (geometry::CanvasPoint *step : {&p.perColumn, &p.perRow})
        *step = {step->x * kMagnification * ratio, step->y * kMagnification * ratio};
    p.origin = {0, 0};
    const geometry::CanvasPoint under = p.toCanvas(m_glass->at);
    p.origin = {side / 2.0 - under.x, side / 2.0 - under.y};
    QImage seen = render::renderFrame(*view.image->frame, m_pane.viewport().lut(), p, {side, side});
    seen.setDevicePixelRatio(ratio);
    QPainterPath glass;
    glass.addEllipse(m_glass->widget, kGlassRadius, kGlassRadius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipPath(glass);
    painter.drawImage(m_glass->widget - QPointF(kGlassRadius, kGlassRadius), seen);
    painter.restore();
    painter.strokePath(glass, QPen(m_theme.color(theme::ColorRole::ViewerAccent), 2));
}

bool MagnifierLayer::pressed(const LayerPointer &pointer, const LayerView &view)
{
    if (view.tool != scene::Tool::Magnifier)
        return false;
    m_glass = pointer;
    Q_EMIT changed();
    return true;
}

void MagnifierLayer::dragged(const LayerPointer &pointer, const LayerView &)
{
    m_glass = pointer;
    Q_EMIT changed();
}

void MagnifierLayer::released(const LayerPointer &, const LayerView &)
{
    m_glass.reset();
    Q_EMIT changed();
}

} // namespace td::viewer
