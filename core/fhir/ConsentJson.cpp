// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/ConsentJson.h"

#include "core/fhir/Json.h"

namespace td::fhir {
namespace {

using namespace Qt::StringLiterals;

const QString kindSystem = u"urn:tuodossier:consent-kind"_s;
const QString patientPrivacy = u"patient-privacy"_s;

} // namespace

QJsonObject toJson(const model::Consent &c, bool present)
{
    const QString status = !present ? u"inactive"_s : c.given ? u"active"_s : u"rejected"_s;
    const QJsonObject scope = coding(u"http://terminology.hl7.org/CodeSystem/consentscope"_s, patientPrivacy);
    const QString name = model::consentName(c.kind);
    const QJsonArray category{coding(kindSystem, model::consentCode(c.kind), name)};
    const QJsonObject performer = c.by == model::Role::Patient
                                      ? reference(u"Patient"_s, c.patient.value())
                                      : QJsonObject{{u"type"_s, u"Organization"_s}, {u"display"_s, u"Accettazione"_s}};
    QJsonObject json{{u"resourceType"_s, u"Consent"_s},
                     {u"status"_s, status},
                     {u"scope"_s, codeableConcept(arrayOf(scope), {})},
                     {u"category"_s, arrayOf(codeableConcept(category, name))},
                     {u"patient"_s, reference(u"Patient"_s, c.patient.value())},
                     {u"performer"_s, arrayOf(performer)},
                     // FHIR asks for a policy (invariant ppc-1): the Garante's guidelines on the dossier.
                     {u"policyRule"_s, codeableConcept({}, u"Garante, provv. 331 del 4 giugno 2015"_s)},
                     {u"provision"_s, QJsonObject{{u"type"_s, c.given ? u"permit"_s : u"deny"_s}}}};
    if (!c.id.isEmpty())
        json[u"id"_s] = c.id.value();
    if (c.decided.isValid())
        json[u"dateTime"_s] = instant(c.decided);
    if (!c.signedDocument.isEmpty())
        json[u"sourceReference"_s] = reference(u"DocumentReference"_s, c.signedDocument.value());
    return json;
}

Result<model::Consent> consentFromJson(const QJsonObject &json)
{
    if (json["resourceType"_L1].toString() != "Consent"_L1)
        return fail(ErrorCode::Malformed, u"not a Consent"_s);
    model::Consent c;
    const QString id = json["id"_L1].toString();
    const QString patient = referencedId(json["patient"_L1].toObject(), u"Patient"_s);
    const QJsonObject category =
        json["category"_L1].toArray().first().toObject()["coding"_L1].toArray().first().toObject();
    const auto kind = model::consentKindOf(category["code"_L1].toString());
    if ((!id.isEmpty() && !isValidId(id)) || patient.isEmpty())
        return fail(ErrorCode::Malformed, u"Consent.id or patient"_s);
    if (category["system"_L1].toString() != kindSystem || !kind)
        return fail(ErrorCode::Malformed, u"Consent.category"_s);
    const QString decision = json["provision"_L1].toObject()["type"_L1].toString();
    if (decision != "permit"_L1 && decision != "deny"_L1)
        return fail(ErrorCode::Malformed, u"Consent.provision"_s);
    c.id = ConsentId(id);
    c.patient = PatientId(patient);
    c.kind = *kind;
    c.given = decision == "permit"_L1;
    const QJsonObject performer = json["performer"_L1].toArray().first().toObject();
    c.by = referencedId(performer, u"Patient"_s).isEmpty() ? model::Role::Staff : model::Role::Patient;
    c.signedDocument = DocumentId(referencedId(json["sourceReference"_L1].toObject(), u"DocumentReference"_s));
    if (const QString moment = json["dateTime"_L1].toString(); !moment.isEmpty()) {
        c.decided = QDateTime::fromString(moment, Qt::ISODateWithMs).toUTC();
        if (!c.decided.isValid())
            return fail(ErrorCode::Malformed, u"Consent.dateTime"_s);
    }
    return c;
}

} // namespace td::fhir
