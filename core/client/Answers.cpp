// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/Answers.h"

#include "core/base/Multipart.h"
#include "core/fhir/Bundle.h"
#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/ImagingStudyJson.h"
#include "core/fhir/Json.h"
#include "core/fhir/PatientJson.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace td::client {
namespace {

using namespace Qt::StringLiterals;

// What a problem type may turn into; anything else is judged by its status.
std::optional<ErrorCode> codeOfProblem(const QString &type)
{
    const QString prefix = u"urn:tuodossier:problem:"_s;
    for (const ErrorCode code :
         {ErrorCode::InvalidCredentials, ErrorCode::WrongCode, ErrorCode::ChallengeExpired, ErrorCode::TooSoon,
          ErrorCode::Locked, ErrorCode::TokenExpired, ErrorCode::WeakPassword, ErrorCode::SessionExpired,
          ErrorCode::Forbidden, ErrorCode::NotFound, ErrorCode::Conflict, ErrorCode::TooLarge,
          ErrorCode::IdentityMismatch, ErrorCode::InvalidArgument}) {
        if (type == prefix + errorCodeName(code))
            return code;
    }
    return std::nullopt;
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 400:
        return ErrorCode::InvalidArgument;
    case 401:
        return ErrorCode::SessionExpired;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 406:
        return ErrorCode::Unsupported;
    case 409:
    case 412:
        return ErrorCode::Conflict;
    case 413:
        return ErrorCode::TooLarge;
    case 502:
    case 503:
    case 504:
        return ErrorCode::Network;
    default:
        return ErrorCode::Protocol;
    }
}

// Decoding errors of what the service sent are the service's breach of the contract.
template <class T>
Result<T> asProtocol(Result<T> result)
{
    if (!result)
        return fail(ErrorCode::Protocol, result.error().detail);
    return result;
}

Result<QString> textMember(const QJsonObject &json, QLatin1StringView name)
{
    const QString value = json.value(name).toString();
    return value.isEmpty() ? Result<QString>(fail(ErrorCode::Protocol, name)) : value;
}

Result<fhir::Bundle> bundleOf(const Reply &reply)
{
    const auto json = objectOf(reply);
    if (!json)
        return tl::unexpected(json.error());
    return asProtocol(fhir::bundleFromJson(*json));
}

template <class T, class Decode>
Result<QVector<T>> decoded(const QVector<QJsonObject> &resources, Decode decode)
{
    QVector<T> all;
    for (const QJsonObject &resource : resources) {
        auto one = asProtocol(decode(resource));
        if (!one)
            return tl::unexpected(one.error());
        all.append(std::move(*one));
    }
    return all;
}

QString moment(QDate day)
{
    return day.startOfDay().toUTC().toString(Qt::ISODate);
}

} // namespace

Error errorOf(const Reply &reply)
{
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    Error error;
    error.code = codeOfProblem(json["type"_L1].toString()).value_or(codeOfStatus(reply.status));
    error.detail = u"status %1"_s.arg(reply.status);
    if (error.code == ErrorCode::WrongCode)
        error.number = json["attemptsLeft"_L1].toInt();
    if (error.code == ErrorCode::Locked || error.code == ErrorCode::TooSoon)
        error.number = reply.retryAfterSeconds;
    return error;
}

Result<QJsonObject> objectOf(const Reply &reply)
{
    if (reply.status < 200 || reply.status > 299)
        return tl::unexpected(errorOf(reply));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    return document.isObject() ? Result<QJsonObject>(document.object()) : fail(ErrorCode::Protocol, u"no object"_s);
}

Result<model::LoginChallenge> challengeOf(const Reply &reply)
{
    const auto json = objectOf(reply);
    if (!json)
        return tl::unexpected(json.error());
    const auto id = textMember(*json, "challenge"_L1);
    const auto channel = textMember(*json, "channel"_L1);
    const auto destination = textMember(*json, "destination"_L1);
    for (const auto &member : {id, channel, destination}) {
        if (!member)
            return tl::unexpected(member.error());
    }
    const int resend = (*json)["resendAfterSeconds"_L1].toInt(-1);
    const int expires = (*json)["expiresInSeconds"_L1].toInt(-1);
    if (resend < 0 || expires < 0)
        return fail(ErrorCode::Protocol, u"seconds"_s);
    return model::LoginChallenge{ChallengeId(*id), *channel, *destination, std::chrono::seconds(resend),
                                 std::chrono::seconds(expires)};
}

