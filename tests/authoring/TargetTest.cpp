// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/authoring/MediumForms.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Mount.h"
#include "tests/support/SealFile.h"

#include <QElapsedTimer>

#include <thread>

using namespace td;
using namespace Qt::StringLiterals;
using test::Mount;
using test::Shape;

namespace {

const std::atomic_bool goOn = false;

Shape anyShape()
{
    return GENERATE(from_range(test::allShapes.begin(), test::allShapes.end()));
}

Result<authoring::ExportSummary> exportTo(const QString &target, Shape shape,
                                          const std::function<void(const authoring::ExportProgress &)> &progress = {},
                                          bool readBack = true)
{
    test::GeneratedInstances source(3, 10, 20'000);
    auto request = test::requestOf(source, shape, target, test::sealFile());
    request.readBack = readBack;
    return authoring::runExport(source, request, progress, goOn);
}

void checkIntact(const Result<authoring::ExportSummary> &done)
{
    REQUIRE(done);
    for (const QString &volume : done->volumes) {
        const auto check = media::checkMedium(volume, {}, goOn, Secret("albero lampada fiume"));
        REQUIRE(check);
        CHECK(check->isIntact());
    }
}

} // namespace

TEST_CASE("A stick that is pulled out ends the export soon and nothing is written where it was mounted")
{
    const Shape shape = anyShape();
    const int at = GENERATE(0, 1, 10, 25);
    const bool readBack = GENERATE(true, false); // a fault that reading back would find is not to depend on it
    INFO("shape " << int(shape) << ", pulled out at " << at << ", read back " << readBack);
    Mount stick(u"size=64m"_s);
    if (!stick.isThere())
        return test::announceSkip(u"this user cannot mount a tmpfs: a stick that is pulled out"_s);
    QElapsedTimer timer;
    timer.start();
    const auto done = exportTo(
        test::targetIn(stick.path(), shape), shape,
        [&](const authoring::ExportProgress &now) {
            if (now.instancesDone >= at && stick.isThere())
                stick.pullOut();
        },
        readBack);
    CHECK(timer.elapsed() < 10'000);
    REQUIRE_FALSE(done);
    CHECK_FALSE(stick.isThere());
    CHECK((done.error().code == ErrorCode::NotFound || done.error().code == ErrorCode::Io));
    CHECK(test::namesIn(stick.path()) == QStringList());
}

TEST_CASE("A folder that is moved away ends the export and holds nothing that looks complete")
{
    const Shape shape = anyShape();
    INFO("shape " << int(shape));
    const QTemporaryDir parent;
    const QString folder = parent.filePath(u"here"_s);
    const QString elsewhere = parent.filePath(u"there"_s);
    REQUIRE(QDir().mkpath(folder));
    const auto done = exportTo(test::targetIn(folder, shape), shape, [&](const authoring::ExportProgress &now) {
        if (now.instancesDone == 12 && QFileInfo::exists(folder))
            REQUIRE(QFile::rename(folder, elsewhere));
    });
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::NotFound);
    CHECK_FALSE(QFileInfo::exists(folder));
    for (const QString &name : test::namesIn(elsewhere))
        CHECK(name.startsWith(u".tuodossier-"_s));
}

TEST_CASE("A disk that cannot be written is told of before anything is fetched")
{
    const Shape shape = anyShape();
    const Mount disk(u"ro"_s);
    if (!disk.isThere())
        return test::announceSkip(u"this user cannot mount a tmpfs: a disk that cannot be written"_s);
    const auto done = exportTo(test::targetIn(disk.path(), shape), shape);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::PermissionDenied);
}

TEST_CASE("A stick of FAT takes every form, and names that it does not take are refused at once")
{
    const Shape shape = anyShape();
    INFO("shape " << int(shape));
    const Mount backing(u"size=80m"_s);
    const QString image = backing.path() + u"/image"_s;
    if (!backing.isThere() || !test::haveTool(u"mkfs.vfat"_s))
        return test::announceSkip(u"this user cannot mount a tmpfs, or there is no mkfs.vfat: a stick of FAT"_s);
    test::write(image, {});
    REQUIRE(QFile::resize(image, 64 << 20));
    REQUIRE(test::runTool(u"mkfs.vfat"_s, {u"-F"_s, u"32"_s, image}).exitCode == 0);
    const Mount stick(u"loop"_s, image, u"vfat"_s);
    if (!stick.isThere())
        return test::announceSkip(u"this system cannot mount FAT: a stick of FAT"_s);
    checkIntact(exportTo(test::targetIn(stick.path(), shape), shape));
    if (shape == Shape::Stick)
        return;
    const auto refused = exportTo(stick.path() + u"/esame 12:30"_s, shape); // a colon is of DOS
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("A path of more than 300 characters is no trouble for any form")
{
    const Shape shape = anyShape();
    INFO("shape " << int(shape));
    const QTemporaryDir parent;
    QString deep = parent.path();
    while (deep.size() < 300)
        deep += u'/' + QString(60, u'd');
    REQUIRE(QDir().mkpath(deep));
    checkIntact(exportTo(test::targetIn(deep, shape), shape));
}

TEST_CASE("A name that the file system cannot hold is refused at once and not after an hour of writing")
{
    const Shape shape = GENERATE(Shape::Zip, Shape::EncryptedZip, Shape::NewFolder, Shape::IsoImage, Shape::Volumes);
    INFO("shape " << int(shape));
    const QTemporaryDir folder;
    int told = 0;
    const auto done =
        exportTo(folder.filePath(QString(300, u'n')), shape, [&](const authoring::ExportProgress &) { ++told; });
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::InvalidArgument);
    CHECK(told == 0);
    CHECK(test::namesIn(folder.path()) == QStringList());
}

