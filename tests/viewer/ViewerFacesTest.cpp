// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/ViewerSheets.h"

#include <QFile>
#include <QLocale>
#include <QPdfWriter>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest/QTest>

using namespace td;
using namespace Qt::StringLiterals;
using test::picture;
using test::ViewerFixture;
using test::waitUntil;

namespace {

bool showsImage(viewer::ImagePane &pane)
{
    return pane.viewport().image() != nullptr;
}

void addFile(test::MemorySource &source, const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(source.add(file.readAll()));
}

} // namespace

TEST_CASE("while images are on the way the pane says so")
{
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 20);
    f.source->hold();
    f.openAll();
    REQUIRE(waitUntil([&] { return f.window->pane(0).message().contains(u"Loading image 11 of 20"_s); }));
    picture(*f.window, u"loading"_s);
    f.source->release();
    CHECK(waitUntil([&] { return showsImage(f.window->pane(0)); }));
}

TEST_CASE("an image that is cut off is named in its pane and the others are shown")
{
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 3);
    const auto cut = SopInstanceUid::create(u"1.2.10.1.98"_s).value();
    const QByteArray file =
        test::Part10Builder().image(64, 64, 16, 16, false).raw(0x7FE00010, "OW", QByteArray(100, '\1')).file();
    f.source->addEntry({test::studyUid("1.2.10"), test::seriesUid("1.2.10.1"), cut}, file, u"CT"_s, 98);
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return pane.hasSeries(); }));
    pane.setIndex(3);
    REQUIRE(waitUntil([&] { return pane.message().contains(u"incomplete"_s); }));
    CHECK_FALSE(showsImage(pane));
    picture(*f.window, u"error-image"_s);
    pane.setIndex(2);
    CHECK(waitUntil([&] { return showsImage(pane); }));
    CHECK(pane.message().isEmpty());
}

TEST_CASE("a network that goes away shows a banner and trying again brings the study")
{
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 5);
    f.source->failWith(ErrorCode::Network);
    f.openAll();
    REQUIRE(waitUntil([&] { return f.window->pane(0).message().contains(u"cannot be reached"_s); }));
    picture(*f.window, u"network-gone"_s);
    f.source->failWith(std::nullopt);
    QPushButton *again = nullptr;
    for (QPushButton *button : f.window->findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == u"Try again"_s)
            again = button;
    REQUIRE(again);
    QTest::mouseClick(again, Qt::LeftButton);
    CHECK(waitUntil([&] { return showsImage(f.window->pane(0)); }));
    CHECK_FALSE(again->isVisible());
}

TEST_CASE("a study without images and no study at all are said in words")
{
    ViewerFixture f;
    f.open();
    f.window->openStudies({});
    CHECK(f.window->pane(0).message().contains(u"no study"_s));
    picture(*f.window, u"empty"_s);
    CHECK_FALSE(f.window->actions().exportStudies->isEnabled());
    CHECK_FALSE(f.window->actions().print->isEnabled());
}

TEST_CASE("a file that is not DICOM and one of an impossible size are refused in words")
{
    ViewerFixture f;
    const auto study = test::studyUid("1.2.10");
    const auto series = test::seriesUid("1.2.10.1");
    f.source->addEntry({study, series, SopInstanceUid::create(u"1.1"_s).value()}, "<html>no</html>", u"CT"_s, 1);
    const QByteArray huge =
        test::Part10Builder().image(65535, 65535, 16, 16, false).raw(0x7FE00010, "OW", QByteArray(100, '\1')).file();
    f.source->addEntry({study, series, SopInstanceUid::create(u"1.2"_s).value()}, huge, u"CT"_s, 2);
    f.openAll();
    auto &pane = f.window->pane(0);
    CHECK(waitUntil([&] { return pane.message().contains(u"impossible size"_s); }));
    pane.setIndex(0);
    CHECK(waitUntil([&] { return pane.message().contains(u"damaged"_s); }));
}

TEST_CASE("a colour clip plays at its recorded pace over its own frames")
{
    QByteArray pixels;
    for (int frame = 0; frame < 4; ++frame)
        pixels += QByteArray(16 * 16 * 3, char(frame * 60));
    const QByteArray body = test::Part10Builder()
                                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.3.1")
                                .text(0x00080018, "UI", "1.2.3.4")
                                .text(0x00080060, "CS", "US")
                                .text(0x00181063, "DS", "20")
                                .text(0x0020000D, "UI", "1.2.10")
                                .text(0x0020000E, "UI", "1.2.10.1")
                                .shorts(0x00280002, {3})
                                .text(0x00280004, "CS", "RGB")
                                .shorts(0x00280006, {0})
                                .text(0x00280008, "IS", "4")
                                .shorts(0x00280010, {16})
                                .shorts(0x00280011, {16})
                                .shorts(0x00280100, {8})
                                .shorts(0x00280101, {8})
                                .shorts(0x00280102, {7})
                                .shorts(0x00280103, {0})
                                .raw(0x7FE00010, "OB", pixels)
                                .file();
    ViewerFixture f;
    REQUIRE(f.source->add(body));
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return showsImage(pane) && f.window->actions().play->isEnabled(); }));
    CHECK(pane.count() == 4);
    pane.setIndex(3);
    f.window->actions().play->trigger();
    CHECK(waitUntil([&] { return pane.index() == 0; })); // in a circle
    CHECK(waitUntil([&] { return pane.index() == 2; }));
    f.window->actions().play->trigger();
    CHECK_FALSE(pane.isPlaying());
    CHECK_FALSE(pane.viewport().window());
}

