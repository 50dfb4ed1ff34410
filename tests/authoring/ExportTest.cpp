// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QPromise>
#include <QTemporaryDir>

#include <thread>

using namespace td;
using namespace Qt::StringLiterals;
using test::contentOf;

namespace {

constexpr auto hidden = QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot;

void fill(test::MemoryInstanceSource &source, int count)
{
    for (int i = 1; i <= count; ++i)
        REQUIRE(source.add(test::smallInstance(1, 1, i)));
}

} // namespace

TEST_CASE("An export arrives whole and holds the same bytes as the source")
{
    test::MemoryInstanceSource source;
    fill(source, 40);
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"esame – città è più.zip"_s);
    const std::atomic_bool cancel = false;
    QVector<int> done;
    QVector<qint64> readBack;
    const auto summary = authoring::runExport(
        source, {source.studies(), zip, u"it"_s, test::sealFile()},
        [&](const authoring::ExportProgress &at) {
            CHECK(at.instancesTotal == 40);
            if (at.phase == authoring::ExportProgress::Phase::Writing)
                done.append(at.instancesDone);
            else
                readBack.append(at.bytesRead);
        },
        cancel);
    REQUIRE(summary);
    CHECK(summary->instances == 40);
    CHECK(summary->archiveBytes == QFileInfo(zip).size());
    CHECK(done.size() == 40);
    CHECK(std::is_sorted(done.cbegin(), done.cend()));
    CHECK(readBack.last() > summary->instanceBytes);
    CHECK(summary->volumes == QStringList{zip});
    CHECK(QDir(folder.path()).entryList(hidden).size() == 1);

    if (!test::haveTool(u"unzip"_s)) {
        test::announceSkip(u"unzip is not installed"_s);
        return;
    }
    const auto tested = test::runTool(u"unzip"_s, {u"-t"_s, zip});
    CHECK(tested.exitCode == 0);
    const QString out = folder.filePath(u"out"_s);
    REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, zip, u"-d"_s, out}).exitCode == 0);
    CHECK(contentOf(out + u"/README.TXT"_s).startsWith("TUODOSSIER - STUDI DICOM\r\n"));
    int number = 0;
    const auto studies = source.studies();
    for (const auto &instance : studies[0].series[0].instances) {
        const QString name = u"/DICOM/PAT00001/STU00001/SER00001/IMG%1"_s.arg(++number, 5, 10, QChar(u'0'));
        CHECK(contentOf(out + name) == source.bytesOf(instance.uid));
    }
}

TEST_CASE("An export replaces an older file of the same name")
{
    test::MemoryInstanceSource source;
    fill(source, 1);
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"a.zip"_s);
    QFile old(zip);
    REQUIRE(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    const std::atomic_bool cancel = false;
    REQUIRE(authoring::runExport(source, {source.studies(), zip, u"en"_s, test::sealFile()}, {}, cancel));
    CHECK(contentOf(zip).startsWith("PK\x03\x04"));
}

TEST_CASE("Target names as long as the file system allows are no trouble")
{
    test::MemoryInstanceSource source;
    fill(source, 1);
    const QTemporaryDir folder;
    QString deep = folder.path();
    while (deep.size() < 900)
        deep += u'/' + QString(100, u'd');
    REQUIRE(QDir().mkpath(deep));
    const QString zip = deep + u'/' + QString(251, u'n') + u".zip"_s; // 255 bytes, the limit of ext4 and tmpfs
    const std::atomic_bool cancel = false;
    CHECK(authoring::runExport(source, {source.studies(), zip, u"en"_s, test::sealFile()}, {}, cancel));
    CHECK(QFileInfo::exists(zip));
}

