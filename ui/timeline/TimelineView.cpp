// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineView.h"

#include "ui/timeline/MarkPainter.h"
#include "ui/timeline/TimelineAccessible.h"
#include "ui/timeline/TimelineWords.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QScrollBar>

#include <cmath>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
using theme::TextStyle;

constexpr double nearestZoomDays = 14; // the whole width shows two weeks at the nearest
constexpr double shortestAllDays = 60; // one exam alone does not stand in a single day

} // namespace

TimelineView::TimelineView(const theme::Theme &theme, QDate today, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_today(today)
{
    TimelineAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(
        tr("Left and Right go from exam to exam, Up and Down change the part of the body, plus and "
           "minus zoom. Enter opens the document, Shift and Enter its images. Space or the menu "
           "key shows everything that can be done."));
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    horizontalScrollBar()->setFocusPolicy(Qt::NoFocus); // the arrow keys do what they do
    verticalScrollBar()->setFocusPolicy(Qt::NoFocus);
    setCornerWidget(new QWidget(this)); // the style's own leaves a black edge
    measure();
}

void TimelineView::setEvents(const QVector<TimelineEvent> &events)
{
    const std::optional<TimelineEvent> before = m_current < 0 ? std::nullopt : std::optional(m_events[m_current]);
    m_events = events;
    m_current = int(m_events.size()) - 1;
    for (int i = 0; before && i < m_events.size(); ++i)
        if (m_events[i].document == before->document && m_events[i].studies == before->studies)
            m_current = i;
    measure();
    if (m_showsAll || !before)
        showAll();
    else
        setScale(m_scale);
    QAccessibleEvent reorder(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&reorder);
    Q_EMIT currentEventChanged(m_current);
}

void TimelineView::measure()
{
    QStringList letters = {u"99+"_s};
    QVector<model::BodyRegion> regions;
    m_firstDay = double(m_today.toJulianDay());
    m_lastDay = m_firstDay + 1;
    for (const TimelineEvent &event : std::as_const(m_events)) {
        if (const QString own = TimelineWords::letters(event.modality); !letters.contains(own))
            letters.append(own);
        if (!regions.contains(event.region))
            regions.append(event.region);
        m_firstDay = std::min(m_firstDay, double(event.day.toJulianDay()));
        m_lastDay = std::max(m_lastDay, double(event.day.toJulianDay()) + 1);
    }
    m_firstDay = std::min(m_firstDay, m_lastDay - shortestAllDays);
    m_markSize = markSize(m_theme, letters);
    int widest = 0;
    const QFontMetrics metrics(m_theme.font(TextStyle::Body));
    for (const model::BodyRegion region : std::as_const(regions))
        widest = std::max(widest, metrics.horizontalAdvance(TimelineWords::region(region)));
    // Long names wrap within two lines of their lane.
    m_nameWidth = std::min(widest, 9 * m_theme.metric(Metric::Icon)) + 2 * m_theme.metric(Metric::SpaceM);
}

double TimelineView::axisWidth() const
{
    return std::max(1.0, double(viewport()->width() - m_nameWidth));
}

int TimelineView::laneHeight() const
{
    const int words = 2 * QFontMetrics(m_theme.font(TextStyle::Body)).lineSpacing();
    return std::max(words + m_theme.metric(Metric::SpaceXs), int(m_markSize.height()) + m_theme.metric(Metric::SpaceS));
}

int TimelineView::headerHeight() const
{
    return 2 * QFontMetrics(m_theme.font(TextStyle::Small)).lineSpacing() + m_theme.metric(Metric::SpaceM);
}

QRectF TimelineView::markArea(const TimelineMark &mark) const
{
    const double middle = headerHeight() + (mark.lane + 0.5) * laneHeight() - verticalScrollBar()->value();
    return {m_nameWidth + mark.x - m_markSize.width() / 2, middle - m_markSize.height() / 2, m_markSize.width(),
            m_markSize.height()};
}

QRect TimelineView::eventArea(int event) const
{
    return markArea(m_layout.marks[m_layout.markOfEvent[event]]).toAlignedRect();
}

QRect TimelineView::axisArea() const
{
    return viewport()->rect().adjusted(m_nameWidth, headerHeight(), 0, 0);
}

int TimelineView::eventAt(const QPoint &position) const
{
    if (!axisArea().contains(position))
        return -1;
    for (const TimelineMark &mark : m_layout.marks)
        if (markArea(mark).contains(position))
            return mark.events.contains(m_current) ? m_current : mark.events.last();
    return -1;
}

double TimelineView::leastDaysPerPixel() const
{
    return nearestZoomDays / axisWidth();
}

double TimelineView::mostDaysPerPixel() const
{
    // Room for half a mark and its focus ring at both ends.
    const double room = m_markSize.width() + 2 * m_theme.metric(Metric::SpaceM);
    return (m_lastDay - m_firstDay) / std::max(1.0, axisWidth() - room);
}

bool TimelineView::canZoomIn() const
{
    constexpr double rounding = 1.001;
    return m_scale.daysPerPixel > leastDaysPerPixel() * rounding;
}

bool TimelineView::canZoomOut() const
{
    constexpr double rounding = 1.001;
    return m_scale.daysPerPixel * rounding < mostDaysPerPixel();
}

void TimelineView::setScale(TimeScale scale)
{
    scale.daysPerPixel =
        std::clamp(scale.daysPerPixel, leastDaysPerPixel(), std::max(leastDaysPerPixel(), mostDaysPerPixel()));
    const double margin = (m_markSize.width() / 2 + m_theme.metric(Metric::SpaceM)) * scale.daysPerPixel;
    const double least = m_firstDay - margin;
    const double most = std::max(least, m_lastDay + margin - axisWidth() * scale.daysPerPixel);
    scale.firstDay = std::clamp(scale.firstDay, least, most);
    m_scale = scale;
    m_layout = layOut(m_events, m_scale, m_markSize.width());
    m_showsAll = !canZoomOut();
    updateScrollBars();
    viewport()->update();
    Q_EMIT scaleChanged();
}

void TimelineView::updateScrollBars()
{
    m_settingBars = true; // what they answer is known
    const double margin = (m_markSize.width() / 2 + m_theme.metric(Metric::SpaceM)) * m_scale.daysPerPixel;
    const double whole = (m_lastDay - m_firstDay + 2 * margin) / m_scale.daysPerPixel;
    QScrollBar *time = horizontalScrollBar();
    time->setRange(0, std::max(0, int(std::lround(whole - axisWidth()))));
    time->setPageStep(int(axisWidth()));
    time->setSingleStep(m_theme.metric(Metric::Control));
    time->setValue(int(std::lround((m_scale.firstDay - m_firstDay + margin) / m_scale.daysPerPixel)));
    const int shown = viewport()->height() - headerHeight();
    QScrollBar *lanes = verticalScrollBar();
    lanes->setRange(0, std::max(0, int(m_layout.lanes.size()) * laneHeight() - shown));
    lanes->setPageStep(std::max(1, shown));
    lanes->setSingleStep(laneHeight() / 2);
    m_settingBars = false;
}

void TimelineView::scrollContentsBy(int dx, int)
{
    if (m_settingBars)
        return;
    if (dx != 0)
        setScale({m_scale.firstDay - dx * m_scale.daysPerPixel, m_scale.daysPerPixel});
    viewport()->update();
}

void TimelineView::showAll()
{
    setScale({m_firstDay, mostDaysPerPixel()});
    verticalScrollBar()->setValue(0);
}

void TimelineView::showLastYear()
{
    const double days = double(m_today.addYears(-1).daysTo(m_today)) + 1;
    const double dayAfter = double(m_today.toJulianDay()) + 1;
    setScale({dayAfter - days, days / axisWidth()});
}

void TimelineView::zoom(double factor)
{
    const QRectF current = m_current < 0 ? QRectF() : QRectF(eventArea(m_current));
    const double x = current.center().x() - m_nameWidth;
    zoomAt(factor, m_current >= 0 && x >= 0 && x <= axisWidth() ? x : axisWidth() / 2);
}

void TimelineView::zoomAt(double factor, double x)
{
    const double most = std::max(leastDaysPerPixel(), mostDaysPerPixel());
    const double wanted = std::clamp(m_scale.daysPerPixel / factor, leastDaysPerPixel(), most);
    setScale(m_scale.zoomed(m_scale.daysPerPixel / wanted, x)); // a bound must not move the days aside
}

void TimelineView::setCurrentEvent(int event)
{
    if (event < 0 || event >= m_events.size())
        return;
    m_current = event;
    bringIntoSight(event);
    viewport()->update();
    announce();
    Q_EMIT currentEventChanged(event);
}

void TimelineView::bringIntoSight(int event)
{
    const QRect area = eventArea(event);
    const int margin = m_theme.metric(Metric::SpaceM);
    const double tooFarLeft = m_nameWidth + margin - area.left();
    const double tooFarRight = area.right() + margin - viewport()->width();
    if (tooFarLeft > 0)
        setScale({m_scale.firstDay - tooFarLeft * m_scale.daysPerPixel, m_scale.daysPerPixel});
    else if (tooFarRight > 0)
        setScale({m_scale.firstDay + tooFarRight * m_scale.daysPerPixel, m_scale.daysPerPixel});
    QScrollBar *lanes = verticalScrollBar();
    const int lane = m_layout.marks[m_layout.markOfEvent[event]].lane;
    const int shown = viewport()->height() - headerHeight();
    lanes->setValue(std::clamp(lanes->value(), std::max(0, (lane + 1) * laneHeight() - shown), lane * laneHeight()));
}

void TimelineView::announce() const
{
    if (!hasFocus() || m_current < 0)
        return;
    QAccessibleEvent focus(const_cast<TimelineView *>(this), QAccessible::Focus);
    focus.setChild(m_current);
    QAccessible::updateAccessibility(&focus);
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    m_showsAll ? showAll() : setScale(m_scale);
}

QSize TimelineView::minimumSizeHint() const
{
    constexpr int lanes = 3;
    return {m_nameWidth + 6 * int(m_markSize.width()), headerHeight() + lanes * laneHeight()};
}

QSize TimelineView::sizeHint() const
{
    const int lanes = std::max(3, int(m_layout.lanes.size()));
    return {m_nameWidth + 20 * int(m_markSize.width()), headerHeight() + lanes * laneHeight()};
}

} // namespace td::ui
