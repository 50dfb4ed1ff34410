// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceHeader.h"

#include <QVector>

namespace td::dicom {

/// An instance as a DICOMDIR lists it.
struct ListedInstance {
    InstanceHeader header; ///< as far as the directory's keys go (PS3.3 F.5): many leave out rows, columns and frames
    QString file;          ///< Referenced File ID, components joined by slashes: a claim, not a path to be trusted
};

/// Reads the instances of a DICOMDIR (PS3.3 F), each with the keys of the records above it. Records are found by their
/// offsets; where the offsets lead to none, or to less than all of them, by their order. A record without a file or
/// without its UIDs is left out.
/// Errors: Unsupported — a Part 10 file, but no DICOMDIR; otherwise as Part10::read().
Result<QVector<ListedInstance>> readDicomDir(const QByteArray &bytes);

} // namespace td::dicom
