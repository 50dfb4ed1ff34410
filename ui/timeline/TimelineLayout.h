// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/TimelineEvent.h"

namespace td::ui {

/// Which days the axis shows. Days are Julian days; a whole number is the day's beginning.
struct TimeScale {
    double firstDay = 0; ///< at the axis' left end
    double daysPerPixel = 1;

    /// Pixels from the axis' left end.
    double xOf(double day) const { return (day - firstDay) / daysPerPixel; }
    double dayAt(double x) const { return firstDay + x * daysPerPixel; }
    /// Nearer by `factor` (farther below 1) while the day at `x` stays where it is.
    TimeScale zoomed(double factor, double x) const;
};

/// What stands at one place of a lane: one event, or the events that have no room beside each other.
struct TimelineMark {
    int lane = 0;        ///< index into TimelineLayout::lanes
    double x = 0;        ///< the mark's middle, in pixels from the axis' left end
    QVector<int> events; ///< indexes, oldest first; never empty

    bool isGroup() const { return events.size() > 1; }
};

struct TimelineLayout {
    QVector<model::BodyRegion> lanes; ///< from the head down; those that occur
    QVector<TimelineMark> marks;      ///< lane by lane, from left to right
    QVector<int> markOfEvent;         ///< index into marks for each event
};

/// Marks of `markWidth` pixels that do not overlap within their lane. An event stands at noon of its day, a group in
/// the middle between its first and last event. Groups depend on the zoom and not on what is in sight, so that panning
/// changes none. `events` are sorted by time.
TimelineLayout layOut(const QVector<TimelineEvent> &events, const TimeScale &scale, double markWidth);

/// The mark nearest in time to `day` in `lane`, or -1 when the lane has none.
int nearestMark(const TimelineLayout &layout, int lane, double x);

enum class TickUnit { Day, Month, Year };

struct TimelineTick {
    QDate day; ///< the tick stands at its beginning
    TickUnit unit = TickUnit::Year;
    bool isMajor = false; ///< a year among months, a month among days
};

/// Ticks from `scale.firstDay` over `width` pixels in the finest of days, weeks (Mondays), months, quarters, half
/// years, years and 2, 5, 10, 20 or 50 years that leaves `leastSpace` pixels between two on average.
QVector<TimelineTick> ticksFor(const TimeScale &scale, double width, double leastSpace);

} // namespace td::ui
