// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/PresentationStateWriter.h"

namespace td::dicom {

/// An image that is marked, counted from 0 in an object of several frames.
struct KeyImage {
    SopClassUid sopClass;
    SopInstanceUid sopInstance;
    SeriesInstanceUid series;
    std::optional<int> frame; ///< nothing for an object of one frame, and for all frames
};

/// A key object selection of one study (PS3.3 A.35.4, PS3.16 TID 2010) with the title "Of Interest" (113000, DCM), as a
/// Part 10 file. The images keep their order. Errors: InvalidArgument — no image, or an identifier is missing.
Result<QByteArray> writeKeyObject(const StudyIdentity &study, const std::vector<KeyImage> &images,
                                  const SeriesInstanceUid &series, const QDateTime &made);

} // namespace td::dicom
