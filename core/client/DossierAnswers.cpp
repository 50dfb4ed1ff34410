// SPDX-License-Identifier: GPL-3.0-or-later
// The answers about consents, accesses, accounts and what the desk sends.
#include "core/client/Answers.h"
#include "core/fhir/AuditEventJson.h"
#include "core/fhir/Bundle.h"
#include "core/fhir/ConsentJson.h"
#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/Json.h"
#include "core/fhir/PatientJson.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace td::client {
namespace {

using namespace Qt::StringLiterals;

template <class T>
using Decode = Result<T> (*)(const QJsonObject &);

template <class T>
Result<T> asProtocol(Result<T> decoded)
{
    return decoded ? decoded : fail(ErrorCode::Protocol, decoded.error().detail);
}

template <class T>
Result<T> resourceOf(const Reply &reply, Decode<T> decode)
{
    const auto json = objectOf(reply);
    return json ? asProtocol(decode(*json)) : tl::unexpected(json.error());
}

template <class T>
Result<model::Page<T>> pageOf(const Reply &reply, Decode<T> decode, int offset)
{
    const auto bundle = resourceOf<fhir::Bundle>(reply, fhir::bundleFromJson);
    if (!bundle)
        return tl::unexpected(bundle.error());
    model::Page<T> page;
    page.offset = offset;
    page.total = bundle->total;
    for (const QJsonObject &resource : bundle->resources) {
        auto one = asProtocol(decode(resource));
        if (!one)
            return tl::unexpected(one.error());
        page.items.append(std::move(*one));
    }
    return page;
}

template <class T>
Result<QVector<T>> listOf(const Reply &reply, Decode<T> decode)
{
    auto page = pageOf(reply, decode, 0);
    return page ? Result<QVector<T>>(std::move(page->items)) : tl::unexpected(page.error());
}

QString moment(QDate day)
{
    return day.startOfDay().toUTC().toString(Qt::ISODate);
}

} // namespace

Result<QVector<model::Consent>> consentsOf(const Reply &reply)
{
    return listOf<model::Consent>(reply, fhir::consentFromJson);
}

Result<model::Consent> consentOf(const Reply &reply)
{
    return resourceOf<model::Consent>(reply, fhir::consentFromJson);
}

Result<model::DocumentReference> documentOf(const Reply &reply)
{
    return resourceOf<model::DocumentReference>(reply, fhir::documentReferenceFromJson);
}

Result<QVector<model::Patient>> patientsOf(const Reply &reply)
{
    return listOf<model::Patient>(reply, fhir::patientFromJson);
}

Result<model::Page<model::AccessEvent>> accessesOf(const Reply &reply, int offset)
{
    return pageOf<model::AccessEvent>(reply, fhir::accessEventFromJson, offset);
}

QUrlQuery accessQuery(const PatientId &patient, const model::AccessQuery &query)
{
    QUrlQuery out;
    out.addQueryItem(u"patient"_s, QString::fromLatin1(QUrl::toPercentEncoding(patient.value())));
    if (query.from.isValid())
        out.addQueryItem(u"date"_s, u"ge"_s + moment(query.from));
    if (query.to.isValid())
        out.addQueryItem(u"date"_s, u"lt"_s + moment(query.to.addDays(1)));
    if (query.othersOnly)
        out.addQueryItem(u"others"_s, u"true"_s);
    out.addQueryItem(u"_count"_s, QString::number(query.count));
    out.addQueryItem(u"_offset"_s, QString::number(query.offset));
    return out;
}

Result<QVector<model::OpenSession>> sessionsOf(const Reply &reply)
{
    const auto json = objectOf(reply);
    if (!json)
        return tl::unexpected(json.error());
    QVector<model::OpenSession> sessions;
    for (const QJsonValue &value : (*json)["sessions"_L1].toArray()) {
        const QJsonObject one = value.toObject();
        model::OpenSession session;
        session.opened = QDateTime::fromString(one["opened"_L1].toString(), Qt::ISODate);
        session.lastUsed = QDateTime::fromString(one["lastUsed"_L1].toString(), Qt::ISODate);
        session.program = one["program"_L1].toString();
        session.current = one["current"_L1].toBool();
        if (!session.opened.isValid() || !session.lastUsed.isValid())
            return fail(ErrorCode::Protocol, u"sessions"_s);
        sessions.append(session);
    }
    return sessions;
}

Result<model::AccountState> accountStateOf(const Reply &reply)
{
    const auto json = objectOf(reply);
    if (!json)
        return tl::unexpected(json.error());
    const int locked = (*json)["lockedForSeconds"_L1].toInt(-1);
    if (!(*json)["exists"_L1].isBool() || !(*json)["firstPassword"_L1].isBool() || locked < 0)
        return fail(ErrorCode::Protocol, u"account"_s);
    return model::AccountState{(*json)["exists"_L1].toBool(), (*json)["firstPassword"_L1].toBool(),
                               std::chrono::seconds(locked)};
}

Result<model::Delivery> deliveryOf(const Reply &reply)
{
    const auto json = objectOf(reply);
    if (!json)
        return tl::unexpected(json.error());
    const model::Delivery delivery{(*json)["channel"_L1].toString(), (*json)["destination"_L1].toString()};
    return delivery.channel.isEmpty() ? fail(ErrorCode::Protocol, u"channel"_s) : Result<model::Delivery>(delivery);
}

Result<StoreOutcome> storeOutcomeOf(const Reply &reply)
{
    constexpr int allFailed = 409;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    const auto count = [&](QLatin1StringView tag) {
        return int(document.object()[tag].toObject()["Value"_L1].toArray().size());
    };
    const StoreOutcome outcome{count("00081199"_L1), count("00081198"_L1)};
    const bool answered = (reply.status >= 200 && reply.status <= 299) || reply.status == allFailed;
    return answered && outcome.stored + outcome.failed > 0 ? Result<StoreOutcome>(outcome)
                                                           : tl::unexpected(errorOf(reply));
}

} // namespace td::client
