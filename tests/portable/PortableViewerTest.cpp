// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portable/PortableViewer.h"
#include "ui/portable/MediumSettings.h"

#include "core/authoring/ExportJob.h"
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"
#include "ui/portable/OpenPage.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerActions.h"

#include <QDir>
#include <QDirIterator>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

const std::atomic_bool goOn = false;

/// An export of two studies, in a folder.
struct Medium {
    QTemporaryDir folder;
    QString tree = folder.filePath(u"Città di prova (1)"_s);

    Medium()
    {
        test::MemoryInstanceSource made;
        for (int study = 1; study <= 2; ++study)
            for (int i = 1; i <= 3; ++i)
                REQUIRE(made.add(test::smallInstance(study, 1, i)));
        authoring::ExportRequest request{made.studies(), tree, u"it"_s, test::sealFile()};
        request.form = authoring::MediumForm::Folder;
        REQUIRE(authoring::runExport(made, request, {}, goOn));
    }
    QString anImage() const { return tree + u"/DICOM/PAT00001/STU00001/SER00001/IMG00001"_s; }
};

/// The portable viewer in English.
struct Opened {
    language::Translations translations;
    theme::Theme theme{theme::Mode::Light};
    std::unique_ptr<ui::PortableViewer> viewer;

    Opened()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QApplication::setQuitOnLastWindowClosed(false);
        translations.install(u"en"_s);
        viewer = std::make_unique<ui::PortableViewer>(theme);
    }
    bool shows(const QString &folder)
    {
        const QPointer<viewer::ViewerWindow> before = viewer->viewer();
        viewer->open(folder);
        return QTest::qWaitFor(
            [&] {
                const QPointer<viewer::ViewerWindow> now = viewer->viewer();
                return now && now != before && now->pane(0).viewport().image() != nullptr;
            },
            10'000);
    }
    bool says(const QString &text) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto labels = viewer->page().findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(),
                                   [&](QLabel *label) { return label->isVisible() && label->text().contains(text); });
            },
            10'000);
    }
    bool verificationSays(const QString &text) const
    {
        return QTest::qWaitFor([&] { return viewer->verifyBar()->sentence().contains(text); }, 10'000);
    }
    QAction *command(const QString &text) const
    {
        const QList<QAction *> actions = viewer->viewer()->actions().file()->actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [&](QAction *a) { return a->text() == text; });
        return found == actions.end() ? nullptr : *found;
    }
    void keepPicture(QWidget &window, const QString &name) const
    {
        QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        if (const QString folder = qEnvironmentVariable("TUODOSSIER_PICTURES"); !folder.isEmpty())
            window.grab().save(folder + u'/' + name + u".png"_s);
    }
};

} // namespace

TEST_CASE("the images of a folder are shown, and those of another when it is opened")
{
    const Medium first;
    const Medium second;
    Opened opened;
    REQUIRE(opened.shows(first.tree));
    CHECK_FALSE(opened.viewer->page().isVisible());
    opened.keepPicture(*opened.viewer->viewer(), u"portable-images"_s);
    CHECK_FALSE(opened.viewer->viewer()->actions().exportStudies->isVisible()); // there is nobody to export for it
    QAction *other = opened.command(u"Open another folder…"_s);
    REQUIRE(other);
    other->trigger();
    CHECK(opened.viewer->page().isVisible());
    REQUIRE(opened.shows(second.tree));
    CHECK_FALSE(opened.viewer->page().isVisible());
}

TEST_CASE("a folder without images, and one that is gone, are told of in words, and another can be chosen")
{
    const QTemporaryDir empty;
    Opened opened;
    opened.viewer->start();
    opened.keepPicture(opened.viewer->page(), u"portable-start"_s);
    opened.viewer->open(empty.path());
    CHECK(opened.says(u"There are no DICOM images in"_s));
    opened.keepPicture(opened.viewer->page(), u"portable-nothing"_s);
    opened.viewer->open(empty.filePath(u"gone"_s));
    CHECK(opened.says(u"cannot be found"_s));
    CHECK(opened.viewer->viewer() == nullptr);
}

