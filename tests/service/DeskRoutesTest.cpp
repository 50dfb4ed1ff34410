// SPDX-License-Identifier: GPL-3.0-or-later
// The acceptance desk, contacts and sessions through HTTP.
#include "tests/service/DossierFixture.h"

#include <QRegularExpression>

using namespace td;
using namespace td::test;

namespace {

QJsonObject person(const QString &code, const QString &phone = u"333 765 4321"_s)
{
    return {{u"resourceType"_s, u"Patient"_s},
            {u"identifier"_s,
             QJsonArray{QJsonObject{{u"system"_s, u"http://hl7.it/sid/codiceFiscale"_s}, {u"value"_s, code}}}},
            {u"name"_s, QJsonArray{QJsonObject{{u"family"_s, u" De  Luca "_s}, {u"given"_s, QJsonArray{u"Nicolò"_s}}}}},
            {u"telecom"_s, QJsonArray{QJsonObject{{u"system"_s, u"phone"_s}, {u"value"_s, phone}}}},
            {u"gender"_s, u"unknown"_s}};
}

RawReply sendImage(const DossierFixture &f, const SmallDicom &image, const QString &query)
{
    const QByteArray body = "--b\r\nContent-Type: application/dicom\r\n\r\n" + image.bytes() + "\r\n--b--\r\n";
    return f.raw("POST", u"/dicomweb/studies"_s + query, body,
                 {{"Authorization", "Bearer " + f.staff},
                  {"Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b"}});
}

} // namespace

TEST_CASE("the desk registers a patient and opens an account, and the first password of the SMS lets the patient in")
{
    DossierFixture f;
    const QString code = fiscalCode(u"DLCNCL80A01H501"_s);
    const RawReply made = f.postFhir(u"/fhir/Patient"_s, person(code.toLower()), f.staff);
    REQUIRE(made.status == 201);
    const QString id = made.json()["id"_L1].toString();
    CHECK(made.header("ETag") == "W/\"1\"");
    CHECK(made.header("Location").endsWith("/fhir/Patient/" + id.toLatin1()));
    CHECK(made.json()["name"_L1][0]["family"_L1].toString() == u"De Luca"_s);
    CHECK_FALSE(made.json().contains("birthDate"_L1)); // never derived from the code
    CHECK(made.json()["gender"_L1].toString() == u"unknown"_s);
    CHECK(f.postFhir(u"/fhir/Patient"_s, person(code), f.staff).status == 409);

    const QString account = u"/auth/accounts/"_s + id;
    CHECK_FALSE(f.get(account, f.staff).json()["exists"_L1].toBool());
    const RawReply opened = f.post(account, {}, f.staff);
    CHECK(opened.status == 201);
    CHECK(opened.json()["channel"_L1].toString() == u"sms"_s);
    CHECK(opened.json()["destination"_L1].toString() == u"*****21"_s);
    CHECK(f.post(account, {}, f.staff).status == 409);
    const QString sms = f.lastMessage(notify::Channel::Sms).body;
    const QString secret = QRegularExpression(u"\\n(\\S+)\\n"_s).match(sms).captured(1);
    REQUIRE(secret.size() == 14);
    CHECK(f.get(account, f.staff).json()["firstPassword"_L1].toBool());
    const RawReply login = f.post(u"/auth/login"_s, {{u"username"_s, code}, {u"password"_s, secret}});
    REQUIRE(login.status == 200);
    const RawReply in =
        f.post(u"/auth/otp"_s, {{u"challenge"_s, login.json()["challenge"_L1]}, {u"code"_s, f.lastCode()}});
    CHECK(in.json()["passwordChange"_L1].toString() == u"advised"_s);
    CHECK(in.json()["patient"_L1].toString() == id);

    // Again: another password, and the first one is dead.
    CHECK(f.post(account + u"/first-password"_s, {}, f.staff).status == 200);
    CHECK(f.get(u"/fhir/Patient/"_s + id, in.json()["accessToken"_L1].toString().toLatin1()).status == 401);
    CHECK(f.post(u"/auth/login"_s, {{u"username"_s, code}, {u"password"_s, secret}}).status == 401);
}

