// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "ui/timeline/TimelineLayout.h"

#include <QAbstractScrollArea>

#include <optional>

namespace td::ui {

struct MarkLook;

/// A drawn axis of time: one lane a body region, one mark an exam. Left and Right go from exam to exam, Up and Down
/// from lane to lane, plus and minus zoom, Enter opens, Shift and Enter shows the images, Space and the menu key show
/// what can be done. Nothing moves by itself.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT
public:
    TimelineView(const theme::Theme &theme, QDate today, QWidget *parent = nullptr);

    /// `events` sorted by time. The days in sight stay when there were events before; the newest becomes current
    /// unless the current document is among them.
    void setEvents(const QVector<TimelineEvent> &events);
    const QVector<TimelineEvent> &events() const { return m_events; }
    const TimelineLayout &marks() const { return m_layout; }
    const TimeScale &scale() const { return m_scale; }

    /// Index into events(), -1 without events.
    int currentEvent() const { return m_current; }
    /// Brings the event into sight and tells assistive technology.
    void setCurrentEvent(int event);
    /// Of the mark that stands for the event, in the viewport's coordinates; may lie out of sight.
    QRect eventArea(int event) const;
    /// The part of the viewport where marks are seen: without the names of the lanes and the dates.
    QRect axisArea() const;
    /// The event whose mark is at this place of the viewport; -1 where there is none.
    int eventAt(const QPoint &position) const;

    bool canZoomIn() const;
    bool canZoomOut() const;
    void zoom(double factor);
    void showAll();
    void showLastYear();

Q_SIGNALS:
    void currentEventChanged(int event);
    void scaleChanged();
    void viewRequested(int event);
    void imagesRequested(int event);
    /// What can be done with these events, one or a group, is to be shown at a place of the screen.
    void menuRequested(const QVector<int> &events, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

private:
    struct Drag {
        QPoint from;
        TimeScale scale;
        int lanesAbove = 0; ///< the vertical scroll bar's value at the beginning
        bool moved = false;
    };

    // Geometry, in the viewport's coordinates
    double axisWidth() const;
    int laneHeight() const;
    int headerHeight() const;
    QRectF markArea(const TimelineMark &mark) const;
    double leastDaysPerPixel() const;
    double mostDaysPerPixel() const;

    void measure();
    void setScale(TimeScale scale);
    void updateScrollBars();
    void bringIntoSight(int event);
    void zoomAt(double factor, double x);
    void announce() const;

    bool isGroup(int event) const;
    void openMark(int event);
    bool separate(const TimelineMark &mark);
    void requestMenu(int event, const QPoint &globalPosition);
    void goToLane(int step);
    bool showTip(const QPoint &position, const QPoint &globalPosition);

    void paintTicks(QPainter &painter) const;
    void paintToday(QPainter &painter) const;
    void paintLanes(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    MarkLook lookOf(const TimelineMark &mark) const;

    const theme::Theme &m_theme;
    QDate m_today;
    QVector<TimelineEvent> m_events;
    TimelineLayout m_layout;
    TimeScale m_scale;
    QSizeF m_markSize;
    int m_nameWidth = 0;
    double m_firstDay = 0; ///< what "all" shows
    double m_lastDay = 1;
    int m_current = -1;
    std::optional<Drag> m_drag;
    bool m_showsAll = true;
    bool m_settingBars = false;
};

} // namespace td::ui
