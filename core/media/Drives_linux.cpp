// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/DriveSystem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

constexpr int patienceMs = 60'000; // a slow stick writes out what is pending

QByteArray firstLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
}

/// Runs udisksctl, which desktops without a service of their own have too. Errors: Unsupported; Conflict; Io.
Result<void> udisks(const QString &verb, const QString &device)
{
    const QString program = QStandardPaths::findExecutable(u"udisksctl"_s);
    if (program.isEmpty())
        return fail(ErrorCode::Unsupported, u"no udisksctl"_s);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, {verb, u"--no-user-interaction"_s, u"-b"_s, device});
    if (!process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished();
        return fail(ErrorCode::Io, u"the drive does not answer"_s);
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return fail(process.readAll().contains("busy") ? ErrorCode::Conflict : ErrorCode::Io, u"udisksctl "_s + verb);
}

} // namespace

bool isRemovable(const QStorageInfo &volume)
{
    const QString name = QFileInfo(QString::fromUtf8(volume.device())).fileName();
    const QFileInfo entry(u"/sys/class/block/"_s + name);
    if (name.isEmpty() || !entry.exists())
        return false;
    // ".../usb2/2-1/.../block/sdb/sdb1": a partition lies below its disk, and the disk below what it is plugged into.
    const QString place = entry.canonicalFilePath();
    const QString disk = QFile::exists(place + u"/partition"_s) ? place.section(u'/', 0, -2) : place;
    const bool isOptical = QFileInfo(disk).fileName().startsWith(u"sr"_s);
    return !isOptical && (firstLine(disk + u"/removable"_s) == "1" || place.contains(u"/usb"_s));
}

Result<void> ejectDrive(const RemovableDrive &drive)
{
    if (auto unmounted = udisks(u"unmount"_s, drive.device); !unmounted)
        return unmounted;
    udisks(u"power-off"_s, drive.device); // card readers cannot, and need not
    return {};
}

} // namespace td::media
