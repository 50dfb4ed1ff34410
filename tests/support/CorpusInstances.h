// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/DirectoryEntry.h"
#include "core/dicom/InstanceHeader.h"
#include "tests/support/Corpus.h"
#include "tests/support/MemoryInstanceSource.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QSet>

namespace td::test {

/// Whether an instance has what a DICOMDIR must have of it (PS3.3 F.5): judges refuse others before they judge.
inline bool canBeListed(const QByteArray &part10)
{
    const auto header = dicom::readInstanceHeader(part10);
    return header && !header->patientId.isEmpty() && !header->patientName.isEmpty() && !header->modality.isEmpty() &&
           dicom::studyOf(*header).started.isValid();
}

/// Fills a source with every instance of the corpus that is whole, can be listed and is not over `mostBytes`; of
/// several files of one SOP instance with the first one. How many there are.
inline int addCorpusInstances(MemoryInstanceSource &source, qint64 mostBytes = 1'500'000)
{
    QStringList paths;
    QDirIterator files(corpusFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    // Not whole although their folder does not say so: no SOP class in the header, or an end too soon.
    const QStringList broken{QStringLiteral("squares.dcm"), QStringLiteral("NM-MONO2-16-13x-heart"),
                             QStringLiteral("SC_rgb_jpeg.dcm")};
    QSet<SopInstanceUid> known;
    QHash<QString, QString> names;
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (path.contains(QStringLiteral("/malformed/")) || broken.contains(path.section(u'/', -1)) ||
            file.size() > mostBytes || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        const auto header = dicom::readInstanceHeader(bytes);
        if (!dicom::readDirectoryEntry(bytes) || !canBeListed(bytes) || known.contains(header->sopInstance))
            continue;
        const QString patient = header->patientId + u'^' + header->patientName;
        const bool isOfAnother = names.value(header->patientId, header->patientName) != header->patientName ||
                                 names.value(header->study.value(), patient) != patient;
        if (isOfAnother || !source.add(bytes))
            continue;
        known.insert(header->sopInstance);
        names.insert(header->patientId, header->patientName);
        names.insert(header->study.value(), patient);
    }
    return int(known.size());
}

} // namespace td::test
