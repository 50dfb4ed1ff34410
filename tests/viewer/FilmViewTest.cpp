// SPDX-License-Identifier: GPL-3.0-or-later
// Films and clips in the viewer's window: playing, saving as they are, saving what is seen.
#include "core/dicom/Video.h"
#include "core/dicom/VideoLibrary.h"
#include "tests/dicom/FilmFixture.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"
#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/ClipExport.h"
#include "viewer/widget/WindowJob.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace td;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::Film;
using test::picture;
using test::ViewerFixture;
using test::waitUntil;

namespace {

bool canPlayFilms()
{
    const bool can = dicom::VideoLibrary::isInstalled() && test::haveTool(u"ffmpeg"_s);
    if (!can)
        test::announceSkip(u"no plugin for films or no ffmpeg: films in the viewer"_s);
    return can;
}

Film someFilm()
{
    return {
        "1.2.840.10008.1.2.4.102", u"mp4"_s, u"-c:v libx264 -pix_fmt yuv420p -g 20 -bf 2"_s.split(u' '), 60, 320, 240};
}

QString overlayOf(viewer::ImagePane &pane)
{
    return pane.viewport().overlay().bottomLeft.join(u'|');
}

bool isShown(viewer::ImagePane &pane)
{
    return pane.viewport().image() != nullptr;
}

/// A clip of six numbered RGB frames; `time` adds what it says of its pace.
QByteArray clip(const std::function<void(test::Part10Builder &)> &time)
{
    QByteArray pixels;
    for (int frame = 0; frame < 6; ++frame)
        pixels += test::numberedPicture(frame, 160, 120);
    test::Part10Builder builder;
    builder.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.3.1")
        .text(0x00080018, "UI", "1.2.3.5")
        .text(0x00080060, "CS", "US")
        .text(0x00100010, "PN", "ROSSI^MARIO");
    time(builder);
    return builder.text(0x0020000D, "UI", "1.2.10")
        .text(0x0020000E, "UI", "1.2.10.1")
        .shorts(0x00280002, {3})
        .text(0x00280004, "CS", "RGB")
        .shorts(0x00280006, {0})
        .text(0x00280008, "IS", "6")
        .shorts(0x00280010, {120})
        .shorts(0x00280011, {160})
        .shorts(0x00280100, {8})
        .shorts(0x00280101, {8})
        .shorts(0x00280102, {7})
        .shorts(0x00280103, {0})
        .raw(0x7FE00010, "OB", pixels)
        .file();
}

QPushButton *buttonOf(QWidget &widget, const QString &text)
{
    for (QPushButton *button : widget.findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == text)
            return button;
    return nullptr;
}

double meanDifference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return 255;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    return sum / (double(a.width()) * a.height());
}

/// The plugin as it lies beside the tests, whatever a test has done to it.
struct PluginGuard {
    ~PluginGuard()
    {
        dicom::VideoLibrary::lookIn(
            {QCoreApplication::applicationDirPath() + u'/' + QStringLiteral(TUODOSSIER_PLUGINS)});
    }
};

} // namespace

TEST_CASE("a film is a stack of colour images that plays at the pace of its stream")
{
    if (!canPlayFilms())
        return;
    const Film film = someFilm();
    ViewerFixture f;
    REQUIRE(f.source->add(test::instanceOf(film, test::encoded(film), film.frames)));
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return isShown(pane); }));
    CHECK(pane.count() == 60);
    pane.setIndex(42);
    REQUIRE(waitUntil([&] { return pane.shownIndex() == 42; }));
    const QImage rendered = pane.viewport().grab().toImage();
    CHECK_FALSE(rendered.isNull());
    CHECK(overlayOf(pane).contains(u"25 fps"_s));
    CHECK(f.window->actions().saveFilm->isVisible());

    pane.setIndex(0);
    REQUIRE(waitUntil([&] { return pane.shownIndex() == 0; }));
    QElapsedTimer clock;
    f.window->actions().play->trigger();
    clock.start();
    REQUIRE(waitUntil([&] { return pane.shownIndex() >= 30; }));
    const qint64 took = clock.elapsed();
    CHECK(took >= 1100); // 30 pictures of 40 ms
    CHECK(took < 1600);
    REQUIRE(waitUntil([&] { return pane.shownIndex() >= 45; }));
    picture(*f.window, u"film-playing"_s);
    QTest::keyClick(&pane.viewport(), Qt::Key_Space);
    CHECK_FALSE(pane.isPlaying());
    CHECK(pane.index() == pane.shownIndex()); // it stops at what is seen
    QTest::keyClick(&pane.viewport(), Qt::Key_Space);
    CHECK(pane.isPlaying());
}

