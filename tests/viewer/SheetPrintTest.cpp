// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets of many images: what is on the paper, measured on the paper.
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/PresentationFixture.h"
#include "tests/viewer/SheetFixture.h"

#include <QRadioButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <cmath>

using namespace td;
using namespace Qt::StringLiterals;
using test::ViewerFixture;
using test::waitUntil;
using viewer::SheetDialog;
using What = viewer::SheetChoice::What;

TEST_CASE("the grid of a sheet is the one in which images are largest")
{
    using viewer::render::sheetGrid;
    const QSizeF upright(186, 273); // 243 mm high without head and notice; 2 mm between cells
    // Two squares: 120.5 mm below each other, 92 mm side by side.
    CHECK(sheetGrid(2, 1, upright) == viewer::scene::Layout{2, 1});
    CHECK(sheetGrid(2, 1, {273, 186}) == viewer::scene::Layout{1, 2});
    // Six squares: 79.7 mm in three rows, 60.7 mm in two.
    CHECK(sheetGrid(6, 1, upright) == viewer::scene::Layout{3, 2});
    // Twelve images twice as wide as high: 77.7 mm wide in six rows, 60.7 in four.
    CHECK(sheetGrid(12, 2, upright) == viewer::scene::Layout{6, 2});
    // One that is twice as wide as high: 186 mm wide upright, 273 on its side.
    CHECK(viewer::sheetPage(1, 2).orientation() == QPageLayout::Landscape);
    CHECK(viewer::sheetPage(1, 0.8).orientation() == QPageLayout::Portrait);
}

TEST_CASE("a series is printed on as many pages as it takes, each image in its place with its own brightness")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 25);
    test::openWhole(f);
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"series.pdf"_s);
    test::saveSheets(f, {What::Series, 1, 25, 1, 12}, pdf);
    CHECK(f.window->job().sentence() == u"The sheets were saved."_s);
    REQUIRE(test::pagesOf(pdf) == 3);
    for (int page = 1; page <= 3; ++page) {
        const QString text = test::textOf(pdf, page);
        CHECK(text.contains(u"ROSSI MARIO"_s));
        CHECK(text.contains(u"TORACE"_s));
        CHECK(text.contains(u"Printed on"_s));
        CHECK(text.contains(u"Page %1 of 3"_s.arg(page)));
        CHECK(text.contains(u"Not for diagnostic use"_s));
        for (int k = 1; k <= 25; ++k)
            CHECK(text.contains(QRegularExpression(u"Image %1/25\\s"_s.arg(k))) == ((k - 1) / 12 == page - 1));
        CHECK(text.contains(u"SERIE 1"_s));
        CHECK(text.contains(u"W 1,000"_s));
        const QImage paper = test::rasterOf(pdf, page);
        for (int cell = 0; cell < (page < 3 ? 12 : 1); ++cell)
            CHECK(std::abs(test::greyAt(paper, {4, 3}, cell) - test::greyOf((page - 1) * 12 + cell + 1)) <= 2);
        if (page == 3)
            CHECK(test::greyAt(paper, {4, 3}, 1) == 255); // no image, no ink
        test::pagePicture(paper, u"sheet-%1"_s.arg(page));
    }
}

TEST_CASE("a sheet shows images as their pane does: brightness, inversion, turning and what is drawn over them")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 3);
    test::openWhole(f);
    auto &viewport = f.window->pane(0).viewport();
    f.window->actions().invert->trigger();
    f.window->actions().tool(viewer::scene::Tool::Rectangle)->trigger();
    const auto corner = [&](double column, double row) {
        const auto at = viewport.layerView().placement.toCanvas({column, row});
        return QPoint(int(at.x), int(at.y));
    };
    QTest::mousePress(&viewport, Qt::LeftButton, Qt::NoModifier, corner(10, 10));
    QTest::mouseMove(&viewport, corner(30, 30));
    QTest::mouseRelease(&viewport, Qt::LeftButton, Qt::NoModifier, corner(30, 30));
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"dressed.pdf"_s);
    test::saveSheets(f, {What::Series, 1, 3, 1, 4}, pdf);
    const QImage paper = test::rasterOf(pdf, 1);
    const auto colouredIn = [&](int cell) {
        const QRectF mm = viewer::render::sheetCell({2, 2}, cell, {186, 273}).translated(12, 12);
        int count = 0;
        for (int y = int(mm.top() * test::kDotsPerMm); y < int(mm.bottom() * test::kDotsPerMm); ++y)
            for (int x = int(mm.left() * test::kDotsPerMm); x < int(mm.right() * test::kDotsPerMm); ++x) {
                const QColor c = paper.pixelColor(x, y);
                count += c.blue() - c.red() > 60; // the colour of measures; texts are yellowish
            }
        return count;
    };
    for (const int cell : {0, 2}) // over the middle of the other one stands what was measured
        CHECK(std::abs(test::greyAt(paper, {2, 2}, cell) - (255 - test::greyOf(cell + 1))) <= 2);
    CHECK(colouredIn(1) > 200); // it was drawn on the middle image
    CHECK(colouredIn(0) == 0);
    CHECK(colouredIn(2) == 0);
    test::pagePicture(paper, u"sheet-dressed"_s);
}

