// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Leftovers.h"

#include "core/base/Log.h"
#include "core/media/FileSystem.h"
#include "core/media/Manifest.h"
#include "core/security/Sha256.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <cstdlib>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 youngestStaleSeconds = 10; // a file that another run has just created may not be locked yet

bool isLink(const QFileInfo &info)
{
    return info.isSymLink() || info.isJunction();
}

/// Whether a path leads from folder to folder below `target`, and never by a link to somewhere else.
bool staysBelow(const QString &target, const QString &path)
{
    for (QString folder = path.section(u'/', 0, -2); !folder.isEmpty(); folder = folder.section(u'/', 0, -2))
        if (isLink(QFileInfo(target + u'/' + folder)))
            return false;
    return true;
}

bool isAsWritten(const QString &path, const media::ManifestEntry &entry)
{
    constexpr qint64 pieceBytes = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    security::Sha256 sum;
    for (QByteArray piece = file.read(pieceBytes); !piece.isEmpty(); piece = file.read(pieceBytes))
        sum.add(piece);
    return sum.result() == entry.sha256;
}

/// Removes a file that is as the manifest says, and the folders above it that are empty then.
void takeBackFile(const QString &target, const media::ManifestEntry &entry)
{
    const QFileInfo info(target + u'/' + entry.path);
    if (!info.isFile() || isLink(info) || info.size() != entry.bytes || !staysBelow(target, entry.path) ||
        !isAsWritten(info.filePath(), entry) || !QFile::remove(info.filePath()))
        return;
    QString folder = entry.path.section(u'/', 0, -2);
    while (!folder.isEmpty() && QDir().rmdir(target + u'/' + folder))
        folder = folder.section(u'/', 0, -2);
}

QVector<media::ManifestEntry> entriesOf(const QString &path)
{
    QFile file(path);
    const QFileInfo info(file);
    // A pipe would be waited for.
    if (!info.isFile() || isLink(info) || info.size() > media::Manifest::mostBytes || !file.open(QIODevice::ReadOnly))
        return {};
    auto manifest = media::readManifest(file.readAll());
    return manifest && manifest->isSigned ? std::move(manifest->entries) : QVector<media::ManifestEntry>();
}

QString withEnding(const QString &path, const char *from, const char *to)
{
    return path.chopped(qsizetype(qstrlen(from))) + QLatin1String(to);
}

/// A program that broke off left its file; on a stick that was pulled out it may be missing.
void removeFoldersWithoutFile(const QString &folder)
{
    static const QRegularExpression ours(u"\\A\\.tuodossier-[0-9a-f]{32}\\.files\\z"_s);
    const QStringList names =
        QDir(folder).entryList({u".tuodossier-*.files"_s}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &name : names) {
        const QString path = folder + u'/' + name;
        // A living program has the file from before the folder is made until after it is gone.
        if (ours.match(name).hasMatch() && !QFileInfo::exists(withEnding(path, partFolderEnding, partFileEnding)))
            takeBackFolder(path, folder);
    }
}

} // namespace

void takeBackFolder(const QString &partFolder, const QString &target)
{
    const QFileInfo info(partFolder);
    if (!info.isDir() || isLink(info))
        return;
    const auto entries = entriesOf(partFolder + u'/' + QLatin1String(media::manifestName));
    for (const media::ManifestEntry &entry : entries)
        if (!QFileInfo::exists(partFolder + u'/' + entry.path.section(u'/', 0, 0)))
            takeBackFile(target, entry);
    QDir(partFolder).removeRecursively();
}

void removeLeftovers(const QString &folder)
{
    static const QRegularExpression ours(u"\\A\\.tuodossier-[0-9a-f]{32}\\.part\\z"_s);
    const QStringList names =
        QDir(folder).entryList({u".tuodossier-*.part"_s}, QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &name : names) {
        if (!ours.match(name).hasMatch())
            continue;
        QFile stale(folder + u'/' + name);
        // A time ahead of ours is another computer's: sticks keep local time.
        if (std::abs(QFileInfo(stale).lastModified().secsTo(QDateTime::currentDateTime())) < youngestStaleSeconds)
            continue;
        if (stale.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && media::lockFile(stale)) {
            takeBackFolder(withEnding(stale.fileName(), partFileEnding, partFolderEnding), folder);
            stale.close();
            if (stale.remove())
                qCInfo(lcMedia) << "removed an unfinished medium of an earlier run";
        }
    }
    removeFoldersWithoutFile(folder);
}

} // namespace td::authoring
