// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/discs/DiscFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>

using namespace td;
using namespace Qt::StringLiterals;
using discs::Outcome;
using discs::Reason;
using test::DiscImage;
using test::put;

namespace {

StudyInstanceUid study(int number)
{
    return *StudyInstanceUid::create(u"1.2.826.0.1.3680043.10.7.%1"_s.arg(number));
}

void putDisc(const test::Discs &discs, int images, int side = 8)
{
    for (int i = 1; i <= images; ++i)
        put(discs.path(u"cd/IM%1"_s.arg(i, 4, 10, QLatin1Char('0'))),
            DiscImage{1, i, u"ROSSI^MARIO"_s, u"19851210"_s, side}.bytes());
}

/// Cancels after `files` files.
void cancelAfter(test::Discs &discs, int files)
{
    discs.progress = [&discs, files](const discs::ImportProgress &progress) { discs.cancel = progress.files >= files; };
}

void goOn(test::Discs &discs)
{
    discs.cancel = false;
    discs.progress = [](const discs::ImportProgress &) {};
}

} // namespace

TEST_CASE("a cancelled import shows nothing and is resumed without reading again")
{
    test::Discs discs;
    putDisc(discs, 20);
    cancelAfter(discs, 8);
    CHECK(discs.import(discs.path(u"cd"_s)).error().code == ErrorCode::Cancelled);
    goOn(discs);
    auto list = discs.list();
    REQUIRE(list.size() == 1);
    CHECK_FALSE(list[0].isComplete);
    CHECK(list[0].studies.isEmpty());
    CHECK(discs.archive->studies().value().isEmpty());
    CHECK(discs.archive->contents(study(1)).error().code == ErrorCode::NotFound);
    discs.reopen(); // as the next start of the program does

    // The first file is now another of the same size and time: a reading of it would find an image of nobody's.
    const QString first = discs.path(u"cd/IM0001"_s);
    const QDateTime time = QFileInfo(first).lastModified();
    const QByteArray bytes = test::bytesOf(first);
    put(first, QByteArray(bytes.size(), 'x'));
    QFile file(first);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.setFileTime(time, QFileDevice::FileModificationTime));
    file.close();
    const auto summary = discs.import(discs.path(u"cd"_s), list[0].id);
    REQUIRE(summary);
    CHECK(summary->disc == list[0].id);
    CHECK(summary->counts == discs::OutcomeCounts{{Outcome::Imported, 20}});
    CHECK(discs.archive->contents(study(1))->series[0].instances.size() == 20);
    CHECK(discs.import(discs.path(u"cd"_s), list[0].id).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("a cancelled import can be removed and leaves nothing")
{
    test::Discs discs;
    putDisc(discs, 10);
    cancelAfter(discs, 5);
    REQUIRE(discs.import(discs.path(u"cd"_s)).error().code == ErrorCode::Cancelled);
    CHECK(discs.objects() == 5);
    REQUIRE(discs.archive->remove(discs.list()[0].id));
    CHECK(discs.list().isEmpty());
    CHECK(discs.objects() == 0);
}

TEST_CASE("resuming from another medium is noticed and the right one still works")
{
    test::Discs discs;
    putDisc(discs, 12);
    cancelAfter(discs, 6);
    REQUIRE(discs.import(discs.path(u"cd"_s)).error().code == ErrorCode::Cancelled);
    goOn(discs);
    const qint64 disc = discs.list()[0].id;
    put(discs.path(u"other/IM0001"_s), DiscImage{2, 1}.bytes());
    CHECK(discs.import(discs.path(u"other"_s), disc).error().code == ErrorCode::Conflict);
    CHECK_FALSE(discs.list()[0].isComplete);
    CHECK(discs.archive->studies().value().isEmpty());

    SECTION("the same disc goes on, and what the other one brought is not part of it")
    {
        const auto summary = discs.import(discs.path(u"cd"_s), disc);
        REQUIRE(summary);
        CHECK(summary->counts == discs::OutcomeCounts{{Outcome::Imported, 12}});
        CHECK(discs.archive->studies().value() == QVector{study(1)});
    }
    SECTION("a file of the disc that has gone is noticed")
    {
        REQUIRE(QFile::remove(discs.path(u"cd/IM0003"_s)));
        CHECK(discs.import(discs.path(u"cd"_s), disc).error().code == ErrorCode::Conflict);
    }
}

TEST_CASE("what an interrupted disc shares with a removed one is not lost")
{
    test::Discs discs;
    putDisc(discs, 6);
    put(discs.path(u"first/A"_s), DiscImage{1, 1}.bytes());
    const auto first = discs.import(discs.path(u"first"_s));
    REQUIRE(first);
    cancelAfter(discs, 3);
    REQUIRE(discs.import(discs.path(u"cd"_s)).error().code == ErrorCode::Cancelled);
    goOn(discs);
    REQUIRE(discs.archive->remove(first->disc));
    REQUIRE(discs.import(discs.path(u"cd"_s), discs.list()[0].id));
    CHECK(discs.archive->contents(study(1))->series[0].instances.size() == 6);
}

TEST_CASE("a program killed at any moment leaves an import that is resumed or removed")
{
    test::Discs discs;
    constexpr int images = 300;
    constexpr int kills = 24;
    putDisc(discs, images, 128);
    const QString helper = QStringLiteral(TUODOSSIER_BINARY_DIR "/bin/disc_import_helper");
    const auto start = [&](QProcess &process) {
        process.start(helper, {discs.path(u"archive"_s), discs.path(u"cd"_s)});
        REQUIRE(process.waitForStarted());
    };
    discs.archive.reset();
    int interrupted = 0;
    for (int kill = 0; kill < kills; ++kill) {
        QProcess process;
        start(process);
        // From before the archive is open to about the end of the import, in steps that chance shifts.
        const int wait = 5 + kill * 12 + QRandomGenerator::global()->bounded(12);
        if (process.waitForFinished(wait)) {
            CHECK(process.exitCode() == 0);
        } else {
            process.kill();
            REQUIRE(process.waitForFinished());
        }
        discs.reopen();
        for (const discs::Disc &disc : discs.list()) {
            const auto contents = discs.archive->contents(study(1));
            if (!disc.isComplete) {
                ++interrupted;
                CHECK(disc.studies.isEmpty());
                continue;
            }
            REQUIRE(contents);
            CHECK(contents->series[0].instances.size() == images);
        }
        if (discs.list().value(0).isComplete) // begin anew, so that every kill meets an import
            REQUIRE(discs.archive->remove(discs.list()[0].id));
        else
            CHECK(discs.archive->studies().value().isEmpty());
        discs.archive.reset();
    }
    CHECK(interrupted > 0);
    QProcess last;
    start(last);
    REQUIRE(last.waitForFinished(60'000));
    CHECK(last.exitCode() == 0);
    discs.reopen();
    const auto contents = discs.archive->contents(study(1));
    REQUIRE(contents);
    REQUIRE(contents->series[0].instances.size() == images);
    CHECK(discs.objects() == images);
    for (const model::ImagingInstance &instance : contents->series[0].instances)
        CHECK(discs.archive->instance({study(1), contents->series[0].uid, instance.uid}));
    REQUIRE(discs.list().size() == 1);
    CHECK(discs.ledger(discs.list()[0].id).size() == images);
}

TEST_CASE("a full disk is said and nothing is visible")
{
    test::Discs discs;
    putDisc(discs, 40, 512); // 10 MB
    discs.archive.reset();
    const QString small = discs.path(u"small"_s);
    REQUIRE(QDir().mkpath(small));
    if (test::runTool(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=6m"_s, u"none"_s, small}).exitCode != 0)
        return test::announceSkip(u"a full disk: this system does not let the test mount a small one"_s);
    {
        const auto opened = discs::DiscArchive::open(small, test::mario());
        REQUIRE(opened);
        const auto full = discs::runImport(**opened, {discs.path(u"cd"_s), 0, {}}, discs.progress, discs.cancel);
        REQUIRE_FALSE(full);
        CHECK(full.error().code == ErrorCode::DiskFull);
        CHECK((*opened)->studies().value().isEmpty());
        const auto list = (*opened)->discs();
        REQUIRE(list);
        for (const discs::Disc &disc : *list) {
            CHECK_FALSE(disc.isComplete);
            CHECK((*opened)->remove(disc.id));
        }
        CHECK((*opened)->discs()->isEmpty());
    }
    CHECK(test::runTool(u"umount"_s, {small}).exitCode == 0);
}
