// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/Http.h"

#include "core/fhir/Json.h"

#include <QJsonDocument>

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

// What a reader may learn: faults of the service keep their detail for the log.
QString publicDetail(const Error &error)
{
    return httpStatus(error.code) < 500 ? error.detail : QString();
}

void addRetryHeaders(const Error &error, Answer &answer)
{
    if (error.number && (error.code == ErrorCode::Locked || error.code == ErrorCode::TooSoon))
        answer.addHeader("Retry-After", QByteArray::number(*error.number));
    if (error.code == ErrorCode::SessionExpired)
        answer.addHeader("WWW-Authenticate", "Bearer");
}

} // namespace

QStringList Request::queryValues(const QString &name) const
{
    QStringList values;
    for (const auto &[key, value] : query) {
        if (key == name)
            values.append(value);
    }
    return values;
}

QString Request::queryValue(const QString &name) const
{
    const QStringList values = queryValues(name);
    return values.isEmpty() ? QString() : values.last();
}

Answer jsonAnswer(int status, const QJsonObject &json, const QByteArray &contentType)
{
    return {status, contentType, QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::InvalidArgument:
    case ErrorCode::OutOfRange:
    case ErrorCode::Malformed:
    case ErrorCode::Truncated:
    case ErrorCode::WeakPassword:
        return 400;
    case ErrorCode::Unsupported:
        return 406;
    case ErrorCode::InvalidCredentials:
    case ErrorCode::WrongCode:
    case ErrorCode::SessionExpired:
        return 401;
    case ErrorCode::Forbidden:
        return 403;
    case ErrorCode::Conflict:
    case ErrorCode::IdentityMismatch:
        return 409;
    case ErrorCode::ChallengeExpired:
    case ErrorCode::TokenExpired:
        return 410;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::TooSoon:
    case ErrorCode::Locked:
        return 429;
    case ErrorCode::Network:
    case ErrorCode::Timeout:
        return 503;
    case ErrorCode::DiskFull:
        return 507;
    default:
        return 500;
    }
}

Answer problem(const Error &error, const QJsonObject &members)
{
    const int status = httpStatus(error.code);
    QJsonObject json = members;
    json[u"type"_s] = u"urn:tuodossier:problem:"_s + errorCodeName(error.code);
    json[u"title"_s] = errorCodeName(error.code);
    if (!json.contains("status"_L1))
        json[u"status"_s] = status;
    if (const QString detail = publicDetail(error); !detail.isEmpty())
        json[u"detail"_s] = detail;
    if (error.code == ErrorCode::WrongCode && error.number)
        json[u"attemptsLeft"_s] = *error.number;
    Answer answer = jsonAnswer(status, json, "application/problem+json");
    addRetryHeaders(error, answer);
    return answer;
}

Answer outcome(const Error &error)
{
    Answer answer = jsonAnswer(httpStatus(error.code), fhir::operationOutcome(error.code, publicDetail(error)),
                               fhir::jsonMediaType);
    addRetryHeaders(error, answer);
    return answer;
}

} // namespace td::service
