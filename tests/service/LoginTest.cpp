// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/ServiceFixture.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RawReply login(const ServiceFixture &f, const QString &user, const QString &secret = password)
{
    return f.post(u"/auth/login"_s, {{u"username"_s, user}, {u"password"_s, secret}});
}

RawReply otp(const ServiceFixture &f, const RawReply &challenge, const QString &code)
{
    return f.post(u"/auth/otp"_s, {{u"challenge"_s, challenge.json()["challenge"_L1]}, {u"code"_s, code}});
}

RawReply resend(const ServiceFixture &f, const RawReply &challenge)
{
    return f.post(u"/auth/otp/resend"_s, {{u"challenge"_s, challenge.json()["challenge"_L1]}});
}

QString problemOf(const RawReply &reply)
{
    return reply.json()["type"_L1].toString().section(u':', -1);
}

// A code that is not the right one.
QString wrongCode(const QString &right)
{
    return u"%1"_s.arg((right.toInt() + 1) % 1'000'000, 6, 10, QLatin1Char('0'));
}

QString resetToken(const ServiceFixture &f)
{
    const auto match = QRegularExpression(u"tuodossier:reset\\?token=([A-Za-z0-9_-]{43})"_s)
                           .match(f.lastMessage(notify::Channel::Email).body);
    REQUIRE(match.hasMatch());
    return match.captured(1);
}

bool waitForMessages(const ServiceFixture &f, qsizetype count)
{
    QElapsedTimer timer;
    timer.start();
    while (f.outbox.messages().size() < count && timer.elapsed() < 20'000)
        QThread::msleep(2);
    return f.outbox.messages().size() >= count;
}

} // namespace

TEST_CASE("a wrong password and an unknown user get the same answer")
{
    ServiceFixture f;
    const RawReply wrong = login(f, marioCode, u"falsch"_s);
    const RawReply unknown = login(f, u"VRDGPP70A01F205X"_s, u"falsch"_s);
    CHECK(wrong.status == 401);
    CHECK(unknown.status == 401);
    CHECK(wrong.body == unknown.body);
    CHECK(problemOf(wrong) == u"invalid-credentials"_s);
    CHECK(f.outbox.messages().isEmpty());
}

TEST_CASE("a user name that is no fiscal code gets the answer of an unknown user")
{
    ServiceFixture f;
    CHECK(login(f, u"RSSMRA85T10A562X"_s, password).body == login(f, u"nobody"_s, password).body);
}

TEST_CASE("the sixth try is locked for a known and an unknown user alike and the time doubles")
{
    ServiceFixture f;
    for (const QString &user : {marioCode, u"nobody"_s}) {
        for (int i = 0; i < 5; ++i)
            CHECK(login(f, user, u"falsch"_s).status == 401);
        const RawReply locked = login(f, user);
        CHECK(locked.status == 429);
        CHECK(problemOf(locked) == u"locked"_s);
        CHECK(locked.header("Retry-After") == "900");
    }
    f.clock.advance(899s);
    CHECK(login(f, marioCode).header("Retry-After") == "1");
    f.clock.advance(1s);
    for (int i = 0; i < 5; ++i)
        CHECK(login(f, marioCode, u"falsch"_s).status == 401);
    CHECK(login(f, marioCode).header("Retry-After") == "1800");
    REQUIRE(f.service->intake().unlock(marioCode));
    CHECK(login(f, marioCode).status == 200);
}

TEST_CASE("a right password between wrong ones does not reset the count before the code is right")
{
    ServiceFixture f;
    for (int i = 0; i < 4; ++i)
        CHECK(login(f, marioCode, u"falsch"_s).status == 401);
    const RawReply challenge = login(f, marioCode);
    REQUIRE(challenge.status == 200);
    CHECK(login(f, marioCode, u"falsch"_s).status == 401);
    CHECK(otp(f, challenge, f.lastCode()).status == 429);
}

