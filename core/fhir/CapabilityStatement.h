// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QJsonObject>

namespace td::fhir {

/// What the service's FHIR side can do (FHIR R4 CapabilityStatement, kind "instance").
QJsonObject capabilityStatement(const QString &softwareVersion, const QString &baseUrl, QDate released);

} // namespace td::fhir
