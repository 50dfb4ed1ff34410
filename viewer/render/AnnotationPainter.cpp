// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/render/AnnotationPainter.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace td::viewer::render {
namespace {

using Kind = scene::Annotation::Kind;
using geometry::ImagePoint;

constexpr double kWidestText = 0.5; // of the area
constexpr double kMostEms = 24;     // longer lines are hard to read
constexpr int kTextFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
constexpr int kBandOpacity = 165; // of 255: the image still shows through

QPointF toCanvas(const scene::Placement &placement, ImagePoint p)
{
    const geometry::CanvasPoint c = placement.toCanvas(p);
    return {c.x, c.y};
}

QSizeF textSize(const QStringList &lines, const QRectF &area, const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = std::min(area.width() * kWidestText, kMostEms * metrics.averageCharWidth() * 1.6);
    const QRectF box = metrics.boundingRect(QRectF(0, 0, width, area.height()), kTextFlags, lines.join(u'\n'));
    const double inset = metrics.height() * 0.25;
    return {std::ceil(box.width()) + 2 * inset, std::ceil(box.height()) + inset};
}

QRectF keptInside(QRectF rect, const QRectF &area)
{
    rect.moveLeft(std::max(area.left(), std::min(rect.left(), area.right() - rect.width())));
    rect.moveTop(std::max(area.top(), std::min(rect.top(), area.bottom() - rect.height())));
    return rect;
}

/// Where it covers none of `others`: as near as can be below or above its place, else in another column, from the left
/// to the right; nothing where there is no room.
std::optional<QRectF> keptApart(const QRectF &rect, const QVector<QRectF> &others, const QRectF &area)
{
    constexpr double gap = 2;
    constexpr int columns = 8;
    for (int column = -1; column <= columns; ++column)
        for (const bool below : {true, false}) {
            QRectF moved = rect;
            if (column >= 0)
                moved.moveLeft(area.left() + (area.width() - rect.width()) * column / columns);
            while (area.contains(moved)) {
                const auto covered = std::find_if(others.begin(), others.end(),
                                                  [&](const QRectF &other) { return other.intersects(moved); });
                if (covered == others.end())
                    return moved;
                moved.moveTop(below ? covered->bottom() + gap : covered->top() - moved.height() - gap);
            }
        }
    return std::nullopt;
}

/// A short line across `line` at its first end.
void addTick(QPainterPath &path, const QLineF &line, double length)
{
    if (line.length() == 0)
        return;
    QLineF tick = line.normalVector();
    tick.setLength(length);
    path.moveTo(line.p1() - (tick.p2() - tick.p1()));
    path.lineTo(tick.p2());
}

void addArrowHead(QPainterPath &path, const QLineF &shaft, double length)
{
    if (shaft.length() == 0)
        return;
    constexpr double opening = 25; // degrees
    for (const double side : {-opening, opening}) {
        QLineF barb(shaft.p2(), shaft.p1());
        barb.setAngle(barb.angle() + side);
        barb.setLength(std::min(length, shaft.length()));
        path.moveTo(barb.p1());
        path.lineTo(barb.p2());
    }
}

void addArc(QPainterPath &path, const QPointF &vertex, const QPointF &a, const QPointF &b, double radius)
{
    const QLineF first(vertex, a);
    const QLineF second(vertex, b);
    const double r = std::min({radius, first.length() * 0.7, second.length() * 0.7});
    if (r < 4)
        return;
    double sweep = std::remainder(second.angle() - first.angle(), 360.0);
    const QRectF box(vertex.x() - r, vertex.y() - r, 2 * r, 2 * r);
    path.arcMoveTo(box, first.angle());
    path.arcTo(box, first.angle(), sweep);
}

QPainterPath shapeOf(const scene::Annotation &a, const scene::Placement &placement, double unit)
{
    QPainterPath path;
    for (const auto &[from, to] : scene::strokes(a)) {
        path.moveTo(toCanvas(placement, from));
        path.lineTo(toCanvas(placement, to));
    }
    std::vector<QPointF> p;
    for (const ImagePoint &point : a.points)
        p.push_back(toCanvas(placement, point));
    if (p.size() == 2 && (a.kind == Kind::Length || a.kind == Kind::Calibrate)) {
        addTick(path, {p[0], p[1]}, 4 * unit);
        addTick(path, {p[1], p[0]}, 4 * unit);
    }
    if (p.size() == 2 && a.kind == Kind::Arrow)
        addArrowHead(path, {p[0], p[1]}, 12 * unit);
    if (p.size() == 3 && a.kind == Kind::Angle)
        addArc(path, p[1], p[0], p[2], 22 * unit);
    if (p.size() == 1 && (a.kind == Kind::Point || a.kind == Kind::Text)) {
        const double r = a.kind == Kind::Point ? 7 * unit : 2.5 * unit;
        path.addEllipse(p[0], r / 2, r / 2);
        if (a.kind == Kind::Point)
            for (const QPointF &way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
                path.moveTo(p[0] + way * r * 0.8);
                path.lineTo(p[0] + way * r * 1.6);
            }
    }
    return path;
}

void stroke(QPainter &painter, const QPainterPath &path, const QColor &color, const AnnotationStyle &style,
            Qt::PenStyle kind = Qt::SolidLine)
{
    QColor rim = style.rim;
    rim.setAlpha(200);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(rim, style.pen * 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(QPen(color, style.pen, kind, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

void paintHandles(QPainter &painter, const scene::Annotation &a, const scene::Placement &placement,
                  const AnnotationStyle &style)
{
    const double half = 2.4 * style.pen;
    painter.setPen(QPen(style.rim, style.pen));
    painter.setBrush(style.chosen);
    for (const ImagePoint &p : scene::handles(a)) {
        const QPointF at = toCanvas(placement, p);
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half));
    }
}

void paintLeader(QPainter &painter, const QRectF &label, const QPointF &anchor, const QColor &color,
                 const AnnotationStyle &style)
{
    const QPointF nearest(std::clamp(anchor.x(), label.left(), label.right()),
                          std::clamp(anchor.y(), label.top(), label.bottom()));
    if (QLineF(nearest, anchor).length() < 12 * style.pen)
        return;
    QPainterPath line(nearest);
    line.lineTo(anchor);
    AnnotationStyle thin = style;
    thin.pen *= 0.6;
    stroke(painter, line, color, thin, Qt::DashLine);
}

void paintLabel(QPainter &painter, const QRectF &label, const QStringList &lines, const QColor &color,
                const AnnotationStyle &style)
{
    QColor band = style.rim;
    band.setAlpha(kBandOpacity);
    const double inset = QFontMetricsF(style.font).height() * 0.25;
    painter.setPen(Qt::NoPen);
    painter.setBrush(band);
    painter.drawRoundedRect(label, inset, inset);
    const QRectF inner = label.adjusted(inset, inset / 2, -inset + 1, 0);
    painter.setPen(style.rim);
    const double rim = std::max(1.0, style.font.pixelSize() / 13.0);
    const QString text = lines.join(u'\n');
    for (const QPointF &offset : {QPointF(-rim, 0), QPointF(rim, 0), QPointF(0, -rim), QPointF(0, rim)})
        painter.drawText(inner.translated(offset), kTextFlags, text);
    painter.setPen(color);
    painter.drawText(inner, kTextFlags, text);
}

/// A Cobb angle's two lines belong together.
void paintTie(QPainter &painter, const scene::Annotation &a, const scene::Placement &placement, const QColor &color,
              const AnnotationStyle &style)
{
    if (a.kind != Kind::CobbAngle || a.points.size() != 4)
        return;
    QPainterPath tie((toCanvas(placement, a.points[0]) + toCanvas(placement, a.points[1])) / 2);
    tie.lineTo((toCanvas(placement, a.points[2]) + toCanvas(placement, a.points[3])) / 2);
    AnnotationStyle thin = style;
    thin.pen *= 0.6;
    stroke(painter, tie, color, thin, Qt::DashLine);
}

/// Whether an angle's sides lie right of its vertex, where its text would cover them.
bool opensToTheRight(const scene::Annotation &a, const scene::Placement &placement)
{
    if (a.kind != Kind::Angle || a.points.size() != 3)
        return false;
    const QPointF middle = (toCanvas(placement, a.points[0]) + toCanvas(placement, a.points[2])) / 2;
    return middle.x() > toCanvas(placement, a.points[1]).x();
}

/// Right of its shape; left where the area ends there, or where it would cover the shape.
QRectF wantedRect(const scene::Annotation &a, const QStringList &lines, const scene::Placement &placement,
                  const QRectF &area, const QFont &font)
{
    const double gap = QFontMetricsF(font).height() * 0.6;
    QRectF rect(QPointF(), textSize(lines, area, font));
    if (a.label) {
        rect.moveTopLeft(toCanvas(placement, *a.label));
        return rect;
    }
    const QPointF at = toCanvas(placement, scene::anchor(a));
    rect.moveTopLeft(at + QPointF(gap, -rect.height() / 2));
    if (rect.right() > area.right() || opensToTheRight(a, placement))
        rect.moveRight(at.x() - gap);
    return rect;
}

/// One try, with all lines or with the first lines alone.
QVector<AnnotationLabel> placedLabels(const std::vector<AnnotationMark> &marks, const scene::Placement &placement,
                                      const QRectF &area, const QFont &font, bool shortened)
{
    QVector<AnnotationLabel> labels(qsizetype(marks.size()));
    QVector<QRectF> taken;
    // What the reader has chosen or put somewhere has its place; the others make room.
    for (const bool isFixed : {true, false})
        for (qsizetype i = 0; i < labels.size(); ++i) {
            const AnnotationMark &mark = marks[std::size_t(i)];
            const bool fixed = mark.isChosen || mark.annotation.label.has_value();
            if (mark.lines.isEmpty() || mark.annotation.points.empty() || fixed != isFixed)
                continue;
            QStringList lines = mark.lines;
            if (shortened && !mark.isChosen && lines.size() > 1)
                lines = {lines.first() + QChar(0x2026)};
            const QRectF wanted = keptInside(wantedRect(mark.annotation, lines, placement, area, font), area);
            labels[i] = {fixed ? wanted : keptApart(wanted, taken, area).value_or(wanted), lines};
            taken.append(labels[i].rect);
        }
    return labels;
}

} // namespace

QVector<AnnotationLabel> annotationLabels(const std::vector<AnnotationMark> &marks, const scene::Placement &placement,
                                          const QRectF &area, const QFont &font)
{
    QVector<AnnotationLabel> labels = placedLabels(marks, placement, area, font, false);
    const auto isCovered = [&](const AnnotationLabel &label) {
        return std::any_of(labels.begin(), labels.end(), [&](const AnnotationLabel &other) {
            return &other != &label && other.rect.intersects(label.rect);
        });
    };
    if (std::any_of(labels.begin(), labels.end(), isCovered))
        return placedLabels(marks, placement, area, font, true);
    return labels;
}

void paintAnnotations(QPainter &painter, const std::vector<AnnotationMark> &marks, const scene::Placement &placement,
                      const QRectF &area, const AnnotationStyle &style)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setFont(style.font);
    const QVector<AnnotationLabel> labels = annotationLabels(marks, placement, area, style.font);
    for (const AnnotationMark &mark : marks) {
        const QColor &color = mark.isChosen ? style.chosen : style.line;
        paintTie(painter, mark.annotation, placement, color, style);
        stroke(painter, shapeOf(mark.annotation, placement, style.pen / 1.5), color, style);
    }
    const auto colorOf = [&](const AnnotationMark &mark) { return mark.isChosen ? style.chosen : style.line; };
    for (std::size_t i = 0; i < marks.size(); ++i) // all of them below all the texts
        if (const QRectF &label = labels[qsizetype(i)].rect; !label.isNull())
            paintLeader(painter, label, toCanvas(placement, scene::anchor(marks[i].annotation)), colorOf(marks[i]),
                        style);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (const QRectF &label = labels[qsizetype(i)].rect; !label.isNull())
            paintLabel(painter, label, labels[qsizetype(i)].lines, colorOf(marks[i]), style);
        if (marks[i].isChosen)
            paintHandles(painter, marks[i].annotation, placement, style);
    }
    painter.restore();
}

void paintKeyMark(QPainter &painter, const QPointF &at, double radius, const AnnotationStyle &style)
{
    constexpr double inner = 0.42; // of the outer radius
    QPolygonF star;
    for (int i = 0; i < 10; ++i) {
        const double r = i % 2 ? radius * inner : radius;
        const double t = std::numbers::pi * (i / 5.0 - 0.5);
        star.append(at + QPointF(r * std::cos(t), r * std::sin(t)));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style.rim, style.pen * 1.4));
    painter.setBrush(style.line);
    painter.drawPolygon(star);
    painter.restore();
}

void paintKeyboardCursor(QPainter &painter, const QPointF &at, const AnnotationStyle &style)
{
    QPainterPath cross;
    for (const QPointF &way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
        cross.moveTo(at + way * 4);
        cross.lineTo(at + way * 18);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    stroke(painter, cross, style.chosen, style);
    painter.restore();
}

} // namespace td::viewer::render
