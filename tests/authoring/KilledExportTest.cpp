// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Leftovers.h"
#include "core/authoring/UnderWay.h"
#include "tests/authoring/MediumForms.h"
#include "tests/support/Catch.h"
#include "tests/support/Files.h"
#include "tests/support/SealFile.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>

using namespace td;
using namespace Qt::StringLiterals;
using test::Shape;

namespace {

const std::atomic_bool goOn = false;
constexpr int studies = 3;
constexpr int instances = 12;
constexpr int bytes = 40'000;

const QMap<QString, QByteArray> ownersFiles{
    {u"holiday.txt"_s, "sun"}, {u"Documents/letter.txt"_s, "Dear\r\n"}, {u"Documents/DICOM/notes.txt"_s, "mine too"}};

/// The helper under way.
class Run {
public:
    Run(Shape shape, const QString &target)
    {
        m_process.start(QStringLiteral(TUODOSSIER_BINARY_DIR "/bin/export_helper"),
                        {QString::number(int(shape)), target, test::sealFile(), QString::number(studies),
                         QString::number(instances), QString::number(bytes)});
        REQUIRE(m_process.waitForStarted());
    }
    /// Waits until it has told that many lines, or has ended; whether it still runs.
    bool waitForLines(qsizetype count)
    {
        qsizetype seen = 0;
        while (m_process.state() == QProcess::Running &&
               (seen += m_process.readAllStandardOutput().count('\n')) < count)
            m_process.waitForReadyRead(10);
        return m_process.state() == QProcess::Running;
    }
    void kill()
    {
        m_process.kill();
        REQUIRE(m_process.waitForFinished());
    }
    /// Number of lines it told, when it ended well.
    qsizetype lines()
    {
        REQUIRE(m_process.waitForFinished(60'000));
        REQUIRE(m_process.exitCode() == 0);
        return m_process.readAllStandardOutput().count('\n');
    }

private:
    QProcess m_process;
};

bool isOurs(const QString &name)
{
    return name.startsWith(QLatin1String(authoring::partFilePrefix));
}

/// Whether all that is missing for a medium to be intact is that its folder has other files too.
bool isWhole(const QString &path, const Secret &passphrase)
{
    const auto check = media::checkMedium(path, {}, goOn, passphrase);
    if (!check)
        return false;
    for (const QString &added : check->added)
        if (!ownersFiles.contains(added) && !isOurs(added))
            return false;
    return check->manifest.isSigned && check->missing.isEmpty() && check->altered.isEmpty() &&
           check->unreadable.isEmpty();
}

/// Files that were left are as old as those of an earlier day.
void age(const QString &folder)
{
    for (const QString &name : test::namesIn(folder)) {
        QFile file(folder + u'/' + name);
        if (isOurs(name) && QFileInfo(file).isFile()) {
            REQUIRE(file.open(QIODevice::ReadWrite));
            REQUIRE(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        }
    }
}

/// A place for exports of one shape, and what must be so there at any time.
struct Place {
    QTemporaryDir parent;
    Shape shape;
    QString folder = parent.filePath(u"place"_s);
    QString target = test::targetIn(folder, shape);
    test::GeneratedInstances source{studies, instances, bytes};
    authoring::ExportRequest request = test::requestOf(source, shape, target, test::sealFile());

    explicit Place(Shape of)
        : shape(of)
    {
        for (auto it = ownersFiles.cbegin(); it != ownersFiles.cend(); ++it)
            test::write(folder + u'/' + it.key(), it.value());
    }
    QStringList volumes() const
    {
        QStringList paths;
        for (int i = 1; i <= (shape == Shape::Volumes ? studies : 1); ++i)
            paths.append(authoring::volumePath(target, i));
        return paths;
    }
    void checkOwnersFiles() const
    {
        for (auto it = ownersFiles.cbegin(); it != ownersFiles.cend(); ++it)
            CHECK(test::contentOf(folder + u'/' + it.key()) == it.value());
        CHECK(test::namesIn(folder + u"/Documents"_s).size() == 2);
        CHECK(test::namesIn(folder + u"/Documents/DICOM"_s).size() == 1);
    }
    /// What looks complete is. True when nothing was left to be done.
    bool checkNothingHalf() const
    {
        checkOwnersFiles();
        int complete = 0;
        for (const QString &volume : volumes()) {
            const QString sign = shape == Shape::Stick ? volume + u"/MANIFEST.TXT"_s : volume;
            if (!QFileInfo::exists(sign))
                continue;
            CHECK(isWhole(volume, request.passphrase));
            ++complete;
        }
        return complete == volumes().size();
    }
    /// Starts the program again, which exports nothing.
    void checkNextStart() const
    {
        age(folder);
        authoring::removeUnfinished(test::sealFile());
        checkNothingHalf();
        const QStringList names = test::namesIn(folder);
        CHECK_FALSE(std::any_of(names.cbegin(), names.cend(), isOurs));
    }
    /// Exports to the same place; all of it is whole then, and nothing else is there.
    void checkNextExport(bool isComplete)
    {
        age(folder);
        const auto next = authoring::runExport(source, request, {}, goOn);
        if (shape == Shape::Stick && isComplete) { // two media do not mix
            REQUIRE_FALSE(next);
            CHECK(next.error().code == ErrorCode::Conflict);
        } else if (shape == Shape::NewFolder && isComplete) {
            CHECK_FALSE(next);
        } else {
            if (!next)
                INFO(next.error().detail.toStdString());
            REQUIRE(next);
        }
        CHECK(checkNothingHalf());
        const QStringList names = test::namesIn(folder);
        CHECK_FALSE(std::any_of(names.cbegin(), names.cend(), isOurs));
        if (shape != Shape::Stick)
            CHECK(names.size() == 2 + volumes().size());
    }
};

} // namespace

TEST_CASE("A program that is killed at any moment leaves nothing that looks complete and is not, and its next start or "
          "export takes away what it left")
{
    constexpr int killsOfEach = 12;
    const quint32 seed =
        qEnvironmentVariable("TUODOSSIER_SEED", QString::number(QRandomGenerator::global()->generate())).toUInt();
    std::printf("kills of TUODOSSIER_SEED=%u\n", seed);
    QRandomGenerator chance(seed);
    int left = 0;
    int complete = 0;
    for (const Shape shape : test::allShapes) {
        const QTemporaryDir measured;
        const qsizetype lines = Run(shape, test::targetIn(measured.path(), shape)).lines() - 1;
        for (int kill = 0; kill < killsOfEach; ++kill) {
            Place place(shape);
            // Every third kill comes after the last line, while the medium takes its name.
            const auto line = kill % 3 == 2 ? lines : chance.bounded(int(lines) + 1);
            const qint64 later = chance.bounded(kill % 3 == 2 ? 3'000'000 : 300'000); // nanoseconds
            INFO("shape " << int(shape) << ", kill " << kill << " after line " << line << " of " << lines << " and "
                          << later << " ns");
            Run run(shape, place.target);
            run.waitForLines(line);
            QElapsedTimer timer;
            timer.start();
            while (timer.nsecsElapsed() < later)
                ;
            run.kill();
            const QStringList names = test::namesIn(place.folder);
            left += std::any_of(names.cbegin(), names.cend(), isOurs) ? 1 : 0;
            const bool isComplete = place.checkNothingHalf();
            complete += isComplete ? 1 : 0;
            if (kill % 2 == 0)
                place.checkNextStart();
            place.checkNextExport(isComplete);
        }
    }
    std::printf("%d kills left something unfinished, %d came too late\n", left, complete);
    CHECK(left > int(test::allShapes.size()) * killsOfEach / 3);
}

TEST_CASE("A medium that was moved onto a stick in part is taken back and written anew")
{
    // The states between two of the moves, which take too short a time to be met by chance.
    test::GeneratedInstances source{studies, instances, bytes};
    for (int moved = 0;; ++moved) {
        Place place(Shape::Stick);
        REQUIRE(authoring::runExport(source, place.request, {}, goOn));
        const QString part = place.folder + u"/.tuodossier-0123456789abcdef0123456789abcdef"_s;
        QStringList tops{u"DICOM"_s, u"IHE_PDI"_s, u"INDEX.HTM"_s, u"README.TXT"_s, u"DICOMDIR"_s, u"MANIFEST.TXT"_s};
        if (moved == tops.size())
            break;
        test::write(part + u".part"_s, {});
        REQUIRE(QDir().mkdir(part + u".files"_s));
        for (const QString &top : tops.sliced(moved))
            REQUIRE(QFile::rename(place.folder + u'/' + top, part + u".files/"_s + top));
        CHECK_FALSE(place.checkNothingHalf());
        place.checkNextExport(false);
    }
}

TEST_CASE("A note of a stick itself waits for the stick and not for the folder that it was mounted in")
{
    const QTemporaryDir parent;
    const QString seal = parent.filePath(u"data/seal.key"_s);
    const QString stick = parent.filePath(u"stick"_s);
    REQUIRE(QDir().mkpath(stick));
    test::write(seal, "key");
    const auto notes = [&] { return test::namesIn(parent.filePath(u"data"_s)).size() - 1; };
    {
        const authoring::UnderWay note(seal, stick);
        REQUIRE(QDir(stick).removeRecursively());
    }
    CHECK(notes() == 1);
    authoring::removeUnfinished(seal);
    CHECK(notes() == 1);
    REQUIRE(QDir().mkpath(stick));
    authoring::removeUnfinished(seal);
    CHECK(notes() == 0);
}

TEST_CASE("A start looks for what was left on a stick until that is plugged in again")
{
    const QTemporaryDir parent;
    const QString seal = parent.filePath(u"data/seal.key"_s);
    const QString stick = parent.filePath(u"stick"_s);
    const QString pocket = parent.filePath(u"pocket"_s);
    const QString part = u"/.tuodossier-0123456789abcdef0123456789abcdef.part"_s;
    REQUIRE(QDir().mkpath(stick));
    test::write(seal, "key");
    const auto notes = [&] { return test::namesIn(parent.filePath(u"data"_s)).size() - 1; };
    {
        const authoring::UnderWay note(seal, stick + u"/a.zip"_s);
        CHECK(notes() == 1);
        test::write(stick + part, "half");
        age(stick);
        authoring::removeUnfinished(seal); // it still runs
        CHECK(notes() == 1);
        const QByteArray content =
            test::contentOf(parent.filePath(u"data/"_s) + test::namesIn(parent.filePath(u"data"_s))[1]);
        CHECK(QString::fromUtf8(content) == stick + u"/a.zip"_s);
    }
    CHECK(notes() == 1); // the stick was pulled out, and what is on it could not be removed
    REQUIRE(QFile::rename(stick, pocket));
    authoring::removeUnfinished(seal);
    CHECK(notes() == 1);
    CHECK(QFileInfo::exists(pocket + part));
    REQUIRE(QFile::rename(pocket, stick));
    authoring::removeUnfinished(seal);
    CHECK(notes() == 0);
    CHECK_FALSE(QFileInfo::exists(stick + part));
    CHECK(test::contentOf(seal) == "key");
}

TEST_CASE("An export that ends, well or not, leaves no note of itself")
{
    const QTemporaryDir parent;
    Place place(Shape::Zip);
    place.request.sealFile = parent.filePath(u"seal.key"_s);
    REQUIRE(authoring::runExport(place.source, place.request, {}, goOn));
    CHECK(test::namesIn(parent.path()) == QStringList{u"seal.key"_s});
    const std::atomic_bool cancel = true;
    CHECK_FALSE(authoring::runExport(place.source, place.request, {}, cancel));
    CHECK(test::namesIn(parent.path()) == QStringList{u"seal.key"_s});
}

TEST_CASE("An older medium at the target is there until the new one is complete")
{
    for (const Shape shape : {Shape::Zip, Shape::EncryptedZip, Shape::IsoImage}) {
        Place place(shape);
        REQUIRE(authoring::runExport(place.source, place.request, {}, goOn));
        const QByteArray before = test::contentOf(place.target);
        Run run(shape, place.target);
        REQUIRE(run.waitForLines(10));
        run.kill();
        CHECK(test::contentOf(place.target) == before);
        place.checkNextExport(true);
    }
}
