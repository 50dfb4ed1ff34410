// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/DirectoryEntry.h"

#include <memory>

namespace td::dicom {

/// Builds a DICOMDIR (PS3.3 F, PS3.10 8) from entries that were read already: one PATIENT record per patient, below it
/// STUDY, SERIES and instance records. Keys that the directory requires and the instance lacks are numbered here (Study
/// ID, Series Number, Instance Number, Patient ID); a date that no attribute of the instance gives stays empty.
class DicomDirWriter {
public:
    DicomDirWriter();
    ~DicomDirWriter();
    DicomDirWriter(DicomDirWriter &&) noexcept;
    DicomDirWriter &operator=(DicomDirWriter &&) noexcept;

    /// `fileId`: at most 8 components of at most 8 characters A-Z, 0-9 and _ (PS3.10 8.2, 8.5), from the root.
    /// Errors: InvalidArgument — not such a file id; Conflict — the instance is in the directory already.
    Result<void> add(const DirectoryEntry &entry, const QStringList &fileId);

    /// The file, in Explicit VR Little Endian (PS3.10 8.6). `fileSetId`: at most 16 characters of a CS.
    QByteArray write(const QByteArray &fileSetId) const;

private:
    struct Tree;
    std::unique_ptr<Tree> m_tree;
};

} // namespace td::dicom
