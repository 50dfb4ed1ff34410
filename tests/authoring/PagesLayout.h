// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/IndexPages.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QXmlStreamReader>

namespace td::test {

/// What a page refers to, from src and href attributes, as it is written. Fails where the page is not well-formed.
inline QStringList referencesOf(const QByteArray &page)
{
    QStringList references;
    QXmlStreamReader xml(page);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        for (const char *name : {"src", "href"})
            if (xml.attributes().hasAttribute(QLatin1String(name)))
                references.append(xml.attributes().value(QLatin1String(name)).toString());
    }
    INFO(xml.errorString().toStdString() << " in line " << xml.lineNumber());
    CHECK_FALSE(xml.hasError());
    return references;
}

/// Whether a file of exactly that name, in upper and lower case too, lies under `root`.
inline bool liesExactly(const QString &root, const QString &path)
{
    QDir folder(root);
    const QStringList parts = path.split(u'/');
    for (const QString &part : parts) {
        if (!folder.entryList(QDir::AllEntries | QDir::NoDotAndDotDot).contains(part))
            return false;
        folder.setPath(folder.filePath(part));
    }
    return QFileInfo(folder.path()).isFile();
}

/// References of the pages that lead to nothing under `root`.
inline QStringList brokenReferences(const QString &root, const QVector<authoring::PageFile> &pages)
{
    QStringList broken;
    for (const authoring::PageFile &page : pages)
        for (const QString &reference : referencesOf(page.content)) {
            const QString path = QUrl::fromPercentEncoding(reference.section(u'#', 0, 0).toLatin1());
            const QString folder = page.path.contains(u'/') ? page.path.section(u'/', 0, -2) + u'/' : QString();
            if (!path.isEmpty() && !liesExactly(root, QDir::cleanPath(folder + path)))
                broken.append(page.path + QStringLiteral(": ") + reference);
        }
    return broken;
}

} // namespace td::test
