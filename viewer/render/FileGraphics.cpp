// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/render/FileGraphics.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QPolygonF>
#include <QTransform>

#include <cmath>

namespace td::viewer::render {
namespace {

constexpr QRgb kGraphicColour = 0xFFFFD54F; ///< seen on black and on white anatomy, with its dark rim
constexpr double kMarkRadius = 5;           ///< of a point, in pen widths

QTransform transformOf(const scene::Placement &p)
{
    return {p.perColumn.x, p.perColumn.y, p.perRow.x, p.perRow.y, p.origin.x, p.origin.y};
}

/// A segment lets the image through, except at its edge.
QImage segmentOf(const pixel::Mask &mask)
{
    constexpr int insideOpacity = 80;
    constexpr int edgeOpacity = 230;
    constexpr int half = 128; // of a fractional segment, to be inside
    QImage image(mask.columns, mask.rows, QImage::Format_ARGB32_Premultiplied);
    const QColor colour = QColor::fromRgb(mask.colour);
    const auto at = [&mask](int x, int y) {
        const bool outside = x < 0 || y < 0 || x >= mask.columns || y >= mask.rows;
        return outside ? 0 : int(mask.opacity[std::size_t(y) * std::size_t(mask.columns) + std::size_t(x)]);
    };
    for (int y = 0; y < mask.rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < mask.columns; ++x) {
            const int own = at(x, y);
            const bool isEdge = own >= half && (at(x - 1, y) < half || at(x + 1, y) < half || at(x, y - 1) < half ||
                                                at(x, y + 1) < half);
            const int opacity = isEdge ? edgeOpacity : own * insideOpacity / 255;
            line[x] = qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(), opacity));
        }
    }
    return image;
}

/// The mask as an image whose colour is everywhere the same and whose opacity is the mask's.
QImage imageOf(const pixel::Mask &mask)
{
    if (mask.kind == pixel::Mask::Kind::Segment)
        return segmentOf(mask);
    QImage image(mask.columns, mask.rows, QImage::Format_ARGB32_Premultiplied);
    const QColor colour = QColor::fromRgb(mask.colour);
    for (int y = 0; y < mask.rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const std::uint8_t *from = mask.opacity.data() + std::size_t(y) * std::size_t(mask.columns);
        for (int x = 0; x < mask.columns; ++x)
            line[x] = qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(), from[x]));
    }
    return image;
}

/// A smooth curve through the points (PS3.3 C.10.5.1.2 leaves the kind of curve open): Catmull-Rom as Bézier.
QPainterPath curveThrough(const QPolygonF &points)
{
    QPainterPath path(points.first());
    for (int i = 0; i + 1 < points.size(); ++i) {
        const QPointF before = points[std::max(0, i - 1)];
        const QPointF after = points[std::min(int(points.size()) - 1, i + 2)];
        path.cubicTo(points[i] + (points[i + 1] - before) / 6, points[i + 1] - (after - points[i]) / 6, points[i + 1]);
    }
    return path;
}

QPainterPath ellipseOf(const QPolygonF &p)
{
    const QLineF major(p[0], p[1]);
    const QLineF minor(p[2], p[3]);
    QPainterPath path;
    path.addEllipse(QPointF(0, 0), major.length() / 2, minor.length() / 2);
    QTransform place;
    place.translate(major.center().x(), major.center().y());
    place.rotateRadians(std::atan2(major.dy(), major.dx()));
    return place.map(path);
}

QPainterPath pathOf(const geometry::Graphic &graphic, const QPolygonF &p, double pen)
{
    using Kind = geometry::Graphic::Kind;
    QPainterPath path;
    switch (graphic.kind) {
    case Kind::Point:
        if (!p.isEmpty())
            path.addEllipse(p[0], kMarkRadius * pen, kMarkRadius * pen);
        break;
    case Kind::Polyline:
        if (!p.isEmpty())
            path.addPolygon(p);
        break;
    case Kind::Interpolated:
        if (!p.isEmpty())
            path = curveThrough(p);
        break;
    case Kind::Circle:
        if (p.size() == 2)
            path.addEllipse(p[0], QLineF(p[0], p[1]).length(), QLineF(p[0], p[1]).length());
        break;
    case Kind::Ellipse:
        if (p.size() == 4)
            path = ellipseOf(p);
        break;
    case Kind::Text:
        break;
    }
    return path;
}

QColor colourOf(const geometry::Graphic &graphic)
{
    return QColor::fromRgb(graphic.colour != 0 ? graphic.colour : kGraphicColour);
}

