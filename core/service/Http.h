// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Account.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QUrlQuery>

#include <functional>

/// Requests and answers as the routes see them; the HTTP library stays behind HttpServer.
namespace td::service {

/// Who sent a request, by the token it carries.
struct Caller {
    QString userName;
    model::Role role = model::Role::Patient;
    PatientId patient; ///< empty for staff
    QByteArray tokenDigest;
    QString department{}; ///< of staff

    /// A patient sees one dossier, staff see all.
    bool maySee(const PatientId &other) const { return role == model::Role::Staff || patient == other; }
};

struct Request {
    QByteArray method;
    QString path;                             ///< decoded
    QHash<QString, QString> pathValues;       ///< what stands for the {names} of the route
    QList<std::pair<QString, QString>> query; ///< decoded, in order, names may repeat
    QHash<QByteArray, QByteArray> headers;    ///< names in lower case
    QByteArray body;
    QString baseUrl; ///< "http://host:port" as the client addressed it
    std::optional<Caller> caller;

    QByteArray header(const QByteArray &lowerCaseName) const { return headers.value(lowerCaseName); }
    QStringList queryValues(const QString &name) const;
    /// The last one, or an empty text.
    QString queryValue(const QString &name) const;
};

struct Answer {
    int status = 200;
    QByteArray contentType{};
    QByteArray body{};
    QList<std::pair<QByteArray, QByteArray>> headers{};
    /// Sent after `body` piece by piece when set: returns the next piece, an empty one at the end, or an error, which
    /// cuts the connection because the status has been sent already.
    std::function<Result<QByteArray>()> more{};

    void addHeader(const QByteArray &name, const QByteArray &value) { headers.append(std::pair(name, value)); }
};

Answer jsonAnswer(int status, const QJsonObject &json, const QByteArray &contentType = "application/json");

/// RFC 9457. Retry-After and attemptsLeft come from Error::number; `members` are added to the object.
Answer problem(const Error &error, const QJsonObject &members = {});
/// The same error as a FHIR OperationOutcome.
Answer outcome(const Error &error);

int httpStatus(ErrorCode code);

} // namespace td::service
