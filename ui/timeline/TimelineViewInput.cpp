// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineView.h"
#include "ui/timeline/TimelineWords.h"

#include <QApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace td::ui {
namespace {

using theme::Metric;

constexpr double zoomStep = 1.5;
constexpr double wheelZoomStep = 1.25; // for one notch of 120

} // namespace

bool TimelineView::isGroup(int event) const
{
    return m_layout.marks[m_layout.markOfEvent[event]].isGroup();
}

bool TimelineView::separate(const TimelineMark &mark)
{
    const double first = double(m_events[mark.events.first()].day.toJulianDay());
    const double last = double(m_events[mark.events.last()].day.toJulianDay()) + 1;
    if (!canZoomIn() || last - first <= 1) // one day cannot be drawn apart
        return false;
    constexpr double share = 0.6; // of the width for the days of the group
    const double daysPerPixel = std::min((last - first) / (share * axisWidth()), m_scale.daysPerPixel / zoomStep);
    setScale({(first + last) / 2 - axisWidth() / 2 * daysPerPixel, daysPerPixel});
    bringIntoSight(m_current);
    return true;
}

void TimelineView::openMark(int event)
{
    const TimelineMark mark = m_layout.marks[m_layout.markOfEvent[event]];
    if (!mark.isGroup())
        Q_EMIT viewRequested(event);
    else if (!separate(mark))
        requestMenu(event, viewport()->mapToGlobal(eventArea(event).bottomLeft()));
}

void TimelineView::requestMenu(int event, const QPoint &globalPosition)
{
    constexpr int mostInMenu = 12;
    const TimelineMark mark = m_layout.marks[m_layout.markOfEvent[event]];
    if (mark.events.size() > mostInMenu && separate(mark))
        return;
    Q_EMIT menuRequested(mark.events, globalPosition);
}

void TimelineView::goToLane(int step)
{
    const TimelineMark &mark = m_layout.marks[m_layout.markOfEvent[m_current]];
    const int lane = mark.lane + step;
    if (lane < 0 || lane >= m_layout.lanes.size())
        return;
    const double x = m_scale.xOf(double(m_events[m_current].day.toJulianDay()) + 0.5);
    setCurrentEvent(m_layout.marks[nearestMark(m_layout, lane, x)].events.last());
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (m_current < 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrentEvent(m_current - 1);
    case Qt::Key_Right:
        return setCurrentEvent(m_current + 1);
    case Qt::Key_Up:
        return goToLane(-1);
    case Qt::Key_Down:
        return goToLane(1);
    case Qt::Key_Home:
        return setCurrentEvent(0);
    case Qt::Key_End:
        return setCurrentEvent(int(m_events.size()) - 1);
    case Qt::Key_PageUp:
        return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_PageDown:
        return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift
        return zoom(zoomStep);
    case Qt::Key_Minus:
        return zoom(1 / zoomStep);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ShiftModifier) && !isGroup(m_current))
            Q_EMIT imagesRequested(m_current);
        else
            openMark(m_current);
        return;
    case Qt::Key_Space:
    case Qt::Key_Menu:
        return requestMenu(m_current, viewport()->mapToGlobal(eventArea(m_current).bottomLeft()));
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_drag = Drag{event->position().toPoint(), m_scale, verticalScrollBar()->value()};
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_drag) {
        viewport()->setCursor(eventAt(at) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const QPoint moved = at - m_drag->from;
    if (!m_drag->moved && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    m_drag->moved = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    setScale({m_drag->scale.firstDay - moved.x() * m_scale.daysPerPixel, m_scale.daysPerPixel});
    verticalScrollBar()->setValue(m_drag->lanesAbove - moved.y());
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool click = m_drag && !m_drag->moved && event->button() == Qt::LeftButton;
    m_drag.reset();
    viewport()->setCursor(Qt::ArrowCursor);
    const int hit = click ? eventAt(event->position().toPoint()) : -1;
    if (hit < 0)
        return;
    setCurrentEvent(hit);
    const TimelineMark mark = m_layout.marks[m_layout.markOfEvent[hit]];
    if (!mark.isGroup() || !separate(mark))
        requestMenu(hit, viewport()->mapToGlobal(eventArea(hit).bottomLeft()));
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const int hit = mouse ? eventAt(event->pos()) : m_current;
    if (hit < 0)
        return;
    setCurrentEvent(hit);
    requestMenu(hit, mouse ? event->globalPos() : viewport()->mapToGlobal(eventArea(hit).bottomLeft()));
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (std::abs(turn.x()) > std::abs(turn.y()) || event->modifiers().testFlag(Qt::ShiftModifier)) {
        const double pixels = turn.x() != 0 ? turn.x() : turn.y();
        setScale({m_scale.firstDay - pixels * m_scale.daysPerPixel, m_scale.daysPerPixel});
    } else if (!control && verticalScrollBar()->maximum() > 0) {
        QApplication::sendEvent(verticalScrollBar(), event); // there are lanes below
    } else {
        constexpr double notch = 120;
        const double x = std::max(0.0, event->position().x() - m_nameWidth);
        zoomAt(std::pow(wheelZoomStep, turn.y() / notch), x);
    }
    event->accept();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        return showTip(help->pos(), help->globalPos());
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(1 + gesture->value(), std::max(0.0, gesture->position().x() - m_nameWidth));
            return true;
        }
    }
    if (event->type() == QEvent::Gesture) {
        if (auto *pinch =
                static_cast<QPinchGesture *>(static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture))) {
            const QPoint centre = viewport()->mapFromGlobal(pinch->centerPoint().toPoint());
            m_drag.reset();
            zoomAt(pinch->scaleFactor(), std::max(0, centre.x() - m_nameWidth));
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

bool TimelineView::showTip(const QPoint &position, const QPoint &globalPosition)
{
    const int hit = eventAt(position);
    if (hit < 0) {
        QToolTip::hideText();
        return true;
    }
    const TimelineMark &mark = m_layout.marks[m_layout.markOfEvent[hit]];
    QToolTip::showText(globalPosition,
                       mark.isGroup() ? TimelineWords::group(m_events, mark) : TimelineWords::lines(m_events[hit]),
                       viewport(), eventArea(hit));
    return true;
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current >= 0 && event->reason() != Qt::MouseFocusReason)
        bringIntoSight(m_current); // what has the focus is seen
    viewport()->update();
    announce();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace td::ui
