// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/ImagingStudy.h"

#include <QStringList>

namespace td::authoring {

/// One instance and its place on the medium.
struct PlannedInstance {
    model::InstanceKey key;
    QStringList fileId;        ///< "DICOM", "PAT00001", "STU00001", "SER00001", "IMG00001" (PS3.10 8.2)
    qint64 estimatedBytes = 0; ///< from rows, columns and frames, for the bound of memory
};

struct ExportPlan {
    QVector<PlannedInstance> instances; ///< in the order of the studies and of their contents
};

/// Gives every instance its file id. A study that is named twice is exported once.
/// Errors: InvalidArgument — no instance at all;
///         Conflict — one SOP Instance UID in two places;
///         TooLarge — more than 99,999 entries at one level, which file names of eight characters cannot number.
Result<ExportPlan> planExport(const QVector<model::StudyContents> &studies);

} // namespace td::authoring