TEST_CASE("a film that cannot be played is named in its pane and can be saved as it is")
{
    const PluginGuard guard;
    const QTemporaryDir empty;
    dicom::VideoLibrary::lookIn({empty.path()});
    const Film film = someFilm();
    const QByteArray stream = QByteArray("\0\0\0\x18", 4) + "ftypisom" + QByteArray(30'000, '\x55');
    ViewerFixture f;
    REQUIRE(f.source->add(test::instanceOf(film, stream, 60)));
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return pane.message().contains(u"Film (H.264). This installation cannot play it."_s); }));
    QPushButton *save = buttonOf(pane, u"Save the film…"_s);
    REQUIRE(save);
    CHECK_FALSE(buttonOf(pane, u"Try again"_s));
    CHECK_FALSE(f.window->actions().play->isEnabled());
    CHECK_FALSE(f.window->actions().saveClip->isVisible()); // nothing could write one
    CHECK(f.window->actions().saveFilm->isVisible());
    picture(*f.window, u"film-refused"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    QFileDialog *dialog = nullptr;
    REQUIRE(waitUntil([&] {
        dialog = f.window->findChild<QFileDialog *>();
        return dialog && dialog->isVisible();
    }));
    CHECK(dialog->selectedFiles().first().endsWith(u".mp4"_s)); // by its signature
    const QString path = empty.filePath(u"film.mp4"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    viewer::ClipExport &clips = f.window->clips();
    REQUIRE(
        waitUntil([&] { return !f.window->job().isBusy() && f.window->job().sentence() == u"The film was saved."_s; }));
    QFile saved(path);
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.readAll() == stream);
    clips.saveFilm(pane.key().instance, empty.filePath(u"no/such/folder/film.mp4"_s));
    CHECK(waitUntil([&] { return f.window->job().sentence().contains(u"could not be saved there"_s); }));
}

TEST_CASE("a clip plays with the time of each of its frames, at the chosen speed")
{
    ViewerFixture f;
    // The frames stand 60, 240, 60, 60, 60 and on average 96 ms: 576 in all.
    REQUIRE(f.source->add(clip([](auto &b) { b.text(0x00181065, "DS", "0\\60\\240\\60\\60\\60"); })));
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return isShown(pane); }));
    CHECK(overlayOf(pane).contains(u"10.4 fps"_s)); // 6 / 0.576
    const auto timeOfFrame = [&](int frame) {
        // From when it comes to when it goes.
        QElapsedTimer clock;
        REQUIRE(waitUntil([&] { return pane.shownIndex() == frame; }));
        clock.start();
        REQUIRE(waitUntil([&] { return pane.shownIndex() != frame; }));
        return clock.elapsed();
    };
    pane.setIndex(0);
    REQUIRE(waitUntil([&] { return f.window->loader().progress(pane.series()).isComplete(); }));
    pane.setPlaying(true);
    const qint64 longOne = timeOfFrame(1);
    CHECK(longOne > 180);
    CHECK(longOne < 300);
    const qint64 shortOne = timeOfFrame(3);
    CHECK(shortOne < 120);
    Q_EMIT f.window->actions().speedChosen(0.5);
    CHECK(overlayOf(pane).contains(u"5.2 fps, speed 1/2"_s));
    const qint64 slow = timeOfFrame(1);
    CHECK(slow > 400);
    CHECK(slow < 560);
    CHECK(f.window->actions().speeds()->actions().at(1)->isChecked());
}

TEST_CASE("a reader who scrolls from a running clip to another stands there, and nothing runs")
{
    ViewerFixture f;
    REQUIRE(f.source->add(clip([](auto &b) { b.text(0x00181063, "DS", "20"); })));
    REQUIRE(f.source->add(clip([](auto &b) { b.text(0x00181063, "DS", "20"); }).replace("1.2.3.5", "1.2.3.6")));
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return isShown(pane) && pane.count() == 12; }));
    pane.setIndex(0);
    REQUIRE(waitUntil([&] { return pane.shownIndex() == 0; }));
    pane.setPlaying(true);
    REQUIRE(waitUntil([&] { return pane.shownIndex() == 2; }));
    pane.setIndex(8);
    CHECK_FALSE(pane.isPlaying());
    CHECK(pane.index() == 8);
    CHECK(waitUntil([&] { return pane.shownIndex() == 8; }));
}

TEST_CASE("a clip that says nothing of its pace says so where it plays")
{
    ViewerFixture f;
    REQUIRE(f.source->add(clip([](auto &) {})));
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return isShown(pane); }));
    CHECK(overlayOf(pane).contains(u"not recorded: 10 fps"_s));
    CHECK(f.window->actions().play->isEnabled());
}

