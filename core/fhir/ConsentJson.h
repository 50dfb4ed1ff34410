// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Consent.h"

#include <QJsonObject>

namespace td::fhir {

/// A FHIR R4 Consent. `present` tells the newest decision of its kind from history: it is "active" or, withdrawn,
/// "rejected"; older ones are "inactive". What was decided stands in provision.type in any case.
QJsonObject toJson(const model::Consent &decision, bool present);

/// Takes one without id and dateTime too: the wish that a client sends.
/// Errors: Malformed — another resource, an unknown kind, no patient, or no decision.
Result<model::Consent> consentFromJson(const QJsonObject &json);

} // namespace td::fhir
