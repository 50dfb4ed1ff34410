// SPDX-License-Identifier: GPL-3.0-or-later
// The way to the paper: dialog, progress, stopping, preview, printer, true size.
#include "tests/support/Catch.h"
#include "tests/viewer/SheetFixture.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <cmath>

using namespace td;
using namespace Qt::StringLiterals;
using test::picture;
using test::ViewerFixture;
using test::waitUntil;
using viewer::SheetDialog;
using What = viewer::SheetChoice::What;

TEST_CASE("sheets whose images stop coming are not made, and the line says why")
{
    ViewerFixture f;
    test::addFlats(*f.source, 10);
    test::openWhole(f);
    const QTemporaryDir folder;
    f.source->hold();
    f.window->sheets().savePdf({What::Series, 1, 10, 1, 4}, folder.filePath(u"cut.pdf"_s));
    for (int i = 0; i < 6; ++i) { // a page and a half
        REQUIRE(waitUntil([&] { return f.source->waiting() == 1; }));
        f.source->releaseOne();
    }
    REQUIRE(waitUntil([&] { return f.source->waiting() == 1; }));
    f.source->failWith(ErrorCode::Network);
    f.source->release();
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }));
    CHECK(f.window->job().sentence().startsWith(u"The connection was interrupted"_s));
    CHECK(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    f.window->sheets().preview({What::Series, 1, 10, 1, 4});
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }));
    CHECK_FALSE(f.window->findChild<QPrintPreviewDialog *>());
    f.source->failWith(std::nullopt);
    test::saveSheets(f, {What::Series, 1, 10, 1, 4}, folder.filePath(u"no/such/folder/sheets.pdf"_s));
    CHECK(f.window->job().sentence().contains(u"Choose another folder"_s));
}