TEST_CASE("a complete login forgets the wrong passwords before it")
{
    ServiceFixture f;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 4; ++i)
            CHECK(login(f, marioCode, u"falsch"_s).status == 401);
        f.token();
    }
}

TEST_CASE("a wrong code says how many tries are left and the fifth locks")
{
    ServiceFixture f;
    const RawReply challenge = login(f, marioCode);
    const QString code = f.lastCode();
    for (int left = 4; left >= 1; --left) {
        const RawReply wrong = otp(f, challenge, wrongCode(code));
        CHECK(wrong.status == 401);
        CHECK(problemOf(wrong) == u"otp-wrong"_s);
        CHECK(wrong.json()["attemptsLeft"_L1].toInt() == left);
    }
    const RawReply last = otp(f, challenge, u"no code"_s);
    CHECK(last.status == 429);
    CHECK(last.header("Retry-After") == "900");
    CHECK(otp(f, challenge, code).status == 410);
    CHECK(login(f, marioCode).status == 429);
}

TEST_CASE("a new login with the right password brings no new tries for the code")
{
    ServiceFixture f;
    const RawReply first = login(f, marioCode);
    for (int left = 4; left >= 1; --left)
        CHECK(otp(f, first, wrongCode(f.lastCode())).json()["attemptsLeft"_L1].toInt() == left);
    const RawReply second = login(f, marioCode);
    REQUIRE(second.status == 200);
    CHECK(otp(f, second, wrongCode(f.lastCode())).status == 429);
    CHECK(otp(f, second, f.lastCode()).status == 410);
    CHECK(login(f, marioCode).status == 429);
}

TEST_CASE("a code works once and for five minutes")
{
    ServiceFixture f;
    const RawReply first = login(f, marioCode);
    const QString code = f.lastCode();
    CHECK(otp(f, first, code).status == 200);
    CHECK(otp(f, first, code).status == 410);
    const RawReply second = login(f, marioCode);
    f.clock.advance(300s);
    const RawReply late = otp(f, second, f.lastCode());
    CHECK(late.status == 410);
    CHECK(problemOf(late) == u"challenge-expired"_s);
}

TEST_CASE("a new login makes the code of the one before it useless")
{
    ServiceFixture f;
    const RawReply first = login(f, marioCode);
    const QString code = f.lastCode();
    CHECK(login(f, marioCode).status == 200);
    CHECK(otp(f, first, code).status == 410);
}

TEST_CASE("a code can be sent again after fifteen seconds and at most five times")
{
    ServiceFixture f;
    const RawReply challenge = login(f, marioCode);
    const QString first = f.lastCode();
    f.clock.advance(14s);
    const RawReply early = resend(f, challenge);
    CHECK(early.status == 429);
    CHECK(problemOf(early) == u"too-soon"_s);
    CHECK(early.header("Retry-After") == "1");
    for (int i = 0; i < 5; ++i) {
        f.clock.advance(15s);
        CHECK(resend(f, challenge).status == 200);
    }
    f.clock.advance(15s);
    CHECK(resend(f, challenge).status == 410);
    CHECK(f.outbox.messages().size() == 6);
    if (f.lastCode() != first)
        CHECK(otp(f, challenge, first).status == 401);
    CHECK(otp(f, challenge, f.lastCode()).status == 200);
}

TEST_CASE("a patient without a phone gets the code by e-mail to a masked address")
{
    ServiceFixture f;
    const RawReply challenge = login(f, f.laura.fiscalCode);
    CHECK(challenge.json()["channel"_L1].toString() == u"email"_s);
    CHECK(challenge.json()["destination"_L1].toString() == u"l*****@example.org"_s);
    CHECK(f.outbox.messages().last().destination == u"laura@example.org"_s);
    CHECK(otp(f, challenge, f.lastCode()).status == 200);
}

