// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "core/dicom/Part10Writer.h"

#include <QStringList>

namespace td::dicom {

class Part10;

/// What a DICOMDIR says of one instance: its keys at the four levels, text in the bytes and the Specific Character Set
/// of the instance itself (PS3.3 F.5).
struct DirectoryEntry {
    StudyInstanceUid study;
    SeriesInstanceUid series;
    SopInstanceUid instance;
    TransferSyntaxUid transferSyntax;
    QByteArray patientKey; ///< equal for instances of the same patient
    QByteArray recordType; ///< "IMAGE", "SR DOCUMENT", ... (PS3.3 F.3.2.2)
    DataSetBuilder patientKeys;
    DataSetBuilder studyKeys;
    DataSetBuilder seriesKeys;
    DataSetBuilder instanceKeys;
};

/// Reads the keys from a whole Part 10 file, stopping before the pixels.
/// Errors: Malformed — no "DICM" prefix, an element longer than the file, or a SOP, series or study UID missing;
///         Truncated — the file ends inside the header.
Result<DirectoryEntry> readDirectoryEntry(const QByteArray &part10);
/// The same of a file that was read. Errors: Malformed — a UID.
Result<DirectoryEntry> readDirectoryEntry(const Part10 &file);

/// The type of record for an instance of a SOP class (PS3.3 F.4); PRIVATE where the standard has none that we know.
QByteArray directoryRecordType(const QByteArray &sopClass, bool hasPixels);

} // namespace td::dicom
