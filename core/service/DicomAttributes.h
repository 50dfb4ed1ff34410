// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ImagingStore.h"

#include <QJsonArray>
#include <QJsonObject>

/// Answers in the DICOM JSON model (PS3.18 F).
namespace td::service {

/// An attribute of one value; an empty text gives an attribute without Value, as F.2.5 asks.
QJsonObject attribute(const QString &vr, const QJsonValue &value);
QJsonObject attribute(const QString &vr, const QJsonArray &values);

/// Rows of QIDO-RS with the attributes of PS3.18 10.6.3.3 that the store keeps; `base` is ".../dicomweb".
QJsonObject studyAttributes(const store::StoredStudy &study, const QString &base);
QJsonObject seriesAttributes(const store::StoredSeries &series, const store::StoredStudy &study, const QString &base);
QJsonObject instanceAttributes(const store::StoredInstance &instance, const QString &base);

} // namespace td::service