TEST_CASE("every third image of a part of a series is printed, and no other")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 20);
    test::openWhole(f);
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"part.pdf"_s);
    test::saveSheets(f, {What::Series, 5, 12, 3, 4}, pdf);
    REQUIRE(test::pagesOf(pdf) == 1);
    const QString text = test::textOf(pdf, 1);
    for (int k = 1; k <= 20; ++k)
        CHECK(text.contains(QRegularExpression(u"Image %1/20\\s"_s.arg(k))) == (k == 5 || k == 8 || k == 11));
    CHECK_FALSE(text.contains(u"Page 1"_s)); // one page needs no number
}

TEST_CASE("key images are printed, those of the active series or of everything that is open")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 6);
    test::addFlats(*f.source, 4, {"1.2.10", "1.2.10.2"});
    test::openWhole(f);
    auto &pane = f.window->pane(0);
    const auto mark = [&](int index) {
        pane.setIndex(index);
        REQUIRE(waitUntil([&] { return pane.shownIndex() == index; }));
        f.window->actions().keyImage->trigger();
    };
    mark(4);
    mark(1);
    pane.showSeries(test::seriesUid("1.2.10.2"));
    REQUIRE(waitUntil([&] { return pane.shownIndex() >= 0; }));
    mark(2);
    pane.showSeries(test::seriesUid("1.2.10.1"));
    REQUIRE(waitUntil([&] { return pane.shownIndex() >= 0; }));
    f.window->actions().printSheets->trigger();
    auto *dialog = f.window->findChild<SheetDialog *>();
    REQUIRE(dialog);
    QStringList offers;
    for (const QRadioButton *button : dialog->findChildren<QRadioButton *>())
        offers.append(button->text().remove(u'&'));
    CHECK(offers == QStringList{u"This series: 6"_s, u"Key images of this series: 2"_s,
                                u"Key images of everything that is open: 3"_s});
    dialog->reject();
    const QTemporaryDir folder;
    const QString own = folder.filePath(u"own.pdf"_s);
    test::saveSheets(f, {What::SeriesKeys, 1, 1, 1, 4}, own);
    CHECK(test::textOf(own, 1).contains(u"Image 2/6"_s)); // in the order of the series
    CHECK(test::textOf(own, 1).contains(u"Image 5/6"_s));
    CHECK_FALSE(test::textOf(own, 1).contains(u"SERIE 2"_s));
    const QString all = folder.filePath(u"all.pdf"_s);
    test::saveSheets(f, {What::AllKeys, 1, 1, 1, 4}, all);
    CHECK(test::textOf(all, 1).contains(u"Image 3/4"_s));
    CHECK(test::textOf(all, 1).contains(u"SERIE 1"_s));
    CHECK(test::textOf(all, 1).contains(u"SERIE 2"_s));
    CHECK(std::abs(test::greyAt(test::rasterOf(all, 1), {2, 2}, 2) - test::greyOf(3)) <= 2);
}

TEST_CASE("a choice stays with the series it was made for when another is shown meanwhile")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 6);
    test::addFlats(*f.source, 4, {"1.2.10", "1.2.10.2"});
    test::openWhole(f);
    viewer::SheetChoice choice{What::Series, 1, 6, 1, 6};
    choice.series = test::seriesUid("1.2.10.1");
    f.window->pane(0).showSeries(test::seriesUid("1.2.10.2"));
    REQUIRE(waitUntil([&] { return f.window->pane(0).shownIndex() >= 0; }));
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"six.pdf"_s);
    test::saveSheets(f, choice, pdf);
    CHECK(test::textOf(pdf, 1).contains(u"Image 6/6"_s));
}

