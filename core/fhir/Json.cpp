// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/Json.h"

#include <QJsonDocument>

#include <algorithm>

namespace td::fhir {
namespace {

using namespace Qt::StringLiterals;

// http://hl7.org/fhir/issue-type, required binding.
QString issueType(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return u"not-found"_s;
    case ErrorCode::InvalidArgument:
    case ErrorCode::OutOfRange:
        return u"value"_s;
    case ErrorCode::Unsupported:
        return u"not-supported"_s;
    case ErrorCode::Malformed:
    case ErrorCode::Truncated:
        return u"structure"_s;
    case ErrorCode::TooLarge:
        return u"too-long"_s;
    case ErrorCode::Conflict:
        return u"conflict"_s;
    case ErrorCode::SessionExpired:
        return u"login"_s;
    case ErrorCode::Forbidden:
        return u"forbidden"_s;
    case ErrorCode::Timeout:
        return u"timeout"_s;
    default:
        return u"exception"_s;
    }
}

} // namespace

QString fiscalCodeSystem()
{
    return u"http://hl7.it/sid/codiceFiscale"_s;
}

QString patientNumberSystem()
{
    return u"urn:tuodossier:patient-number"_s;
}

QString dicomUidSystem()
{
    return u"urn:dicom:uid"_s;
}

QString loincSystem()
{
    return u"http://loinc.org"_s;
}

QString dicomSystem()
{
    return u"http://dicom.nema.org/resources/ontology/DCM"_s;
}

bool isValidId(QStringView id)
{
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-' ||
               c == u'.';
    });
}

Result<QJsonObject> parseResource(const QByteArray &json, const QString &resourceType)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(ErrorCode::Malformed, u"not a JSON object"_s);
    const QString type = document.object()["resourceType"_L1].toString();
    if (type.isEmpty() || (!resourceType.isEmpty() && type != resourceType))
        return fail(ErrorCode::Malformed, u"not the expected resource type"_s);
    return document.object();
}

QJsonObject reference(const QString &type, const QString &id)
{
    return {{u"reference"_s, u"%1/%2"_s.arg(type, id)}};
}

QString referencedId(const QJsonObject &reference, const QString &type)
{
    const QStringList parts = reference["reference"_L1].toString().split(u'/');
    return parts.size() >= 2 && parts[parts.size() - 2] == type && isValidId(parts.last()) ? parts.last() : QString();
}

QJsonObject coding(const QString &system, const QString &code, const QString &display)
{
    QJsonObject out{{u"system"_s, system}, {u"code"_s, code}};
    if (!display.isEmpty())
        out[u"display"_s] = display;
    return out;
}

QJsonObject codeableConcept(const QJsonArray &codings, const QString &text)
{
    QJsonObject out;
    if (!codings.isEmpty())
        out[u"coding"_s] = codings;
    if (!text.isEmpty())
        out[u"text"_s] = text;
    return out;
}

QJsonArray arrayOf(const QJsonValue &value)
{
    return QJsonArray{value};
}

QString identifierValue(const QJsonObject &resource, const QString &system)
{
    for (const QJsonValue &value : resource["identifier"_L1].toArray()) {
        const QJsonObject identifier = value.toObject();
        if (identifier["system"_L1].toString() == system)
            return identifier["value"_L1].toString();
    }
    return {};
}

QString instant(const QDateTime &moment)
{
    return moment.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject operationOutcome(ErrorCode code, const QString &diagnostics)
{
    QJsonObject issue{{u"severity"_s, u"error"_s}, {u"code"_s, issueType(code)}};
    if (!diagnostics.isEmpty())
        issue[u"diagnostics"_s] = diagnostics;
    return {{u"resourceType"_s, u"OperationOutcome"_s}, {u"issue"_s, QJsonArray{issue}}};
}

QJsonObject binary(const QString &id, const QString &contentType, const QByteArray &bytes)
{
    return {{u"resourceType"_s, u"Binary"_s},
            {u"id"_s, id},
            {u"contentType"_s, contentType},
            {u"data"_s, QString::fromLatin1(bytes.toBase64())}};
}

Result<BinaryContent> binaryFromJson(const QJsonObject &json)
{
    if (json["resourceType"_L1].toString() != "Binary"_L1 || json["contentType"_L1].toString().isEmpty())
        return fail(ErrorCode::Malformed, u"Binary"_s);
    const auto decoded =
        QByteArray::fromBase64Encoding(json["data"_L1].toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return fail(ErrorCode::Malformed, u"Binary.data"_s);
    return BinaryContent{json["contentType"_L1].toString(), *decoded};
}

} // namespace td::fhir
