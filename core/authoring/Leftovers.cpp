// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Leftovers.h"

#include "core/base/Log.h"
#include "core/media/FileSystem.h"
#include "core/media/Manifest.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 youngestStaleSeconds = 10; // a file that another run has just created may not be locked yet

/// Removes a file that is as the manifest says, and the folders above it that are empty then.
void takeBackFile(const QString &target, const media::ManifestEntry &entry)
{
    const QFileInfo info(target + u'/' + entry.path);
    if (!info.isFile() || info.isSymLink() || info.size() != entry.bytes || !QFile::remove(info.filePath()))
        return;
    QString folder = entry.path.section(u'/', 0, -2);
    while (!folder.isEmpty() && QDir().rmdir(target + u'/' + folder))
        folder = folder.section(u'/', 0, -2);
}

} // namespace

void takeBackFolder(const QString &partFolder, const QString &target)
{
    QFile file(partFolder + u'/' + QLatin1String(media::manifestName));
    if (file.open(QIODevice::ReadOnly)) {
        const auto manifest = media::readManifest(file.read(media::Manifest::mostBytes + 1));
        file.close();
        for (const media::ManifestEntry &entry : manifest ? manifest->entries : QVector<media::ManifestEntry>())
            if (!QFileInfo::exists(partFolder + u'/' + entry.path.section(u'/', 0, 0)))
                takeBackFile(target, entry);
    }
    QDir(partFolder).removeRecursively();
}

void removeLeftovers(const QString &folder)
{
    static const QRegularExpression ours(u"\\A\\.tuodossier-[0-9a-f]{32}\\.part\\z"_s);
    const QStringList names = QDir(folder).entryList({u".tuodossier-*.part"_s}, QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        if (!ours.match(name).hasMatch())
            continue;
        QFile stale(folder + u'/' + name);
        if (QFileInfo(stale).lastModified().secsTo(QDateTime::currentDateTime()) < youngestStaleSeconds)
            continue;
        if (stale.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && media::lockFile(stale)) {
            const QString partFolder =
                stale.fileName().chopped(qsizetype(qstrlen(partFileEnding))) + QLatin1String(partFolderEnding);
            if (QFileInfo(partFolder).isDir())
                takeBackFolder(partFolder, folder);
            stale.close();
            if (stale.remove())
                qCInfo(lcMedia) << "removed an unfinished medium of an earlier run";
        }
    }
}

} // namespace td::authoring