TEST_CASE("of images of two patients each keeps its name, and the head of the page names none")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 2);
    test::addFlats(*f.source, 2, {"1.2.20", "1.2.20.2", "BIANCHI^ANNA"});
    test::openWhole(f);
    auto &pane = f.window->pane(0);
    f.window->setLayoutOf(viewer::scene::kSingle);
    for (const char *series : {"1.2.10.1", "1.2.20.2"}) {
        pane.showSeries(test::seriesUid(series), 0);
        REQUIRE(waitUntil([&] { return pane.shownIndex() == 0; }));
        f.window->actions().keyImage->trigger();
    }
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"two.pdf"_s);
    test::saveSheets(f, {What::AllKeys, 1, 1, 1, 2}, pdf);
    const QString text = test::textOf(pdf, 1);
    CHECK(text.contains(u"Images of several patients"_s));
    CHECK(text.contains(u"ROSSI MARIO"_s));
    CHECK(text.contains(u"BIANCHI ANNA"_s));
}

TEST_CASE("an image that cannot be shown leaves its place with the reason")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 3);
    f.source->addEntry(
        {test::studyUid("1.2.10"), test::seriesUid("1.2.10.1"), SopInstanceUid::create(u"1.2.10.1.98"_s).value()},
        "broken", u"CT"_s, 98);
    test::openWhole(f);
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"broken.pdf"_s);
    test::saveSheets(f, {What::Series, 1, 4, 1, 4}, pdf);
    CHECK(f.window->job().sentence() ==
          u"The sheets were saved. Images that cannot be shown: 1. Their places on the sheets say why."_s);
    CHECK(test::textOf(pdf, 1).contains(u"Image 4 of 4"_s));
    CHECK(test::textOf(pdf, 1).contains(u"damaged"_s));
    CHECK(std::abs(test::greyAt(test::rasterOf(pdf, 1), {2, 2}, 2) - test::greyOf(3)) <= 2);
}

TEST_CASE("a real CT on small cells keeps its letters and its numbers")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: real images on sheets"_s);
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    REQUIRE(f.source->addFolder(corpus + u"/volumes/ct-gantry-tilt-ge"_s) > 0);
    test::openWhole(f);
    const int count = f.window->pane(0).count();
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"ct.pdf"_s);
    test::saveSheets(f, {What::Series, 1, count, 1, 20}, pdf);
    REQUIRE(test::pagesOf(pdf) == (count + 19) / 20);
    const QString text = test::textOf(pdf, 1);
    for (const char *letter : {"AH", "R", "L", "PF"})
        CHECK(text.contains(QRegularExpression(u"(^|\\s)%1(\\s|$)"_s.arg(QLatin1StringView(letter)))));
    for (int k = 1; k <= std::min(20, count); ++k)
        CHECK(text.contains(QRegularExpression(u"%1/%2\\s"_s.arg(k).arg(count))));
    test::pagePicture(test::rasterOf(pdf, 1), u"sheet-ct"_s);
    test::saveSheets(f, {What::Series, 1, std::min(2, count), 1, 2}, pdf);
    test::pagePicture(test::rasterOf(pdf, 1), u"sheet-ct-2"_s);
}

TEST_CASE("a presentation state is in force on paper as in the pane, and not where it is switched off")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 2);
    test::StateParts parts;
    parts.inverse = "INVERSE";
    REQUIRE(f.source->add(test::presentationState("1.2.10", "1.2.10.1", "1.2.10.1.2", "1.2.77.1", parts)));
    test::openWhole(f);
    f.window->pane(0).setIndex(1);
    REQUIRE(waitUntil([&] {
        const auto image = f.window->pane(0).viewport().image();
        return image && !image->preparedBy.isEmpty();
    }));
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"state.pdf"_s);
    test::saveSheets(f, {What::Series, 1, 2, 1, 4}, pdf);
    CHECK(test::textOf(pdf, 1).contains(u"PREPARED"_s));
    test::pagePicture(test::rasterOf(pdf, 1), u"sheet-state"_s);
    const auto greyOfSecond = [&] { return test::greyAt(test::rasterOf(pdf, 1), {2, 2}, 1); };
    const auto greyOfFirst = [&] { return test::greyAt(test::rasterOf(pdf, 1), {2, 2}, 0); };
    CHECK(std::abs(greyOfFirst() - test::greyOf(1)) <= 2); // the state is about the other one
    CHECK(std::abs(greyOfSecond() - test::greyOf(2)) > 20);
    f.window->actions().prepared->trigger();
    test::saveSheets(f, {What::Series, 1, 2, 1, 4}, pdf);
    CHECK_FALSE(test::textOf(pdf, 1).contains(u"PREPARED"_s));
    CHECK(std::abs(greyOfSecond() - test::greyOf(2)) <= 2);
}
