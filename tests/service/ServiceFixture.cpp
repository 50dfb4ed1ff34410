// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/ServiceFixture.h"

#include "core/model/CodiceFiscale.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>

namespace td::test {

using namespace Qt::StringLiterals;

QByteArray RawReply::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.toLower() == name.toLower())
            return value;
    }
    return {};
}

QJsonObject RawReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString fiscalCode(const QString &first15)
{
    return first15 + model::CodiceFiscale::checkCharacter(first15);
}

ServiceFixture::ServiceFixture()
    : clock(std::chrono::system_clock::from_time_t(1'800'000'000))
{
    REQUIRE(folder.isValid());
    mario = {PatientId(u"mario"_s), u"PZ-1"_s,           u"Rossi"_s, u"Mario"_s,
             model::Sex::Male,      QDate(1985, 12, 10), marioCode,  u"mario.rossi@example.org"_s,
             u"+39 333 1234546"_s};
    laura = {PatientId(u"laura"_s),
             u"PZ-2"_s,
             u"Bianchi"_s,
             u"Laura"_s,
             model::Sex::Female,
             QDate(1995, 4, 10),
             fiscalCode(u"BNCLRA95D50H501"_s),
             u"laura@example.org"_s,
             QString()};
    startService();
    fill();
}

void ServiceFixture::startService(bool embedded, quint16 port)
{
    service.reset();
    service::ServiceConfig config{folder.filePath(u"data"_s)};
    config.embedded = embedded;
    config.port = port;
    auto started = service::Service::start(config, clock, outbox);
    REQUIRE(started);
    service = std::move(*started);
}

void ServiceFixture::fill()
{
    service::Intake &intake = service->intake();
    REQUIRE(intake.addPatient(mario));
    REQUIRE(intake.addPatient(laura));
    REQUIRE(intake.addAccount(mario.fiscalCode, Secret::fromString(password), model::Role::Patient, mario.id));
    REQUIRE(intake.addAccount(laura.fiscalCode, Secret::fromString(password), model::Role::Patient, laura.id));
    REQUIRE(intake.addAccount(u"segreteria"_s, Secret::fromString(password), model::Role::Staff, {},
                              {u"+39 06 5550123"_s, {}, u"Accettazione P2"_s}));
    for (const model::Patient &patient : {mario, laura})
        giveDossierConsents(patient.id);
}

void ServiceFixture::decide(const PatientId &patient, model::ConsentKind kind, bool given, const QDateTime &when)
{
    static int number = 0;
    model::Consent decision;
    decision.id = ConsentId(u"decision-%1"_s.arg(++number));
    decision.patient = patient;
    decision.kind = kind;
    decision.given = given;
    decision.decided = when;
    decision.by = model::Role::Staff;
    REQUIRE(service->intake().addConsent(decision));
}

void ServiceFixture::giveDossierConsents(const PatientId &patient)
{
    const QDateTime when(QDate(2020, 1, 7), QTime(9, 0), Qt::UTC);
    for (const auto kind : {model::ConsentKind::DossierAdhesion, model::ConsentKind::HistoricalRecovery,
                            model::ConsentKind::HeightenedProtection})
        decide(patient, kind, true, when);
}

client::Endpoint ServiceFixture::endpoint() const
{
    return {QUrl(u"http://127.0.0.1:%1"_s.arg(service->port())), service->launchSecret()};
}

std::unique_ptr<client::ServiceClient> ServiceFixture::newClient(client::Timeouts timeouts) const
{
    return std::make_unique<client::ServiceClient>(endpoint(), timeouts);
}

std::unique_ptr<client::ServiceClient> ServiceFixture::loggedIn(const QString &userName)
{
    auto client = newClient();
    const auto challenge = await(client->login(userName, Secret::fromString(password)));
    REQUIRE(challenge);
    REQUIRE(await(client->submitCode(challenge->id, lastCode())));
    return client;
}

QByteArray ServiceFixture::token(const QString &userName)
{
    const RawReply first = post(u"/auth/login"_s, {{u"username"_s, userName}, {u"password"_s, password}});
    REQUIRE(first.status == 200);
    const RawReply second =
        post(u"/auth/otp"_s, {{u"challenge"_s, first.json()["challenge"_L1]}, {u"code"_s, lastCode()}});
    REQUIRE(second.status == 200);
    return second.json()["accessToken"_L1].toString().toLatin1();
}

RawReply ServiceFixture::raw(const QByteArray &method, const QString &target, const QByteArray &body,
                             QList<std::pair<QByteArray, QByteArray>> headers, bool withSecret) const
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1%2"_s.arg(service->port()).arg(target)));
    if (withSecret)
        headers.append(std::pair(QByteArray("X-TuoDossier-Launch"), service->launchSecret()));
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    // A custom HEAD would wait for the body that its Content-Length announces.
    std::unique_ptr<QNetworkReply> reply(method == "HEAD" ? network.head(request)
                                                          : network.sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    RawReply out{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), {}};
    for (const auto &pair : reply->rawHeaderPairs())
        out.headers.append(std::pair(pair.first, pair.second));
    return out;
}

RawReply ServiceFixture::post(const QString &path, const QJsonObject &json, const QByteArray &bearer) const
{
    QList<std::pair<QByteArray, QByteArray>> headers{{"Content-Type", "application/json"}};
    if (!bearer.isEmpty())
        headers.append(std::pair(QByteArray("Authorization"), "Bearer " + bearer));
    return raw("POST", path, QJsonDocument(json).toJson(), headers);
}

RawReply ServiceFixture::get(const QString &target, const QByteArray &bearer) const
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    if (!bearer.isEmpty())
        headers.append(std::pair(QByteArray("Authorization"), "Bearer " + bearer));
    return raw("GET", target, {}, headers);
}

notify::Message ServiceFixture::lastMessage(notify::Channel channel) const
{
    const auto messages = outbox.messages();
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        if (it->channel == channel)
            return *it;
    }
    FAIL("no such message was sent");
    return {};
}

QString ServiceFixture::lastCode() const
{
    REQUIRE_FALSE(outbox.messages().isEmpty());
    const auto match = QRegularExpression(u"\\b(\\d{6})\\b"_s).match(outbox.messages().last().body);
    REQUIRE(match.hasMatch());
    return match.captured(1);
}

} // namespace td::test
