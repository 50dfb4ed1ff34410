// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/PatientJson.h"

#include "core/fhir/Json.h"

namespace td::fhir {
namespace {

using namespace Qt::StringLiterals;

// http://hl7.org/fhir/administrative-gender
const std::pair<model::Sex, QString> genders[] = {{model::Sex::Female, u"female"_s},
                                                  {model::Sex::Male, u"male"_s},
                                                  {model::Sex::Other, u"other"_s},
                                                  {model::Sex::Unknown, u"unknown"_s}};

QString telecom(const QJsonObject &json, const QString &system)
{
    for (const QJsonValue &value : json["telecom"_L1].toArray()) {
        if (value.toObject()["system"_L1].toString() == system)
            return value.toObject()["value"_L1].toString();
    }
    return {};
}

} // namespace

QJsonObject toJson(const model::Patient &p)
{
    QJsonArray identifiers;
    if (!p.fiscalCode.isEmpty())
        identifiers.append(QJsonObject{{u"system"_s, fiscalCodeSystem()}, {u"value"_s, p.fiscalCode}});
    if (!p.number.isEmpty())
        identifiers.append(QJsonObject{{u"system"_s, patientNumberSystem()}, {u"value"_s, p.number}});
    QJsonObject name{{u"use"_s, u"official"_s}};
    if (!p.familyName.isEmpty())
        name[u"family"_s] = p.familyName;
    if (!p.givenName.isEmpty())
        name[u"given"_s] = QJsonArray{p.givenName};
    QJsonArray contacts;
    if (!p.mobilePhone.isEmpty())
        contacts.append(QJsonObject{{u"system"_s, u"phone"_s}, {u"value"_s, p.mobilePhone}, {u"use"_s, u"mobile"_s}});
    if (!p.email.isEmpty())
        contacts.append(QJsonObject{{u"system"_s, u"email"_s}, {u"value"_s, p.email}});
    QJsonObject json{{u"resourceType"_s, u"Patient"_s}, {u"name"_s, QJsonArray{name}}};
    if (!p.id.isEmpty()) {
        json[u"id"_s] = p.id.value();
        json[u"meta"_s] = QJsonObject{{u"versionId"_s, QString::number(p.version)}};
    }
    if (!identifiers.isEmpty())
        json[u"identifier"_s] = identifiers;
    if (!contacts.isEmpty())
        json[u"telecom"_s] = contacts;
    for (const auto &[sex, code] : genders) {
        if (sex == p.sex)
            json[u"gender"_s] = code;
    }
    if (p.birthDate.isValid())
        json[u"birthDate"_s] = p.birthDate.toString(Qt::ISODate);
    return json;
}

Result<model::Patient> patientFromJson(const QJsonObject &json)
{
    const QString id = json["id"_L1].toString();
    if (json["resourceType"_L1].toString() != "Patient"_L1 || (!id.isEmpty() && !isValidId(id)))
        return fail(ErrorCode::Malformed, u"Patient.id"_s);
    model::Patient p;
    p.version = json["meta"_L1].toObject()["versionId"_L1].toString(u"1"_s).toInt();
    p.id = PatientId(id);
    p.fiscalCode = identifierValue(json, fiscalCodeSystem());
    p.number = identifierValue(json, patientNumberSystem());
    const QJsonObject name = json["name"_L1].toArray().first().toObject();
    p.familyName = name["family"_L1].toString();
    QStringList given;
    for (const QJsonValue &part : name["given"_L1].toArray())
        given.append(part.toString());
    p.givenName = given.join(u' ');
    p.mobilePhone = telecom(json, u"phone"_s);
    p.email = telecom(json, u"email"_s);
    const QString gender = json["gender"_L1].toString(u"unknown"_s);
    const auto known =
        std::find_if(std::begin(genders), std::end(genders), [&](const auto &pair) { return pair.second == gender; });
    if (known == std::end(genders))
        return fail(ErrorCode::Malformed, u"Patient.gender"_s);
    p.sex = known->first;
    const QString birth = json["birthDate"_L1].toString();
    p.birthDate = QDate::fromString(birth, Qt::ISODate);
    // A year or a month alone is allowed by the standard and is not a birth date this program may complete.
    constexpr qsizetype fullDate = 10;
    if (birth.size() == fullDate && !p.birthDate.isValid())
        return fail(ErrorCode::Malformed, u"Patient.birthDate"_s);
    return p;
}

} // namespace td::fhir
