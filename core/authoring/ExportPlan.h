// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/ImagingStudy.h"

#include <QHash>
#include <QVector>

namespace td::authoring {

/// What a CD of 700 MB and a DVD of 4.7 GB hold: sectors of 2,048 bytes (ECMA-130; ECMA-267). 80 minutes of a CD are
/// 360,000 sectors, of which 150 come before the first one that is written.
inline constexpr qint64 cdBytes = 359'844LL * 2'048;
inline constexpr qint64 dvdBytes = 2'295'104LL * 2'048;

/// One instance and the volume it goes to.
struct PlannedInstance {
    model::InstanceKey key;
    PatientId subject;
    int number = 0;       ///< Instance Number
    int frames = 0;       ///< none without pixels
    qint64 mostBytes = 0; ///< of its file: its size where the index knows it, else a bound from rows and columns
    int volume = 0;       ///< from 0
};

struct ExportPlan {
    QVector<PlannedInstance> instances; ///< in the order of the studies and of their contents
    int volumes = 0;
    qint64 mostBytes = 0;     ///< of all volumes, unpacked
    bool isExact = true;      ///< the index knows all sizes
    bool splitsStudy = false; ///< one study is larger than a volume
};

/// What a volume holds besides instances.
struct VolumeLoad {
    qint64 capacity = 0;                       ///< of a volume, unpacked; 0: any number of bytes
    qint64 fixed = 0;                          ///< in every volume: viewers, pages
    qint64 perSeries = 0;                      ///< lines about it on the pages
    bool hasPictures = false;                  ///< of the series, on the pages
    QHash<StudyInstanceUid, qint64> ofStudy{}; ///< reports
};

/// A bound of the lines about a series on the pages, in two languages.
inline constexpr qint64 seriesOnPages = 16LL * 1024;

/// What a file takes on a medium: whole sectors, its names in the directories, its lines in manifest and DICOMDIR.
qint64 onMedium(qint64 bytes);

/// Puts the studies into volumes, one after the other; a study that does not fit into what is left begins a new one,
/// and only a study that is larger than a volume is split. One that is named twice is exported once.
/// Errors: InvalidArgument — no instance at all; Conflict — one SOP Instance UID in two places; TooLarge — the capacity
///         is less than what every volume holds, or more than 99,999 entries at one level of a volume.
Result<ExportPlan> planExport(const QVector<model::StudyContents> &studies, const VolumeLoad &load = {});

} // namespace td::authoring
