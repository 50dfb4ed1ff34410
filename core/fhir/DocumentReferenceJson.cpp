// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/DocumentReferenceJson.h"

#include "core/fhir/Json.h"

namespace td::fhir {
namespace {

using namespace Qt::StringLiterals;
using model::DocumentCategory;

QJsonObject relatedStudy(const StudyInstanceUid &uid)
{
    QJsonObject out = reference(u"ImagingStudy"_s, uid.value());
    out[u"identifier"_s] = QJsonObject{{u"system"_s, dicomUidSystem()}, {u"value"_s, u"urn:oid:"_s + uid.value()}};
    return out;
}

Result<void> readContext(const QJsonObject &context, model::DocumentReference &d)
{
    for (const QJsonValue &value : context["related"_L1].toArray()) {
        const QJsonObject related = value.toObject();
        const QString urn = related["identifier"_L1].toObject()["value"_L1].toString();
        const QString text = urn.startsWith("urn:oid:"_L1) ? urn.mid(8) : referencedId(related, u"ImagingStudy"_s);
        if (text.isEmpty())
            continue; // something else that the document is about
        const auto uid = StudyInstanceUid::create(text);
        if (!uid)
            return fail(ErrorCode::Malformed, u"DocumentReference.context.related"_s);
        d.related.append(*uid);
    }
    for (const QJsonValue &event : context["event"_L1].toArray())
        d.consents.append(event.toObject()["text"_L1].toString());
    return {};
}

const QString labelSystem = u"urn:tuodossier:security-label"_s;
const QString heightenedLabel = u"maggior-tutela"_s;
const QString obscuredLabel = u"oscurato"_s;
const QString onlineUntilUrl = u"urn:tuodossier:online-until"_s;

// The marks by which the rules of the dossier treat a document.
void writeMarks(const model::DocumentReference &d, QJsonObject &json)
{
    QJsonArray labels;
    if (d.heightenedProtection)
        labels.append(codeableConcept(arrayOf(coding(labelSystem, heightenedLabel)), {}));
    if (d.obscured)
        labels.append(codeableConcept(arrayOf(coding(labelSystem, obscuredLabel)), {}));
    if (!labels.isEmpty())
        json[u"securityLabel"_s] = labels;
    if (d.onlineUntil)
        json[u"extension"_s] =
            arrayOf(QJsonObject{{u"url"_s, onlineUntilUrl}, {u"valueDateTime"_s, instant(*d.onlineUntil)}});
}

Result<void> readMarks(const QJsonObject &json, model::DocumentReference &d)
{
    for (const QJsonValue &label : json["securityLabel"_L1].toArray()) {
        const QJsonObject mark = label.toObject()["coding"_L1].toArray().first().toObject();
        if (mark["system"_L1].toString() != labelSystem)
            continue; // of somebody else's scheme
        const QString code = mark["code"_L1].toString();
        if (code != heightenedLabel && code != obscuredLabel)
            return fail(ErrorCode::Malformed, u"DocumentReference.securityLabel"_s);
        (code == heightenedLabel ? d.heightenedProtection : d.obscured) = true;
    }
    for (const QJsonValue &extension : json["extension"_L1].toArray()) {
        if (extension["url"_L1].toString() != onlineUntilUrl)
            continue;
        const QString text = extension["valueDateTime"_L1].toString();
        d.onlineUntil = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
        if (!d.onlineUntil->isValid())
            return fail(ErrorCode::Malformed, u"DocumentReference.extension"_s);
    }
    return {};
}

Result<void> readContent(const QJsonObject &json, model::DocumentReference &d)
{
    const QJsonObject attachment = json["content"_L1].toArray().first().toObject()["attachment"_L1].toObject();
    const QString binary = referencedId({{u"reference"_s, attachment["url"_L1]}}, u"Binary"_s);
    if (binary.isEmpty())
        return fail(ErrorCode::Malformed, u"DocumentReference.content"_s);
    d.content = BinaryId(binary);
    d.contentType = attachment["contentType"_L1].toString();
    return {};
}

} // namespace

QString categoryCode(DocumentCategory category)
{
    return category == DocumentCategory::Consent ? u"59284-0"_s : u"LP29684-5"_s;
}

Result<DocumentCategory> categoryFromToken(const QString &token)
{
    const QString system = token.contains(u'|') ? token.section(u'|', 0, 0) : loincSystem();
    const QString code = token.contains(u'|') ? token.section(u'|', 1) : token;
    for (const DocumentCategory category : {DocumentCategory::Report, DocumentCategory::Consent}) {
        if (system == loincSystem() && code == categoryCode(category))
            return category;
    }
    return fail(ErrorCode::Unsupported, u"category"_s);
}

QJsonObject toJson(const model::DocumentReference &d)
{
    const bool consent = d.category == DocumentCategory::Consent;
    const QJsonArray typeCodes = d.typeCode.isEmpty() ? QJsonArray() : arrayOf(coding(loincSystem(), d.typeCode));
    const QJsonObject category =
        coding(loincSystem(), categoryCode(d.category), consent ? u"Consent Document"_s : u"Radiology"_s);
    QJsonObject attachment{{u"contentType"_s, d.contentType}, {u"url"_s, u"Binary/"_s + d.content.value()}};
    QJsonObject context;
    QJsonArray related;
    for (const StudyInstanceUid &uid : d.related)
        related.append(relatedStudy(uid));
    if (!related.isEmpty())
        context[u"related"_s] = related;
    QJsonArray events;
    for (const QString &text : d.consents)
        events.append(codeableConcept({}, text));
    if (!events.isEmpty())
        context[u"event"_s] = events;

    QJsonObject json{{u"resourceType"_s, u"DocumentReference"_s},
                     {u"id"_s, d.id.value()},
                     {u"status"_s, u"current"_s},
                     {u"docStatus"_s, u"final"_s},
                     {u"category"_s, arrayOf(codeableConcept(arrayOf(category), {}))},
                     {u"subject"_s, reference(u"Patient"_s, d.subject.value())},
                     {u"date"_s, instant(d.date)},
                     {u"content"_s, arrayOf(QJsonObject{{u"attachment"_s, attachment}})}};
    writeMarks(d, json);
    if (const QJsonObject type = codeableConcept(typeCodes, d.typeDisplay); !type.isEmpty())
        json[u"type"_s] = type;
    if (!d.custodian.isEmpty())
        json[u"custodian"_s] = QJsonObject{{u"display"_s, d.custodian}};
    if (!d.description.isEmpty())
        json[u"description"_s] = d.description;
    if (!context.isEmpty())
        json[u"context"_s] = context;
    return json;
}

Result<model::DocumentReference> documentReferenceFromJson(const QJsonObject &json)
{
    model::DocumentReference d;
    const QString id = json["id"_L1].toString();
    const QString subject = referencedId(json["subject"_L1].toObject(), u"Patient"_s);
    if (json["resourceType"_L1].toString() != "DocumentReference"_L1 || !isValidId(id) || subject.isEmpty())
        return fail(ErrorCode::Malformed, u"DocumentReference.id or subject"_s);
    d.id = DocumentId(id);
    d.subject = PatientId(subject);
    const QJsonObject category =
        json["category"_L1].toArray().first().toObject()["coding"_L1].toArray().first().toObject();
    const auto known = categoryFromToken(category["system"_L1].toString() + u'|' + category["code"_L1].toString());
    if (!known)
        return fail(ErrorCode::Malformed, u"DocumentReference.category"_s);
    d.category = *known;
    const QJsonObject type = json["type"_L1].toObject();
    const QJsonObject typeCoding = type["coding"_L1].toArray().first().toObject();
    d.typeCode = typeCoding["code"_L1].toString();
    d.typeDisplay = type["text"_L1].toString(typeCoding["display"_L1].toString());
    d.custodian = json["custodian"_L1].toObject()["display"_L1].toString();
    d.description = json["description"_L1].toString();
    d.date = QDateTime::fromString(json["date"_L1].toString(), Qt::ISODateWithMs).toUTC();
    if (!d.date.isValid())
        return fail(ErrorCode::Malformed, u"DocumentReference.date"_s);
    for (const auto &read : {readContent(json, d), readContext(json["context"_L1].toObject(), d), readMarks(json, d)}) {
        if (!read)
            return tl::unexpected(read.error());
    }
    return d;
}

QJsonObject newDocumentJson(const model::DocumentReference &document, const QByteArray &content)
{
    QJsonObject json = toJson(document);
    json.remove(u"id"_s);
    const QJsonObject attachment{{u"contentType"_s, document.contentType},
                                 {u"data"_s, QString::fromLatin1(content.toBase64())}};
    json[u"content"_s] = arrayOf(QJsonObject{{u"attachment"_s, attachment}});
    return json;
}

Result<NewDocument> newDocumentFromJson(const QJsonObject &json)
{
    const QJsonObject attachment = json["content"_L1].toArray().first().toObject()["attachment"_L1].toObject();
    const auto data = QByteArray::fromBase64Encoding(attachment["data"_L1].toString().toLatin1(),
                                                     QByteArray::AbortOnBase64DecodingErrors);
    if (!data || (*data).isEmpty())
        return fail(ErrorCode::Malformed, u"DocumentReference.content.attachment.data"_s);
    // Its ids are the service's to give: read with placeholders that no stored document has.
    QJsonObject complete = json;
    complete[u"id"_s] = u"new"_s;
    QJsonObject pointing = attachment;
    pointing.remove(u"data"_s);
    pointing[u"url"_s] = u"Binary/new"_s;
    complete[u"content"_s] = arrayOf(QJsonObject{{u"attachment"_s, pointing}});
    auto document = documentReferenceFromJson(complete);
    if (!document)
        return tl::unexpected(document.error());
    document->id = {};
    document->content = {};
    return NewDocument{std::move(*document), *data};
}

} // namespace td::fhir
