// SPDX-License-Identifier: GPL-3.0-or-later
// The second window of panes. The tests' computer has two screens beside each other (two-screens.json).
#include "tests/support/Catch.h"
#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/MprView.h"
#include "viewer/widget/PaneGrid.h"

#include <QAccessible>
#include <QApplication>
#include <QScreen>
#include <QSet>
#include <QSettings>
#include <QtTest/QTest>

using namespace td;
using namespace Qt::StringLiterals;
using test::picture;
using test::ViewerFixture;
using test::waitUntil;
using viewer::ImagePane;
using viewer::PaneField;

namespace {

constexpr int kSecond = PaneField::kMostPanes; ///< its first pane

bool shows(ImagePane &pane, int index)
{
    return pane.viewport().image() && pane.shownIndex() == index;
}

/// Two series of one study; the second one is in the second window.
struct TwoWindows : ViewerFixture {
    QWidget *second = nullptr;

    TwoWindows()
    {
        test::addSeries(*source, "1.2.10", "1.2.10.1", 20, 64);
        test::addSeries(*source, "1.2.10", "1.2.10.2", 8, 64);
        openAll({1200, 760});
        REQUIRE(waitUntil([&] { return shows(window->pane(0), 10); }));
        window->actions().secondWindow->trigger();
        second = window->pane(kSecond).window();
        REQUIRE(QTest::qWaitForWindowExposed(second));
        REQUIRE(waitUntil([&] { return shows(window->pane(kSecond), 4); }));
    }
    void bringForward(QWidget &which)
    {
        which.activateWindow();
        REQUIRE(waitUntil([&] { return QApplication::activeWindow() == &which; }));
    }
};

} // namespace

TEST_CASE("the second window takes the other screen and the next series, and fetches nothing twice")
{
    TwoWindows f;
    REQUIRE(QGuiApplication::screens().size() == 2);
    CHECK(f.second != f.window.get());
    CHECK(f.second->isWindow());
    CHECK(f.window->actions().secondWindow->isChecked());
    CHECK(f.second->screen() == QGuiApplication::screens().at(1));
    CHECK(f.window->screen() == QGuiApplication::screens().at(0));
    CHECK(QGuiApplication::screens().at(1)->geometry().contains(f.second->geometry().center()));
    CHECK(f.second->windowTitle() == u"Image viewer, second window"_s); // of nobody
    CHECK(f.window->pane(kSecond).series() == test::seriesUid("1.2.10.2"));
    REQUIRE(waitUntil([&] {
        return f.window->loader().progress(test::seriesUid("1.2.10.1")).isComplete() &&
               f.window->loader().progress(test::seriesUid("1.2.10.2")).isComplete();
    }));
    const QVector<SopInstanceUid> requests = f.source->requests();
    CHECK(requests.size() == 28);
    CHECK(QSet<SopInstanceUid>(requests.begin(), requests.end()).size() == requests.size());
    ImagePane &there = f.window->pane(kSecond);
    there.showSeries(test::seriesUid("1.2.10.1"), 10);
    REQUIRE(waitUntil([&] { return shows(there, 10); }));
    CHECK(there.viewport().image() == f.window->pane(0).viewport().image()); // the same pixels in memory
    picture(*f.second, u"second-window"_s);
    picture(*f.window, u"first-window"_s);
}

TEST_CASE("what is marked and drawn in one window is seen in the other")
{
    TwoWindows f;
    ImagePane &here = f.window->pane(0);
    ImagePane &there = f.window->pane(kSecond);
    there.showSeries(here.series(), here.index());
    REQUIRE(waitUntil([&] { return shows(there, 10); }));
    const QImage before = there.viewport().grab().toImage();
    f.bringForward(*f.window);
    here.viewport().setFocus();
    QTest::keyClick(&here.viewport(), Qt::Key_L); // the tool for lengths, in both
    CHECK(there.viewport().tool() == viewer::Tool::Length);
    const QPoint middle = here.viewport().rect().center();
    QTest::mousePress(&here.viewport(), Qt::LeftButton, Qt::NoModifier, middle);
    QTest::mouseMove(&here.viewport(), middle + QPoint(80, 0));
    QTest::mouseRelease(&here.viewport(), Qt::LeftButton, Qt::NoModifier, middle + QPoint(80, 0));
    QTest::keyClick(&here.viewport(), Qt::Key_K);
    CHECK(there.viewport().spokenContents().contains(u"key image"_s));
    CHECK(there.viewport().spokenContents().contains(u"Length"_s));
    CHECK(there.viewport().grab().toImage() != before);
}

TEST_CASE("while planes are shown, undo and commands are about the window that was used last")
{
    TwoWindows f;
    ImagePane &there = f.window->pane(kSecond);
    f.window->actions().planes->trigger();
    auto *planes = f.window->findChild<viewer::MprView *>();
    REQUIRE(planes);
    f.bringForward(*f.second);
    there.viewport().setFocus();
    QTest::keyClick(&there.viewport(), Qt::Key_L);
    const QPoint middle = there.viewport().rect().center();
    QTest::mousePress(&there.viewport(), Qt::LeftButton, Qt::NoModifier, middle);
    QTest::mouseMove(&there.viewport(), middle + QPoint(80, 0));
    QTest::mouseRelease(&there.viewport(), Qt::LeftButton, Qt::NoModifier, middle + QPoint(80, 0));
    CHECK(there.viewport().spokenContents().contains(u"Length"_s));
    CHECK(f.window->actions().undo->isEnabled());
    f.window->actions().undo->trigger();
    CHECK_FALSE(there.viewport().spokenContents().contains(u"Length"_s));
    CHECK(&f.window->activePane() == &there);
    QTest::mouseClick(planes->viewports().front(), Qt::LeftButton);
    CHECK(&f.window->activePane() == &f.window->pane(0));
}

