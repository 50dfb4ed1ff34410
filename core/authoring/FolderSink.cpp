// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/FolderSink.h"

#include "core/authoring/Leftovers.h"
#include "core/media/FileSystem.h"
#include "core/media/Manifest.h"
#include "core/media/MediumNames.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

/// Whether a folder holds one of these names, in any case: a stick's file system may not tell them apart.
bool holdsAny(const QString &folder, const QStringList &tops)
{
    media::MediumNames names(folder);
    return std::any_of(tops.cbegin(), tops.cend(),
                       [&names](const QString &top) { return names.find(top).has_value(); });
}

/// What is at the top of a folder, the manifest at the end and the DICOMDIR before it: without them nothing looks
/// complete. The folder of instances comes first: it cannot replace one that another run has just moved there.
QStringList topsInOrder(const QString &folder)
{
    QStringList tops = QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name);
    for (const QString &last : {u"DICOMDIR"_s, QString(QLatin1String(media::manifestName))})
        if (tops.removeOne(last))
            tops.append(last);
    if (tops.removeOne(u"DICOM"_s))
        tops.prepend(u"DICOM"_s);
    return tops;
}

} // namespace

FolderSink::FolderSink(PartFile part, QString folder, QString target)
    : m_part(std::move(part))
    , m_folder(std::move(folder))
    , m_target(std::move(target))
    , m_isNew(!QFileInfo(m_target).isDir())
{
}

FolderSink::~FolderSink()
{
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

Result<std::unique_ptr<MediumSink>> FolderSink::create(const QString &target, const QStringList &tops)
{
    const QFileInfo info(target);
    if (info.exists() && !info.isDir())
        return fail(ErrorCode::InvalidArgument, u"the target is a file"_s);
    const QString clean = QDir::cleanPath(info.absoluteFilePath());
    // A run that was killed after its new folder got this name left a file beside it.
    if (info.isDir())
        removeLeftovers(QFileInfo(clean).absolutePath());
    // In a folder that is there the temporary one has to be on the same file system: a stick's top is a mount point.
    auto part = PartFile::create(info.isDir() ? clean + u"/medium"_s : clean);
    if (!part)
        return tl::unexpected(part.error());
    if (info.isDir() && holdsAny(clean, tops))
        return fail(ErrorCode::Conflict, u"the folder holds a name of the medium"_s);
    const QString folder =
        part->file().fileName().chopped(qsizetype(qstrlen(partFileEnding))) + QLatin1String(partFolderEnding);
    if (!QDir().mkdir(folder))
        return tl::unexpected(part->failure());
    return std::unique_ptr<MediumSink>(new FolderSink(std::move(*part), folder, clean));
}

/// One level after the other below the temporary folder, which is never made again: where a stick was mounted there may
/// still be a folder, of another disk.
bool FolderSink::makeFolder(const QString &path)
{
    if (path.isEmpty() || m_made.contains(path))
        return true;
    const QString full = m_folder + u'/' + path;
    if (!makeFolder(path.section(u'/', 0, -2)) || (!QDir().mkdir(full) && !QFileInfo(full).isDir()))
        return false;
    m_made.insert(path);
    return true;
}

Result<void> FolderSink::add(const QString &path, const PackedFile &packed)
{
    const QString full = m_folder + u'/' + path;
    if (!makeFolder(path.section(u'/', 0, -2)))
        return tl::unexpected(m_part.failure());
    QFile file(full);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return tl::unexpected(m_part.failureOf(file));
    if (file.write(packed.bytes) != packed.bytes.size())
        return tl::unexpected(m_part.failureOf(file));
    if (packed.executable)
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner | QFileDevice::ExeUser | QFileDevice::ExeGroup |
                            QFileDevice::ExeOther);
    m_bytes += packed.bytes.size();
    return {};
}

Result<void> FolderSink::finish()
{
    if (!media::syncTree(m_folder))
        return tl::unexpected(m_part.failure());
    QDirIterator files(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            media::dropFromCache(file);
    }
    return {};
}

Result<void> FolderSink::moveInto()
{
    const QStringList tops = topsInOrder(m_folder);
    const auto isTaken = [this](const QString &top) {
        const QFileInfo there(m_target + u'/' + top);
        return there.exists() || there.isSymLink();
    };
    if (std::any_of(tops.cbegin(), tops.cend(), isTaken))
        return fail(ErrorCode::Conflict, u"a name of the medium is taken"_s);
    QStringList moved;
    for (const QString &top : tops) {
        // What is moved before the manifest has to be there before it.
        if (top == QLatin1String(media::manifestName) && !media::syncFolder(m_target))
            return moveBack(moved, m_part.failure());
        if (!media::replaceFile(m_folder + u'/' + top, m_target + u'/' + top)) {
            const Error error = isTaken(top) ? Error{ErrorCode::Conflict, u"a name of the medium was taken meanwhile"_s}
                                             : m_part.failure();
            return moveBack(moved, error);
        }
        moved.append(top);
    }
    if (!media::syncFolder(m_target))
        return moveBack(moved, m_part.failure());
    QDir().rmdir(m_folder);
    return {};
}

/// What cannot be moved back stays for removeLeftovers(), with the manifest that says what it is.
Result<void> FolderSink::moveBack(const QStringList &moved, const Error &why)
{
    bool isBack = true;
    for (auto top = moved.crbegin(); top != moved.crend(); ++top)
        isBack = media::replaceFile(m_target + u'/' + *top, m_folder + u'/' + *top) && isBack;
    if (!isBack)
        m_folder.clear();
    return tl::unexpected(why);
}

Result<void> FolderSink::commit()
{
    if (!m_isNew) {
        if (auto moved = moveInto(); !moved)
            return moved;
    } else {
        if (!media::replaceFile(m_folder, m_target))
            return QFileInfo::exists(m_target)
                       ? Result<void>(fail(ErrorCode::Conflict, u"the target was made meanwhile"_s))
                       : tl::unexpected(m_part.failure());
        media::syncFolder(QFileInfo(m_target).absolutePath());
    }
    m_folder.clear();
    return {};
}

} // namespace td::authoring