TEST_CASE("a whole medium is said to be whole, and a flipped byte is found and its file named")
{
    const Medium medium;
    Opened opened;
    REQUIRE(opened.shows(medium.tree));
    QAction *verify = opened.command(u"Verify this medium"_s);
    REQUIRE(verify);
    verify->trigger();
    CHECK(opened.verificationSays(u"This medium is whole: 14 files are as they were written"_s));
    CHECK(opened.viewer->verifyBar()->isVisible());
    opened.keepPicture(*opened.viewer->viewer(), u"portable-whole"_s);

    QFile file(medium.anImage());
    REQUIRE(file.open(QIODevice::ReadWrite));
    file.seek(file.size() - 1);
    file.write("X");
    file.close();
    REQUIRE(QFile::remove(medium.tree + u"/README.TXT"_s));
    verify->trigger();
    CHECK(opened.verificationSays(u"2 files differ"_s));
    const auto *files = opened.viewer->verifyBar()->findChild<QPlainTextEdit *>();
    REQUIRE(files);
    CHECK(files->isVisible());
    CHECK(files->toPlainText() == u"Missing: README.TXT\nAltered: DICOM/PAT00001/STU00001/SER00001/IMG00001"_s);
    opened.keepPicture(*opened.viewer->viewer(), u"portable-altered"_s);
}

TEST_CASE("a folder that TuoDossier did not write cannot be vouched for, and the bar says so")
{
    const Medium medium;
    REQUIRE(QFile::remove(medium.tree + u"/MANIFEST.TXT"_s));
    Opened opened;
    REQUIRE(opened.shows(medium.tree));
    opened.viewer->verify();
    CHECK(opened.verificationSays(u"has no manifest"_s));
    auto *close = opened.viewer->verifyBar()->findChildren<QPushButton *>().last();
    REQUIRE(close->text() == u"Close"_s);
    QTest::keyClick(close, Qt::Key_Space);
    CHECK_FALSE(opened.viewer->verifyBar()->isVisible());
}

