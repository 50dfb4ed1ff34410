// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/UnderWay.h"

#include "core/authoring/Leftovers.h"
#include "core/base/Log.h"
#include "core/media/FileSystem.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 longestPath = 64 * 1024; ///< bytes; systems allow at most 32,767 characters

QString notePrefix(const QString &sealFile)
{
    return QFileInfo(sealFile).fileName() + u".export-"_s;
}

bool isNothingLeftIn(const QString &folder)
{
    return QDir(folder)
        .entryList({QLatin1String(partFilePrefix) + u"*"_s}, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
        .isEmpty();
}

/// Whether the place of an export is there and nothing is left at it.
bool cleanUpAt(const QString &target)
{
    const QString folder = QFileInfo(target).absolutePath();
    if (!QFileInfo(folder).isDir())
        return false;
    removeLeftovers(folder);
    if (!QFileInfo(target).isDir())
        return isNothingLeftIn(folder);
    removeLeftovers(target); // it may be the top of a stick
    return isNothingLeftIn(folder) && isNothingLeftIn(target);
}

} // namespace

UnderWay::UnderWay(const QString &sealFile, const QString &target)
    : m_note(QFileInfo(sealFile).dir().filePath(notePrefix(sealFile) + QUuid::createUuid().toString(QUuid::Id128)))
{
    const QByteArray path = QFileInfo(target).absoluteFilePath().toUtf8();
    if (!m_note.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !media::lockFile(m_note) ||
        m_note.write(path) != path.size() || !media::syncFile(m_note))
        qCWarning(lcMedia) << "no note could be made of an export";
}

UnderWay::~UnderWay()
{
    m_note.remove(); // closes it first
}

void removeUnfinished(const QString &sealFile)
{
    constexpr int mostDays = 90;
    const QDir folder = QFileInfo(sealFile).dir();
    const QStringList names = folder.entryList({notePrefix(sealFile) + u"*"_s}, QDir::Files | QDir::NoSymLinks);
    for (const QString &name : names) {
        QFile note(folder.filePath(name));
        if (!note.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) || !media::lockFile(note))
            continue;
        const QString target = QString::fromUtf8(note.read(longestPath));
        const bool isOld = QFileInfo(note).lastModified().daysTo(QDateTime::currentDateTime()) > mostDays;
        if (isOld || (!target.isEmpty() && cleanUpAt(target)))
            note.remove();
    }
}

} // namespace td::authoring
