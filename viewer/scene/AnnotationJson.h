// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/scene/Annotation.h"

#include <QByteArray>

namespace td::viewer::scene {

/// More bytes than the most annotations of a study can take are not read.
inline constexpr qsizetype kMaxAnnotationBytes = qsizetype(32) << 20;

/// The annotations of one study, removed ones too, which shrink to their id and time.
QByteArray annotationsToJson(const StudyInstanceUid &study, const std::vector<Annotation> &annotations);

/// Reads what annotationsToJson() wrote; nothing of nothing. One annotation that breaks the rules makes the whole of it
/// Malformed: a part would look like all. Errors: Malformed; TooLarge; Unsupported — written by a newer version.
Result<std::vector<Annotation>> annotationsFromJson(const StudyInstanceUid &study, const QByteArray &json);

/// Both, by id; of two with the same id the later one. Errors: as annotationsFromJson(), of `stored`.
Result<QByteArray> mergedAnnotations(const StudyInstanceUid &study, const QByteArray &stored, const QByteArray &ours);

} // namespace td::viewer::scene