TEST_CASE("rule codice fiscale: omocodia, 11 digits, STP and ENI are user names and a wrong one is refused")
{
    DossierFixture f;
    const QString plain = fiscalCode(u"DLCNCL80A01H501"_s);
    QString omocodia = u"DLCNCL80A01H50M"_s; // the last digit, 1, as the letter M
    omocodia = fiscalCode(omocodia);
    for (const QString &code : {plain, omocodia, u"00743110157"_s, u"STP1234567890123"_s, u"ENI1234567890123"_s}) {
        INFO(code.toStdString());
        const RawReply made = f.postFhir(u"/fhir/Patient"_s, person(code), f.staff);
        REQUIRE(made.status == 201);
        CHECK(f.post(u"/auth/accounts/"_s + made.json()["id"_L1].toString(), {}, f.staff).status == 201);
    }
    QString wrong = plain;
    wrong[15] = wrong[15] == u'A' ? u'B' : u'A';
    for (const QString &code : {wrong, u"00743110158"_s, u"STP12345678901"_s, u""_s, u"AAABBB95D04F123A"_s}) {
        INFO(code.toStdString());
        CHECK(f.postFhir(u"/fhir/Patient"_s, person(code), f.staff).status == 400);
    }
}

TEST_CASE("what the desk gets wrong is refused and nothing is kept")
{
    DossierFixture f;
    const QString code = fiscalCode(u"DLCNCL80A01H501"_s);
    CHECK(f.postFhir(u"/fhir/Patient"_s, person(code, u"twelve"_s), f.staff).status == 400);
    QJsonObject nameless = person(code);
    nameless.remove(u"name"_s);
    CHECK(f.postFhir(u"/fhir/Patient"_s, nameless, f.staff).status == 400);
    CHECK(f.raw("POST", u"/fhir/Patient"_s, "not json", {{"Authorization", "Bearer " + f.staff}}).status == 400);
    CHECK(f.get(u"/fhir/Patient?identifier="_s + code, f.staff).json()["total"_L1].toInt() == 0);
    CHECK(f.get(u"/fhir/Patient?family=r"_s, f.staff).status == 400);
    CHECK(f.get(u"/fhir/Patient?family=rOs"_s, f.staff).json()["total"_L1].toInt() == 1);
    CHECK(f.get(u"/fhir/Patient?family=ros&given=lu"_s, f.staff).json()["total"_L1].toInt() == 0);
    CHECK(f.post(u"/auth/accounts/nobody"_s, {}, f.staff).status == 404);
}

TEST_CASE("a patient is changed only as it was read")
{
    DossierFixture f;
    const RawReply read = f.get(u"/fhir/Patient/mario"_s, f.staff);
    QJsonObject changed = read.json();
    changed[u"telecom"_s] = QJsonArray{QJsonObject{{u"system"_s, u"email"_s}, {u"value"_s, u"nuovo@example.org"_s}}};
    CHECK(f.postFhir(u"/fhir/Patient/mario"_s, changed, f.staff, "PUT").status == 400); // If-Match is needed
    CHECK(f.postFhir(u"/fhir/Patient/mario"_s, changed, f.staff, "PUT", "W/\"9\"").status == 412);
    const RawReply done = f.postFhir(u"/fhir/Patient/mario"_s, changed, f.staff, "PUT", read.header("ETag"));
    CHECK(done.status == 200);
    CHECK(done.header("ETag") == "W/\"2\"");
    CHECK(f.postFhir(u"/fhir/Patient/mario"_s, changed, f.staff, "PUT", read.header("ETag")).status == 412);
    changed[u"identifier"_s] = person(fiscalCode(u"DLCNCL80A01H501"_s))["identifier"_L1];
    CHECK(f.postFhir(u"/fhir/Patient/mario"_s, changed, f.staff, "PUT", "W/\"2\"").status == 400);
    CHECK(f.record().filter(u"change-patient"_s).size() == 1);
}