Result<Opened> sessionOf(const Reply &reply)
{
    const auto json = objectOf(reply);
    if (!json)
        return tl::unexpected(json.error());
    static const QHash<QString, model::Role> roles = {{u"patient"_s, model::Role::Patient},
                                                      {u"staff"_s, model::Role::Staff}};
    static const QHash<QString, model::PasswordChange> changes = {{u"none"_s, model::PasswordChange::None},
                                                                  {u"advised"_s, model::PasswordChange::Advised},
                                                                  {u"required"_s, model::PasswordChange::Required}};
    const auto token = textMember(*json, "accessToken"_L1);
    const QString role = (*json)["role"_L1].toString();
    const QString change = (*json)["passwordChange"_L1].toString();
    const QString patient = (*json)["patient"_L1].toString();
    const int seconds = (*json)["expiresInSeconds"_L1].toInt(-1);
    const bool patientFits = (role == "patient"_L1) == !patient.isEmpty();
    if (!token || !roles.contains(role) || !changes.contains(change) || seconds < 0 || !patientFits)
        return fail(ErrorCode::Protocol, u"session"_s);
    return Opened{{roles.value(role), PatientId(patient), changes.value(change), std::chrono::seconds(seconds)},
                  Secret::fromString(*token)};
}

Result<model::Patient> patientOf(const Reply &reply)
{
    const auto json = objectOf(reply);
    auto patient = json ? asProtocol(fhir::patientFromJson(*json)) : tl::unexpected(json.error());
    if (patient && patient->id.isEmpty())
        return fail(ErrorCode::Protocol, u"Patient.id"_s);
    return patient;
}

QUrlQuery documentQuery(const PatientId &patient, const model::DocumentQuery &query)
{
    QUrlQuery out;
    const auto add = [&](const QString &name, const QString &value) {
        out.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    static const QHash<int, QString> keys = {{int(model::SortKey::Date), u"date"_s},
                                             {int(model::SortKey::Type), u"type"_s},
                                             {int(model::SortKey::Custodian), u"custodian"_s}};
    add(u"patient"_s, patient.value());
    add(u"category"_s, fhir::loincSystem() + u'|' + fhir::categoryCode(query.category));
    if (!query.typeCode.isEmpty())
        add(u"type"_s, fhir::loincSystem() + u'|' + query.typeCode);
    if (query.from.isValid())
        add(u"date"_s, u"ge"_s + moment(query.from));
    if (query.to.isValid())
        add(u"date"_s, u"lt"_s + moment(query.to.addDays(1)));
    if (!query.text.trimmed().isEmpty())
        add(u"_content"_s, query.text.trimmed());
    add(u"_sort"_s, (query.order == Qt::DescendingOrder ? u"-"_s : QString()) + keys.value(int(query.sortBy)));
    add(u"_count"_s, QString::number(query.count));
    add(u"_offset"_s, QString::number(query.offset));
    return out;
}

Result<model::Page<model::DocumentReference>> documentsOf(const Reply &reply, int offset)
{
    const auto bundle = bundleOf(reply);
    if (!bundle)
        return tl::unexpected(bundle.error());
    auto items = decoded<model::DocumentReference>(bundle->resources, fhir::documentReferenceFromJson);
    if (!items)
        return tl::unexpected(items.error());
    return model::Page<model::DocumentReference>{std::move(*items), offset, bundle->total};
}

Result<QVector<model::ImagingStudy>> studiesOf(const Reply &reply)
{
    const auto bundle = bundleOf(reply);
    return bundle ? decoded<model::ImagingStudy>(bundle->resources, fhir::imagingStudyFromJson)
                  : tl::unexpected(bundle.error());
}

Result<QByteArray> instanceOf(const Reply &reply)
{
    if (reply.status != 200)
        return tl::unexpected(errorOf(reply));
    if (reply.contentType.toLower().startsWith("application/dicom"))
        return reply.body;
    auto parts = asProtocol(parseMultipart(reply.contentType, reply.body, 1));
    if (!parts)
        return tl::unexpected(parts.error());
    return parts->size() == 1 ? Result<QByteArray>(std::move(parts->first().body))
                              : fail(ErrorCode::Protocol, u"not one part"_s);
}

} // namespace td::client