TEST_CASE("the making of sheets is stopped by its button and by closing the window, and leaves no file")
{
    ViewerFixture f;
    test::addFlats(*f.source, 10);
    test::openWhole(f);
    const QTemporaryDir folder;
    f.source->hold();
    f.window->sheets().savePdf({What::Series, 1, 10, 1, 4}, folder.filePath(u"stopped.pdf"_s));
    REQUIRE(waitUntil([&] { return f.source->waiting() == 1; }));
    f.source->releaseOne();
    REQUIRE(waitUntil([&] { return f.window->job().sentence() == u"Preparing the sheets: image 2 of 10"_s; }));
    picture(*f.window, u"sheets-progress"_s);
    CHECK_FALSE(f.window->actions().printSheets->isEnabled()); // one thing at a time
    QPushButton *stop = nullptr;
    for (QPushButton *button : f.window->findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == u"Stop"_s)
            stop = button;
    REQUIRE(stop);
    QTest::mouseClick(stop, Qt::LeftButton);
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }));
    CHECK(f.window->job().sentence() == u"Stopped. No sheet was made."_s);
    CHECK(f.window->actions().printSheets->isEnabled());
    f.window->sheets().savePdf({What::Series, 1, 10, 1, 4}, folder.filePath(u"left.pdf"_s));
    f.window.reset();
    f.source->release();
    CHECK(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

TEST_CASE("the dialog says how many pages it will be, by keyboard, and what is too much for a preview")
{
    ViewerFixture f;
    test::addFlats(*f.source, 25);
    test::openWhole(f);
    f.window->actions().printSheets->trigger();
    auto *dialog = f.window->findChild<SheetDialog *>();
    REQUIRE(dialog);
    dialog->activateWindow();
    REQUIRE(waitUntil([&] { return QApplication::activeWindow() == dialog; }));
    CHECK_FALSE(dialog->windowTitle().contains(u"ROSSI"_s));
    CHECK(dialog->sentence() == u"25 images on 3 pages."_s);
    picture(*dialog, u"sheet-dialog"_s);
    for (const QRadioButton *button : dialog->findChildren<QRadioButton *>())
        CHECK(button->isEnabled() == button->text().contains(u"series: 25"_s)); // nothing is marked yet
    QTest::keyClick(dialog, Qt::Key_N, Qt::AltModifier);                        // one of every
    auto *every = qobject_cast<QSpinBox *>(QApplication::focusWidget());
    REQUIRE(every);
    CHECK(every->accessibleName() == u"One image of every so many"_s);
    QTest::keyClick(every, Qt::Key_Up);
    CHECK(dialog->sentence() == u"13 images on 2 pages."_s);
    QTest::keyClick(dialog, Qt::Key_F, Qt::AltModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"25"_s);
    CHECK(dialog->sentence() == u"One image on one page."_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    CHECK_FALSE(dialog->isVisible());

    SheetDialog much({30'000, 0, 0, true}, f.theme);
    CHECK(much.sentence().contains(u"more than a preview can hold"_s));
    const auto button = [&](const QString &text) {
        for (QPushButton *b : much.findChildren<QPushButton *>())
            if (b->text() == text)
                return b;
        return static_cast<QPushButton *>(nullptr);
    };
    CHECK_FALSE(button(u"Print preview…"_s)->isEnabled());
    CHECK(button(u"Save as PDF…"_s)->isEnabled()); // page after page
}

TEST_CASE("Tab goes through everything in the dialog of sheets, in the order it is read")
{
    ViewerFixture f;
    SheetDialog dialog({7, 0, 0, true}, f.theme);
    dialog.show();
    dialog.activateWindow();
    REQUIRE(waitUntil([&] { return QApplication::activeWindow() == &dialog; }));
    CHECK(test::tabOrder(dialog) == QStringList{u"This series: 7"_s, u"First image"_s, u"Last image"_s,
                                                u"One image of every so many"_s, u"Images on each page:"_s,
                                                u"Print preview…"_s, u"Save as PDF…"_s, u"Cancel"_s});
}

TEST_CASE("grey images wait for the printer in one byte for each dot, and as many as that as was said before")
{
    ViewerFixture f;
    test::addFlats(*f.source, 12);
    test::openWhole(f);
    viewer::JobControl control;
    viewer::load::Mailbox *answers = nullptr;
    QObject owner;
    QThreadPool pool;
    control.window = std::make_shared<viewer::load::Mailbox>(&owner, &pool);
    answers = control.window.get();
    viewer::JobImages images(*f.source, control, [](const auto &image) { return viewer::DressedImage{image, {}}; });
    viewer::SheetRecipe recipe;
    const auto &keys = f.window->pane(0).keys();
    for (int i = 0; i < 12; ++i)
        recipe.images.append({keys[i], i, 12});
    recipe.perPage = 6;
    std::optional<Result<viewer::SheetsDone>> done;
    pool.start([&] {
        auto made = viewer::SheetJob::prepare(images, recipe);
        answers->post([&, made] { done = made; });
    });
    REQUIRE(waitUntil([&] { return done.has_value(); }));
    REQUIRE(*done);
    REQUIRE((*done)->sheets.size() == 2);
    double bytes = 0;
    for (const auto &sheet : (*done)->sheets) {
        bytes += sheet.bytes();
        for (const auto &cell : sheet.cells) {
            CHECK(cell.image.format() == QImage::Format_Grayscale8);
            CHECK(cell.preview.format() == QImage::Format_Grayscale8);
            CHECK(std::abs(cell.preview.width() / (0.4 * cell.image.width()) - 1) < 0.02);
        }
    }
    CHECK(std::abs(bytes / viewer::SheetJob::expectedBytes(2, false) - 1) < 0.05);
    // A4 at 300 dots an inch: 186 x 243 mm are 2197 x 2870 dots, and 0.4 of that each way for the preview.
    CHECK(std::abs(viewer::SheetJob::expectedBytes(1, false) / (2197.0 * 2870 * (1 + 5 * 0.16)) - 1) < 0.01);
}

TEST_CASE("the preview shows every page and the printer gets them all, while the window stays free")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    test::addFlats(*f.source, 9);
    test::openWhole(f);
    f.window->actions().printSheets->trigger();
    auto *dialog = f.window->findChild<SheetDialog *>();
    REQUIRE(dialog);
    Q_EMIT dialog->previewAsked({What::Series, 1, 9, 1, 4});
    dialog->close();
    QPrintPreviewDialog *preview = test::previewOf(f);
    auto *pages = preview->findChild<QPrintPreviewWidget *>();
    REQUIRE(pages);
    CHECK(waitUntil([&] { return pages->pageCount() == 3; }));
    picture(*preview, u"sheets-preview"_s);
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"printed.pdf"_s);
    test::printInto(*preview, pdf);
    CHECK(f.window->job().isBusy()); // not here and now
    preview->accept();
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }, 60'000));
    REQUIRE(test::pagesOf(pdf) == 3);
    CHECK(test::textOf(pdf, 3).contains(u"Page 3 of 3"_s));
    CHECK(std::abs(test::greyAt(test::rasterOf(pdf, 3), {2, 2}, 0) - test::greyOf(9)) <= 2);
    CHECK(waitUntil([&] { return !f.window->findChild<QPrintPreviewDialog *>(); }));
}

TEST_CASE("in true size the ruler and what lies in the patient are as long on paper as they say")
{
    if (!test::havePdfTools())
        return;
    ViewerFixture f;
    // Forty pixels of 1.5 mm: 60 mm. All of it is bright (value 920 of 1000).
    REQUIRE(f.source->add(test::flatImage({"1.2.10", "1.2.10.1", "ROSSI^MARIO", "1.5\\1.5"}, 1, 920)));
    test::openWhole(f);
    REQUIRE(f.window->actions().printTrueSize->isEnabled());
    f.window->actions().printTrueSize->trigger();
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"true.pdf"_s);
    test::printInto(*test::previewOf(f), pdf);
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy() && test::pagesOf(pdf) == 1; }, 60'000));
    const QImage paper = test::rasterOf(pdf, 1);
    CHECK(std::abs(paper.width() / test::kDotsPerMm - 210) < 0.2);
    test::pagePicture(paper, u"true-size"_s);
    const auto extent = [](const std::vector<int> &at) {
        return at.empty() ? 0.0 : (at.back() - at.front() + 1) / test::kDotsPerMm;
    };
    // Of the image, across and down its middle; the black cell is around it.
    const QPointF middle =
        (viewer::render::sheetCell(viewer::scene::kSingle, 0, {186, 273}).center() + QPointF(12, 12)) *
        test::kDotsPerMm;
    std::vector<int> across;
    std::vector<int> down;
    for (int d = int(-50 * test::kDotsPerMm); d < int(50 * test::kDotsPerMm); ++d) {
        if (qGray(paper.pixel(int(middle.x()) + d, int(middle.y()))) > 120)
            across.push_back(d);
        if (qGray(paper.pixel(int(middle.x()), int(middle.y()) + d)) > 120)
            down.push_back(d);
    }
    CHECK(std::abs(extent(across) - 60) < 0.3);
    CHECK(std::abs(extent(down) - 60) < 0.3);
    // The line along the ruler: the row with the longest run of ink on its white ground, 8 to 130 mm from the left.
    double longest = 0;
    for (int y = int(200 * test::kDotsPerMm); y < int(285 * test::kDotsPerMm); ++y) {
        const auto isWhite = [&](double mm) { return qGray(paper.pixel(int(mm * test::kDotsPerMm), y)) > 240; };
        if (!isWhite(12 + 6 - 1) || !isWhite(12 + 6 + 101)) // the ground reaches 2 mm beyond either end
            continue;
        std::vector<int> ink;
        for (int x = int(17.2 * test::kDotsPerMm); x < int(119 * test::kDotsPerMm); ++x)
            if (qGray(paper.pixel(x, y)) < 200)
                ink.push_back(x);
        if (int(ink.size()) > int(90 * test::kDotsPerMm))
            longest = std::max(longest, extent(ink));
    }
    CHECK(std::abs(longest - 100) < 0.4);
}

