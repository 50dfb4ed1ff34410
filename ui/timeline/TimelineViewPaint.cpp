// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/MarkPainter.h"
#include "ui/timeline/TimelineView.h"
#include "ui/timeline/TimelineWords.h"

#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;
using theme::TextStyle;

} // namespace

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), m_theme.color(ColorRole::Surface));
    const QRect axis(m_nameWidth, 0, viewport()->width() - m_nameWidth, viewport()->height());
    painter.setClipRect(axis);
    paintTicks(painter);
    painter.setClipRect(viewport()->rect().adjusted(0, headerHeight(), 0, 0));
    paintLanes(painter);
    painter.setClipRect(axis);
    paintToday(painter);
    painter.setClipRect(axisArea());
    paintMarks(painter);
    painter.setClipping(false);
    painter.setPen(QPen(m_theme.color(ColorRole::Border), 1));
    painter.drawLine(m_nameWidth, 0, m_nameWidth, viewport()->height());
    painter.drawLine(0, headerHeight(), viewport()->width(), headerHeight());
}

void TimelineView::paintTicks(QPainter &painter) const
{
    const QFontMetricsF metrics(m_theme.font(TextStyle::Small));
    const double space = metrics.horizontalAdvance(u"00 mmm 0000"_s) + m_theme.metric(Metric::SpaceL);
    painter.setFont(m_theme.font(TextStyle::Small));
    bool isFirst = true;
    for (const TimelineTick &tick : ticksFor(m_scale, axisWidth(), space)) {
        const double x = m_nameWidth + m_scale.xOf(double(tick.day.toJulianDay()));
        const double top = headerHeight() - metrics.lineSpacing() - m_theme.metric(Metric::SpaceS);
        painter.setPen(QPen(m_theme.color(tick.isMajor ? ColorRole::Secondary : ColorRole::Border), 1));
        painter.drawLine(QPointF(x, top), QPointF(x, viewport()->height()));
        painter.setPen(m_theme.color(ColorRole::Text));
        const QString words = TimelineWords::tick(tick, isFirst);
        const double left = x + m_theme.metric(Metric::SpaceXs);
        if (left + metrics.horizontalAdvance(words) <= viewport()->width()) // none is cut off
            painter.drawText(QPointF(left, top + metrics.ascent()), words);
        isFirst = false;
    }
}

void TimelineView::paintToday(QPainter &painter) const
{
    const double x = m_nameWidth + m_scale.xOf(double(m_today.toJulianDay()) + 0.5);
    QFont font = m_theme.font(TextStyle::Small);
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(tr("Today")) + m_theme.metric(Metric::SpaceM);
    QRectF label(x - width / 2, 0, width, metrics.lineSpacing());
    if (x >= m_nameWidth && x <= viewport()->width()) // the word is not cut off while its line is in sight
        label.moveLeft(std::clamp(label.left(), double(m_nameWidth), viewport()->width() - width));
    painter.setPen(QPen(m_theme.color(ColorRole::Primary), 2));
    painter.drawLine(QPointF(x, label.bottom()), QPointF(x, viewport()->height()));
    painter.setFont(font);
    painter.setPen(m_theme.color(ColorRole::Primary));
    painter.drawText(label, Qt::AlignCenter, tr("Today"));
}

void TimelineView::paintLanes(QPainter &painter) const
{
    painter.setFont(m_theme.font(TextStyle::Body));
    const int margin = m_theme.metric(Metric::SpaceM);
    for (int lane = 0; lane < m_layout.lanes.size(); ++lane) {
        const int top = headerHeight() + lane * laneHeight() - verticalScrollBar()->value();
        const double middle = top + laneHeight() / 2.0;
        painter.setPen(QPen(m_theme.color(ColorRole::Border), 1));
        painter.drawLine(0, top + laneHeight(), viewport()->width(), top + laneHeight());
        painter.setPen(QPen(m_theme.color(ColorRole::Border), 2));
        painter.drawLine(QPointF(m_nameWidth, middle), QPointF(viewport()->width(), middle));
        painter.setPen(m_theme.color(ColorRole::Text));
        painter.drawText(QRect(margin, top, m_nameWidth - 2 * margin, laneHeight()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap,
                         TimelineWords::region(m_layout.lanes[lane]));
    }
}

MarkLook TimelineView::lookOf(const TimelineMark &mark) const
{
    const bool isOwn =
        std::all_of(mark.events.begin(), mark.events.end(), [this](int i) { return m_events[i].isOwn(); });
    if (!mark.isGroup()) {
        const QString &modality = m_events[mark.events.first()].modality;
        return {modality, TimelineWords::letters(modality), false, isOwn};
    }
    constexpr int mostShown = 99;
    const bool many = mark.events.size() > mostShown;
    return {{}, many ? QString::number(mostShown) + u'+' : QString::number(mark.events.size()), true, isOwn};
}

void TimelineView::paintMarks(QPainter &painter) const
{
    const QRectF seen = viewport()->rect();
    for (const TimelineMark &mark : m_layout.marks) {
        const QRectF area = markArea(mark);
        if (area.intersects(seen))
            paintMark(painter, m_theme, area, lookOf(mark));
    }
    if (!hasFocus() || m_current < 0)
        return;
    constexpr double ring = 2;
    const double off = ring + ring / 2;
    const double radius = m_theme.metric(Metric::Radius) + off;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(ColorRole::Focus), ring));
    painter.drawRoundedRect(markArea(m_layout.marks[m_layout.markOfEvent[m_current]]).adjusted(-off, -off, off, off),
                            radius, radius);
}

} // namespace td::ui
