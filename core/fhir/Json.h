// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace td::fhir {

inline constexpr char jsonMediaType[] = "application/fhir+json";

// Identifier and code systems of the profile this program writes.
QString fiscalCodeSystem();    ///< http://hl7.it/sid/codiceFiscale
QString patientNumberSystem(); ///< the clinic's "ID Paziente"
QString dicomUidSystem();      ///< urn:dicom:uid
QString loincSystem();         ///< http://loinc.org
QString dicomSystem();         ///< http://dicom.nema.org/resources/ontology/DCM

/// True for [A-Za-z0-9\-\.]{1,64}, the only form of a logical id (FHIR R4 2.24.0.1, type id).
bool isValidId(QStringView id);

/// A JSON object with a resourceType. Errors: Malformed — not JSON, no object, or another type than `resourceType`
/// when that is not empty.
Result<QJsonObject> parseResource(const QByteArray &json, const QString &resourceType = {});

QJsonObject reference(const QString &type, const QString &id);
/// The id of a relative or absolute reference "…/Type/id", or empty when it is of another type.
QString referencedId(const QJsonObject &reference, const QString &type);

QJsonObject coding(const QString &system, const QString &code, const QString &display = {});
/// A CodeableConcept.
QJsonObject codeableConcept(const QJsonArray &codings, const QString &text);
QJsonArray arrayOf(const QJsonValue &value);

/// The value of the identifier with this system, or empty.
QString identifierValue(const QJsonObject &resource, const QString &system);

/// UTC with milliseconds and "Z" (type instant).
QString instant(const QDateTime &moment);

/// An OperationOutcome with one issue; `diagnostics` must not hold health data.
QJsonObject operationOutcome(ErrorCode code, const QString &diagnostics);

/// A Binary resource in JSON.
QJsonObject binary(const QString &id, const QString &contentType, const QByteArray &bytes);
struct BinaryContent {
    QString contentType;
    QByteArray bytes;
};
/// Errors: Malformed.
Result<BinaryContent> binaryFromJson(const QJsonObject &json);

} // namespace td::fhir
