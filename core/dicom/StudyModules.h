// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Part10Writer.h"
#include "core/dicom/PresentationStateWriter.h"

namespace td::dicom {

/// Patient, General Study, Series, General Equipment and SOP Common modules (PS3.3 C.7.1.1, C.7.2.1, C.7.3.1, C.7.5.1,
/// C.12.1) of a new object in an existing study. Type 2 attributes that are not known are empty. Inside core/dicom
/// only.
DataSetBuilder studyModules(const StudyIdentity &study, const char *sopClass, const char *modality,
                            const SeriesInstanceUid &series, int number, const QDateTime &made);

/// A code (PS3.3 8.8).
DataSetBuilder codeItem(const char *value, const char *scheme, const char *meaning);

/// "20241125"; empty when not known.
QString dicomDate(const QDate &date);
QString dicomTime(const QTime &time);

} // namespace td::dicom
