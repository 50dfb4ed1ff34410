// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/AuditEventJson.h"

#include "core/fhir/Json.h"

namespace td::fhir {
namespace {

using namespace Qt::StringLiterals;
using model::AccessAction;

const QString actionSystem = u"urn:tuodossier:access-action"_s;

// http://hl7.org/fhir/audit-event-action, required binding.
QString crudCode(AccessAction action)
{
    switch (action) {
    case AccessAction::ReadPatient:
    case AccessAction::ReadDocument:
    case AccessAction::ReadImages:
    case AccessAction::ReadConsents:
    case AccessAction::ReadAccessLog:
        return u"R"_s;
    case AccessAction::ListDocuments:
        return u"E"_s;
    case AccessAction::RegisterPatient:
    case AccessAction::AddDocument:
    case AccessAction::AddImages:
        return u"C"_s;
    default:
        return u"U"_s;
    }
}

QString objectType(AccessAction action)
{
    switch (action) {
    case AccessAction::ReadDocument:
    case AccessAction::Obscure:
    case AccessAction::Reveal:
    case AccessAction::AddDocument:
        return u"DocumentReference"_s;
    case AccessAction::ReadImages:
    case AccessAction::AddImages:
        return u"ImagingStudy"_s;
    case AccessAction::ChangeConsent:
        return u"Consent"_s;
    default:
        return {};
    }
}

} // namespace

QJsonObject toJson(const model::AccessEvent &e)
{
    const bool patient = e.role == model::Role::Patient;
    QJsonObject agent{{u"requestor"_s, true}};
    agent[u"who"_s] = patient ? reference(u"Patient"_s, e.patient.value())
                              : QJsonObject{{u"type"_s, u"Organization"_s},
                                            {u"display"_s, e.department.isEmpty() ? u"Clinica"_s : e.department}};
    QJsonArray entities{QJsonObject{{u"what"_s, reference(u"Patient"_s, e.patient.value())}}};
    if (!e.object.isEmpty() || !e.what.isEmpty() || !e.reason.isEmpty()) {
        QJsonObject entity;
        if (const QString type = objectType(e.action); !type.isEmpty() && !e.object.isEmpty())
            entity[u"what"_s] = reference(type, e.object);
        if (!e.what.isEmpty())
            entity[u"name"_s] = e.what;
        if (!e.reason.isEmpty())
            entity[u"description"_s] = e.reason;
        if (!entity.isEmpty())
            entities.append(entity);
    }
    return {{u"resourceType"_s, u"AuditEvent"_s},
            {u"id"_s, e.id},
            {u"type"_s, coding(u"http://terminology.hl7.org/CodeSystem/audit-event-type"_s, u"rest"_s)},
            {u"subtype"_s, arrayOf(coding(actionSystem, model::accessActionCode(e.action)))},
            {u"action"_s, crudCode(e.action)},
            {u"recorded"_s, instant(e.when)},
            {u"outcome"_s, u"0"_s},
            {u"agent"_s, arrayOf(agent)},
            {u"source"_s, QJsonObject{{u"observer"_s, QJsonObject{{u"display"_s, u"TuoDossier"_s}}}}},
            {u"entity"_s, entities}};
}

Result<model::AccessEvent> accessEventFromJson(const QJsonObject &json)
{
    model::AccessEvent e;
    e.id = json["id"_L1].toString();
    if (json["resourceType"_L1].toString() != "AuditEvent"_L1 || !isValidId(e.id))
        return fail(ErrorCode::Malformed, u"AuditEvent.id"_s);
    const QJsonObject subtype = json["subtype"_L1].toArray().first().toObject();
    const auto action = model::accessActionOf(subtype["code"_L1].toString());
    if (subtype["system"_L1].toString() != actionSystem || !action)
        return fail(ErrorCode::Malformed, u"AuditEvent.subtype"_s);
    e.action = *action;
    e.when = QDateTime::fromString(json["recorded"_L1].toString(), Qt::ISODateWithMs).toUTC();
    if (!e.when.isValid())
        return fail(ErrorCode::Malformed, u"AuditEvent.recorded"_s);
    const QJsonObject who = json["agent"_L1].toArray().first().toObject()["who"_L1].toObject();
    e.role = referencedId(who, u"Patient"_s).isEmpty() ? model::Role::Staff : model::Role::Patient;
    e.department = who["display"_L1].toString();
    const QJsonArray entities = json["entity"_L1].toArray();
    e.patient = PatientId(referencedId(entities.first().toObject()["what"_L1].toObject(), u"Patient"_s));
    if (e.patient.isEmpty())
        return fail(ErrorCode::Malformed, u"AuditEvent.entity"_s);
    const QJsonObject object = entities.size() > 1 ? entities.at(1).toObject() : QJsonObject();
    e.object = referencedId(object["what"_L1].toObject(), objectType(e.action));
    e.what = object["name"_L1].toString();
    e.reason = object["description"_L1].toString();
    return e;
}

} // namespace td::fhir