TEST_CASE("panes of both windows scroll together")
{
    TwoWindows f;
    f.window->actions().link->trigger();
    CHECK(f.window->actions().link->isEnabled()); // one pane in each is two
    ImagePane &here = f.window->pane(0);
    ImagePane &there = f.window->pane(kSecond);
    Q_EMIT here.activated();
    here.setIndex(12);
    CHECK(there.index() == 6); // without places in the patient both keep their offset
    Q_EMIT there.activated();
    there.setIndex(3);
    CHECK(here.index() == 9);
}

TEST_CASE("keys work in both windows, on the pane that is used there, and so do layouts")
{
    TwoWindows f;
    ImagePane &there = f.window->pane(kSecond);
    f.bringForward(*f.second);
    CHECK(&f.window->activePane() == &there);
    there.viewport().setFocus();
    QTest::keyClick(&there.viewport(), Qt::Key_I);
    CHECK(there.viewport().viewState().inverted);
    CHECK_FALSE(f.window->pane(0).viewport().viewState().inverted);
    QTest::keyClick(&there.viewport(), Qt::Key_2);
    CHECK(f.window->pane(kSecond + 3).isVisible());
    CHECK_FALSE(f.window->pane(0).parentWidget()->findChildren<ImagePane *>().at(0)->isHidden());
    CHECK(f.window->pane(0).isVisible());
    CHECK_FALSE(f.window->pane(kSecond + 1).message().isEmpty()); // no series is left for it, and it says so
    f.bringForward(*f.window);
    Q_EMIT f.window->pane(0).activated();
    CHECK(f.window->layoutOf() == viewer::scene::kSingle);
    CHECK(f.window->actions().layout(viewer::scene::kSingle)->isChecked());
    QTest::keyClick(&f.window->pane(0).viewport(), Qt::Key_I);
    CHECK(f.window->pane(0).viewport().viewState().inverted);
    // The list of series is in the first window, and for the active pane wherever that is.
    Q_EMIT there.activated();
    Q_EMIT f.window->browser().seriesChosen(test::seriesUid("1.2.10.1"));
    CHECK(there.series() == test::seriesUid("1.2.10.1"));
}

TEST_CASE("while a volume is read for the first window the second one can be scrolled, and both get their images")
{
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 20, 64);
    test::addSeries(*f.source, "1.2.10", "1.2.10.2", 30, 64);
    f.source->hold();
    f.openAll({1200, 760});
    REQUIRE(waitUntil([&] { return f.window->pane(0).hasSeries(); }));
    f.window->actions().secondWindow->trigger();
    ImagePane &there = f.window->pane(kSecond);
    REQUIRE(there.series() == test::seriesUid("1.2.10.2"));
    Q_EMIT f.window->pane(0).activated();
    f.window->actions().planes->trigger();
    const auto *planes = f.window->findChild<viewer::MprView *>();
    REQUIRE(planes);
    CHECK(planes->message() == u"Loading 0 of 20 images…"_s);
    Q_EMIT there.activated();
    CHECK(f.window->actions().planes->isChecked());
    there.setIndex(2);
    f.source->release();
    CHECK(waitUntil([&] { return shows(there, 2); }));
    CHECK(f.window->actions().invert->isEnabled()); // for the pane that is seen
    // All have been read: these images do not say where they lie, so there is no volume.
    CHECK(waitUntil([&] { return f.window->loader().progress(test::seriesUid("1.2.10.1")).isComplete(); }));
    CHECK(waitUntil([&] { return planes->message().contains(u"do not say where they lie"_s); }));
}

TEST_CASE("each window has its own full screen")
{
    TwoWindows f;
    f.bringForward(*f.second);
    f.window->pane(kSecond).viewport().setFocus();
    QTest::keyClick(&f.window->pane(kSecond).viewport(), Qt::Key_F11);
    CHECK(f.second->isFullScreen());
    CHECK_FALSE(f.window->isFullScreen());
    CHECK(f.window->actions().fullScreen->isChecked());
    f.bringForward(*f.window);
    CHECK_FALSE(f.window->actions().fullScreen->isChecked());
    f.window->pane(0).viewport().setFocus();
    QTest::keyClick(&f.window->pane(0).viewport(), Qt::Key_F11);
    CHECK(f.window->isFullScreen());
    CHECK_FALSE(f.window->browser().isVisible());
    QTest::keyClick(&f.window->pane(0).viewport(), Qt::Key_F11);
    CHECK_FALSE(f.window->isFullScreen());
    CHECK(f.window->browser().isVisible());
    CHECK(f.second->isFullScreen());
}

TEST_CASE("the second window closes by itself, with the first, and does not outlive it")
{
    TwoWindows f;
    f.bringForward(*f.second);
    f.window->pane(kSecond).viewport().setFocus();
    QTest::keyClick(&f.window->pane(kSecond).viewport(), Qt::Key_W, Qt::ControlModifier);
    CHECK_FALSE(f.second->isVisible());
    CHECK(f.window->isVisible());
    CHECK_FALSE(f.window->actions().secondWindow->isChecked());
    CHECK(&f.window->activePane() == &f.window->pane(0)); // nothing acts on what nobody sees
    f.window->actions().secondWindow->trigger();
    CHECK(f.second->isVisible());
    CHECK(f.window->pane(kSecond).series() == test::seriesUid("1.2.10.2")); // as it was left
    f.window->close();
    CHECK_FALSE(f.second->isVisible());
    f.window->show();
    f.window->actions().secondWindow->trigger();
    CHECK(f.second->isVisible());
    f.window.reset();
    for (const QWidget *left : QApplication::topLevelWidgets())
        CHECK(left->windowTitle() != u"Image viewer, second window"_s);
}
