// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineView.h"
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "ui/timeline/TimelineLegend.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace td;
using namespace td::ui;
using namespace Qt::StringLiterals;

namespace {

TimelineEvent report(QDate day, const QString &procedures, const QString &type = u"Referto radiologico"_s)
{
    model::DocumentReference document;
    document.id = DocumentId(procedures + day.toString(Qt::ISODate));
    document.date = QDateTime(day, QTime(12, 0));
    document.description = procedures;
    document.typeDisplay = type;
    document.custodian = u"P2"_s;
    document.related = {*StudyInstanceUid::create(u"1.2.%1"_s.arg(day.toJulianDay()))};
    return *eventOf(document);
}

TimelineEvent ownStudy(QDate day, const QString &description)
{
    model::ImagingStudy study;
    study.uid = *StudyInstanceUid::create(u"1.9.%1"_s.arg(day.toJulianDay()));
    study.started = QDateTime(day, QTime(9, 0));
    study.description = description;
    return *eventOf(study);
}

/// A shown view in English, 1200 x 500, today 1 June 2025. Lanes: chest, arm, leg, not stated.
struct Shown {
    explicit Shown(QVector<TimelineEvent> events = walk())
    {
        translations.install(u"en"_s);
        view.resize(1200, 500);
        view.show();
        REQUIRE(QTest::qWaitForWindowExposed(&view));
        view.activateWindow();
        view.setFocus();
        REQUIRE(QTest::qWaitFor([this] { return view.hasFocus(); }, 5'000));
        sortByTime(events);
        view.setEvents(events);
    }

    static QVector<TimelineEvent> walk()
    {
        return {report(QDate(2024, 1, 10), u"RX TORACE"_s), report(QDate(2024, 5, 10), u"TC TORACE"_s),
                report(QDate(2024, 5, 20), u"RX PIEDE DX"_s), ownStudy(QDate(2024, 12, 1), u"RM spalla"_s),
                report(QDate(2025, 2, 1), u"VISITA ORTOPEDICA"_s, u"Visita specialistica"_s)};
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }

    language::Translations translations;
    theme::Theme theme{theme::Mode::Light};
    TimelineView view{theme, QDate(2025, 6, 1)};
};

} // namespace

TEST_CASE("the arrow keys go through the exams in time and through the lanes")
{
    Shown shown;
    CHECK(shown.view.currentEvent() == 4); // the newest
    const auto [key, expected] = GENERATE(
        table<QVector<Qt::Key>, int>({{{Qt::Key_Left}, 3},
                                      {{Qt::Key_Home}, 0},
                                      {{Qt::Key_Home, Qt::Key_Left}, 0},
                                      {{Qt::Key_Home, Qt::Key_Right}, 1},
                                      {{Qt::Key_Home, Qt::Key_Up}, 0},
                                      {{Qt::Key_Home, Qt::Key_Right, Qt::Key_Down}, 3},               // chest, arm
                                      {{Qt::Key_Home, Qt::Key_Right, Qt::Key_Down, Qt::Key_Down}, 2}, // leg
                                      {{Qt::Key_Home, Qt::Key_End}, 4},
                                      {{Qt::Key_Right}, 4},
                                      {{Qt::Key_Down}, 4},
                                      {{Qt::Key_Up}, 2},
                                      {{Qt::Key_Up, Qt::Key_Up, Qt::Key_Up}, 1}})); // of the chest, the nearest in time
    for (const Qt::Key each : key)
        shown.press(each);
    CHECK(shown.view.currentEvent() == expected);
}

TEST_CASE("Enter opens the document and Shift with Enter the images and Space the menu")
{
    Shown shown;
    QSignalSpy opened(&shown.view, &TimelineView::viewRequested);
    QSignalSpy images(&shown.view, &TimelineView::imagesRequested);
    QSignalSpy menu(&shown.view, &TimelineView::menuRequested);
    shown.press(Qt::Key_Return);
    CHECK(opened.count() == 1);
    CHECK(opened.value(0).value(0).toInt() == 4);
    shown.press(Qt::Key_Left);
    shown.press(Qt::Key_Enter, Qt::ShiftModifier);
    CHECK(images.count() == 1);
    CHECK(images.value(0).value(0).toInt() == 3);
    shown.press(Qt::Key_Space);
    shown.press(Qt::Key_Menu);
    CHECK(menu.count() == 2);
    CHECK(menu.value(1).value(0).value<QVector<int>>() == QVector<int>{3});
    CHECK(opened.count() == 1);
}

TEST_CASE("plus and minus zoom around the current exam within bounds")
{
    Shown shown;
    shown.press(Qt::Key_Left); // in the middle of the axis, where no bound moves it
    const double before = shown.view.scale().daysPerPixel;
    const int x = shown.view.eventArea(3).center().x();
    CHECK_FALSE(shown.view.canZoomOut());
    shown.press(Qt::Key_Plus);
    CHECK(shown.view.scale().daysPerPixel == Approx(before / 1.5));
    CHECK(std::abs(shown.view.eventArea(3).center().x() - x) <= 1);
    CHECK(shown.view.canZoomOut());
    shown.press(Qt::Key_Minus);
    CHECK(shown.view.scale().daysPerPixel == Approx(before));
    for (int i = 0; i < 40; ++i)
        shown.press(Qt::Key_Plus);
    CHECK_FALSE(shown.view.canZoomIn());
    shown.press(Qt::Key_Home); // a walk brings what it reaches into sight
    CHECK(shown.view.axisArea().contains(shown.view.eventArea(0)));
    CHECK_FALSE(shown.view.axisArea().intersects(shown.view.eventArea(4)));
}

TEST_CASE("the last year is the year that ends today")
{
    Shown shown;
    shown.view.showLastYear();
    CHECK(shown.view.axisArea().contains(shown.view.eventArea(3)));       // 1 December 2024
    CHECK_FALSE(shown.view.axisArea().contains(shown.view.eventArea(1))); // 10 May 2024
}

TEST_CASE("Enter on a group brings its exams apart and on a group of one day shows its menu")
{
    auto events = Shown::walk();
    events += {report(QDate(2015, 3, 1), u"RX TORACE"_s), report(QDate(2015, 3, 15), u"TC TORACE"_s),
               report(QDate(2015, 3, 15), u"RX TORACE"_s)};
    Shown shown(events);
    QSignalSpy opened(&shown.view, &TimelineView::viewRequested);
    QSignalSpy menu(&shown.view, &TimelineView::menuRequested);
    shown.press(Qt::Key_Home);
    const auto groupOf = [&](int event) {
        return shown.view.marks().marks[shown.view.marks().markOfEvent[event]].events;
    };
    REQUIRE(groupOf(0) == QVector<int>{0, 1, 2});
    shown.press(Qt::Key_Return);
    CHECK(groupOf(0) == QVector<int>{0});
    CHECK(groupOf(1) == QVector<int>{1, 2});
    CHECK(shown.view.axisArea().contains(shown.view.eventArea(0)));
    CHECK(menu.isEmpty());
    shown.press(Qt::Key_Right);
    shown.press(Qt::Key_Return);
    REQUIRE(menu.count() == 1);
    CHECK(menu.value(0).value(0).value<QVector<int>>() == QVector<int>{1, 2});
    CHECK(opened.isEmpty());
}

TEST_CASE("a click on a mark asks for its menu and a drag moves the days")
{
    Shown shown;
    QSignalSpy menu(&shown.view, &TimelineView::menuRequested);
    QWidget *canvas = shown.view.viewport();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, shown.view.eventArea(0).center());
    REQUIRE(menu.count() == 1);
    CHECK(shown.view.currentEvent() == 0);
    shown.view.zoom(4);
    const double day = shown.view.scale().firstDay;
    const QPoint from = shown.view.eventArea(0).center() + QPoint(0, 40);
    QTest::mousePress(canvas, Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas, from - QPoint(60, 0));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, from - QPoint(60, 0));
    CHECK(shown.view.scale().firstDay == Approx(day + 60 * shown.view.scale().daysPerPixel));
    CHECK(menu.count() == 1);
}

