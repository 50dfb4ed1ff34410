// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ImagingStudy.h"
#include "viewer/scene/Layout.h"

#include <optional>

namespace td::viewer::scene {

/// What a pane shows when studies are opened: a series, from image `index`; the middle one when it is negative.
struct Hung {
    SeriesInstanceUid series;
    int index = -1;

    friend bool operator==(const Hung &, const Hung &) = default;
};

struct Hanging {
    Layout layout = kSingle;
    QVector<Hung> panes; ///< in the order of the layout; may be shorter than it
};

/// Whether a series of this modality (PS3.3 C.7.3.1.1.1) holds images to look at: not presentation states, key objects,
/// reports, segmentations, plans or documents.
bool isLookedAt(const model::ImagingSeries &series);

/// How studies are laid out at opening, the current one first. One radiography or mammography: every image at once, up
/// to four. Magnetic resonance of several series: four. Two studies: the current one at the left, at the right the
/// series of the other that is most like it. Anything else: the first series that is no localizer.
Hanging hangingOf(const QVector<model::StudyContents> &studies);

/// The series of `study` most like `like`: same modality, same words in the description; nothing without images.
std::optional<SeriesInstanceUid> counterpart(const model::ImagingSeries &like, const model::StudyContents &study);

/// The latest study of `others` before `current` of the same region of the body and of the same modality; of another
/// modality when there is none; nothing when the region is not known or there is none.
std::optional<StudyInstanceUid> priorOf(const model::ImagingStudy &current, const QVector<model::ImagingStudy> &others);

} // namespace td::viewer::scene
