// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/MarkPainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;
using theme::TextStyle;

enum class Shape { Rounded, Pill, Hexagon, Octagon, Square };

struct Tone {
    Shape shape;
    ColorRole fill;
    ColorRole edge;
    ColorRole letters;
};

Tone toneOf(const QString &modality)
{
    static const QHash<QString, Tone> tones = {
        {u"DX"_s, {Shape::Rounded, ColorRole::PrimarySoft, ColorRole::Primary, ColorRole::Text}},
        {u"CT"_s, {Shape::Pill, ColorRole::Primary, ColorRole::Primary, ColorRole::OnPrimary}},
        {u"MR"_s, {Shape::Hexagon, ColorRole::Text, ColorRole::Text, ColorRole::Surface}},
        {u"US"_s, {Shape::Octagon, ColorRole::Background, ColorRole::Secondary, ColorRole::Text}},
        {u"MG"_s, {Shape::Pill, ColorRole::PrimarySoft, ColorRole::Primary, ColorRole::Text}}};
    return tones.value(modality, {Shape::Square, ColorRole::Surface, ColorRole::Secondary, ColorRole::Text});
}

/// The rectangle with `cut` off each corner, over all of the height for a hexagon.
QPainterPath cutCorners(const QRectF &r, double cut, double cutHeight)
{
    QPainterPath path;
    path.addPolygon(QPolygonF{{r.left() + cut, r.top()},
                              {r.right() - cut, r.top()},
                              {r.right(), r.top() + cutHeight},
                              {r.right(), r.bottom() - cutHeight},
                              {r.right() - cut, r.bottom()},
                              {r.left() + cut, r.bottom()},
                              {r.left(), r.bottom() - cutHeight},
                              {r.left(), r.top() + cutHeight}});
    path.closeSubpath();
    return path;
}

QPainterPath outline(Shape shape, const QRectF &r, const theme::Theme &theme)
{
    QPainterPath path;
    const double radius = theme.metric(Metric::Radius);
    switch (shape) {
    case Shape::Rounded:
        path.addRoundedRect(r, radius, radius);
        break;
    case Shape::Pill:
        path.addRoundedRect(r, r.height() / 2, r.height() / 2);
        break;
    case Shape::Hexagon:
        return cutCorners(r, r.height() / 4, r.height() / 2);
    case Shape::Octagon:
        return cutCorners(r, r.height() / 4, r.height() / 4);
    case Shape::Square:
        path.addRect(r);
        break;
    }
    return path;
}

} // namespace

QSizeF markSize(const theme::Theme &theme, const QStringList &letters)
{
    QFont font = theme.font(TextStyle::Small);
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    double width = theme.metric(Metric::Target);
    for (const QString &text : letters)
        width = std::max(width, metrics.horizontalAdvance(text) + 2 * theme.metric(Metric::SpaceS));
    return {std::ceil(width), double(theme.metric(Metric::Target))};
}

void paintMark(QPainter &painter, const theme::Theme &theme, const QRectF &area, const MarkLook &look)
{
    constexpr double edgeWidth = 1.5;
    constexpr double behind = 4;
    const Tone tone = look.isGroup ? Tone{Shape::Rounded, ColorRole::Raised, ColorRole::Text, ColorRole::Text}
                                   : toneOf(look.modality);
    QRectF body = area.adjusted(edgeWidth, edgeWidth, -edgeWidth, -edgeWidth);
    QPen edge(theme.color(tone.edge), edgeWidth);
    painter.setBrush(theme.color(tone.fill));
    if (look.isGroup) {
        body.adjust(0, behind, -behind, 0);
        painter.setPen(edge);
        painter.drawPath(outline(tone.shape, body.translated(behind, -behind), theme));
    }
    if (look.isOwn) {
        // Dashes are seen on a light face only.
        painter.setBrush(theme.color(ColorRole::Surface));
        edge = QPen(theme.color(ColorRole::Text), 2, Qt::CustomDashLine, Qt::FlatCap);
        edge.setDashPattern({2.5, 1.5});
    }
    painter.setPen(edge);
    painter.drawPath(outline(tone.shape, body, theme));
    QFont font = theme.font(TextStyle::Small);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(look.isOwn ? ColorRole::Text : tone.letters));
    painter.drawText(body, Qt::AlignCenter, look.text);
}

} // namespace td::ui
