// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fhir/Bundle.h"
#include "core/service/Http.h"

namespace td::service {

/// The one refusal for what is not there, is hidden, or belongs to somebody else.
Answer nothingThere();

/// outcome(), with nothingThere() in place of every NotFound: they must read the same.
Answer refusal(const Error &error);

Answer fhirAnswer(const QJsonObject &json, int status = 200);

/// 201 with Location and, where the resource has a version, its ETag.
Answer createdAnswer(const Request &request, const QJsonObject &json);

/// One page of a search with the links to the others.
Answer bundleAnswer(const Request &request, fhir::Bundle bundle, int offset, int count);
/// A whole result on one page.
Answer bundleAnswer(const Request &request, const QVector<QJsonObject> &resources);

/// The patient that a search names by "patient" or "subject", "Patient/1" or "1"; the caller's own without one.
/// Errors: InvalidArgument — none, two different ones, or no id.
Result<PatientId> searchedPatient(const Request &request);

} // namespace td::service
