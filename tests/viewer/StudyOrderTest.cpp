// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "tests/viewer/ViewerFixture.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QSignalSpy>
#include <QtTest/QTest>

using namespace td;
using namespace Qt::StringLiterals;
using test::ViewerFixture;
using test::waitUntil;

namespace {

ViewerFixture twoStudies()
{
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 3);
    test::addSeries(*f.source, "1.2.20", "1.2.20.1", 3);
    f.open();
    return f;
}

QStringList studiesOf(ViewerFixture &f)
{
    QStringList uids;
    const QAbstractItemModel &model = *f.window->browser().list().model();
    for (int row = 0; row < model.rowCount(); ++row)
        uids.append(model.index(row, 0).data(viewer::StudyRole).toString());
    uids.removeDuplicates();
    return uids;
}

bool showsSeries(ViewerFixture &f, int pane, const char *series)
{
    return f.window->pane(pane).series() == test::seriesUid(series) && f.window->pane(pane).viewport().image();
}

} // namespace

TEST_CASE("studies stand in the order asked for even when the second one answers first")
{
    ViewerFixture f = twoStudies();
    f.source->holdContents(test::studyUid("1.2.10"));
    QSignalSpy ready(&f.window->loader(), &viewer::load::StudyLoader::studyReady);
    f.window->setLayoutOf(viewer::scene::kQuad);
    f.window->openStudies({test::studyUid("1.2.10"), test::studyUid("1.2.20")});
    REQUIRE(waitUntil([&] { return ready.count() == 1; }));
    CHECK(studiesOf(f) == QStringList{u"1.2.20"_s});
    CHECK_FALSE(f.window->pane(0).hasSeries());
    f.source->releaseContents();
    REQUIRE(waitUntil([&] { return showsSeries(f, 0, "1.2.10.1") && showsSeries(f, 1, "1.2.20.1"); }));
    CHECK(studiesOf(f) == QStringList{u"1.2.10"_s, u"1.2.20"_s});
}

TEST_CASE("a study that cannot be opened does not keep the next one from the first pane")
{
    ViewerFixture f = twoStudies();
    f.window->openStudies({test::studyUid("1.2.99"), test::studyUid("1.2.20")});
    CHECK(waitUntil([&] { return showsSeries(f, 0, "1.2.20.1"); }));
    CHECK(studiesOf(f) == QStringList{u"1.2.99"_s, u"1.2.20"_s});
}

TEST_CASE("asking again for a study that is open brings it back to the first pane")
{
    ViewerFixture f = twoStudies();
    f.window->openStudies({test::studyUid("1.2.10")});
    REQUIRE(waitUntil([&] { return showsSeries(f, 0, "1.2.10.1"); }));
    f.window->openStudies({test::studyUid("1.2.20")});
    REQUIRE(waitUntil([&] { return showsSeries(f, 0, "1.2.20.1"); }));
    CHECK(studiesOf(f) == QStringList{u"1.2.20"_s, u"1.2.10"_s});
    f.window->openStudies({test::studyUid("1.2.10")});
    CHECK(waitUntil([&] { return showsSeries(f, 0, "1.2.10.1"); }));
    CHECK(studiesOf(f) == QStringList{u"1.2.10"_s, u"1.2.20"_s});
}

TEST_CASE("every control of the viewer has a name of its own and is reached with the Tab key")
{
    ViewerFixture f = twoStudies();
    f.window->openStudies({test::studyUid("1.2.10")});
    REQUIRE(waitUntil([&] { return showsSeries(f, 0, "1.2.10.1"); }));
    QStringList names;
    for (QWidget *widget : f.window->findChildren<QWidget *>()) {
        const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QAbstractItemView *>(widget) ||
                             widget->inherits("QSlider") || widget->inherits("td::viewer::Viewport");
        if (!control || !widget->isVisible())
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        REQUIRE(accessible);
        names.append(accessible->text(QAccessible::Name));
        CAPTURE(names.last());
        CHECK_FALSE(names.last().isEmpty());
        CHECK((widget->focusPolicy() & Qt::TabFocus) != 0);
    }
    CHECK(names.size() >= 18); // 15 tools, the list, one image, one slider
    CHECK(names.removeDuplicates() == 0);
}

TEST_CASE("the tools share one width and none is hidden away in a low window")
{
    ViewerFixture f;
    f.open({900, 420});
    QList<QAbstractButton *> tools;
    for (auto *button : f.window->findChildren<QAbstractButton *>())
        if (button->isVisible())
            tools.append(button);
    REQUIRE(tools.size() == 15);
    for (const auto *tool : tools) {
        CAPTURE(tool->text());
        CHECK(tool->width() == tools.first()->width());
        CHECK(tool->height() >= 32);
    }
}
