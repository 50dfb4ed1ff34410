// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/dicom/InstanceSource.h"
#include "core/model/ImagingStudy.h"

#include <QVector>

#include <atomic>
#include <functional>

namespace td::authoring {

struct ExportRequest {
    QVector<model::StudyContents> studies;
    QString targetZip;   ///< any path the system allows; an older file of that name is replaced
    QString languageTag; ///< BCP 47; README.TXT starts in this language when it is Italian, else in English
    QString sealFile;    ///< of the key that this installation signs its media with; made when missing
    /// What else belongs on the medium, laid out as it lies there: viewers and what starts them. Empty for none.
    QString payloadFolder{};
};

struct ExportProgress {
    int instancesDone = 0;
    int instancesTotal = 0;
    qint64 bytesWritten = 0; ///< of the archive
};

struct ExportSummary {
    int instances = 0;
    qint64 archiveBytes = 0;
    qint64 instanceBytes = 0; ///< of the instances as they were, before packing
    QString seal;             ///< words of the key that signed the manifest
};

/// Writes the studies as a DICOM file-set in a ZIP: DICOMDIR, README.TXT, DICOM/... with the instances' own bytes, and
/// MANIFEST.TXT, which says what each of them was and is signed (Manifest.h); and the payload.
/// Blocks: call it on a worker thread; `progress` is called on that thread after every instance. Several instances are
/// in flight and packed at once, within a bound of memory. The target appears when it is complete and on the medium;
/// after any error nothing is left behind. Errors: Cancelled; InvalidArgument — nothing to export; Conflict, TooLarge —
/// see planExport(), or a file of the payload has a name of the file-set's or is too large; NotFound — the folder
///         is gone; PermissionDenied; DiskFull; Io; Protocol — the source answered with another instance; Malformed,
///         Truncated — an instance's header cannot be read; as security::SigningKey::kept(); otherwise what the source
///         says.
Result<ExportSummary> runExport(dicom::InstanceSource &source, const ExportRequest &request,
                                const std::function<void(const ExportProgress &)> &progress,
                                const std::atomic_bool &cancel);

/// Copies a finished archive to where the patient wants it: temporary name, sync, comparison of size and CRC-32 with
/// what was read back, rename. `progress` is told bytes done and bytes in all. Blocks.
/// Errors: Cancelled; NotFound — no such archive, or the folder is gone; InvalidArgument — both are the same file;
///         PermissionDenied; DiskFull; Io — also when the copy does not read back as it was written.
Result<void> placeExport(const QString &prepared, const QString &target,
                         const std::function<void(qint64 done, qint64 total)> &progress,
                         const std::atomic_bool &cancel);

} // namespace td::authoring
