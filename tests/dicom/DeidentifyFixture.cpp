// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dicom/DeidentifyFixture.h"

#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QDirIterator>
#include <QFile>

namespace td::test {

using namespace Qt::StringLiterals;

dicom::Part10 deidentified(const QByteArray &file, const dicom::DeidentifyOptions &options)
{
    const auto copy = deidentifier(options).apply(file);
    REQUIRE(copy);
    const auto read = dicom::Part10::read(*copy);
    REQUIRE(read);
    return *read;
}

QByteArray pixelBytes(const QByteArray &file)
{
    const auto read = dicom::Part10::read(file);
    if (!read || !read->dataset().contains(0x7FE00010))
        return {};
    return read->dataset().value(0x7FE00010).toByteArray();
}

QStringList corpusFiles()
{
    QStringList files;
    QDirIterator all(corpusFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        QFile file(path);
        if (file.open(QIODevice::ReadOnly) && file.read(132).endsWith("DICM"))
            files.append(path);
    }
    files.sort();
    return files;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace td::test