TEST_CASE("a page turned on its side in the preview gets the grid that suits it, and its images stay whole")
{
    viewer::render::PreparedSheet sheet;
    sheet.pageMillimetres = {186, 273};
    sheet.layout = viewer::render::sheetGrid(2, 1, sheet.pageMillimetres);
    sheet.aspect = 1;
    const QSizeF cell = viewer::render::sheetCell(sheet.layout, 0, sheet.pageMillimetres).size();
    for (const int grey : {100, 200}) {
        QImage image((cell * 4).toSize(), QImage::Format_Grayscale8);
        image.fill(grey);
        sheet.cells.append({image, {}, {}, {}});
    }
    const QSizeF turned(273, 186);
    constexpr double dotsPerMm = 4;
    QImage page((turned * dotsPerMm).toSize(), QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    viewer::render::paintSheet(painter, sheet, turned, dotsPerMm * 25.4);
    painter.end();
    const auto greyAt = [&](int index, double right) {
        const QRectF area = viewer::render::sheetCell({1, 2}, index, turned);
        return qGray(page.pixel(((area.center() + QPointF(right, 0)) * dotsPerMm).toPoint()));
    };
    CHECK(greyAt(0, 0) == 100);
    CHECK(greyAt(1, 0) == 200);
    // Cells were 186 x 120.5 mm; now they are 135.5 wide, and so is what they hold, 87.8 mm high.
    CHECK(greyAt(1, 66) == 200);
    const QPointF above = viewer::render::sheetCell({1, 2}, 1, turned).center() - QPointF(0, 50);
    CHECK(qGray(page.pixel((above * dotsPerMm).toPoint())) == 0);
}
