// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/PartFile.h"

#include "core/authoring/Leftovers.h"
#include "core/media/Drives.h"
#include "core/media/FileSystem.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

QString folderOf(const QString &target)
{
    return QFileInfo(target).absolutePath();
}

} // namespace

PartFile::PartFile(std::unique_ptr<WatchedFile> file, QString target)
    : m_file(std::move(file))
    , m_target(std::move(target))
{
}

PartFile::~PartFile()
{
    if (m_file) {
        m_file->remove(); // closes it first
    }
}

qint64 WatchedFile::writeData(const char *data, qint64 size)
{
    const qint64 written = QFile::writeData(data, size);
    if (written != size && m_firstFailure == NoError)
        m_firstFailure = error() == NoError ? WriteError : error();
    return written;
}

bool PartFile::hasFailed() const
{
    return m_file->firstFailure() != QFileDevice::NoError || !QFileInfo(folderOf(m_target)).isDir();
}

Error PartFile::failure() const
{
    const auto known = m_file->firstFailure();
    return reasonOf(known == QFileDevice::NoError ? m_file->error() : known, m_file->size());
}

Error PartFile::failureOf(const QFileDevice &file) const
{
    return reasonOf(file.error(), file.size());
}

Error PartFile::reasonOf(QFileDevice::FileError error, qint64 size) const
{
    constexpr qint64 roomForAnything = 65'536;
    constexpr qint64 lastWrite = 16 << 20; // what one write may have wanted to add
    const QString folder = folderOf(m_target);
    if (!QFileInfo(folder).isDir())
        return {ErrorCode::NotFound, u"the folder does not exist"_s};
    const QStorageInfo storage(folder);
    // Qt calls a refused permission an OpenError: ask the folder itself.
    if (error == QFileDevice::PermissionsError || !QFileInfo(folder).isWritable() ||
        (storage.isValid() && storage.isReadOnly()))
        return {ErrorCode::PermissionDenied, u"the folder cannot be written"_s};
    // Some file systems do not say how large they are, and then have no room either.
    const bool hasNoRoom = storage.bytesTotal() > 0 && storage.bytesAvailable() < roomForAnything;
    if (error == QFileDevice::ResourceError || hasNoRoom || !media::hasRoomForFiles(folder))
        return {ErrorCode::DiskFull, u"no space left on the target"_s};
    media::RemovableDrive drive;
    drive.fileSystem = storage.fileSystemType();
    if (drive.largestFile() > 0 && size >= drive.largestFile() - lastWrite)
        return {ErrorCode::TooLarge, u"a file system of FAT holds no larger file"_s};
    return {ErrorCode::Io, u"the file cannot be written"_s};
}

Result<void> PartFile::explained(const Result<void> &done) const
{
    if (!done && done.error().code == ErrorCode::Io && hasFailed())
        return tl::unexpected(failure());
    return done;
}

Result<void> PartFile::settle()
{
    if (!media::syncFile(*m_file))
        return tl::unexpected(failure());
    media::dropFromCache(*m_file);
    return {};
}

Result<PartFile> PartFile::create(const QString &target)
{
    const QString folder = folderOf(target);
    if (QFileInfo(target).fileName().isEmpty() || QFileInfo(target).isDir())
        return fail(ErrorCode::InvalidArgument, u"the target is not a file name"_s);
    if (!QFileInfo(folder).isDir())
        return fail(ErrorCode::NotFound, u"the folder does not exist"_s);
    removeLeftovers(folder);
    const QString name =
        QLatin1String(partFilePrefix) + QUuid::createUuid().toString(QUuid::Id128) + QLatin1String(partFileEnding);
    auto file = std::make_unique<WatchedFile>(folder + u'/' + name);
    PartFile part(std::move(file), target);
    if (!part.file().open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
        return tl::unexpected(part.failure());
    // A file system without locks is no reason to refuse; the lock only protects against another run's cleaning.
    media::lockFile(part.file());
    if (auto takes = part.tryName(); !takes)
        return tl::unexpected(takes.error());
    return part;
}

/// Whether a file system takes a name is only known when a file gets it. One does in a folder of ours, since nothing
/// unfinished may have that name in its own place.
Result<void> PartFile::tryName() const
{
    const QString folder =
        m_file->fileName().chopped(qsizetype(qstrlen(partFileEnding))) + QLatin1String(partFolderEnding);
    if (!QDir().mkdir(folder))
        return tl::unexpected(failure());
    QFile probe(folder + u'/' + QFileInfo(m_target).fileName());
    const bool isHeld = probe.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    const Error why = isHeld ? Error{} : failureOf(probe);
    probe.remove();
    QDir().rmdir(folder);
    if (isHeld)
        return {};
    return why.code == ErrorCode::Io ? fail(ErrorCode::InvalidArgument, u"the file system does not take the name"_s)
                                     : tl::unexpected(why);
}

Result<void> PartFile::commit()
{
    const QString folder = folderOf(m_target);
    if (!media::syncFile(*m_file))
        return tl::unexpected(failure());
    if (!media::openFilesCanBeRenamed())
        m_file->close();
    if (!media::replaceFile(m_file->fileName(), m_target)) {
        if (QFileInfo(folder).isDir() && QFileInfo(m_target).isDir())
            return fail(ErrorCode::Io, u"a folder has the target's name"_s);
        return tl::unexpected(failure());
    }
    m_file.reset();
    media::syncFolder(folder);
    return {};
}

} // namespace td::authoring