TEST_CASE("Names in any script are kept as they were given")
{
    const Shape shape = anyShape();
    // Italian composed and decomposed, Arabic, Hebrew with marks, Chinese, emoji of several code points, combining
    // marks, a bidirectional override, and what shells and old systems trip over.
    const QString name = GENERATE(
        as<QString>(), u"citt\u00e0"_s, u"citta\u0300"_s, u"\u0641\u062d\u0635"_s, u"\u05d1\u05bc\u05b0\u05d3"_s,
        u"\u68c0\u67e5"_s, QString::fromUtf8("\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F"),
        u"z\u0335\u0321\u0322\u0353"_s, u"a\u202egpj.exe"_s, u" -rf $HOME; 'x' \"y\" * ?"_s, u"..."_s, u"100%20"_s);
    INFO("shape " << int(shape) << ", " << name.toStdString());
    const QTemporaryDir parent;
    const QString folder = parent.filePath(name);
    REQUIRE(QDir().mkpath(folder));
    const QString target = shape == Shape::Stick ? folder : folder + u'/' + name;
    const auto done = exportTo(target, shape);
    checkIntact(done);
    CHECK(done->volumes.first() == target);
    CHECK(test::namesIn(parent.path()) == QStringList{name});
    if (shape != Shape::Stick)
        CHECK(test::namesIn(folder).contains(name));
}

TEST_CASE("Names that differ only in how they are composed are two media where the system keeps them apart")
{
    const QTemporaryDir folder;
    checkIntact(exportTo(folder.filePath(u"citt\u00e0"_s), Shape::NewFolder));
    checkIntact(exportTo(folder.filePath(u"citta\u0300.iso"_s), Shape::IsoImage));
    CHECK(test::namesIn(folder.path()).size() == 2);
}

TEST_CASE("Of two exports onto one stick at the same time one arrives whole and the other says that it was not alone")
{
    for (int again = 0; again < 5; ++again) {
        const QTemporaryDir stick;
        test::write(stick.filePath(u"holiday.txt"_s), "sun");
        std::array<std::optional<Result<authoring::ExportSummary>>, 2> results;
        std::vector<std::thread> threads;
        for (auto &result : results)
            threads.emplace_back([&] { result = exportTo(stick.path(), Shape::Stick); });
        for (auto &thread : threads)
            thread.join();
        CHECK(results[0]->has_value() != results[1]->has_value());
        for (const auto &result : results)
            if (!*result)
                CHECK(errorCodeName(result->error().code) == errorCodeName(ErrorCode::Conflict));
        const auto check = media::checkMedium(stick.path(), {}, goOn);
        REQUIRE(check);
        CHECK(check->added == QStringList{u"holiday.txt"_s});
        CHECK(check->missing.isEmpty());
        CHECK(check->altered.isEmpty());
    }
}

TEST_CASE("Of two exports to one new folder or file the later one does not mix with the earlier")
{
    const Shape shape = GENERATE(Shape::Zip, Shape::NewFolder, Shape::IsoImage);
    INFO("shape " << int(shape));
    const QTemporaryDir folder;
    std::array<std::optional<Result<authoring::ExportSummary>>, 2> results;
    std::vector<std::thread> threads;
    for (auto &result : results)
        threads.emplace_back([&] { result = exportTo(folder.filePath(u"VOL1"_s), shape); });
    for (auto &thread : threads)
        thread.join();
    CHECK((results[0]->has_value() || results[1]->has_value()));
    for (const auto &result : results)
        if (!*result)
            CHECK(errorCodeName(result->error().code) == errorCodeName(ErrorCode::Conflict));
    const auto check = media::checkMedium(folder.filePath(u"VOL1"_s), {}, goOn);
    REQUIRE(check);
    CHECK(check->isIntact());
    CHECK(test::namesIn(folder.path()) == QStringList{u"VOL1"_s});
}

TEST_CASE("A link that leads nowhere is not replaced on a stick")
{
    const QTemporaryDir stick;
    REQUIRE(QFile::link(stick.filePath(u"gone"_s), stick.filePath(u"README.TXT"_s)));
    const auto done = exportTo(stick.path(), Shape::Stick);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Conflict);
    CHECK(QFileInfo(stick.filePath(u"README.TXT"_s)).isSymLink());
    CHECK(test::namesIn(stick.path()) == QStringList{u"README.TXT"_s});
}