TEST_CASE("a screen reader finds a list with every exam by name and follows the focus")
{
    Shown shown;
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&shown.view);
    REQUIRE(list);
    CHECK(list->role() == QAccessible::List);
    CHECK(list->text(QAccessible::Name) == u"Timeline"_s);
    REQUIRE(list->childCount() == 5);
    const QStringList names = {
        u"RX TORACE, 10/01/2024, Referto radiologico, P2"_s, u"TC TORACE, 10/05/2024, Referto radiologico, P2"_s,
        u"RX PIEDE DX, 20/05/2024, Referto radiologico, P2"_s, u"RM spalla, 01/12/2024, from your own discs"_s,
        u"VISITA ORTOPEDICA, 01/02/2025, Visita specialistica, P2"_s};
    for (int i = 0; i < 5; ++i) {
        QAccessibleInterface *item = list->child(i);
        REQUIRE(item);
        CHECK(item->role() == QAccessible::ListItem);
        CHECK(item->text(QAccessible::Name) == names[i]);
        CHECK(item->parent() == list);
        CHECK(list->indexOfChild(item) == i);
        CHECK(list->child(i) == item);
        CHECK(list->childAt(item->rect().center().x(), item->rect().center().y()) == item);
    }
    CHECK(list->focusChild() == list->child(4));
    shown.press(Qt::Key_Home);
    CHECK(list->focusChild() == list->child(0));
    CHECK(list->child(0)->state().focused);
    CHECK_FALSE(list->child(4)->state().selected);
    CHECK(list->child(5) == nullptr);
}

TEST_CASE("a screen reader can open an exam and is told when it has gone")
{
    Shown shown;
    QSignalSpy opened(&shown.view, &TimelineView::viewRequested);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&shown.view);
    QAccessibleInterface *last = list->child(4);
    list->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    REQUIRE(opened.count() == 1);
    CHECK(opened.value(0).value(0).toInt() == 1);
    shown.view.setEvents(Shown::walk().first(2));
    CHECK(list->childCount() == 2);
    CHECK_FALSE(last->isValid());
    CHECK(last->state().invalid);
    CHECK(shown.view.currentEvent() == 1); // the current exam stays the current one
}

TEST_CASE("a view without exams takes keys and has no items")
{
    Shown shown(QVector<TimelineEvent>{});
    CHECK(shown.view.currentEvent() == -1);
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Home, Qt::Key_Return, Qt::Key_Space, Qt::Key_Plus, Qt::Key_Down})
        shown.press(key);
    CHECK(QAccessible::queryAccessibleInterface(&shown.view)->childCount() == 0);
}

TEST_CASE("the legend explains the kinds that occur and own discs only where there are any")
{
    language::Translations translations;
    translations.install(u"en"_s);
    const theme::Theme theme(theme::Mode::Light);
    TimelineLegend legend(theme);
    legend.setEvents(Shown::walk());
    CHECK(legend.entries() == QStringList{u"Radiography"_s, u"Computed tomography"_s, u"Magnetic resonance"_s,
                                          u"Other document"_s, u"Exams close together"_s, u"From your own discs"_s});
    legend.setEvents(Shown::walk().first(1));
    CHECK(legend.entries() == QStringList{u"Radiography"_s, u"Exams close together"_s});
}
