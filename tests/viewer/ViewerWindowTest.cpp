// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/ViewerSheets.h"

#include <QAccessible>
#include <QDialog>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPdfWriter>
#include <QProcess>
#include <QRegularExpression>
#include <QScreen>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <QtTest/QTest>

using namespace td;
using namespace Qt::StringLiterals;
using test::picture;
using test::ViewerFixture;
using test::waitUntil;
using viewer::ImagePane;

namespace {

ViewerFixture openedSeries(int count = 20)
{
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", count, 64);
    test::addSeries(*f.source, "1.2.10", "1.2.10.2", 3, 64);
    f.openAll();
    return f;
}

bool shows(ImagePane &pane, int index)
{
    const auto image = pane.viewport().image();
    return image && pane.shownIndex() == index && image->frame->storedAt(0, 0) == index;
}

} // namespace

TEST_CASE("opening a study shows the middle image of its first series and says so once")
{
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 20);
    f.open();
    QSignalSpy first(f.window.get(), &viewer::ViewerWindow::firstImageShown);
    f.window->openStudies(f.source->studies());
    REQUIRE(waitUntil([&] { return first.count() > 0; }));
    CHECK(shows(f.window->pane(0), 10));
    f.window->pane(0).setIndex(3);
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 3); }));
    CHECK(first.count() == 1);
}

TEST_CASE("wheel and keys and slider scroll through the stack and stop at its ends")
{
    ViewerFixture f = openedSeries();
    ImagePane &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return shows(pane, 10); }));
    auto &viewport = pane.viewport();
    viewport.setFocus();
    QTest::keyClick(&viewport, Qt::Key_Down);
    CHECK(waitUntil([&] { return shows(pane, 11); }));
    QTest::keyClick(&viewport, Qt::Key_PageUp);
    CHECK(waitUntil([&] { return shows(pane, 1); }));
    QTest::keyClick(&viewport, Qt::Key_End);
    CHECK(waitUntil([&] { return shows(pane, 19); }));
    QTest::keyClick(&viewport, Qt::Key_Down);
    CHECK(pane.index() == 19);
    QTest::keyClick(&viewport, Qt::Key_Home);
    CHECK(waitUntil([&] { return shows(pane, 0); }));
    const QPointF middle(viewport.rect().center());
    QWheelEvent wheel(middle, viewport.mapToGlobal(middle), {}, {0, -240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&viewport, &wheel);
    CHECK(waitUntil([&] { return shows(pane, 2); }));
    auto *slider = pane.findChild<QSlider *>();
    REQUIRE(slider);
    slider->setValue(7);
    CHECK(waitUntil([&] { return shows(pane, 7); }));
}

TEST_CASE("dragging with the brightness tool changes the window and the pixels and reset brings them back")
{
    ViewerFixture f = openedSeries();
    auto &viewport = f.window->pane(0).viewport();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 10); }));
    const QImage before = viewport.renderedImage().copy();
    const auto window = *viewport.window();
    const QPoint from = viewport.rect().center();
    QTest::mousePress(&viewport, Qt::LeftButton, {}, from);
    QTest::mouseMove(&viewport, from + QPoint(60, 40));
    QTest::mouseRelease(&viewport, Qt::LeftButton, {}, from + QPoint(60, 40));
    CHECK(viewport.window()->width > window.width);
    CHECK(viewport.window()->center > window.center);
    CHECK(viewport.renderedImage() != before);
    QTest::keyClick(&viewport, Qt::Key_R);
    CHECK(*viewport.window() == window);
    CHECK(viewport.renderedImage() == before);
    QTest::keyClick(&viewport, Qt::Key_I);
    CHECK(viewport.renderedImage() != before);
    CHECK(f.window->actions().invert->isChecked());
}

TEST_CASE("pan and zoom move the image by tool and by mouse button")
{
    ViewerFixture f = openedSeries();
    auto &viewport = f.window->pane(0).viewport();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 10); }));
    const QPoint from = viewport.rect().center();
    const auto drag = [&](Qt::MouseButton button, QPoint by) {
        QTest::mousePress(&viewport, button, {}, from);
        QTest::mouseMove(&viewport, from + by);
        QTest::mouseRelease(&viewport, button, {}, from + by);
    };
    drag(Qt::RightButton, {0, -100});
    CHECK(viewport.viewState().zoom > 1.5);
    drag(Qt::MiddleButton, {viewport.width() / 4, 0});
    CHECK(viewport.viewState().panX == Approx(0.25).margin(0.01));
    QTest::keyClick(&viewport, Qt::Key_0);
    CHECK(viewport.viewState().zoom == 1);
    CHECK(viewport.viewState().panX == 0);
    QTest::keyClick(&viewport, Qt::Key_P);
    drag(Qt::LeftButton, {0, viewport.height() / 4});
    CHECK(viewport.viewState().panY == Approx(0.25).margin(0.01));
    QTest::keyClick(&viewport, Qt::Key_Plus);
    CHECK(viewport.viewState().zoom == Approx(1.25));
    CHECK(viewport.viewState().window == std::nullopt);
}

