// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/AccessEvent.h"

#include <QJsonObject>

namespace td::fhir {

/// A FHIR R4 AuditEvent. Staff appear by their department alone.
QJsonObject toJson(const model::AccessEvent &event);

/// Errors: Malformed — another resource, an unknown action, or an element of a wrong form.
Result<model::AccessEvent> accessEventFromJson(const QJsonObject &json);

} // namespace td::fhir