TEST_CASE("Unfinished files of earlier runs are removed and those of others are not")
{
    test::MemoryInstanceSource source;
    fill(source, 1);
    const QTemporaryDir folder;
    const QString stale = folder.filePath(u".tuodossier-0123456789abcdef0123456789abcdef.part"_s);
    const QString foreign = folder.filePath(u".tuodossier-notes.part"_s);
    for (const QString &name : {stale, foreign}) {
        QFile file(name);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    }
    const QString young = folder.filePath(u".tuodossier-fedcba9876543210fedcba9876543210.part"_s);
    QFile fresh(young);
    REQUIRE(fresh.open(QIODevice::WriteOnly));
    fresh.close();
    const std::atomic_bool cancel = false;
    REQUIRE(authoring::runExport(source, {source.studies(), folder.filePath(u"a.zip"_s), u"en"_s, test::sealFile()}, {},
                                 cancel));
    CHECK_FALSE(QFileInfo::exists(stale));
    CHECK(QFileInfo::exists(foreign));
    CHECK(QFileInfo::exists(young)); // may be one that another run is about to lock
}

TEST_CASE("Two exports into one folder at the same time do not disturb each other")
{
    test::MemoryInstanceSource source;
    fill(source, 60);
    const QTemporaryDir folder;
    const std::atomic_bool cancel = false;
    std::atomic_int good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&, i] {
            const QString zip = folder.filePath(u"%1.zip"_s.arg(i));
            for (int again = 0; again < 5; ++again)
                good += authoring::runExport(source, {source.studies(), zip, u"en"_s, test::sealFile()}, {}, cancel)
                            .has_value();
        });
    }
    for (auto &thread : threads)
        thread.join();
    CHECK(good == 15);
    CHECK(QDir(folder.path()).entryList(hidden).size() == 3);
}

TEST_CASE("An archive of more entries than 16 bits can count is whole")
{
    test::MemoryInstanceSource source;
    constexpr int count = 66'000; // over 65,535, where the end record of a ZIP needs its 64-bit form
    fill(source, count);
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"many.zip"_s);
    const std::atomic_bool cancel = false;
    const auto summary = authoring::runExport(source, {source.studies(), zip, u"en"_s, test::sealFile()}, {}, cancel);
    REQUIRE(summary);
    CHECK(summary->instances == count);
    if (!test::haveTool(u"unzip"_s)) {
        test::announceSkip(u"unzip is not installed"_s);
        return;
    }
    const auto tested = test::runTool(u"unzip"_s, {u"-tqq"_s, zip});
    CHECK(tested.exitCode == 0);
    const auto listed = test::runTool(u"unzip"_s, {u"-Z"_s, u"-t"_s, zip});
    CHECK(listed.output.startsWith("66007 files")); // and DICOMDIR, README.TXT, MANIFEST.TXT
}

TEST_CASE("A finished archive is copied to its place byte for byte with progress")
{
    const QTemporaryDir folder;
    const QString prepared = folder.filePath(u"prepared.zip"_s);
    QByteArray content(9'000'001, 'a');
    for (qsizetype i = 0; i < content.size(); i += 977)
        content[i] = char(i);
    QFile file(prepared);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
    file.close();
    const QString target = folder.filePath(u"copia.zip"_s);
    const std::atomic_bool cancel = false;
    qint64 last = 0;
    REQUIRE(authoring::placeExport(
        prepared, target,
        [&](qint64 done, qint64 total) {
            CHECK(total == content.size());
            CHECK(done > last);
            last = done;
        },
        cancel));
    CHECK(last == content.size());
    CHECK(contentOf(target) == content);
    CHECK(contentOf(prepared) == content);
    CHECK(QDir(folder.path()).entryList(hidden).size() == 2);

    SECTION("and refused onto itself")
    {
        const auto same = authoring::placeExport(prepared, prepared, {}, cancel);
        REQUIRE_FALSE(same);
        CHECK(same.error().code == ErrorCode::InvalidArgument);
        CHECK(contentOf(prepared) == content);
    }
    SECTION("and refused when there is no archive")
    {
        CHECK(authoring::placeExport(folder.filePath(u"none.zip"_s), target, {}, cancel).error().code ==
              ErrorCode::NotFound);
    }
    SECTION("and leaves the older target alone when cancelled")
    {
        const std::atomic_bool cancelled = true;
        const auto stopped = authoring::placeExport(prepared, target, {}, cancelled);
        REQUIRE_FALSE(stopped);
        CHECK(stopped.error().code == ErrorCode::Cancelled);
        CHECK(contentOf(target) == content);
        CHECK(QDir(folder.path()).entryList(hidden).size() == 2);
    }
}
