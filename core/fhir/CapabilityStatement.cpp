// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/CapabilityStatement.h"

#include "core/fhir/Json.h"

namespace td::fhir {
namespace {

using namespace Qt::StringLiterals;

struct Parameter {
    QString name;
    QString type;
};

QJsonObject resource(const QString &type, const QStringList &interactions, const QVector<Parameter> &parameters)
{
    QJsonArray codes;
    for (const QString &code : interactions)
        codes.append(QJsonObject{{u"code"_s, code}});
    QJsonArray search;
    for (const Parameter &parameter : parameters)
        search.append(QJsonObject{{u"name"_s, parameter.name}, {u"type"_s, parameter.type}});
    QJsonObject json{{u"type"_s, type}, {u"interaction"_s, codes}};
    if (!search.isEmpty())
        json[u"searchParam"_s] = search;
    return json;
}

} // namespace

QJsonObject capabilityStatement(const QString &softwareVersion, const QString &baseUrl, QDate released)
{
    const QStringList readAndSearch{u"read"_s, u"search-type"_s};
    const QStringList readSearchAndCreate = readAndSearch + QStringList{u"create"_s};
    const QJsonArray resources{
        resource(u"Patient"_s, readSearchAndCreate + QStringList{u"update"_s},
                 {{u"identifier"_s, u"token"_s},
                  {u"_id"_s, u"token"_s},
                  {u"family"_s, u"string"_s},
                  {u"given"_s, u"string"_s}}),
        resource(u"Consent"_s, readSearchAndCreate, {{u"patient"_s, u"reference"_s}}),
        resource(u"AuditEvent"_s, readAndSearch, {{u"patient"_s, u"reference"_s}, {u"date"_s, u"date"_s}}),
        resource(u"DocumentReference"_s, readSearchAndCreate,
                 {{u"patient"_s, u"reference"_s},
                  {u"category"_s, u"token"_s},
                  {u"type"_s, u"token"_s},
                  {u"date"_s, u"date"_s},
                  {u"_content"_s, u"string"_s}}),
        resource(u"Binary"_s, {u"read"_s}, {}),
        resource(u"ImagingStudy"_s, readAndSearch, {{u"patient"_s, u"reference"_s}, {u"identifier"_s, u"token"_s}}),
    };
    const QJsonObject rest{{u"mode"_s, u"server"_s}, {u"resource"_s, resources}};
    return {{u"resourceType"_s, u"CapabilityStatement"_s},
            {u"status"_s, u"active"_s},
            {u"date"_s, released.toString(Qt::ISODate)},
            {u"kind"_s, u"instance"_s},
            {u"software"_s, QJsonObject{{u"name"_s, u"TuoDossier"_s}, {u"version"_s, softwareVersion}}},
            {u"implementation"_s, QJsonObject{{u"description"_s, u"TuoDossier service"_s}, {u"url"_s, baseUrl}}},
            {u"fhirVersion"_s, u"4.0.1"_s},
            {u"format"_s, arrayOf(QString::fromLatin1(jsonMediaType))},
            {u"rest"_s, arrayOf(rest)}};
}

} // namespace td::fhir
