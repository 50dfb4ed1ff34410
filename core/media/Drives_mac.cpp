// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/DriveSystem.h"

#include <QProcess>

namespace td::media {

using namespace Qt::StringLiterals;

bool isRemovable(const QStorageInfo &volume)
{
    if (!volume.rootPath().startsWith(u"/Volumes/"_s))
        return false;
    QProcess process;
    process.start(u"/usr/sbin/diskutil"_s, {u"info"_s, volume.rootPath()});
    if (!process.waitForFinished(10'000))
        return false;
    const QByteArray about = process.readAllStandardOutput().simplified();
    const bool isOptical = about.contains("Optical Drive Type") || about.contains("Optical Media Type");
    return !isOptical && (about.contains("Removable Media: Removable") || about.contains("Protocol: USB"));
}

Result<void> ejectDrive(const RemovableDrive &drive)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"/usr/sbin/diskutil"_s, {u"eject"_s, drive.root});
    if (!process.waitForFinished(60'000))
        return fail(ErrorCode::Io, u"the drive does not answer"_s);
    if (process.exitCode() == 0)
        return {};
    const bool isInUse = process.readAll().contains("in use");
    return fail(isInUse ? ErrorCode::Conflict : ErrorCode::Io, u"diskutil eject"_s);
}

} // namespace td::media
