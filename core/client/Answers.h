// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/Exchange.h"

#include <QJsonObject>

namespace td::client {

/// The error that an answer outside 2xx stands for: by its problem type where there is one, else by its status.
Error errorOf(const Reply &reply);

/// Errors: errorOf() outside 2xx; Protocol — no JSON object.
Result<QJsonObject> objectOf(const Reply &reply);
Result<model::LoginChallenge> challengeOf(const Reply &reply);

struct Opened {
    model::SessionInfo info;
    Secret token;
};
Result<Opened> sessionOf(const Reply &reply);

Result<model::Patient> patientOf(const Reply &reply);
Result<model::Page<model::DocumentReference>> documentsOf(const Reply &reply, int offset);
Result<QVector<model::ImagingStudy>> studiesOf(const Reply &reply);

Result<QVector<model::Consent>> consentsOf(const Reply &reply);
Result<model::Consent> consentOf(const Reply &reply);
Result<model::DocumentReference> documentOf(const Reply &reply);
Result<QVector<model::Patient>> patientsOf(const Reply &reply);
Result<model::Page<model::AccessEvent>> accessesOf(const Reply &reply, int offset);
Result<QVector<model::OpenSession>> sessionsOf(const Reply &reply);
Result<model::AccountState> accountStateOf(const Reply &reply);
Result<model::Delivery> deliveryOf(const Reply &reply);
/// Of a STOW-RS answer (PS3.18 10.5.3); a whole batch that was refused as doubtful is an error.
Result<StoreOutcome> storeOutcomeOf(const Reply &reply);

QUrlQuery accessQuery(const PatientId &patient, const model::AccessQuery &query);

/// The query of a DocumentReference search; days are the reader's own, sent as moments.
QUrlQuery documentQuery(const PatientId &patient, const model::DocumentQuery &query);

/// The one instance in a WADO-RS answer. Errors: as objectOf().
Result<QByteArray> instanceOf(const Reply &reply);

} // namespace td::client