void strokeWithRim(QPainter &painter, const QPainterPath &path, const QColor &colour, double pen)
{
    painter.strokePath(path, QPen(QColor(0, 0, 0, 200), 3.5 * pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.strokePath(path, QPen(colour, 1.5 * pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void paintText(QPainter &painter, const geometry::Graphic &graphic, const QPolygonF &p, const QTransform &toCanvas,
               double pen)
{
    const bool anchored = graphic.anchor.has_value();
    const QPointF anchor = anchored ? toCanvas.map(QPointF(graphic.anchor->column, graphic.anchor->row)) : QPointF();
    if (p.isEmpty() && !anchored)
        return;
    const QFontMetricsF metrics(painter.font(), painter.device());
    QRectF box = metrics.boundingRect(QRectF(0, 0, 4000, 4000), Qt::AlignLeft, graphic.text);
    box.moveTopLeft(p.isEmpty() ? anchor + QPointF(6 * pen, -box.height() / 2) : p.boundingRect().topLeft());
    if (anchored && graphic.anchorVisible && !p.isEmpty())
        strokeWithRim(
            painter,
            [&] {
                QPainterPath line(p.boundingRect().center());
                line.lineTo(anchor);
                return line;
            }(),
            colourOf(graphic), pen);
    painter.setPen(QColor(0, 0, 0));
    for (const QPointF &offset : {QPointF(-pen, 0), QPointF(pen, 0), QPointF(0, -pen), QPointF(0, pen)})
        painter.drawText(box.translated(offset), Qt::AlignLeft, graphic.text);
    painter.setPen(colourOf(graphic));
    painter.drawText(box, Qt::AlignLeft, graphic.text);
}

void paintGraphic(QPainter &painter, const geometry::Graphic &graphic, const QTransform &toCanvas, double pen)
{
    QPolygonF points;
    for (const geometry::ImagePoint &p : graphic.points)
        points.append(toCanvas.map(QPointF(p.column, p.row)));
    if (graphic.kind == geometry::Graphic::Kind::Text)
        return paintText(painter, graphic, points, toCanvas, pen);
    const QPainterPath path = pathOf(graphic, points, pen);
    if (graphic.isFilled)
        painter.fillPath(path, colourOf(graphic));
    strokeWithRim(painter, path, colourOf(graphic), pen);
}

} // namespace

FileGraphics::FileGraphics(geometry::ImageSize size, const std::vector<std::shared_ptr<const pixel::Mask>> &masks,
                           std::optional<geometry::Shutter> shutter, std::vector<geometry::Graphic> graphics)
    : m_size(size)
    , m_shutter(std::move(shutter))
    , m_graphics(std::move(graphics))
{
    for (const auto &mask : masks)
        m_masks.push_back({mask->kind, QPoint(mask->originColumn, mask->originRow), imageOf(*mask)});
}

void FileGraphics::paintMasks(QPainter &painter, const QTransform &toCanvas, pixel::Mask::Kind kind) const
{
    for (const Layer &layer : m_masks) {
        if (layer.kind != kind)
            continue;
        painter.save();
        painter.setTransform(toCanvas, true);
        painter.setClipRect(QRectF(0, 0, m_size.columns, m_size.rows), Qt::IntersectClip);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(layer.origin, layer.image);
        painter.restore();
    }
}

void FileGraphics::paintShutter(QPainter &painter, const QTransform &toCanvas) const
{
    const geometry::Shutter &shutter = *m_shutter;
    QPainterPath whole;
    whole.addRect(0, 0, m_size.columns, m_size.rows);
    QPainterPath seen = whole;
    if (shutter.box) {
        QPainterPath box;
        box.addRect(
            QRectF(shutter.box->topLeft.column, shutter.box->topLeft.row, shutter.box->columns(), shutter.box->rows()));
        seen = seen.intersected(box);
    }
    if (shutter.disc) {
        QPainterPath disc;
        disc.addEllipse(QPointF(shutter.disc->center.column, shutter.disc->center.row), shutter.disc->radius,
                        shutter.disc->radius);
        seen = seen.intersected(disc);
    }
    if (!shutter.polygon.empty()) {
        QPolygonF corners;
        for (const geometry::ImagePoint &p : shutter.polygon)
            corners.append(QPointF(p.column, p.row));
        QPainterPath polygon;
        polygon.addPolygon(corners);
        polygon.closeSubpath();
        seen = seen.intersected(polygon);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(toCanvas.map(whole.subtracted(seen)), QColor(shutter.grey, shutter.grey, shutter.grey));
    painter.restore();
}

void FileGraphics::paint(QPainter &painter, const scene::Placement &placement, double pen) const
{
    if (isEmpty())
        return;
    const QTransform toCanvas = transformOf(placement);
    paintMasks(painter, toCanvas, pixel::Mask::Kind::Segment);
    if (m_shutter)
        paintShutter(painter, toCanvas);
    paintMasks(painter, toCanvas, pixel::Mask::Kind::Shutter);
    paintMasks(painter, toCanvas, pixel::Mask::Kind::Overlay);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const geometry::Graphic &graphic : m_graphics)
        paintGraphic(painter, graphic, toCanvas, pen);
    painter.restore();
}

} // namespace td::viewer::render
