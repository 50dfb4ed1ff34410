// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Drives.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QStorageInfo>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;

TEST_CASE("The disk that the system itself is on is not taken for a stick")
{
    const QString system = QString::fromUtf8(QStorageInfo::root().device());
    for (const media::RemovableDrive &drive : media::removableDrives()) {
        CHECK(drive.device != system);
        CHECK(QDir(drive.root).exists());
        CHECK(drive.freeBytes <= drive.totalBytes);
    }
}

TEST_CASE("A file system of FAT holds files up to four gigabytes less one byte, others any")
{
    media::RemovableDrive drive;
    for (const char *fat : {"vfat", "msdos", "FAT32", "FAT"}) {
        drive.fileSystem = fat;
        CHECK(drive.largestFile() == 4'294'967'295);
    }
    for (const char *other : {"exfat", "exFAT", "NTFS", "ext4", ""}) {
        drive.fileSystem = other;
        CHECK(drive.largestFile() == 0);
    }
}

TEST_CASE("A drive that was pulled out cannot be removed safely any more")
{
    media::RemovableDrive drive;
    {
        const QTemporaryDir gone;
        drive.root = gone.path();
    }
    CHECK(media::removeSafely(drive).error().code == ErrorCode::NotFound);
}

TEST_CASE("Who cannot be ejected is an error and never a success")
{
    const QTemporaryDir folder; // a folder is no drive
    media::RemovableDrive drive;
    drive.root = folder.path();
    drive.device = u"/dev/none"_s;
    CHECK_FALSE(media::removeSafely(drive));
}
