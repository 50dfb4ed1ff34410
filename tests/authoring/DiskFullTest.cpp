// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/authoring/MediumForms.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Mount.h"
#include "tests/support/SealFile.h"

#include <QElapsedTimer>
#include <QStorageInfo>

using namespace td;
using namespace Qt::StringLiterals;
using test::Mount;
using test::Shape;

namespace {

const std::atomic_bool goOn = false;
constexpr qint64 page = 4096;

Shape anyShape()
{
    return GENERATE(from_range(test::allShapes.begin(), test::allShapes.end()));
}

/// An export onto a disk of `bytes`: whole, or DiskFull with nothing left. What it took, or 0.
qint64 exportInto(const Mount &disk, test::GeneratedInstances &source, Shape shape)
{
    test::write(disk.path() + u"/holiday.txt"_s, "sun");
    const auto request = test::requestOf(source, shape, test::targetIn(disk.path(), shape), test::sealFile());
    const auto done = authoring::runExport(source, request, {}, goOn);
    CHECK(test::contentOf(disk.path() + u"/holiday.txt"_s) == "sun");
    if (!done) {
        CHECK(errorCodeName(done.error().code) == errorCodeName(ErrorCode::DiskFull));
        CHECK(test::namesIn(disk.path()) == QStringList{u"holiday.txt"_s});
        return 0;
    }
    for (const QString &volume : done->volumes) {
        const auto check = media::checkMedium(volume, {}, goOn, request.passphrase);
        REQUIRE(check);
        CHECK(check->altered.isEmpty());
        CHECK(check->missing.isEmpty());
    }
    const QStorageInfo storage(disk.path());
    return storage.bytesTotal() - storage.bytesFree();
}

} // namespace

TEST_CASE("A disk that is full at any byte of an export is told of and nothing is left")
{
    const Shape shape = anyShape();
    INFO("shape " << int(shape));
    test::GeneratedInstances source(3, 6, 30'000);
    qint64 needed = 0;
    {
        const Mount large(u"size=64m"_s);
        if (!large.isThere())
            return test::announceSkip(u"this user cannot mount a tmpfs: disks that are full at any byte"_s);
        needed = exportInto(large, source, shape);
        REQUIRE(needed > 18 * 30'000);
    }
    // Instances in wide steps; then pages, DICOMDIR, manifest and an archive's directory page by page.
    QVector<qint64> sizes;
    for (qint64 size = 2 * page; size < needed - 40 * page; size += needed / 12)
        sizes.append(size);
    for (qint64 size = needed - 40 * page; size < needed; size += page)
        sizes.append(size);
    int full = 0;
    for (const qint64 size : sizes) {
        INFO(size << " bytes of " << needed);
        const Mount disk(u"size=%1"_s.arg(size));
        REQUIRE(disk.isThere());
        full += exportInto(disk, source, shape) == 0 ? 1 : 0;
    }
    CHECK(full > sizes.size() / 2);
}

TEST_CASE("A disk that has no room for one more file is full")
{
    const Shape shape = GENERATE(Shape::NewFolder, Shape::Stick);
    test::GeneratedInstances source(1, 20, 1'000);
    for (const int files : {2, 3, 4, 5, 8, 12, 30}) {
        INFO("shape " << int(shape) << ", " << files << " files");
        const Mount disk(u"size=16m,nr_inodes=%1"_s.arg(files + 1));
        if (!disk.isThere())
            return test::announceSkip(u"this user cannot mount a tmpfs: disks without room for names"_s);
        CHECK(exportInto(disk, source, shape) == 0);
    }
}

TEST_CASE("A medium that fails when it is waited for does not get its name")
{
    // A file system in a file that is larger than the disk it lies on: writing succeeds in memory, syncing does not.
    const Shape shape = GENERATE(Shape::Zip, Shape::NewFolder, Shape::Stick, Shape::IsoImage);
    INFO("shape " << int(shape));
    const Mount backing(u"size=3m"_s);
    const QString image = backing.path() + u"/image"_s;
    if (!backing.isThere() || !test::haveTool(u"mkfs.ext4"_s))
        return test::announceSkip(
            u"this user cannot mount, or there is no mkfs.ext4: a medium that fails at syncing"_s);
    test::write(image, {});
    REQUIRE(QFile::resize(image, 24 << 20));
    REQUIRE(test::runTool(u"mkfs.ext4"_s, {u"-q"_s, u"-O"_s, u"^has_journal"_s, image}).exitCode == 0);
    const Mount disk(u"loop,errors=continue"_s, image, u"ext4"_s);
    if (!disk.isThere())
        return test::announceSkip(u"this user cannot mount an image: a medium that fails at syncing"_s);
    test::GeneratedInstances source(1, 20, 300'000);
    const QString target = shape == Shape::Stick ? disk.path() : disk.path() + u"/VOL1"_s;
    const auto request = test::requestOf(source, shape, target, test::sealFile());
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE_FALSE(done);
    CHECK((done.error().code == ErrorCode::Io || done.error().code == ErrorCode::DiskFull));
    CHECK_FALSE(QFileInfo::exists(disk.path() + (shape == Shape::Stick ? u"/MANIFEST.TXT"_s : u"/VOL1"_s)));
}
