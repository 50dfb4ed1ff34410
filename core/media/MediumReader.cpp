// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MediumReader.h"

#include "core/media/ArchiveReader.h"
#include "core/media/EntryName.h"
#include "core/media/FileSystem.h"
#include "core/media/MediumWalk.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

constexpr auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

qint64 modifiedOf(const QFileInfo &file)
{
    const QDateTime time = file.lastModified();
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

Error openFailure(const QFile &file)
{
    return {file.error() == QFileDevice::PermissionsError ? ErrorCode::PermissionDenied : ErrorCode::Io, u"open"_s};
}

/// At most `size` bytes; fewer only at the end of the file. Nothing when the medium gives an error.
std::optional<QByteArray> readUpTo(QFile &file, qint64 size)
{
    constexpr qint64 piece = 1 << 20;
    QByteArray bytes;
    while (bytes.size() < size) {
        const qsizetype before = bytes.size();
        bytes.resize(before + std::min(piece, size - before));
        const qint64 got = file.read(bytes.data() + before, bytes.size() - before);
        bytes.resize(before + std::max<qint64>(got, 0));
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            break;
    }
    return bytes;
}

/// What a path that is no folder holds: its first bytes decide.
struct Opened {
    std::unique_ptr<QFile> file;
    QByteArray head;
    qint64 size = -1;
};

Result<Opened> openMedium(const QString &path)
{
    const QFileInfo info(path);
    const bool drive = isDrive(path);
    if (!info.exists() && !drive)
        return fail(ErrorCode::NotFound, u"medium"_s);
    if (!info.isFile() && !drive) // opening a pipe would wait for ever
        return fail(ErrorCode::Unsupported, u"neither a file nor a folder"_s);
    Opened opened{std::make_unique<QFile>(path), {}};
    if (!opened.file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return tl::unexpected(openFailure(*opened.file));
    opened.size = drive ? driveBytes(*opened.file) : info.size();
    const auto head = readUpTo(*opened.file, mediumHeadBytes);
    if (!head || !opened.file->seek(0))
        return fail(ErrorCode::Io, u"read"_s);
    opened.head = *head;
    return opened;
}

/// Folders such as /proc, whose files are none and may wait for ever: mounted, and without a size.
bool isSystemsOwn(const QString &path)
{
    const QStorageInfo volume(path);
    return volume.isValid() && volume.rootPath() == path && volume.bytesTotal() <= 0;
}

class FolderWalker {
public:
    explicit FolderWalker(MediumWalk &walk, const QString &root)
        : m_walk(walk)
        , m_root(QDir(root).canonicalPath())
    {
    }

    Result<void> run() { return folder(m_root, {}, 0); }

private:
    Result<void> folder(const QString &path, const QString &shown, int depth)
    {
        const QFileInfo self(path);
        if (depth > m_walk.limits.folderDepth)
            return m_walk.visitor.problem({shown, -1, 0}, MediumProblem::TooDeep);
        if (!self.isReadable() || !self.isExecutable())
            return m_walk.visitor.problem({shown, -1, 0}, MediumProblem::Unreadable);
        if (depth > 0 && isSystemsOwn(path))
            return m_walk.visitor.problem({shown, -1, 0}, MediumProblem::NotAFile);
        const QFileInfoList entries = QDir(path).entryInfoList(everything, QDir::Name);
        for (const QFileInfo &info : entries) {
            if (auto go = m_walk.goOn(); !go)
                return go;
            if (m_walk.exhausted)
                return {};
            const QString below = shown.isEmpty() ? info.fileName() : shown + u'/' + info.fileName();
            const bool link = info.isSymLink() || info.isJunction();
            auto done = !link && info.isDir() ? folder(info.filePath(), below, depth + 1) : file(info, below, link);
            if (!done)
                return done;
        }
        return {};
    }

    Result<void> file(const QFileInfo &info, const QString &path, bool link)
    {
        const MediumEntry entry{printableEntryName(path), info.size(), modifiedOf(info)};
        const auto counted = m_walk.countEntry(entry.path);
        if (!counted || !*counted)
            return counted ? Result<void>() : tl::unexpected(counted.error());
        if (link) // what it leads to inside the folder is read under its own name; so no loop is ever walked
            return m_walk.visitor.problem(entry, linkProblem(info));
        if (!info.isFile())
            return m_walk.visitor.problem(entry, MediumProblem::NotAFile);
        auto done = m_walk.visitor.known(entry) ? Result<void>() : read(info, entry);
        m_walk.doneBytes += info.size();
        m_walk.visitor.progress(m_walk.doneBytes);
        return done;
    }

    MediumProblem linkProblem(const QFileInfo &info) const
    {
        const QString target = info.canonicalFilePath();
        return target.startsWith(m_root + u'/') ? MediumProblem::LinkInside : MediumProblem::LinkElsewhere;
    }

    Result<void> read(const QFileInfo &info, const MediumEntry &entry)
    {
        QFile file(info.filePath());
        const auto unreadable = [&] { return m_walk.visitor.problem(entry, MediumProblem::Unreadable); };
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return unreadable();
        auto bytes = readUpTo(file, mediumHeadBytes);
        if (!bytes)
            return unreadable();
        const Container container = containerOf(*bytes, entry.path);
        if (container == Container::Zip || container == Container::Image) {
            if (!file.seek(0))
                return unreadable();
            DeviceInput input(file, info.size());
            return walkArchive(m_walk, input, {entry.path, entry.path, 2});
        }
        if (!m_walk.visitor.wants(entry, *bytes))
            return {};
        if (info.size() > m_walk.limits.entryBytes)
            return m_walk.visitor.problem(entry, MediumProblem::TooLarge);
        const auto rest = readUpTo(file, m_walk.limits.entryBytes + 1 - bytes->size());
        if (!rest)
            return unreadable();
        bytes->append(*rest);
        if (bytes->size() > m_walk.limits.entryBytes)
            return m_walk.visitor.problem(entry, MediumProblem::TooLarge);
        if (bytes->size() < info.size())
            return unreadable();
        m_walk.unpackedBytes += bytes->size();
        return m_walk.visitor.content(entry, *bytes);
    }

    MediumWalk &m_walk;
    QString m_root;
};

/// Bytes of all files of a folder, as the folder tells; links are not followed.
qint64 bytesIn(const QString &path, int depth, int &files)
{
    qint64 bytes = 0;
    const QFileInfoList entries = QDir(path).entryInfoList(everything, QDir::Unsorted);
    for (const QFileInfo &info : entries) {
        if (info.isSymLink() || info.isJunction() || ++files > MediumLimits().entries)
            continue;
        if (info.isFile())
            bytes += info.size();
        else if (info.isDir() && depth < MediumLimits().folderDepth)
            bytes += bytesIn(info.filePath(), depth + 1, files);
    }
    return bytes;
}

QString folderName(const QString &path)
{
    const QStorageInfo volume(path);
    const QString canonical = QDir(path).canonicalPath();
    if (volume.isValid() && !volume.isRoot() && volume.rootPath() == canonical && !volume.name().isEmpty())
        return printableEntryName(volume.name());
    return printableEntryName(QFileInfo(canonical).fileName());
}

MediumKind kindOf(const Opened &opened, const QString &path)
{
    switch (containerOf(opened.head, path)) {
    case Container::Zip:
        return MediumKind::Zip;
    case Container::Image:
        return MediumKind::Image;
    case Container::None:
    case Container::UdfImage:
        break;
    }
    return MediumKind::File;
}

Result<void> readFile(MediumWalk &walk, Opened opened, const QString &path)
{
    const QFileInfo info(path);
    const MediumEntry entry{printableEntryName(info.fileName()), opened.size, modifiedOf(info)};
    if (walk.visitor.known(entry) || !walk.visitor.wants(entry, opened.head))
        return {};
    const auto bytes = readUpTo(*opened.file, walk.limits.entryBytes + 1);
    if (!bytes)
        return walk.visitor.problem(entry, MediumProblem::Unreadable);
    if (bytes->size() > walk.limits.entryBytes)
        return walk.visitor.problem(entry, MediumProblem::TooLarge);
    return walk.visitor.content(entry, *bytes);
}

} // namespace

Result<MediumSummary> inspectMedium(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        if (!info.isReadable())
            return fail(ErrorCode::PermissionDenied, u"folder"_s);
        int files = 0;
        return MediumSummary{MediumKind::Folder, folderName(path), bytesIn(path, 0, files), 0};
    }
    const auto opened = openMedium(path);
    if (!opened)
        return tl::unexpected(opened.error());
    if (containerOf(opened->head, path) == Container::UdfImage)
        return fail(ErrorCode::Unsupported, u"UDF without ISO 9660"_s);
    MediumSummary summary{kindOf(*opened, path), printableEntryName(info.fileName()), std::max<qint64>(opened->size, 0),
                          modifiedOf(info)};
    if (summary.kind == MediumKind::Image) {
        const QString volume = ArchiveReader::volumeName(opened->head);
        summary.name = volume.isEmpty() ? summary.name : volume;
    }
    return summary;
}

Result<void> readMedium(const QString &path, MediumVisitor &visitor, const std::atomic_bool &cancel,
                        const MediumLimits &limits)
{
    MediumWalk walk{visitor, cancel, limits};
    if (QFileInfo(path).isDir())
        return FolderWalker(walk, path).run();
    auto opened = openMedium(path);
    if (!opened)
        return tl::unexpected(opened.error());
    if (containerOf(opened->head, path) == Container::UdfImage)
        return fail(ErrorCode::Unsupported, u"UDF without ISO 9660"_s);
    if (kindOf(*opened, path) == MediumKind::File)
        return readFile(walk, std::move(*opened), path);
    DeviceInput input(*opened->file, opened->size);
    return walkArchive(walk, input, {{}, printableEntryName(QFileInfo(path).fileName()), 1});
}

} // namespace td::media