TEST_CASE("a clerk has no way through the patient's routes, nor a patient through the desk's")
{
    DossierFixture f;
    for (const service::Route &route : f.service->routes()) {
        QString path = route.pattern;
        path.replace(QRegularExpression(u"\\{[a-z]+\\}"_s), u"mario"_s);
        INFO((QString::fromLatin1(route.method) + path).toStdString());
        const auto ask = [&](const QByteArray &bearer) {
            return f.raw(route.method, path, {}, {{"Authorization", "Bearer " + bearer}}).status;
        };
        if (route.access == service::Access::Patient)
            CHECK(ask(f.staff) == 403);
        if (route.access == service::Access::Staff)
            CHECK(ask(f.patient) == 403);
    }
}

TEST_CASE("images that say that they are somebody else's are not stored without a reason, and the reason is recorded")
{
    DossierFixture f;
    f.give(ConsentKind::DossierAdhesion);
    f.give(ConsentKind::HistoricalRecovery);
    SmallDicom image;
    image.patientId = u"CD-77"_s;
    image.patientName = u"VERDI^GIUSEPPE"_s;
    const RawReply refused = sendImage(f, image, u"?patient=mario"_s);
    CHECK(refused.status == 409);
    CHECK(refused.json()["type"_L1].toString() == u"urn:tuodossier:problem:identity-mismatch"_s);
    CHECK(f.get(u"/fhir/ImagingStudy/"_s + image.study, f.staff).status == 404);
    CHECK(sendImage(f, image, u"?patient=mario&reason=Cognome%20da%20nubile"_s).status == 200);
    CHECK(f.get(u"/fhir/ImagingStudy/"_s + image.study, f.staff).status == 200);
    const RawReply newest = f.get(u"/fhir/AuditEvent?_count=5"_s, f.patient);
    QStringList reasons;
    for (const QJsonValue &entry : newest.json()["entry"_L1].toArray())
        reasons.append(entry["resource"_L1]["entity"_L1][1]["description"_L1].toString());
    CHECK(reasons.contains(u"Cognome da nubile"_s));
    // By its Patient ID an instance finds its patient, but not against its own birth date.
    SmallDicom contradicting;
    contradicting.instance += u".9"_s;
    contradicting.patientId = f.mario.fiscalCode;
    contradicting.birthDate = u"19400101"_s;
    CHECK(sendImage(f, contradicting, {}).status == 409);
    contradicting.birthDate = u"19851210"_s;
    CHECK(sendImage(f, contradicting, {}).status == 200);
    CHECK(sendImage(f, contradicting, u"?patient=nobody"_s).status == 404);
}

TEST_CASE("an e-mail address changes after the code that was sent to the new one, and the old one is told")
{
    DossierFixture f;
    const auto begin = [&](const QString &kind, const QString &value, const QString &secret = password) {
        return f.post(u"/auth/contacts"_s, {{u"kind"_s, kind}, {u"value"_s, value}, {u"password"_s, secret}},
                      f.patient);
    };
    CHECK(begin(u"email"_s, u"not an address"_s).status == 400);
    CHECK(begin(u"phone"_s, u"call me"_s).status == 400);
    CHECK(begin(u"email"_s, u"nuovo@example.org"_s, u"Sbagliata-2026!"_s).status == 401);
    const RawReply asked = begin(u"email"_s, u"nuovo@example.org"_s);
    REQUIRE(asked.status == 200);
    CHECK(asked.json()["destination"_L1].toString() == u"n*****@example.org"_s);
    CHECK(f.lastMessage(notify::Channel::Email).destination == u"nuovo@example.org"_s);
    CHECK(begin(u"email"_s, u"altro@example.org"_s).status == 429);
    const QString code = f.lastCode();
    const auto confirm = [&](const QString &given) {
        return f.post(u"/auth/contacts/confirm"_s, {{u"challenge"_s, asked.json()["challenge"_L1]}, {u"code"_s, given}},
                      f.patient);
    };
    const RawReply wrong = confirm(code == u"000000"_s ? u"111111"_s : u"000000"_s);
    CHECK(wrong.status == 401);
    CHECK(wrong.json()["attemptsLeft"_L1].toInt() == 4);
    CHECK(f.post(u"/auth/contacts/confirm"_s, {{u"challenge"_s, asked.json()["challenge"_L1]}, {u"code"_s, code}},
                 f.token(f.laura.fiscalCode))
              .status == 410); // not hers
    CHECK(confirm(code).status == 204);
    CHECK(confirm(code).status == 410);
    CHECK(f.lastMessage(notify::Channel::Email).destination == u"mario.rossi@example.org"_s);
    CHECK(f.get(u"/fhir/Patient/mario"_s, f.staff).json()["telecom"_L1][1]["value"_L1].toString() ==
          u"nuovo@example.org"_s);
    CHECK(f.record().filter(u"change-email|patient"_s).size() == 1);
}

