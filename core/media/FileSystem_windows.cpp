// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/FileSystem.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <io.h>
#include <windows.h>
#include <winioctl.h>

namespace td::media {
namespace {

HANDLE handleOf(QFileDevice &file)
{
    return reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()));
}

std::wstring nativePath(const QString &path)
{
    return QDir::toNativeSeparators(path).toStdWString();
}

} // namespace

bool syncFile(QFileDevice &file)
{
    return file.flush() && FlushFileBuffers(handleOf(file)) != 0;
}

bool syncFolder(const QString &)
{
    return true;
}

bool syncTree(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    bool synced = true;
    while (files.hasNext()) {
        QFile file(files.next());
        synced = synced && file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && syncFile(file);
    }
    return synced;
}

void dropFromCache(QFileDevice &) {}

bool replaceFile(const QString &from, const QString &to)
{
    return MoveFileExW(nativePath(from).c_str(), nativePath(to).c_str(),
                       MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
}

bool openFilesCanBeRenamed()
{
    return false;
}

bool isDrive(const QString &path)
{
    return path.startsWith(QStringLiteral("\\\\.\\"));
}

qint64 driveBytes(QFileDevice &drive)
{
    GET_LENGTH_INFORMATION length{};
    DWORD written = 0;
    const bool told = DeviceIoControl(handleOf(drive), IOCTL_DISK_GET_LENGTH_INFO, nullptr, 0, &length, sizeof length,
                                      &written, nullptr) != 0;
    return told ? length.Length.QuadPart : -1;
}

bool hasRoomForFiles(const QString &)
{
    return true;
}

bool lockFile(QFileDevice &file)
{
    // One byte far behind any content: other programs may still read the file.
    return LockFile(handleOf(file), 0xFFFFFFFEU, 0x7FFFFFFFU, 1, 0) != 0;
}

} // namespace td::media
