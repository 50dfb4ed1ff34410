// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MediumNames.h"

#include "core/media/EntryName.h"
#include "core/media/MediumReader.h"

#include <QDir>

namespace td::media {

QString plainPath(const QString &path)
{
    QStringList names = path.toUpper().split(u'/');
    for (QString &name : names) {
        name = name.section(u';', 0, 0);
        if (name.endsWith(u'.'))
            name.chop(1);
    }
    return names.join(u'/');
}

MediumNames::MediumNames(QString root)
    : m_root(std::move(root))
{
}

std::optional<QString> MediumNames::find(const QString &path)
{
    if (!isSafeEntryName(path, MediumLimits().pathLength))
        return std::nullopt;
    QString found = m_root;
    const QStringList names = path.split(u'/');
    for (const QString &name : names) {
        const QHash<QString, QString> &known = namesIn(found);
        const auto real = known.constFind(plainPath(name));
        if (real == known.cend())
            return std::nullopt;
        found = QDir(found).filePath(*real);
    }
    return found;
}

const QHash<QString, QString> &MediumNames::namesIn(const QString &folder)
{
    const auto known = m_folders.constFind(folder);
    if (known != m_folders.cend())
        return *known;
    QHash<QString, QString> names;
    const QStringList entries = QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &entry : entries)
        names.insert(plainPath(entry), entry);
    return *m_folders.insert(folder, names);
}

} // namespace td::media
