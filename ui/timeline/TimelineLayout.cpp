// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineLayout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace td::ui {
namespace {

constexpr double noon = 0.5;
constexpr double daysPerMonth = 365.2425 / 12;

/// Steps in the unit: 7 days are a week, which begins on Monday.
struct Step {
    TickUnit unit;
    int count;

    double days() const
    {
        return unit == TickUnit::Day ? count : count * daysPerMonth * (unit == TickUnit::Year ? 12 : 1);
    }
};

constexpr std::array steps = {Step{TickUnit::Day, 1},   Step{TickUnit::Day, 7},   Step{TickUnit::Month, 1},
                              Step{TickUnit::Month, 3}, Step{TickUnit::Month, 6}, Step{TickUnit::Year, 1},
                              Step{TickUnit::Year, 2},  Step{TickUnit::Year, 5},  Step{TickUnit::Year, 10},
                              Step{TickUnit::Year, 20}, Step{TickUnit::Year, 50}};

/// The last tick at or before `day`.
QDate tickBefore(QDate day, const Step &step)
{
    if (step.unit == TickUnit::Day)
        return step.count == 7 ? day.addDays(1 - day.dayOfWeek()) : day;
    if (step.unit == TickUnit::Month)
        return {day.year(), (day.month() - 1) / step.count * step.count + 1, 1};
    return {day.year() - day.year() % step.count, 1, 1};
}

QDate tickAfter(QDate tick, const Step &step)
{
    if (step.unit == TickUnit::Day)
        return tick.addDays(step.count);
    return step.unit == TickUnit::Month ? tick.addMonths(step.count) : tick.addYears(step.count);
}

bool isMajor(QDate tick, const Step &step)
{
    switch (step.unit) {
    case TickUnit::Day:
        return tick.day() <= step.count; // the first tick of its month
    case TickUnit::Month:
        return tick.month() == 1;
    case TickUnit::Year:
        break;
    }
    return false;
}

/// Appends the marks of one lane. A group that grows moves to the right, away from the one before it.
void appendLane(QVector<TimelineMark> &marks, int lane, const QVector<int> &indexes,
                const QVector<TimelineEvent> &events, const TimeScale &scale, double markWidth)
{
    const auto place = [&](int event) { return scale.xOf(double(events[event].day.toJulianDay()) + noon); };
    const qsizetype first = marks.size();
    for (const int event : indexes) {
        const double x = place(event);
        if (marks.size() > first && x - marks.last().x < markWidth) {
            TimelineMark &group = marks.last();
            group.events.append(event);
            group.x = (place(group.events.first()) + x) / 2;
        } else {
            marks.append({lane, x, {event}});
        }
    }
}

} // namespace

TimeScale TimeScale::zoomed(double factor, double x) const
{
    TimeScale zoomed{0, daysPerPixel / factor};
    zoomed.firstDay = dayAt(x) - x * zoomed.daysPerPixel;
    return zoomed;
}

TimelineLayout layOut(const QVector<TimelineEvent> &events, const TimeScale &scale, double markWidth)
{
    std::array<QVector<int>, size_t(model::BodyRegion::Other) + 1> byRegion;
    for (int i = 0; i < events.size(); ++i)
        byRegion[size_t(events[i].region)].append(i);
    TimelineLayout layout;
    for (size_t region = 0; region < byRegion.size(); ++region) {
        if (byRegion[region].isEmpty())
            continue;
        appendLane(layout.marks, int(layout.lanes.size()), byRegion[region], events, scale, markWidth);
        layout.lanes.append(model::BodyRegion(region));
    }
    layout.markOfEvent.resize(events.size());
    for (int mark = 0; mark < layout.marks.size(); ++mark)
        for (const int event : std::as_const(layout.marks[mark].events))
            layout.markOfEvent[event] = mark;
    return layout;
}

int nearestMark(const TimelineLayout &layout, int lane, double x)
{
    int nearest = -1;
    for (int i = 0; i < layout.marks.size(); ++i) {
        if (layout.marks[i].lane == lane &&
            (nearest < 0 || std::abs(layout.marks[i].x - x) < std::abs(layout.marks[nearest].x - x)))
            nearest = i;
    }
    return nearest;
}

QVector<TimelineTick> ticksFor(const TimeScale &scale, double width, double leastSpace)
{
    const auto fits = [&](const Step &step) { return step.days() / scale.daysPerPixel >= leastSpace; };
    const auto *found = std::find_if(steps.begin(), steps.end(), fits);
    const Step step = found == steps.end() ? steps.back() : *found;
    QVector<TimelineTick> ticks;
    QDate day = tickBefore(QDate::fromJulianDay(qint64(std::floor(scale.firstDay))), step);
    const double end = scale.dayAt(width);
    for (; day.isValid() && double(day.toJulianDay()) <= end; day = tickAfter(day, step))
        if (double(day.toJulianDay()) >= scale.firstDay)
            ticks.append({day, step.unit, isMajor(day, step)});
    return ticks;
}

} // namespace td::ui
