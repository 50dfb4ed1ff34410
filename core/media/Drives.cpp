// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/DriveSystem.h"
#include "core/media/FileSystem.h"

#include <QFileInfo>

#include <algorithm>

namespace td::media {

using namespace Qt::StringLiterals;

qint64 RemovableDrive::largestFile() const
{
    const QByteArray system = fileSystem.toLower();
    const bool isFat = system == "vfat" || system == "msdos" || system.startsWith("fat");
    return isFat ? (qint64(1) << 32) - 1 : 0;
}

QVector<RemovableDrive> removableDrives()
{
    QVector<RemovableDrive> drives;
    for (const QStorageInfo &volume : QStorageInfo::mountedVolumes()) {
        if (!volume.isValid() || !volume.isReady() || !isRemovable(volume))
            continue;
        const auto known = std::any_of(drives.cbegin(), drives.cend(), [&](const auto &drive) {
            return drive.device == QString::fromUtf8(volume.device());
        });
        if (known)
            continue; // mounted twice
        drives.append({volume.rootPath(), volume.displayName(), QString::fromUtf8(volume.device()),
                       volume.fileSystemType(), volume.bytesAvailable(), volume.bytesTotal(), volume.isReadOnly()});
    }
    std::sort(drives.begin(), drives.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return drives;
}

Result<void> removeSafely(const RemovableDrive &drive)
{
    if (!QFileInfo(drive.root).isDir())
        return fail(ErrorCode::NotFound, u"the drive is gone"_s);
    if (!drive.isReadOnly && !syncTree(drive.root))
        return fail(ErrorCode::Io, u"the drive cannot be written out"_s);
    return ejectDrive(drive);
}

} // namespace td::media
