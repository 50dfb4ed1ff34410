// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Deidentifier.h"
#include "core/dicom/Part10.h"

#include <QByteArray>
#include <QStringList>

namespace td::test {

inline Secret secretOf(char letter)
{
    return Secret(QByteArray(dicom::Deidentifier::kSecretBytes, letter));
}

inline dicom::Deidentifier deidentifier(const dicom::DeidentifyOptions &options = {}, char letter = 's')
{
    return {options, secretOf(letter)};
}

inline dicom::DeidentifyOptions withoutOptions()
{
    return {dicom::DeidentifyOptions::Dates::Removed, false, false, false, false};
}

/// The copy, read again; fails the test when there is none.
dicom::Part10 deidentified(const QByteArray &file, const dicom::DeidentifyOptions &options = {});

/// The bytes of Pixel Data as they stand in a file: value, or items with their delimiter. Empty when there are none.
QByteArray pixelBytes(const QByteArray &file);

/// Every Part 10 file of the corpus.
QStringList corpusFiles();

QByteArray contentsOf(const QString &path);

} // namespace td::test