TEST_CASE("the message with the code names neither the person nor an exam")
{
    ServiceFixture f;
    login(f, marioCode);
    const QString text = f.outbox.messages().last().body;
    CHECK(text.contains(u"codice di sicurezza"_s));
    for (const QString &forbidden : {u"Rossi"_s, u"Mario"_s, marioCode, u"referto"_s, u"esame"_s, password})
        CHECK_FALSE(text.contains(forbidden, Qt::CaseInsensitive));
}

TEST_CASE("a session ends after fifteen idle minutes or eight hours")
{
    ServiceFixture f;
    const QByteArray idle = f.token();
    f.clock.advance(14min + 59s);
    CHECK(f.get(u"/fhir/Patient/mario"_s, idle).status == 200);
    f.clock.advance(14min + 59s);
    CHECK(f.get(u"/fhir/Patient/mario"_s, idle).status == 200);
    f.clock.advance(15min);
    const RawReply over = f.get(u"/fhir/Patient/mario"_s, idle);
    CHECK(over.status == 401);
    CHECK(over.header("WWW-Authenticate") == "Bearer");

    const QByteArray busy = f.token();
    for (int i = 0; i < 47; ++i) {
        f.clock.advance(10min);
        CHECK(f.get(u"/fhir/Patient/mario"_s, busy).status == 200);
    }
    f.clock.advance(10min); // the 48th: eight hours
    CHECK(f.get(u"/fhir/Patient/mario"_s, busy).status == 401);
}

TEST_CASE("a token is dead at once after logout and a made-up one never lived")
{
    ServiceFixture f;
    const QByteArray token = f.token();
    CHECK(f.post(u"/auth/logout"_s, {}, token).status == 204);
    CHECK(f.get(u"/fhir/Patient/mario"_s, token).status == 401);
    CHECK(f.get(u"/fhir/Patient/mario"_s, QByteArray(43, 'A')).status == 401);
    CHECK(f.get(u"/fhir/Patient/mario"_s).status == 401);
}

TEST_CASE("a forgotten password is replaced by the link of the e-mail and sessions end")
{
    ServiceFixture f;
    const QByteArray session = f.token();
    const qsizetype before = f.outbox.messages().size();
    CHECK(f.post(u"/auth/password/forgot"_s, {{u"username"_s, marioCode}}).status == 202);
    REQUIRE(waitForMessages(f, before + 1));
    CHECK(f.lastMessage(notify::Channel::Email).html.contains(u"RESET password"_s));
    const QString token = resetToken(f);
    const QString better = u"Nuova-Parola-2027?"_s;
    const RawReply weak = f.post(u"/auth/password/reset"_s, {{u"token"_s, token}, {u"password"_s, u"troppocorta"_s}});
    CHECK(weak.status == 400);
    CHECK(weak.json()["violations"_L1].toArray() ==
          QJsonArray{u"too-short"_s, u"no-upper-case"_s, u"no-digit"_s, u"no-special"_s});
    CHECK(f.post(u"/auth/password/reset"_s, {{u"token"_s, token}, {u"password"_s, better}}).status == 204);
    CHECK(f.post(u"/auth/password/reset"_s, {{u"token"_s, token}, {u"password"_s, better}}).status == 410);
    CHECK(f.get(u"/fhir/Patient/mario"_s, session).status == 401);
    CHECK(login(f, marioCode).status == 401);
    CHECK(login(f, marioCode, better).status == 200);
}

TEST_CASE("forgot answers the same for an unknown user and sends nothing")
{
    ServiceFixture f;
    const RawReply unknown = f.post(u"/auth/password/forgot"_s, {{u"username"_s, u"VRDGPP70A01F205X"_s}});
    const RawReply known = f.post(u"/auth/password/forgot"_s, {{u"username"_s, marioCode}});
    CHECK(unknown.status == 202);
    CHECK(unknown.body == known.body);
    REQUIRE(waitForMessages(f, 1)); // the queue is in order: the unknown one has been dealt with
    CHECK(f.outbox.messages().size() == 1);
}

