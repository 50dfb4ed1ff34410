// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/render/Overlay.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace td::viewer::render {
namespace {

using namespace Qt::StringLiterals;
/// Of the width for the texts of each side; the letters of the upper and the lower edge stand between them.
constexpr double columnShare = 0.46;
/// Beyond, a legend would hide more than it explains.
constexpr qsizetype kMostLegendRows = 7;

/// Light letters need a dark rim over bright anatomy.
void drawOutlined(QPainter &painter, const QRectF &rect, int flags, const QString &text, const OverlayStyle &style)
{
    painter.setPen(style.outline);
    const double rim = std::max(1.0, style.font.pixelSize() / 13.0);
    for (const QPointF &offset : {QPointF(-rim, 0), QPointF(rim, 0), QPointF(0, -rim), QPointF(0, rim)})
        painter.drawText(rect.translated(offset), flags, text);
    painter.setPen(style.text);
    painter.drawText(rect, flags, text);
}

void drawLines(QPainter &painter, const QRectF &area, const QStringList &lines, Qt::Alignment side, bool fromBottom,
               const OverlayStyle &style)
{
    const QFontMetricsF metrics(style.font, painter.device());
    const double lineHeight = metrics.lineSpacing();
    double y = fromBottom ? area.bottom() - lineHeight * double(lines.size()) : area.top();
    for (const QString &line : lines) {
        const QString shown = metrics.elidedText(line, Qt::ElideRight, area.width());
        drawOutlined(painter, QRectF(area.left(), y, area.width(), lineHeight), side | Qt::AlignVCenter, shown, style);
        y += lineHeight;
    }
}

/// Names beside their colours, from the line below the texts to above the letter of the left edge.
void drawLegend(QPainter &painter, const QRectF &area, const OverlayContent &content, const OverlayStyle &style)
{
    if (content.legend.isEmpty())
        return;
    const QFontMetricsF metrics(style.font, painter.device());
    const double line = metrics.lineSpacing();
    double y = area.top() + line * (double(content.topLeft.size()) + (content.topLeft.isEmpty() ? 0 : 0.5));
    const qsizetype entries = content.legend.size();
    const qsizetype named = namedEntries(entries, qsizetype((area.center().y() - line - y) / line));
    const double side = style.font.pixelSize() * 0.75;
    const double left = area.left() + side + style.font.pixelSize() * 0.5;
    const auto write = [&](const QString &text) {
        const QString shown = metrics.elidedText(text, Qt::ElideRight, area.right() - left);
        drawOutlined(painter, QRectF(left, y, area.right() - left, line), Qt::AlignLeft | Qt::AlignVCenter, shown,
                     style);
        y += line;
    };
    for (const LegendEntry &entry : content.legend.first(named)) {
        painter.setPen(QPen(style.outline, std::max(1.0, style.font.pixelSize() / 13.0)));
        painter.setBrush(entry.colour);
        painter.drawRect(QRectF(area.left() + 1, y + (line - side) / 2, side, side));
        write(entry.name);
    }
    if (named < entries)
        write(content.legendRest.arg(entries - named));
}

void drawLetters(QPainter &painter, const QRectF &area, const geometry::EdgeLetters &letters, double below,
                 OverlayStyle style)
{
    style.font.setBold(true);
    style.font.setPixelSize(int(style.font.pixelSize() * 1.3));
    painter.setFont(style.font);
    drawOutlined(painter, area, Qt::AlignLeft | Qt::AlignVCenter, letters.left, style);
    drawOutlined(painter, area, Qt::AlignRight | Qt::AlignVCenter, letters.right, style);
    drawOutlined(painter, area, Qt::AlignTop | Qt::AlignHCenter, letters.top, style);
    // The lower edge belongs to the notice; the letter stands above it.
    drawOutlined(painter, area.adjusted(0, 0, 0, -below), Qt::AlignBottom | Qt::AlignHCenter, letters.bottom, style);
}

void drawScaleBar(QPainter &painter, const QRectF &area, const OverlayContent &content, const OverlayStyle &style)
{
    if (content.millimetresPerPixel <= 0)
        return;
    const double length = scaleBarLength(content.millimetresPerPixel * area.width() * 0.48);
    const double pixels = length / content.millimetresPerPixel;
    const double tick = style.font.pixelSize() * 0.5;
    const double y = area.bottom() - tick - 2;
    const QLineF bar(area.right() - pixels, y, area.right(), y);
    for (const auto &[color, width] : {std::pair(style.outline, 4.0), std::pair(style.text, 2.0)}) {
        painter.setPen(QPen(color, width * std::max(1.0, style.font.pixelSize() / 13.0)));
        painter.drawLine(bar);
        painter.drawLine(QLineF(bar.x1(), y - tick, bar.x1(), y + tick));
        painter.drawLine(QLineF(bar.x2(), y - tick, bar.x2(), y + tick));
    }
    const QFontMetricsF metrics(style.font, painter.device());
    const QString text = scaleBarText(length, QLocale());
    const QString whole = content.scaleNote.isEmpty() ? text : text + u' ' + content.scaleNote;
    // What the length refers to is never left out: without room beside it, it stands above.
    const bool fits = metrics.horizontalAdvance(whole) <= area.width();
    const QStringList lines = fits ? QStringList{whole} : QStringList{content.scaleNote, text};
    drawLines(painter, QRectF(area.left(), area.top(), area.width(), y - tick - 2 - area.top()), lines, Qt::AlignRight,
              true, style);
}

double noticeHeight(const QPainter &painter, const QRectF &area, const QString &notice, const OverlayStyle &style)
{
    if (notice.isEmpty())
        return 0;
    const QFontMetricsF metrics(style.font, painter.device());
    return metrics.boundingRect(area, Qt::AlignHCenter | Qt::TextWordWrap, notice).height();
}

/// Letters as large as `style` asks for, or smaller where the texts of both sides would not fit beside each other.
OverlayStyle fitted(const QPainter &painter, const QRectF &area, const OverlayContent &content, OverlayStyle style)
{
    const QFontMetricsF metrics(style.font, painter.device());
    double widest = content.notice.isEmpty() ? 0 : metrics.horizontalAdvance(content.notice) / 2; // it may wrap once
    for (const QStringList &lines : {content.topLeft, content.topRight, content.bottomLeft, {content.scaleNote}})
        for (const QString &line : lines)
            widest = std::max(widest, metrics.horizontalAdvance(line) / columnShare);
    if (widest > area.width())
        style.font.setPixelSize(std::max(int(style.smallest), int(style.font.pixelSize() * area.width() / widest)));
    return style;
}

/// The notice has to be read over any image, so it stands on a band of its own.
void drawNotice(QPainter &painter, const QRectF &whole, const QRectF &area, const QString &notice,
                const OverlayStyle &style)
{
    if (notice.isEmpty())
        return;
    constexpr int bandOpacity = 190; // of 255: the image still shows through
    QColor band = style.outline;
    band.setAlpha(bandOpacity);
    const double top = area.bottom() - noticeHeight(painter, area, notice, style);
    painter.fillRect(QRectF(whole.left(), top, whole.width(), whole.bottom() - top), band);
    drawOutlined(painter, QRectF(area.left(), top, area.width(), area.bottom() - top),
                 Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, notice, style);
}

} // namespace

