// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/SigningKey.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Tool.h"
#include "tests/ui/ExportFixture.h"

#include <QClipboard>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QThread>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

/// Two exams of which the index says 400 MB each: two CDs.
QVector<model::StudyContents> twoCdsOf(MemoryInstanceSource &source)
{
    REQUIRE(source.add(smallInstance(2, 1, 1)));
    QVector<model::StudyContents> studies = source.studies();
    for (model::StudyContents &study : studies) {
        study.series.first().instances.resize(1);
        study.series.first().instances.first().bytes = 400'000'000;
    }
    return studies;
}

/// The requests for instances do not answer until the test lets them.
void hold(Exporting &exporting, std::atomic_bool &held)
{
    exporting.source->intercept = [&held](int, const QByteArray &bytes) {
        if (!held)
            return MemoryInstanceSource::answer(bytes);
        QPromise<Result<QByteArray>> never;
        never.start();
        return never.future();
    };
}

QElapsedTimer started()
{
    QElapsedTimer timer;
    timer.start();
    return timer;
}

} // namespace

TEST_CASE("an export is prepared and then saved where the patient says and nothing stays in between")
{
    Exporting exporting;
    exporting.open();
    CHECK(exporting.dialog->windowTitle() == u"EXPORT"_s); // a task bar is read by others
    REQUIRE(exporting.press(u"Start"_s));
    CHECK(exporting.says(u"The exam is ready: 12 images."_s));
    REQUIRE(exporting.press(u"Download"_s));
    const QString target = exporting.folder.filePath(u"esame città.zip"_s);
    REQUIRE(exporting.enter(target));
    CHECK(exporting.says(u"Saved and checked"_s));
    const auto key = security::SigningKey::kept(exporting.folder.filePath(u"seal.key"_s));
    REQUIRE(key);
    CHECK(exporting.says(security::keyWords(key->publicKey())));
    CHECK(isIntact(target));
    REQUIRE(exporting.press(u"Close"_s));
    exporting.dialog.reset();
    CHECK(QTest::qWaitFor([&] { return exporting.leftInWork().isEmpty(); }, 5'000));
}

TEST_CASE("a cancelled export says so leaves nothing and can be started again")
{
    Exporting exporting;
    std::atomic_bool held = true;
    hold(exporting, held);
    exporting.open();
    REQUIRE(exporting.press(u"Start"_s));
    REQUIRE(exporting.press(u"Cancel"_s));
    CHECK(exporting.says(u"The export was cancelled. Nothing was left behind."_s));
    held = false;
    CHECK(QTest::qWaitFor([&] { return exporting.dialog->focusWidget() == exporting.button(u"Start"_s); }, 10'000));
    QTest::keyClick(exporting.dialog->focusWidget(), Qt::Key_Return);
    CHECK(exporting.says(u"The exam is ready: 12 images."_s));
    CHECK(exporting.dialog->focusWidget() == exporting.button(u"Download"_s));
}

TEST_CASE("a network that goes away in the middle is told in words and no half archive stays")
{
    Exporting exporting;
    exporting.source->intercept = [](int request, const QByteArray &bytes) {
        return request < 6 ? MemoryInstanceSource::answer(bytes)
                           : MemoryInstanceSource::answer(fail(ErrorCode::Network));
    };
    exporting.open();
    REQUIRE(exporting.press(u"Start"_s));
    CHECK(exporting.says(u"The service cannot be reached."_s));
    QStringList files;
    for (const QString &entry : exporting.leftInWork())
        files += QDir(exporting.work() + u'/' + entry).entryList(QDir::Files | QDir::Hidden);
    CHECK(files.isEmpty());
}

TEST_CASE("a target that is no folder is refused in words and the prepared exam can go elsewhere")
{
    Exporting exporting;
    QFile blocking(exporting.folder.filePath(u"file"_s));
    REQUIRE(blocking.open(QIODevice::WriteOnly));
    blocking.close();
    exporting.open();
    REQUIRE(exporting.press(u"Start"_s));
    REQUIRE(exporting.says(u"The exam is ready"_s));
    REQUIRE(QMetaObject::invokeMethod(exporting.dialog.get(), "place",
                                      Q_ARG(QString, blocking.fileName() + u"/esame.zip"_s)));
    CHECK(exporting.says(u"Please choose another folder"_s));
    REQUIRE(exporting.press(u"Download"_s));
    REQUIRE(exporting.enter(exporting.folder.filePath(u"esame.zip"_s)));
    CHECK(exporting.says(u"Saved and checked"_s));
}

TEST_CASE("in a folder with other things a folder of its own is made and an empty one is taken as it is")
{
    Exporting exporting;
    const QString full = exporting.made(u"full"_s);
    REQUIRE(QDir(full).mkdir(u"TUODOSSIER"_s));
    const QString empty = exporting.made(u"empty"_s);
    for (const auto &[chosen, medium] : {std::pair{full, full + u"/TUODOSSIER-2"_s}, std::pair{empty, empty}}) {
        exporting.open();
        exporting.choose(u"Media"_s, u"Folder"_s);
        REQUIRE(exporting.press(u"Start"_s));
        REQUIRE(exporting.enter(chosen));
        CHECK(exporting.says(u"Saved and checked: "_s + QDir::toNativeSeparators(medium)));
        CHECK(isIntact(medium));
    }
    CHECK(Exporting::namesIn(full + u"/TUODOSSIER"_s).isEmpty());
}

TEST_CASE("two CDs are downloaded together into one folder and each is whole")
{
    Exporting exporting;
    exporting.studies = twoCdsOf(*exporting.source);
    exporting.open();
    exporting.choose(u"Size"_s, u"CD 700 MB"_s);
    CHECK(exporting.says(u"2 volumes"_s));
    REQUIRE(exporting.press(u"Start"_s));
    REQUIRE(exporting.says(u"The exam is ready: 2 images."_s));
    const QString target = exporting.made(u"volumes"_s);
    QFile older(target + u"/VOL2.zip"_s);
    REQUIRE(older.open(QIODevice::WriteOnly));
    REQUIRE(exporting.press(u"Download"_s));
    REQUIRE(exporting.enter(target));
    CHECK(exporting.says(u"There are files with these names in this folder already."_s));
    REQUIRE(older.remove());
    REQUIRE(exporting.press(u"Download"_s));
    REQUIRE(exporting.enter(target));
    CHECK(exporting.says(u"Saved and checked"_s));
    CHECK(Exporting::namesIn(target) == QStringList{u"VOL1.zip"_s, u"VOL2.zip"_s});
    CHECK(isIntact(target + u"/VOL1.zip"_s));
    CHECK(isIntact(target + u"/VOL2.zip"_s));
}

TEST_CASE("several volumes in a folder lie side by side in a folder of their own")
{
    Exporting exporting;
    exporting.studies = twoCdsOf(*exporting.source);
    exporting.open();
    exporting.choose(u"Media"_s, u"Folder"_s);
    exporting.choose(u"Size"_s, u"CD 700 MB"_s);
    REQUIRE(exporting.says(u"2 volumes"_s));
    // The index claims more than there is, which may be more than this computer has free.
    REQUIRE(exporting.press(u"Start"_s));
    const QString chosen = exporting.made(u"full/other"_s).section(u'/', 0, -2);
    REQUIRE(exporting.enter(chosen));
    REQUIRE(exporting.says(u"Saved and checked"_s));
    CHECK(Exporting::namesIn(chosen + u"/TUODOSSIER"_s) == QStringList{u"VOL1"_s, u"VOL2"_s});
    CHECK(isIntact(chosen + u"/TUODOSSIER/VOL1"_s));
    CHECK(isIntact(chosen + u"/TUODOSSIER/VOL2"_s));
}

TEST_CASE("the passphrase that is shown opens the archive and is copied only by its button")
{
    Exporting exporting;
    QGuiApplication::clipboard()->setText(u"before"_s);
    exporting.open();
    exporting.choose(u"Media"_s, u"ZIP archive with passphrase"_s);
    REQUIRE(exporting.press(u"Start"_s));
    REQUIRE(exporting.says(u"The exam is ready"_s));
    const QString words = exporting.named<QLabel>(u"Passphrase"_s)->text();
    CHECK(words.split(u' ').size() == 7);
    const QString target = exporting.folder.filePath(u"esame.zip"_s);
    REQUIRE(exporting.press(u"Download"_s));
    REQUIRE(exporting.enter(target));
    REQUIRE(exporting.says(u"Saved and checked"_s));
    CHECK(isIntact(target, Secret::fromString(words)));
    CHECK_FALSE(isIntact(target, Secret::fromString(words.toUpper())));
    if (haveTool(u"7z"_s))
        CHECK(runTool(u"7z"_s, {u"t"_s, u"-p"_s + words, target}).exitCode == 0);
    else
        announceSkip(u"7z is not installed"_s);

    CHECK(QGuiApplication::clipboard()->text() == u"before"_s);
    REQUIRE(exporting.press(u"Close"_s));
    CHECK(exporting.says(u"The passphrase is kept nowhere."_s));
    REQUIRE(exporting.dialog->isVisible());
    REQUIRE(exporting.press(u"Copy the passphrase"_s));
    CHECK(QGuiApplication::clipboard()->text() == words);
    REQUIRE(exporting.press(u"Close"_s));
    CHECK_FALSE(exporting.dialog->isVisible());
}

TEST_CASE("a disc image is prepared and saved like an archive")
{
    Exporting exporting;
    exporting.open();
    exporting.choose(u"Media"_s, u"Disc image (ISO)"_s);
    REQUIRE(exporting.press(u"Start"_s));
    const QString target = exporting.folder.filePath(u"esame.iso"_s);
    REQUIRE(exporting.press(u"Download"_s));
    REQUIRE(exporting.enter(target));
    REQUIRE(exporting.says(u"Saved and checked"_s));
    CHECK(isIntact(target));
    QFile image(target);
    REQUIRE(image.open(QIODevice::ReadOnly));
    REQUIRE(image.seek(16 * 2048 + 1)); // the first volume descriptor, ECMA-119 8.4
    CHECK(image.read(5) == "CD001");
}

TEST_CASE("a stick is written at its top then in the next folder and is removed safely at the end")
{
    Exporting exporting;
    const auto stick = exporting.stick(u"KINGSTON"_s);
    exporting.settings.drives = [stick] { return QVector<media::RemovableDrive>{stick}; };
    std::atomic_int removed = 0;
    exporting.settings.removeDrive = [&removed, root = stick.root](const media::RemovableDrive &drive) -> Result<void> {
        if (drive.root != root)
            return fail(ErrorCode::NotFound);
        return ++removed == 1 ? Result<void>(fail(ErrorCode::Conflict)) : Result<void>();
    };
    const auto start = [&] {
        exporting.open();
        exporting.choose(u"Media"_s, u"USB stick"_s);
        REQUIRE(exporting.press(u"Start"_s));
    };
    start();
    REQUIRE(exporting.says(u"Saved and checked"_s));
    CHECK(isIntact(stick.root));
    start();
    REQUIRE(exporting.says(u"This stick holds files of the same names already, such as those of an exported exam."_s));
    REQUIRE(exporting.press(u"Write into the folder TUODOSSIER-2"_s));
    REQUIRE(exporting.says(u"Saved and checked"_s));
    CHECK(isIntact(stick.root + u"/TUODOSSIER-2"_s));
    REQUIRE(exporting.press(u"Remove safely"_s));
    CHECK(exporting.says(u"A program still uses the stick."_s));
    REQUIRE(exporting.press(u"Remove safely"_s));
    CHECK(exporting.says(u"You can pull the stick out now."_s));
    CHECK(exporting.button(u"Remove safely"_s) == nullptr);
}

TEST_CASE("the next folder of a stick gets what is chosen then and not what was chosen before")
{
    Exporting exporting;
    const auto stick = exporting.stick(u"KINGSTON"_s);
    exporting.settings.drives = [stick] { return QVector<media::RemovableDrive>{stick}; };
    test::write(stick.root + u"/DICOMDIR"_s, "another exam");
    exporting.open();
    exporting.choose(u"Media"_s, u"USB stick"_s);
    REQUIRE(exporting.press(u"Start"_s));
    REQUIRE(exporting.says(u"This stick holds files of the same names already, such as those of an exported exam."_s));
    REQUIRE(exporting.press(u"Change"_s));
    exporting.box(u"Anonymised"_s)->click();
    REQUIRE(exporting.press(u"Write into the folder TUODOSSIER-2"_s));
    REQUIRE(exporting.says(u"Saved and checked"_s));
    const QByteArray directory = test::contentOf(stick.root + u"/TUODOSSIER-2/DICOMDIR"_s);
    CHECK(directory.contains("ANON"));
    CHECK_FALSE(directory.contains("PROVA"));
}

TEST_CASE("an export to a stick that is cancelled leaves the stick as it was")
{
    Exporting exporting;
    const auto stick = exporting.stick(u"KINGSTON"_s);
    exporting.settings.drives = [stick] { return QVector<media::RemovableDrive>{stick}; };
    std::atomic_bool held = true;
    hold(exporting, held);
    exporting.open();
    exporting.choose(u"Media"_s, u"USB stick"_s);
    REQUIRE(exporting.press(u"Start"_s));
    REQUIRE(exporting.press(u"Cancel"_s));
    CHECK(exporting.says(u"The export was cancelled. Nothing was left behind."_s));
    CHECK(Exporting::namesIn(stick.root).isEmpty());
}

TEST_CASE("a stick that is pulled out is told of as such")
{
    Exporting exporting;
    const auto stick = exporting.stick(u"KINGSTON"_s);
    exporting.settings.drives = [stick] { return QVector<media::RemovableDrive>{stick}; };
    exporting.source->intercept = [root = stick.root](int request, const QByteArray &bytes) {
        if (request == 0) { // nothing is written before its answer
            for (QElapsedTimer waited = started(); waited.elapsed() < 10'000 && Exporting::namesIn(root).isEmpty();)
                QThread::yieldCurrentThread();
            QDir().rename(root, root + u"-gone"_s);
            QFile(root).open(QIODevice::WriteOnly); // nothing can be made where the stick was
        }
        return MemoryInstanceSource::answer(bytes);
    };
    exporting.open();
    exporting.choose(u"Media"_s, u"USB stick"_s);
    REQUIRE(exporting.press(u"Start"_s));
    CHECK(exporting.says(u"The stick is gone, and not everything was written."_s));
}

TEST_CASE("an anonymised medium holds neither name nor number nor report and what may show them is told")
{
    Exporting exporting;
    authoring::MediumReport report;
    report.title = u"Referto PROVA"_s;
    report.studies = {exporting.source->studies().first().study.uid};
    report.fetch = [](const std::atomic_bool &) { return Result<QByteArray>(QByteArray("%PDF-1.4 PROVA")); };
    exporting.settings.reports = [report] {
        return QtFuture::makeReadyFuture(Result<QVector<authoring::MediumReport>>({report}));
    };
    exporting.open();
    exporting.choose(u"Media"_s, u"Folder"_s);
    exporting.box(u"Anonymised"_s)->click();
    REQUIRE(exporting.press(u"Start"_s));
    const QString target = exporting.made(u"anonymous"_s);
    REQUIRE(exporting.enter(target));
    REQUIRE(exporting.says(u"Saved and checked"_s));
    CHECK(exporting.says(u"12 images may have a name written in the picture."_s)); // Secondary Capture
    CHECK(isIntact(target));
    int files = 0;
    for (QDirIterator it(target, QDir::Files, QDirIterator::Subdirectories); it.hasNext(); ++files) {
        QFile file(it.next());
        CAPTURE(file.fileName().toStdString());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        CHECK_FALSE(content.contains("PROVA"));
        CHECK_FALSE(content.contains("P-1"));
    }
    CHECK(files >= 15); // images, DICOMDIR, manifest, pages
}