TEST_CASE("whoever asks for a forgotten password again and again fills nobody's mailbox")
{
    ServiceFixture f;
    for (int i = 0; i < 20; ++i)
        CHECK(f.post(u"/auth/password/forgot"_s, {{u"username"_s, marioCode}}).status == 202);
    f.post(u"/auth/password/forgot"_s, {{u"username"_s, f.laura.fiscalCode}});
    REQUIRE(waitForMessages(f, 2)); // the queue is in order: Mario's wishes have been dealt with
    CHECK(f.outbox.messages().size() == 2);
    f.clock.advance(60s);
    f.post(u"/auth/password/forgot"_s, {{u"username"_s, marioCode}});
    CHECK(waitForMessages(f, 3));
}

TEST_CASE("a code under way is void once the password has been replaced")
{
    ServiceFixture f;
    f.post(u"/auth/password/forgot"_s, {{u"username"_s, marioCode}});
    REQUIRE(waitForMessages(f, 1));
    const QString token = resetToken(f);
    const RawReply pending = login(f, marioCode);
    REQUIRE(pending.status == 200);
    CHECK(f.post(u"/auth/password/reset"_s, {{u"token"_s, token}, {u"password"_s, u"Nuova-Parola-2027?"_s}}).status ==
          204);
    CHECK(otp(f, pending, f.lastCode()).status == 410);
}

TEST_CASE("a reset token is too old after half an hour and only the newest works")
{
    ServiceFixture f;
    f.post(u"/auth/password/forgot"_s, {{u"username"_s, marioCode}});
    REQUIRE(waitForMessages(f, 1));
    const QString first = resetToken(f);
    f.clock.advance(60s);
    f.post(u"/auth/password/forgot"_s, {{u"username"_s, marioCode}});
    REQUIRE(waitForMessages(f, 2));
    const QJsonObject old{{u"token"_s, first}, {u"password"_s, u"Nuova-Parola-2027?"_s}};
    CHECK(problemOf(f.post(u"/auth/password/reset"_s, old)) == u"token-expired"_s);
    f.clock.advance(30min);
    const QJsonObject late{{u"token"_s, resetToken(f)}, {u"password"_s, u"Nuova-Parola-2027?"_s}};
    CHECK(f.post(u"/auth/password/reset"_s, late).status == 410);
}

TEST_CASE("a password is changed while signed in and the other sessions end")
{
    ServiceFixture f;
    const QByteArray here = f.token();
    const QByteArray elsewhere = f.token();
    const QString better = u"Nuova-Parola-2027?"_s;
    const QJsonObject wrong{{u"currentPassword"_s, u"falsch"_s}, {u"newPassword"_s, better}};
    CHECK(problemOf(f.post(u"/auth/password"_s, wrong, here)) == u"invalid-credentials"_s);
    const QJsonObject weak{{u"currentPassword"_s, password}, {u"newPassword"_s, u"weak"_s}};
    CHECK(f.post(u"/auth/password"_s, weak, here).status == 400);
    const QJsonObject right{{u"currentPassword"_s, password}, {u"newPassword"_s, better}};
    CHECK(f.post(u"/auth/password"_s, right, here).status == 204);
    CHECK(f.get(u"/fhir/Patient/mario"_s, here).status == 200);
    CHECK(f.get(u"/fhir/Patient/mario"_s, elsewhere).status == 401);
    const RawReply again = login(f, marioCode, better);
    CHECK(otp(f, again, f.lastCode()).json()["passwordChange"_L1].toString() == u"none"_s);
}

TEST_CASE("codes and tokens are not in the database file")
{
    ServiceFixture f;
    const QByteArray token = f.token();
    f.stopService();
    for (const QString &name : {u"dossier.sqlite"_s, u"dossier.sqlite-wal"_s}) {
        QFile file(f.folder.filePath(u"data/"_s + name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        CHECK_FALSE(bytes.contains(token));
        CHECK_FALSE(bytes.contains(password.toUtf8()));
    }
}
