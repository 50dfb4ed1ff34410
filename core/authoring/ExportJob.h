// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportPlan.h"
#include "core/authoring/InstancePipeline.h"
#include "core/authoring/MediumSink.h"

namespace td::authoring {

/// A report that goes onto a medium with the studies it is about.
struct MediumReport {
    QString title;
    QDateTime date;
    QVector<StudyInstanceUid> studies;
    /// Its PDF; called on the job's thread. Gives up, with Cancelled, when asked to.
    std::function<Result<QByteArray>(const std::atomic_bool &cancel)> fetch;
};

struct ExportRequest {
    QVector<model::StudyContents> studies;
    /// The file, or the folder, that the first volume becomes; of a file an older one is replaced. See volumePath().
    QString target;
    QString languageTag; ///< BCP 47; pages are in Italian when it is Italian, else in English
    QString sealFile;    ///< of the key that this installation signs its media with; made when missing
    /// What else belongs on the medium, laid out as it lies there: viewers and what starts them. Empty for none.
    QString payloadFolder{};
    MediumForm form = MediumForm::Zip;
    qint64 volumeBytes = 0; ///< what a volume may hold, unpacked; 0: one volume of any size
    bool deflate = true;    ///< where the form packs; else files are stored as they are
    bool readBack = true;   ///< each volume is compared with its manifest, as it reads, before it takes its name
    Secret passphrase{};    ///< of an encrypted ZIP
    QString clinic{};       ///< and how to reach it, for the pages; may be empty
    QVector<MediumReport> reports{};
    MakePictures pictures{};       ///< for the pages; empty for none
    TransformInstance transform{}; ///< de-identification; empty for none
};

struct ExportProgress {
    enum class Phase { Writing, ReadingBack };
    Phase phase = Phase::Writing;
    int volume = 1;
    int instancesDone = 0;
    int instancesTotal = 0;
    qint64 bytesWritten = 0; ///< of this volume, as it lies on the medium
    qint64 bytesRead = 0;    ///< of this volume's files, while it is read back
    qint64 bytesToRead = 0;
};

struct ExportSummary {
    int instances = 0;
    int leftOut = 0;          ///< instances that could not be de-identified
    int reports = 0;          ///< that are on the medium
    int reportsLeftOut = 0;   ///< because they are no PDF
    int picturesMissing = 0;  ///< frames of which no picture could be made
    qint64 archiveBytes = 0;  ///< of all volumes, as they lie on the medium
    qint64 instanceBytes = 0; ///< of the instances on the medium, unpacked
    QString seal;             ///< words of the key that signed the manifests
    QStringList volumes;      ///< their paths
};

/// Where volume `number`, from 1, of an export to `target` goes: the target itself for the first one; the others count
/// up the number at the end of its name ("VOL1.zip", "VOL2.zip") or begin one ("exam.zip", "exam-2.zip").
QString volumePath(const QString &target, int number);

/// How much a request would write besides its reports, before it is run. Errors: as of planExport().
Result<ExportPlan> planOf(const ExportRequest &request);

/// Writes the studies as DICOM file-sets, one a volume: DICOMDIR, README.TXT, DICOM/... with the instances' own bytes,
/// INDEX.HTM with pictures and reports (IndexPages.h), and MANIFEST.TXT, which says what each file was and is signed
/// (media/Manifest.h); and the payload.
/// Blocks: call it on a worker thread; `progress` is called on that thread. Several instances are in flight and packed
/// at once, within a bound of memory. All volumes take their names when the last one is complete and on its medium;
/// after any error nothing is left behind, but for volumes that have their names already when another one cannot get
/// its own.
/// Errors: Cancelled; InvalidArgument, Conflict, TooLarge — see planExport() and createSink(), or a file of the payload
///         has a name of the file-set's or is too large; NotFound — the folder is gone; PermissionDenied; DiskFull; Io
///         — also when a volume does not read back as it was written; Protocol — the source answered with another
///         instance; Malformed, Truncated — an instance's header cannot be read; as security::SigningKey::kept();
///         otherwise what the source says.
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
