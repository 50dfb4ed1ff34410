// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportJob.h"
#include "core/dicom/Deidentifier.h"
#include "core/media/Drives.h"

#include <functional>

namespace td::ui {

/// The dossier's reports about the exported studies.
using ListReports = std::function<QFuture<Result<QVector<authoring::MediumReport>>>()>;

struct ExportSettings {
    QString workFolder; ///< holds archives between the two steps
    QString sealFile;   ///< see authoring::ExportRequest
    QString language;
    QString payloadFolder{};            ///< see authoring::ExportRequest
    authoring::MakePictures pictures{}; ///< empty: none can be made
    ListReports reports{};              ///< empty: there are none
    /// Both are called on a worker.
    std::function<QVector<media::RemovableDrive>()> drives = media::removableDrives;
    std::function<Result<void>(const media::RemovableDrive &)> removeDrive = media::removeSafely;
};

/// "Media", in the order of the list.
enum class ExportMedium { Zip, EncryptedZip, Folder, Stick, IsoImage };

/// A file is prepared first and downloaded then; a folder and a stick are written directly.
inline bool isFile(ExportMedium medium)
{
    return medium != ExportMedium::Folder && medium != ExportMedium::Stick;
}

/// What a user has chosen.
struct ExportChoice {
    ExportMedium medium = ExportMedium::Zip;
    media::RemovableDrive drive{}; ///< of a stick; without a root none is plugged in
    qint64 volumeBytes = 0;        ///< 0: unlimited
    bool reports = true;
    bool pictures = true;
    bool viewer = true;
    bool anonymised = false;
    dicom::DeidentifyOptions deidentify{};
};

/// The request for what was chosen, to be written to `target`; without passphrase and transform.
authoring::ExportRequest requestOf(const ExportChoice &choice, const QVector<model::StudyContents> &studies,
                                   const ExportSettings &settings, const QVector<authoring::MediumReport> &reports,
                                   const QString &target);

} // namespace td::ui
