// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineLayout.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace td::ui;
using namespace Qt::StringLiterals;
using model::BodyRegion;

namespace {

// The Julian day of 1 January 2024, which is a Monday; 2024 has a 29 February.
constexpr double newYear2024 = 2460311;

QVector<TimelineEvent> eventsOn(const QVector<std::pair<QDate, BodyRegion>> &days)
{
    QVector<TimelineEvent> events;
    for (const auto &[day, region] : days) {
        TimelineEvent event;
        event.day = day;
        event.region = region;
        events.append(event);
    }
    return events;
}

QVector<QVector<int>> groupsOf(const TimelineLayout &layout)
{
    QVector<QVector<int>> groups;
    for (const TimelineMark &mark : layout.marks)
        groups.append(mark.events);
    return groups;
}

const QVector<TimelineEvent> fourOfOneLane = eventsOn({{QDate(2024, 1, 1), BodyRegion::Chest},
                                                       {QDate(2024, 1, 11), BodyRegion::Chest},
                                                       {QDate(2024, 2, 10), BodyRegion::Chest},
                                                       {QDate(2024, 3, 1), BodyRegion::Chest}});

} // namespace

TEST_CASE("a day has its place on the axis and a place its day")
{
    REQUIRE(QDate(2024, 1, 1).toJulianDay() == qint64(newYear2024));
    const TimeScale scale{newYear2024, 2};
    CHECK(scale.xOf(newYear2024 + 31) == 15.5); // 31 days of 2 a pixel
    CHECK(scale.dayAt(15.5) == newYear2024 + 31);
}

TEST_CASE("zooming leaves the day under the pointer where it is")
{
    // 50 px are 100 days from day 100: day 200. Four times nearer, 50 px are 25 days: the axis begins at 175.
    const TimeScale nearer = TimeScale{100, 2}.zoomed(4, 50);
    CHECK(nearer.daysPerPixel == 0.5);
    CHECK(nearer.firstDay == 175);
}

TEST_CASE("marks that would overlap become one in the middle of their events")
{
    // One pixel a day, noon is half a pixel: 0.5, 10.5, 40.5 and, after the leap day, 60.5. The first two are 10 apart
    // and meet at 5.5; the third is 35 from there and moves them to (0.5 + 40.5) / 2; the fourth is 40 away and free.
    const TimelineLayout layout = layOut(fourOfOneLane, {newYear2024, 1}, 40);
    CHECK(groupsOf(layout) == QVector<QVector<int>>{{0, 1, 2}, {3}});
    CHECK(layout.marks[0].x == 20.5);
    CHECK(layout.marks[1].x == 60.5);
    CHECK(layout.markOfEvent == QVector<int>{0, 0, 0, 1});
}

TEST_CASE("four times nearer the same exams stand alone")
{
    // Four pixels a day: 2, 42, 162, 242; the first two are exactly a mark's width apart.
    const TimelineLayout layout = layOut(fourOfOneLane, {newYear2024, 0.25}, 40);
    CHECK(groupsOf(layout) == QVector<QVector<int>>{{0}, {1}, {2}, {3}});
    CHECK(layout.marks[1].x == 42);
}

TEST_CASE("panning changes no group")
{
    const double days = GENERATE(-500.0, -37.3, 11.0, 400.0);
    const TimelineLayout layout = layOut(fourOfOneLane, {newYear2024 + days, 1}, 40);
    CHECK(groupsOf(layout) == QVector<QVector<int>>{{0, 1, 2}, {3}});
}

TEST_CASE("lanes are the regions that occur from the head down and share no group")
{
    const auto events = eventsOn({{QDate(2024, 1, 1), BodyRegion::LowerLimb},
                                  {QDate(2024, 1, 2), BodyRegion::Other},
                                  {QDate(2024, 1, 3), BodyRegion::Head},
                                  {QDate(2024, 1, 4), BodyRegion::LowerLimb}});
    const TimelineLayout layout = layOut(events, {newYear2024, 1}, 40);
    CHECK(layout.lanes == QVector{BodyRegion::Head, BodyRegion::LowerLimb, BodyRegion::Other});
    CHECK(groupsOf(layout) == QVector<QVector<int>>{{2}, {0, 3}, {1}});
    CHECK(layout.marks[1].lane == 1);
    CHECK(nearestMark(layout, 1, 1000) == 1);
    CHECK(nearestMark(layout, 7, 0) == -1);
}

