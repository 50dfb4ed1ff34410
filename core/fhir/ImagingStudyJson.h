// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/ImagingStudy.h"

#include <QJsonObject>

namespace td::fhir {

/// A FHIR R4 ImagingStudy without its series. The id is the Study Instance UID. `started` is written with the offset
/// of this machine's zone on that day, because the modality wrote none; reading keeps the clock time and drops it.
QJsonObject toJson(const model::ImagingStudy &study);

/// Errors: Malformed — another resource, no Study Instance UID, or an element of a wrong form.
Result<model::ImagingStudy> imagingStudyFromJson(const QJsonObject &json);

/// The token by which a study is searched: "urn:dicom:uid|urn:oid:1.2.3".
QString studyToken(const StudyInstanceUid &uid);
/// Errors: Malformed — not such a token.
Result<StudyInstanceUid> studyFromToken(const QString &token);

} // namespace td::fhir
