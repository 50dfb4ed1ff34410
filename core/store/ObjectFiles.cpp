// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ObjectFiles.h"

#include "core/base/Log.h"
#include "core/base/WriteError.h"
#include "core/security/Digest.h"
#include "core/security/Random.h"
#include "core/store/DurableFile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

const QString temporaryPrefix = u"tmp-"_s;

// An object that is there already is kept only when it is whole: a damaged one is replaced by the good bytes.
bool holds(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.size() == bytes.size() && file.open(QIODevice::ReadOnly) && file.readAll() == bytes;
}

} // namespace

Result<ObjectFiles> ObjectFiles::open(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, u"object folder"_s);
    QDirIterator leftOvers(folder, {temporaryPrefix + u"*"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (leftOvers.hasNext()) {
        if (!QFile::remove(leftOvers.next()))
            qCWarning(lcStore, "a half-written object could not be removed");
    }
    return ObjectFiles(folder);
}

QString ObjectFiles::pathOf(const QByteArray &digest) const
{
    const QString name = QString::fromLatin1(digest.toHex());
    return u"%1/%2/%3"_s.arg(m_folder, name.first(2), name.mid(2));
}

Result<StoredObject> ObjectFiles::write(const QByteArray &bytes, QSet<QString> &foldersToSync) const
{
    if (bytes.size() > maximumBytes)
        return fail(ErrorCode::TooLarge, u"object"_s);
    const StoredObject object{security::digest(bytes), bytes.size()};
    const QString path = pathOf(object.digest);
    const QString folder = QFileInfo(path).path();
    if (holds(path, bytes))
        return object;
    const bool newFolder = !QFileInfo::exists(folder);
    const auto suffix = security::randomId();
    if (!suffix)
        return tl::unexpected(suffix.error());
    if (newFolder && !QDir().mkpath(folder))
        return fail(writeErrorIn(m_folder), u"object folder"_s);
    QFile file(folder + u'/' + temporaryPrefix + *suffix);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail(writeErrorIn(m_folder), u"create"_s);
    const bool written = file.write(bytes) == bytes.size() && syncFile(file).has_value();
    file.close();
    if (written && QFileInfo::exists(path) && !holds(path, bytes))
        QFile::remove(path);
    const bool renamed = written && (file.rename(path) || holds(path, bytes));
    if (!renamed || file.fileName() != path)
        QFile::remove(folder + u'/' + temporaryPrefix + *suffix);
    if (!renamed)
        return fail(writeErrorIn(m_folder), u"write"_s);
    foldersToSync.insert(folder);
    if (newFolder)
        foldersToSync.insert(m_folder);
    return object;
}

Result<void> ObjectFiles::syncFolders(const QSet<QString> &folders)
{
    for (const QString &folder : folders) {
        if (auto done = syncFolder(folder); !done)
            return done;
    }
    return {};
}

Result<StoredObject> ObjectFiles::writeDurably(const QByteArray &bytes) const
{
    QSet<QString> folders;
    auto object = write(bytes, folders);
    if (!object)
        return object;
    if (auto done = syncFolders(folders); !done)
        return tl::unexpected(done.error());
    return object;
}

Result<void> ObjectFiles::remove(const QByteArray &digest) const
{
    const QString path = pathOf(digest);
    if (QFile::exists(path) && !QFile::remove(path))
        return fail(ErrorCode::Io, u"object cannot be removed"_s);
    return {};
}

QVector<QByteArray> ObjectFiles::digests() const
{
    QVector<QByteArray> found;
    QDirIterator files(m_folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        const QString name = QFileInfo(files.fileInfo().path()).fileName() + files.fileName();
        const QByteArray digest = QByteArray::fromHex(name.toLatin1());
        if (QString::fromLatin1(digest.toHex()) == name) // temporary names and others are no objects
            found.append(digest);
    }
    return found;
}

Result<QByteArray> ObjectFiles::read(const StoredObject &object) const
{
    QFile file(pathOf(object.digest));
    if (!file.exists())
        return fail(ErrorCode::NotFound, u"object file"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"object file"_s);
    if (file.size() != object.size)
        return fail(ErrorCode::Malformed, u"object has a wrong size"_s);
    const QByteArray bytes = file.readAll();
    if (bytes.size() != object.size)
        return fail(ErrorCode::Io, u"object file"_s);
    if (security::digest(bytes) != object.digest)
        return fail(ErrorCode::Malformed, u"object has a wrong digest"_s);
    return bytes;
}

} // namespace td::store