TEST_CASE("two thousand exams never overlap within their lane at any zoom")
{
    QVector<TimelineEvent> events;
    for (int i = 0; i < 2000; ++i)
        events += eventsOn({{QDate(2000, 1, 1).addDays(i * 7919 % 9131), BodyRegion(i % 13)}});
    sortByTime(events);
    const double daysPerPixel = GENERATE(0.01, 0.4, 3.0, 12.0, 90.0);
    const TimelineLayout layout = layOut(events, {newYear2024, daysPerPixel}, 40);
    int placed = 0;
    for (int i = 0; i < layout.marks.size(); ++i) {
        placed += int(layout.marks[i].events.size());
        if (i > 0 && layout.marks[i].lane == layout.marks[i - 1].lane)
            REQUIRE(layout.marks[i].x - layout.marks[i - 1].x >= 40);
    }
    CHECK(placed == 2000);
}

TEST_CASE("ticks are as fine as there is room for")
{
    const auto days = [](const QVector<TimelineTick> &ticks) {
        QVector<QDate> found;
        for (const TimelineTick &tick : ticks)
            found.append(tick.day);
        return found;
    };
    // A month is 30 px and too narrow for 50, a quarter is 91: 1 April is day 91, 1 July day 182.
    const auto quarters = ticksFor({newYear2024, 1}, 100, 50);
    CHECK(days(quarters) == QVector{QDate(2024, 1, 1), QDate(2024, 4, 1)});
    CHECK(quarters[0].isMajor);
    CHECK_FALSE(quarters[1].isMajor);
    CHECK(quarters[0].unit == TickUnit::Month);
    // A day is 10 px, a week 70: Mondays within 20 days.
    const auto weeks = ticksFor({newYear2024 + 1, 0.1}, 200, 50);
    CHECK(days(weeks) == QVector{QDate(2024, 1, 8), QDate(2024, 1, 15), QDate(2024, 1, 22)});
    // A year is 36.5 px, two are 73: 2000 days from 1 June 2023 end in November 2028.
    const auto years = ticksFor({double(QDate(2023, 6, 1).toJulianDay()), 10}, 200, 50);
    CHECK(days(years) == QVector{QDate(2024, 1, 1), QDate(2026, 1, 1), QDate(2028, 1, 1)});
    CHECK(years[0].unit == TickUnit::Year);
    // A day of 60 px has room for itself; 1 March is the major one.
    const auto singleDays = ticksFor({double(QDate(2024, 2, 28).toJulianDay()), 1.0 / 60}, 150, 50);
    CHECK(days(singleDays) == QVector{QDate(2024, 2, 28), QDate(2024, 2, 29), QDate(2024, 3, 1)});
    CHECK(singleDays[2].isMajor);
    CHECK_FALSE(singleDays[1].isMajor);
}

TEST_CASE("events are sorted by day and then from the head down")
{
    auto events = eventsOn({{QDate(2024, 1, 2), BodyRegion::Head},
                            {QDate(2024, 1, 1), BodyRegion::LowerLimb},
                            {QDate(2024, 1, 1), BodyRegion::Chest}});
    sortByTime(events);
    CHECK(events[0].region == BodyRegion::Chest);
    CHECK(events[1].region == BodyRegion::LowerLimb);
    CHECK(events[2].region == BodyRegion::Head);
}

TEST_CASE("a report becomes an event with what its words say and a document without a date none")
{
    model::DocumentReference document;
    document.typeDisplay = u"Referto TC"_s;
    document.description = u"MASSICCIO FACCIALE"_s;
    document.custodian = u"P1"_s;
    CHECK_FALSE(eventOf(document));
    document.date = QDateTime(QDate(2023, 4, 3), QTime(16, 45));
    const auto event = eventOf(document);
    REQUIRE(event);
    CHECK(event->day == QDate(2023, 4, 3));
    CHECK(event->region == BodyRegion::Head);
    CHECK(event->modality == u"CT"_s); // from the type, as the procedures name none
    CHECK_FALSE(event->isOwn());
}

TEST_CASE("a study of an own disc becomes an event that opens images and a study without a date none")
{
    model::ImagingStudy study;
    study.uid = *StudyInstanceUid::create(u"1.2.3"_s);
    study.description = u"RX PIEDE"_s;
    study.modalities = {u"CR"_s};
    CHECK_FALSE(eventOf(study));
    study.started = QDateTime(QDate(2020, 2, 29), QTime(8, 0));
    const auto event = eventOf(study);
    REQUIRE(event);
    CHECK(event->isOwn());
    CHECK(event->modality == u"DX"_s); // drawn as the radiograph it is
    CHECK(event->region == BodyRegion::LowerLimb);
    CHECK(event->studies == QVector{study.uid});
}