TEST_CASE("a folder dropped on the page or on the images is opened")
{
    const Medium first;
    const Medium second;
    Opened opened;
    opened.viewer->start();
    const auto drop = [](QWidget &on, const QString &path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&on, &enter);
        QDropEvent dropped({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&on, &dropped);
        return enter.isAccepted();
    };
    CHECK(drop(opened.viewer->page(), first.tree + u"/DICOMDIR"_s)); // a file stands for its folder
    REQUIRE(QTest::qWaitFor([&] { return opened.viewer->viewer() != nullptr; }, 10'000));
    const QPointer<viewer::ViewerWindow> shown = opened.viewer->viewer();
    CHECK(drop(*opened.viewer->viewer(), second.tree));
    CHECK(QTest::qWaitFor([&] { return shown.isNull() && opened.viewer->viewer() != nullptr; }, 10'000));
}

TEST_CASE("a medium with its viewer opens on a Linux that has the C library alone")
{
    const QTemporaryDir folder;
    const QString payload = folder.filePath(u"payload"_s);
    REQUIRE(QDir().mkpath(payload));
    const QString packaging = QStringLiteral(TUODOSSIER_SOURCE_DIR "/packaging/linux/");
    const auto gathered = test::runTool(
        packaging + u"gather-viewer.sh"_s,
        {QStringLiteral(TUODOSSIER_VISUALIZZATORE), payload + u"/linux-x64"_s, payload + u"/licenses/linux-x64"_s});
    INFO(gathered.output.toStdString());
    REQUIRE(gathered.exitCode == 0);
    const QByteArray versions = test::contentOf(payload + u"/licenses/linux-x64/VERSIONS.txt"_s);
    for (const char *package : {"libqt6core6", "libdcmtk", "libturbojpeg0", "fonts-dejavu-core"}) {
        CHECK(versions.contains(package));
        CHECK(QDir(payload + u"/licenses/linux-x64"_s).entryList({QLatin1String(package) + u"*.txt"_s}).size() == 1);
    }
    REQUIRE(QFile::copy(packaging + u"Visualizzatore.sh"_s, payload + u"/Visualizzatore.sh"_s));
    test::MemoryInstanceSource made;
    for (int i = 1; i <= 3; ++i)
        REQUIRE(made.add(test::smallInstance(1, 1, i)));
    const QString zip = folder.filePath(u"a.zip"_s);
    REQUIRE(authoring::runExport(made, {made.studies(), zip, u"it"_s, test::sealFile(), payload}, {}, goOn));
    const QString root = folder.filePath(u"root"_s);
    const QString medium = root + u"/media/Città di prova (1)"_s;
    REQUIRE(QDir().mkpath(root + u"/media"_s));
    REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, zip, u"-d"_s, medium}).exitCode == 0);
    const QString inRoot = u"/media/Città di prova (1)/Visualizzatore.sh"_s;
    const auto opened = test::runTool(QStringLiteral(TUODOSSIER_SOURCE_DIR "/tests/portable/bare_root.sh"),
                                      {root, inRoot, u"--exit-at-first-image"_s});
    if (opened.exitCode == 77)
        return test::announceSkip(u"no bare root can be made here"_s);
    INFO(opened.output.toStdString());
    CHECK(opened.exitCode == 0);
    const auto nothing = test::runTool(QStringLiteral(TUODOSSIER_SOURCE_DIR "/tests/portable/bare_root.sh"),
                                       {root, inRoot, u"--exit-at-first-image"_s, u"/home"_s});
    CHECK(nothing.exitCode == 1); // the same program finds no image where there is none
}

TEST_CASE("the program shows a read-only medium and writes nothing to the computer")
{
    const Medium medium;
    const QTemporaryDir home;
    QDirIterator files(medium.tree, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile::setPermissions(path, QFileInfo(path).isDir() ? QFileDevice::ReadOwner | QFileDevice::ExeOwner
                                                            : QFileDevice::ReadOwner);
    }
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        environment.remove(QLatin1String(name));
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"TMPDIR"_s, home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(TUODOSSIER_VISUALIZZATORE), {u"--exit-at-first-image"_s, medium.tree});
    REQUIRE(program.waitForFinished(20'000));
    CHECK(program.exitCode() == 0);
    QStringList written;
    QDirIterator left(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (left.hasNext())
        written.append(QDir(home.path()).relativeFilePath(left.next()));
    written.removeIf([](const QString &path) { return path.startsWith(u".cache/fontconfig"_s); }); // the system's own
    CHECK(written == QStringList());
    program.start(QStringLiteral(TUODOSSIER_VISUALIZZATORE), {u"--exit-at-first-image"_s, home.path()});
    REQUIRE(program.waitForFinished(20'000));
    CHECK(program.exitCode() == 1);
}

TEST_CASE("a computer that speaks neither language gets the patient's from the medium, any other its own")
{
    const QTemporaryDir medium;
    test::write(medium.filePath(u"settings/visualizzatore.ini"_s), "[viewer]\r\nlanguage=en\r\n");
    CHECK(ui::languageOfMedium(medium.path(), {u"de-DE"_s, u"de"_s}) == u"en"_s);
    CHECK(ui::languageOfMedium(medium.path(), {}) == u"en"_s);
    CHECK(ui::languageOfMedium(medium.path(), {u"it-IT"_s}).isEmpty());
    CHECK(ui::languageOfMedium(medium.path(), {u"en_GB"_s}).isEmpty());
    CHECK(ui::languageOfMedium(medium.filePath(u"settings"_s), {u"de"_s}).isEmpty());
    CHECK(ui::languageOfMedium({}, {u"de"_s}).isEmpty());
    CHECK(QDir(medium.filePath(u"settings"_s)).entryList(QDir::Files) == QStringList{u"visualizzatore.ini"_s});
}
