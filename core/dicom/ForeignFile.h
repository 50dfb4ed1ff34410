// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceHeader.h"

#include <QStringList>

namespace td::dicom {

/// A file of somebody else's medium, read and found whole.
struct ForeignFile {
    bool isDirectory = false;    ///< a DICOMDIR (PS3.10 8.6); it has no header and no bytes to keep
    QStringList referencedFiles; ///< DICOMDIR only: its Referenced File IDs, components joined by slashes
    InstanceHeader header;
    QByteArray part10; ///< as it was, or with the preamble and file meta information that it lacked
};

/// Whether a file that begins like this is worth being read whole: it has the "DICM" prefix, or begins as the data sets
/// without a preamble do that older archives hold. `head`: the first bytes, 132 or more where the file has them.
bool mayBeDicom(QByteArrayView head);

/// Whether the bytes are the whole file, or its beginning, which is enough for the header.
enum class FilePart { Whole, Beginning };

/// Reads an instance or a DICOMDIR as other programs write them, with or without a preamble (PS3.10 7.1).
/// Errors: Unsupported — not DICOM; Truncated — the bytes end before their own lengths say, in the header or in the
/// pixels; Malformed — broken otherwise, or a SOP, series or study UID is missing; TooLarge — as Part10::read().
Result<ForeignFile> readForeignFile(const QByteArray &bytes, FilePart part = FilePart::Whole);

} // namespace td::dicom
