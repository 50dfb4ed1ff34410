// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/FileSystem.h"

#include <QDirIterator>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace td::media {

bool syncFile(QFileDevice &file)
{
    return file.flush() && ::fsync(file.handle()) == 0;
}

bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    // Some network file systems cannot do this for folders and say EINVAL.
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;
    ::close(descriptor);
    return synced;
}

bool syncTree(const QString &folder)
{
#ifdef __linux__
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool synced = ::syncfs(descriptor) == 0;
    ::close(descriptor);
    return synced;
#else
    QDirIterator entries(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    bool synced = syncFolder(folder);
    while (entries.hasNext()) {
        QFile file(entries.next());
        synced = synced && (entries.fileInfo().isDir() ? syncFolder(file.fileName())
                                                       : file.open(QIODevice::ReadOnly) && syncFile(file));
    }
    return synced;
#endif
}

void dropFromCache(QFileDevice &file)
{
#ifdef POSIX_FADV_DONTNEED
    ::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
#else
    Q_UNUSED(file);
#endif
}

bool replaceFile(const QString &from, const QString &to)
{
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

bool openFilesCanBeRenamed()
{
    return true;
}

bool isDrive(const QString &path)
{
    struct stat about {};
    return ::stat(QFile::encodeName(path).constData(), &about) == 0 && S_ISBLK(about.st_mode);
}

qint64 driveBytes(QFileDevice &drive)
{
    const off_t end = ::lseek(drive.handle(), 0, SEEK_END);
    const bool back = ::lseek(drive.handle(), 0, SEEK_SET) == 0;
    return end > 0 && back ? qint64(end) : -1;
}

bool hasRoomForFiles(const QString &folder)
{
    struct statvfs about {};
    // File systems without a fixed number of files say that they have none at all.
    return ::statvfs(QFile::encodeName(folder).constData(), &about) != 0 || about.f_files == 0 || about.f_favail > 0;
}

bool lockFile(QFileDevice &file)
{
    return ::flock(file.handle(), LOCK_EX | LOCK_NB) == 0;
}

} // namespace td::media