TEST_CASE("the viewer speaks Italian and no sentence of it is left in English")
{
    QFile source(QStringLiteral(TUODOSSIER_SOURCE_DIR "/translations/viewer_it.ts"));
    REQUIRE(source.open(QIODevice::ReadOnly));
    CHECK_FALSE(source.readAll().contains("unfinished"));
    QTemporaryDir folder;
    const QString compiled = folder.filePath(u"viewer_it.qm"_s);
    REQUIRE(QProcess::execute(QStringLiteral(TUODOSSIER_LRELEASE),
                              {u"-silent"_s, source.fileName(), u"-qm"_s, compiled}) == 0);
    QTranslator translator;
    REQUIRE(translator.load(compiled));
    QCoreApplication::installTranslator(&translator);
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Italian, QLocale::Italy));
    {
        ViewerFixture f;
        test::addSeries(*f.source, "1.2.10", "1.2.10.1", 4, 64);
        f.openAll({1280, 720});
        REQUIRE(waitUntil([&] { return showsImage(f.window->pane(0)); }));
        CHECK(f.window->windowTitle() == u"Visualizzatore"_s);
        const viewer::render::Sheet sheet = f.window->sheets().sheet(true);
        CHECK(sheet.notice == u"Consultazione per il paziente, non per uso diagnostico"_s);
        CHECK(sheet.studyLine.startsWith(u"25/11/2024"_s));
        CHECK(sheet.cells.first().overlay.topLeft.last() == u"nato/a il 10/04/1995"_s);
        CHECK(f.window->actions().print->text() == u"Stampa…"_s);
        for (QAction *action : f.window->findChildren<QAction *>())
            CHECK_FALSE(action->text().contains(u"image"_s));
        picture(*f.window, u"italian-720"_s);
    }
    QLocale::setDefault(before);
    QCoreApplication::removeTranslator(&translator);
}

TEST_CASE("real images of the corpus are shown with their texts and edges")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: pictures of real images"_s);
    ViewerFixture f;
    f.source->addFolder(corpus + u"/volumes/ct-gantry-tilt-ge"_s);
    f.openAll();
    REQUIRE(waitUntil([&] { return showsImage(f.window->pane(0)); }));
    CHECK(f.window->pane(0).viewport().image()->edges.right == u"L"_s);
    CHECK(f.window->pane(0).viewport().image()->millimetresPerColumn > 0);
    picture(*f.window, u"ct"_s);
    ViewerFixture four;
    addFile(*four.source, corpus + u"/cr-dx-mg/Monochrome1-Jpeg.dcm"_s);
    addFile(*four.source, corpus + u"/cr-dx-mg/dx_image.dcm"_s);
    addFile(*four.source, corpus + u"/photometric/examples_ybr_color.dcm"_s);
    four.source->addFolder(corpus + u"/volumes/ct-gantry-tilt-ge"_s);
    four.openAll();
    four.window->setLayoutOf(viewer::scene::kQuad);
    for (int i = 0; i < 4; ++i) {
        const bool shown = waitUntil([&] { return showsImage(four.window->pane(i)); });
        INFO("pane " << i << ": " << four.window->pane(i).message().toStdString());
        REQUIRE(shown);
    }
    picture(*four.window, u"four"_s);
    const viewer::render::Sheet sheet = four.window->sheets().sheet(false);
    REQUIRE(sheet.cells.size() == 4);
    CHECK(sheet.patientLine.startsWith(u"Images of several patients"_s)); // no one's name over another's image
    QTemporaryDir folder;
    const QString pdf = folder.filePath(u"four.pdf"_s);
    {
        QPdfWriter writer(pdf);
        writer.setPageSize(QPageSize(QPageSize::A4));
        REQUIRE(viewer::render::printLayout(writer, sheet));
    }
    if (const QString pictures = qEnvironmentVariable("TUODOSSIER_PICTURES"); !pictures.isEmpty())
        QProcess::execute(u"pdftoppm"_s, {u"-png"_s, u"-r"_s, u"80"_s, pdf, pictures + u"/print-four"_s});
    four.window->resize(1280, 720);
    CHECK(waitUntil([&] { return four.window->pane(2).geometry().bottom() < 720; }));
    picture(*four.window, u"four-720"_s);
    four.window->pane(2).viewport().setFocus();
    four.window->setLayoutOf(viewer::scene::kSingle);
    CHECK(waitUntil([&] { return four.window->pane(2).width() > 800; })); // the whole middle is its own
    picture(*four.window, u"us"_s);
}