TEST_CASE("the user sees the open sessions and signs the others out")
{
    DossierFixture f;
    const QByteArray other = f.token();
    const RawReply list = f.get(u"/auth/sessions"_s, f.patient);
    const QJsonArray sessions = list.json()["sessions"_L1].toArray();
    REQUIRE(sessions.size() == 2);
    int current = 0;
    for (const QJsonValue &one : sessions)
        current += one["current"_L1].toBool() ? 1 : 0;
    CHECK(current == 1);
    CHECK(f.post(u"/auth/sessions/end-others"_s, {}, f.patient).status == 204);
    CHECK(f.get(u"/auth/sessions"_s, other).status == 401);
    CHECK(f.get(u"/auth/sessions"_s, f.patient).json()["sessions"_L1].toArray().size() == 1);
}

TEST_CASE("rule notices: no message names an exam, a result or a person")
{
    DossierFixture f;
    f.give(ConsentKind::DossierAdhesion);
    f.report(u"r"_s, QDate(2025, 4, 23));
    REQUIRE(f.post(u"/auth/accounts/mario/first-password"_s, {}, f.staff).status == 200);
    REQUIRE(f.post(u"/auth/password/forgot"_s, {{u"username"_s, marioCode}}).status == 202);
    REQUIRE_FALSE(f.outbox.messages().isEmpty());
    for (const notify::Message &message : f.outbox.messages()) {
        INFO(message.body.toStdString());
        for (const QString &word : {u"piede"_s, u"referto"_s, u"rossi"_s, u"mario"_s, marioCode})
            CHECK_FALSE(message.body.contains(word, Qt::CaseInsensitive));
    }
}

TEST_CASE("the change of a password is advised at the first access and again after the age that the clinic sets")
{
    ServiceFixture f;
    const auto advised = [&] {
        const RawReply login =
            f.post(u"/auth/login"_s, {{u"username"_s, marioCode}, {u"password"_s, u"Lucciola-Verde-81"_s}});
        REQUIRE(login.status == 200);
        return f.post(u"/auth/otp"_s, {{u"challenge"_s, login.json()["challenge"_L1]}, {u"code"_s, f.lastCode()}})
            .json()["passwordChange"_L1]
            .toString();
    };
    const QByteArray token = f.token();
    REQUIRE(f.post(u"/auth/password"_s, {{u"currentPassword"_s, password}, {u"newPassword"_s, u"Lucciola-Verde-81"_s}},
                   token)
                .status == 204);
    CHECK(advised() == u"none"_s);
    f.stopService();
    service::ServiceConfig config{f.folder.filePath(u"data"_s)};
    config.passwordAge = std::chrono::hours(24 * 30);
    auto started = service::Service::start(config, f.clock, f.outbox);
    REQUIRE(started);
    f.service = std::move(*started);
    f.clock.advance(std::chrono::hours(24 * 29));
    CHECK(advised() == u"none"_s);
    f.clock.advance(std::chrono::hours(24 * 2));
    CHECK(advised() == u"advised"_s);
}
