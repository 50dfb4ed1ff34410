// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/UnderWay.h"

#include "core/authoring/Leftovers.h"
#include "core/base/Log.h"
#include "core/media/FileSystem.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

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

/// Where an export leaves what it has not finished: a folder that was there before it, such as the top of a stick, or
/// the one that its target lies in. As a note says it: the former ends with a slash.
QStringList placesOf(const QString &noted)
{
    const QString parent = QFileInfo(QDir::cleanPath(noted)).absolutePath();
    return noted.endsWith(u'/') ? QStringList{noted, parent} : QStringList{parent};
}

/// Whether the place of an export is there and nothing is left at it.
bool isCleanAt(const QString &noted)
{
    const QStringList places = placesOf(noted);
    return QFileInfo(places.first()).isDir() && std::all_of(places.cbegin(), places.cend(), isNothingLeftIn);
}

} // namespace

UnderWay::UnderWay(const QString &sealFile, const QString &target)
    : m_note(QFileInfo(sealFile).dir().filePath(notePrefix(sealFile) + QUuid::createUuid().toString(QUuid::Id128)))
{
    m_noted = QDir::cleanPath(QFileInfo(target).absoluteFilePath());
    if (QFileInfo(target).isDir() && !m_noted.endsWith(u'/'))
        m_noted += u'/';
    const QByteArray path = m_noted.toUtf8();
    if (!m_note.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !media::lockFile(m_note) ||
        m_note.write(path) != path.size() || !media::syncFile(m_note))
        qCWarning(lcMedia) << "no note could be made of an export";
}

UnderWay::~UnderWay()
{
    if (isCleanAt(m_noted))
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
        const QString noted = QString::fromUtf8(note.read(longestPath));
        for (const QString &place : noted.isEmpty() ? QStringList() : placesOf(noted))
            if (QFileInfo(place).isDir())
                removeLeftovers(place);
        const bool isOld = QFileInfo(note).lastModified().daysTo(QDateTime::currentDateTime()) > mostDays;
        if (isOld || noted.isEmpty() || isCleanAt(noted))
            note.remove();
    }
}

} // namespace td::authoring
