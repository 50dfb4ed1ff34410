// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Patient.h"

#include <QJsonObject>

namespace td::fhir {

/// A FHIR R4 Patient. E-mail and phone are written as they are: whoever may not see them masks them before.
QJsonObject toJson(const model::Patient &patient);

/// Takes one without an id too: the person whom the desk wants to register.
/// Errors: Malformed — another resource, or an element of a wrong form.
Result<model::Patient> patientFromJson(const QJsonObject &json);

} // namespace td::fhir