qsizetype namedEntries(qsizetype entries, qsizetype rows)
{
    const qsizetype lines = std::clamp(rows, qsizetype(2), kMostLegendRows);
    return entries <= lines ? entries : lines - 1;
}

double scaleBarLength(double longest)
{
    const double power = std::pow(10.0, std::floor(std::log10(std::max(longest, 1e-9))));
    const double first = longest / power;
    return power * (first >= 5 ? 5 : first >= 2 ? 2 : 1);
}

QString scaleBarText(double millimetres, const QLocale &locale)
{
    const bool inCentimetres = millimetres >= 10;
    return locale.toString(inCentimetres ? millimetres / 10 : millimetres, 'g', 4) +
           (inCentimetres ? u" cm"_s : u" mm"_s);
}

void paintOverlay(QPainter &painter, const QRectF &whole, const OverlayContent &content, const OverlayStyle &asked)
{
    painter.save();
    painter.setClipRect(whole);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const QRectF area = whole.adjusted(asked.margin, asked.margin, -asked.margin, -asked.margin);
    const OverlayStyle style = fitted(painter, area, content, asked);
    const double below = noticeHeight(painter, area, content.notice, style);
    const QRectF left = area.adjusted(0, 0, -area.width() * (1 - columnShare), 0);
    const QRectF right = area.adjusted(area.width() * (1 - columnShare), 0, 0, 0);
    painter.setFont(style.font);
    drawLines(painter, left, content.topLeft, Qt::AlignLeft, false, style);
    drawLegend(painter, left, content, style);
    drawLines(painter, right, content.topRight, Qt::AlignRight, false, style);
    drawLines(painter, left.adjusted(0, 0, 0, -below), content.bottomLeft, Qt::AlignLeft, true, style);
    drawScaleBar(painter, right.adjusted(0, 0, 0, -below), content, style);
    drawNotice(painter, whole, area, content.notice, style);
    if (content.letters.isKnown())
        drawLetters(painter, area, content.letters, below, style);
    painter.restore();
}

} // namespace td::viewer::render