TEST_CASE("what a pane shows of a clip is saved as a film, picture by picture at the recorded times")
{
    if (!canPlayFilms())
        return;
    ViewerFixture f;
    REQUIRE(f.source->add(clip([](auto &b) { b.text(0x00181065, "DS", "0\\60\\240\\60\\60\\60"); })));
    f.openAll({901, 700});
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return f.window->actions().saveClip->isEnabled(); }));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"clip.mp4"_s);
    viewer::ClipExport &clips = f.window->clips();
    clips.saveClip(pane, {}, path);
    CHECK(f.window->job().isBusy());
    CHECK_FALSE(f.window->actions().saveClip->isEnabled());
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }));
    CHECK(f.window->job().sentence() == u"The film was saved."_s);
    picture(*f.window, u"clip-saved"_s);
    QPushButton *close = buttonOf(*f.window, u"Close the message"_s);
    REQUIRE(close);
    const int before = pane.height();
    QTest::mouseClick(close, Qt::LeftButton); // the line has taken some of the pane's height
    REQUIRE(waitUntil([&] { return pane.height() > before; }));

    const auto times = test::runTool(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s, u"frame=pts_time"_s,
                                                    u"-of"_s, u"default=nk=1:nw=1"_s, path});
    CHECK(times.output == "0.000000\n0.060000\n0.300000\n0.360000\n0.420000\n0.480000\n");
    REQUIRE(test::runTool(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-i"_s, path, u"-vsync"_s, u"passthrough"_s,
                                        folder.filePath(u"%d.png"_s)})
                .exitCode == 0);
    for (int i = 0; i < 6; ++i) {
        pane.setIndex(i);
        REQUIRE(waitUntil([&] { return pane.shownIndex() == i; }));
        const QImage seen = pane.viewport().grab().toImage();
        const QImage saved(folder.filePath(u"%1.png"_s.arg(i + 1)));
        CHECK(saved.width() == (seen.width() & ~1));
        CHECK(saved.height() == (seen.height() & ~1));
        CHECK(meanDifference(saved, seen.copy(saved.rect())) < 4); // the rate and the frame of the pane are left out
        const QImage band = saved.copy(0, saved.height() - 30, saved.width(), 30);
        int bright = 0;
        for (int x = 0; x < band.width(); ++x)
            for (int y = 0; y < band.height(); ++y)
                bright += qGray(band.pixel(x, y)) > 120;
        CHECK(bright > 100); // the notice is written there
        if (const QString pictures = qEnvironmentVariable("TUODOSSIER_PICTURES"); !pictures.isEmpty() && i == 3)
            saved.save(pictures + u"/clip-film.png"_s);
    }
}

TEST_CASE("a stack is saved as a film, a bad image is left out and said, and stopping leaves no file")
{
    if (!canPlayFilms())
        return;
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 40, 64);
    f.source->addEntry(
        {test::studyUid("1.2.10"), test::seriesUid("1.2.10.1"), SopInstanceUid::create(u"1.2.10.1.98"_s).value()},
        "broken", u"CT"_s, 98);
    f.openAll({800, 600});
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return isShown(pane); }));
    const QTemporaryDir folder;
    viewer::ClipExport &clips = f.window->clips();
    const QString path = folder.filePath(u"stack.mp4"_s);
    clips.saveClip(pane, {}, path);
    clips.saveClip(pane, {}, folder.filePath(u"second.mp4"_s)); // one at a time
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }));
    CHECK(f.window->job().sentence().endsWith(u"cannot be shown: 1."_s));
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{u"stack.mp4"_s});
    const auto probed =
        test::runTool(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-count_frames"_s, u"-show_entries"_s,
                                     u"stream=nb_read_frames,duration"_s, u"-of"_s, u"default=nk=1:nw=1"_s, path});
    CHECK(probed.output == "4.000000\n40\n"); // ten a second

    f.source->hold(); // it waits for an image that does not come
    clips.saveClip(pane, {}, folder.filePath(u"stopped.mp4"_s));
    CHECK(f.window->job().isBusy());
    QPushButton *stop = buttonOf(*f.window, u"Stop"_s);
    REQUIRE(stop);
    picture(*f.window, u"clip-saving"_s);
    QTest::mouseClick(stop, Qt::LeftButton);
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }));
    CHECK(f.window->job().sentence() == u"Stopped. Nothing was saved."_s);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{u"stack.mp4"_s});
    clips.saveClip(pane, {}, folder.filePath(u"left.mp4"_s));
    f.window.reset(); // closing the window stops it too
    f.source->release();
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{u"stack.mp4"_s});
}

TEST_CASE("real films of the corpus are shown, played and numbered as their headers say")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: films in the viewer"_s);
    if (!canPlayFilms())
        return;
    for (const QString &name : {u"mpeg2_mpml_es"_s, u"h264_hp41_mp4"_s, u"hevc_main51_mp4"_s}) {
        ViewerFixture f;
        QFile file(corpus + u"/video/"_s + name + u".dcm"_s);
        REQUIRE(file.open(QIODevice::ReadOnly));
        REQUIRE(f.source->add(file.readAll()));
        f.openAll();
        auto &pane = f.window->pane(0);
        REQUIRE(waitUntil([&] { return isShown(pane); }));
        CHECK(pane.count() == 30);
        pane.setIndex(0);
        pane.setPlaying(true);
        REQUIRE(waitUntil([&] { return pane.shownIndex() >= 20; }));
        CHECK(overlayOf(pane).contains(u"25 fps"_s));
        picture(*f.window, u"film-"_s + name);
    }
}

TEST_CASE("a film that does not fit on its disk is not saved, and the line says why")
{
    if (!canPlayFilms())
        return;
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 3, 64);
    f.openAll({800, 600});
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return isShown(pane); }));
    viewer::ClipExport &clips = f.window->clips();
    clips.saveClip(pane, {}, u"/no/such/folder/film.mp4"_s);
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }));
    CHECK(f.window->job().sentence().contains(u"Choose another folder"_s));
}