TEST_CASE("four images show the next series and a series is chosen for the active pane")
{
    ViewerFixture f = openedSeries();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 10); }));
    QTest::keyClick(&f.window->pane(0).viewport(), Qt::Key_2);
    CHECK(f.window->layoutOf() == viewer::scene::kQuad);
    CHECK(waitUntil([&] { return shows(f.window->pane(1), 1); }));
    CHECK_FALSE(f.window->pane(2).hasSeries());
    QTest::mouseClick(&f.window->pane(2).viewport(), Qt::LeftButton);
    auto &list = f.window->browser().list();
    const QModelIndex second = list.model()->index(2, 0); // study, series, series
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(second).center());
    CHECK(f.window->pane(2).series() == f.window->pane(1).series());
    QTest::keyClick(&f.window->pane(2).viewport(), Qt::Key_1);
    CHECK(f.window->pane(2).isVisible());
    CHECK_FALSE(f.window->pane(0).isVisible());
}

TEST_CASE("on a single screen the second window stands beside, in the right half")
{
    ViewerFixture f = openedSeries();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 10); }));
    f.window->actions().secondWindow->trigger();
    const QWidget *second = f.window->pane(16).window();
    CHECK(second->isVisible());
    const QRect screen = f.window->screen()->availableGeometry();
    CHECK(screen.contains(second->geometry()));
    CHECK(second->geometry().left() >= screen.center().x());
}

TEST_CASE("the window title and the log of it hold no health data and a screen reader hears what is shown")
{
    ViewerFixture f = openedSeries();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 10); }));
    CHECK_FALSE(f.window->windowTitle().contains(u"ROSSI"_s));
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&f.window->pane(0).viewport());
    REQUIRE(spoken);
    CHECK(spoken->role() == QAccessible::Graphic);
    CHECK_FALSE(spoken->text(QAccessible::Name).isEmpty());
    const QString description = spoken->text(QAccessible::Description);
    CHECK(description.contains(u"ROSSI MARIO"_s));
    CHECK(description.contains(u"11 of 20"_s));
}

TEST_CASE("export asks for the studies that are open")
{
    ViewerFixture f = openedSeries();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 10); }));
    QSignalSpy asked(f.window.get(), &viewer::ViewerWindow::exportRequested);
    f.window->actions().exportStudies->trigger();
    REQUIRE(asked.count() == 1);
    CHECK(asked.first().first().value<QVector<model::StudyContents>>().first().series.size() == 2);
}

TEST_CASE("a printed sheet is one A4 page with patient and study and notice and orientation")
{
    ViewerFixture f = openedSeries();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 10); }));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sheet.pdf"_s);
    {
        QPdfWriter writer(path);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter);
        REQUIRE(viewer::render::printLayout(writer, f.window->sheets().sheet(true)));
    }
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return test::announceSkip(u"pdftotext is not installed: the text of a print"_s);
    QProcess pdftotext;
    pdftotext.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    REQUIRE(pdftotext.waitForFinished());
    const QString text = QString::fromUtf8(pdftotext.readAllStandardOutput());
    CHECK(text.contains(u"ROSSI MARIO"_s));
    CHECK(text.contains(u"TORACE"_s));
    CHECK(text.contains(u"Not for diagnostic use"_s));
    CHECK(text.contains(u"11/20"_s));
    QProcess info;
    info.start(u"pdfinfo"_s, {path});
    REQUIRE(info.waitForFinished());
    const QString facts = QString::fromUtf8(info.readAllStandardOutput());
    CHECK(facts.contains(u"(A4)"_s));
    CHECK(facts.contains(QRegularExpression(u"Pages:\\s+1\n"_s)));
    if (const QString pictures = qEnvironmentVariable("TUODOSSIER_PICTURES"); !pictures.isEmpty())
        QProcess::execute(u"pdftoppm"_s, {u"-png"_s, u"-r"_s, u"80"_s, path, pictures + u"/print"_s});
}

TEST_CASE("print opens a preview without blocking the window")
{
    ViewerFixture f = openedSeries();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 10); }));
    f.window->actions().print->trigger();
    QDialog *preview = nullptr;
    CHECK(waitUntil([&] {
        preview = f.window->findChild<QDialog *>();
        return preview && preview->isVisible();
    }));
    REQUIRE(preview);
    picture(*preview, u"print-preview"_s);
    preview->close();
    CHECK(waitUntil([&] { return f.window->findChild<QDialog *>() == nullptr; }));
}

TEST_CASE("a series dropped on a pane is shown there, and anything else is not taken")
{
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 3);
    test::addSeries(*f.source, "1.2.10", "1.2.10.2", 3);
    f.openAll();
    REQUIRE(waitUntil([&] { return shows(f.window->pane(0), 1); }));
    f.window->setLayoutOf(viewer::scene::kPair);
    ImagePane &right = f.window->pane(1);
    REQUIRE(waitUntil([&] { return right.hasSeries(); }));
    QAbstractItemModel &model = *f.window->browser().list().model();
    QModelIndex row;
    for (int i = 0; i < model.rowCount(); ++i)
        if (model.index(i, 0).data(viewer::SeriesRole).toString() == f.window->pane(0).series().value())
            row = model.index(i, 0);
    REQUIRE(row.isValid());
    QWidget *grid = right.parentWidget();
    const auto drop = [&](const QMimeData &data) {
        const QPoint to = right.geometry().center();
        QDragEnterEvent enter(to, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(grid, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(to, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(grid, &event);
        return true;
    };
    const std::unique_ptr<QMimeData> series(model.mimeData({row}));
    CHECK(drop(*series));
    CHECK(right.series() == f.window->pane(0).series());
    CHECK(&f.window->activePane() == &right);
    QMimeData text;
    text.setText(u"1.2.3"_s);
    CHECK_FALSE(drop(text));
}
