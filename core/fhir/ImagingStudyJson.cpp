// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/ImagingStudyJson.h"

#include "core/fhir/Json.h"

namespace td::fhir {
namespace {

using namespace Qt::StringLiterals;

const QString oidPrefix = u"urn:oid:"_s;
const QString accessionSystem = u"urn:tuodossier:accession-number"_s;
// R4 has no element for the AE title that sent a study; Endpoint would need an address that nobody may call.
const QString sourceAeExtension = u"urn:tuodossier:source-ae"_s;

QString withOffset(const QDateTime &local)
{
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

QString extensionString(const QJsonObject &json, const QString &url)
{
    for (const QJsonValue &value : json["extension"_L1].toArray()) {
        if (value.toObject()["url"_L1].toString() == url)
            return value.toObject()["valueString"_L1].toString();
    }
    return {};
}

} // namespace

QString studyToken(const StudyInstanceUid &uid)
{
    return dicomUidSystem() + u'|' + oidPrefix + uid.value();
}

Result<StudyInstanceUid> studyFromToken(const QString &token)
{
    const QString prefix = dicomUidSystem() + u'|' + oidPrefix;
    if (!token.startsWith(prefix))
        return fail(ErrorCode::Malformed, u"identifier"_s);
    return StudyInstanceUid::create(token.mid(prefix.size()));
}

QJsonObject toJson(const model::ImagingStudy &s)
{
    QJsonArray identifiers{QJsonObject{{u"system"_s, dicomUidSystem()}, {u"value"_s, oidPrefix + s.uid.value()}}};
    if (!s.code.isEmpty()) {
        const QJsonObject accession = coding(u"http://terminology.hl7.org/CodeSystem/v2-0203"_s, u"ACSN"_s);
        identifiers.append(QJsonObject{{u"type"_s, codeableConcept(arrayOf(accession), {})},
                                       {u"system"_s, accessionSystem},
                                       {u"value"_s, s.code}});
    }
    QJsonObject json{{u"resourceType"_s, u"ImagingStudy"_s},
                     {u"id"_s, s.uid.value()},
                     {u"identifier"_s, identifiers},
                     {u"status"_s, u"available"_s},
                     {u"subject"_s, reference(u"Patient"_s, s.subject.value())},
                     {u"numberOfSeries"_s, s.numberOfSeries},
                     {u"numberOfInstances"_s, s.numberOfInstances}};
    if (s.started.isValid())
        json[u"started"_s] = withOffset(s.started);
    if (!s.description.isEmpty())
        json[u"description"_s] = s.description;
    QJsonArray modalities;
    for (const QString &modality : s.modalities)
        modalities.append(coding(dicomSystem(), modality));
    if (!modalities.isEmpty())
        json[u"modality"_s] = modalities;
    if (!s.sourceAe.isEmpty())
        json[u"extension"_s] = arrayOf(QJsonObject{{u"url"_s, sourceAeExtension}, {u"valueString"_s, s.sourceAe}});
    return json;
}

Result<model::ImagingStudy> imagingStudyFromJson(const QJsonObject &json)
{
    if (json["resourceType"_L1].toString() != "ImagingStudy"_L1)
        return fail(ErrorCode::Malformed, u"ImagingStudy"_s);
    const auto uid = studyFromToken(dicomUidSystem() + u'|' + identifierValue(json, dicomUidSystem()));
    const QString subject = referencedId(json["subject"_L1].toObject(), u"Patient"_s);
    if (!uid || subject.isEmpty())
        return fail(ErrorCode::Malformed, u"ImagingStudy.identifier or subject"_s);
    model::ImagingStudy s;
    s.uid = *uid;
    s.subject = PatientId(subject);
    s.code = identifierValue(json, accessionSystem);
    if (json.contains("started"_L1)) {
        const QDateTime written = QDateTime::fromString(json["started"_L1].toString(), Qt::ISODateWithMs);
        if (!written.isValid())
            return fail(ErrorCode::Malformed, u"ImagingStudy.started"_s);
        s.started = QDateTime(written.date(), written.time());
    }
    s.description = json["description"_L1].toString();
    for (const QJsonValue &modality : json["modality"_L1].toArray())
        s.modalities.append(modality.toObject()["code"_L1].toString());
    s.sourceAe = extensionString(json, sourceAeExtension);
    s.numberOfSeries = json["numberOfSeries"_L1].toInt();
    s.numberOfInstances = json["numberOfInstances"_L1].toInt();
    return s;
}

} // namespace td::fhir
