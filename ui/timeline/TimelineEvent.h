// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BodyRegion.h"
#include "core/model/DocumentReference.h"
#include "core/model/ImagingStudy.h"

#include <QDate>

#include <optional>

namespace td::ui {

/// A report of the clinic, or a study of the patient's own discs, as the timeline places it.
struct TimelineEvent {
    QDate day; ///< local; always valid
    model::BodyRegion region = model::BodyRegion::Other;
    QString modality;                                 ///< DICOM code; empty when not stated
    QString procedures;                               ///< what was done, in the clinic's words
    QString type;                                     ///< the kind of document; empty for a study of a disc
    QString origin;                                   ///< the clinic's site; empty for a study of a disc
    std::optional<model::DocumentReference> document; ///< none for a study of a disc
    QVector<StudyInstanceUid> studies;

    bool isOwn() const { return !document; }
};

/// Nothing when the document has no date, for which the axis has no place.
std::optional<TimelineEvent> eventOf(const model::DocumentReference &document);
/// A study of the patient's own discs; nothing when it has no date.
std::optional<TimelineEvent> eventOf(const model::ImagingStudy &ownStudy);

/// Oldest first; events of one day by region, then in the order given.
void sortByTime(QVector<TimelineEvent> &events);

} // namespace td::ui
