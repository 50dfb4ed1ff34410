// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/Messages.h"
#include "core/notify/NetworkSender.h"
#include "core/notify/Outbox.h"
#include "tests/service/Receivers.h"
#include "tests/support/Catch.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace td;
using namespace td::notify;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

SmtpAccount account(int port)
{
    SmtpAccount smtp;
    smtp.url = u"smtp://127.0.0.1:%1"_s.arg(port);
    smtp.from = u"portale@clinica.example"_s;
    smtp.requireTls = false;
    return smtp;
}

SmsProvider provider(int port, const QString &path = u"/send"_s)
{
    SmsProvider sms;
    sms.url = u"http://127.0.0.1:%1%2"_s.arg(port).arg(path);
    return sms;
}

} // namespace

TEST_CASE("an e-mail arrives at a real mail server in both forms with its accents")
{
    Receivers receivers;
    if (!receivers.start() || !receivers.hasMailServer())
        return;
    const SmtpMailer mailer(account(receivers.smtpPort()));
    const Email mail = resetEmail(u"abc_DEF-123"_s, std::chrono::minutes(30));
    const QString subject = u"Perché no? Una riga d'oggetto così lunga che deve andare a capo: àèìòù"_s;
    REQUIRE(mailer.send(u"mario.rossi@example.org"_s, subject, mail.text, mail.html));
    const QJsonObject got = receivers.next();
    CHECK(got["from"_L1].toString() == u"portale@clinica.example"_s);
    CHECK(got["to"_L1].toArray() == QJsonArray{u"mario.rossi@example.org"_s});
    CHECK(got["subject"_L1].toString() == subject);
    CHECK(got["types"_L1].toArray() ==
          QJsonArray{u"multipart/mixed"_s, u"multipart/alternative"_s, u"text/plain"_s, u"text/html"_s});
    CHECK(got["text"_L1].toString().trimmed() == mail.text.trimmed());
    CHECK(got["html"_L1].toString().trimmed() == mail.html.trimmed());
    CHECK(got["auto"_L1].toString() == u"auto-generated"_s);
}

TEST_CASE("a mail server that refuses or is not there or has no TLS is an error of its own")
{
    Receivers receivers;
    if (!receivers.start() || !receivers.hasMailServer())
        return;
    SmtpAccount smtp = account(receivers.smtpPort());
    CHECK(
        SmtpMailer(account(receivers.smtpPort())).send(u"nobody@example.org"_s, u"s"_s, u"t"_s, u"h"_s).error().code ==
        ErrorCode::Protocol);
    smtp.requireTls = true; // this server offers none
    CHECK(SmtpMailer(std::move(smtp)).send(u"a@example.org"_s, u"s"_s, u"t"_s, u"h"_s).error().code ==
          ErrorCode::Protocol);
    CHECK(SmtpMailer(account(1)).send(u"a@example.org"_s, u"s"_s, u"t"_s, u"h"_s).error().code == ErrorCode::Network);
}

TEST_CASE("an address or a number that could carry something else is refused before it is sent")
{
    const SmtpMailer mailer(account(1));
    for (const QString &address : {u""_s, u"no at sign"_s, u"a@b\r\nBcc: c@d"_s, u"a@b,c@d"_s, u"<a@b>"_s, u"@b"_s})
        CHECK(mailer.send(address, u"s"_s, u"t"_s, u"h"_s).error().code == ErrorCode::InvalidArgument);
    const HttpSmsGateway gateway(provider(1));
    for (const QString &phone : {u""_s, u"12"_s, u"333;DROP"_s, u"+39 333 1234567 89012345"_s, u"33+3123456"_s})
        CHECK(gateway.send(phone, u"t"_s).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("an SMS is posted to the provider as JSON or as a form")
{
    Receivers receivers;
    if (!receivers.start())
        return;
    SmsProvider json = provider(receivers.httpPort());
    json.bearerToken = Secret("t0ken");
    REQUIRE(HttpSmsGateway(std::move(json)).send(u"+39 333 123-4546"_s, u"Il codice è 123456"_s));
    QJsonObject got = receivers.next();
    CHECK(got["type"_L1].toString() == u"application/json"_s);
    CHECK(got["authorization"_L1].toString() == u"Bearer t0ken"_s);
    const QJsonObject body = QJsonDocument::fromJson(got["body"_L1].toString().toUtf8()).object();
    CHECK(body["to"_L1].toString() == u"+393331234546"_s);
    CHECK(body["text"_L1].toString() == u"Il codice è 123456"_s);
    SmsProvider form = provider(receivers.httpPort());
    form.body = SmsProvider::Body::Form;
    REQUIRE(HttpSmsGateway(std::move(form)).send(u"+393331234546"_s, u"a&b è"_s));
    got = receivers.next();
    CHECK(got["body"_L1].toString() == u"to=%2B393331234546&text=a%26b%20%C3%A8"_s);
    CHECK(HttpSmsGateway(provider(receivers.httpPort(), u"/broken"_s)).send(u"+393331234546"_s, u"t"_s).error().code ==
          ErrorCode::Protocol);
    CHECK(HttpSmsGateway(provider(1)).send(u"+393331234546"_s, u"t"_s).error().code == ErrorCode::Network);
}

TEST_CASE("a sender says which channel it has not")
{
    NetworkSender nothing({}, {});
    CHECK(nothing.sms(u"+393331234546"_s, u"t"_s).error().code == ErrorCode::Unsupported);
    CHECK(nothing.email(u"a@b.it"_s, u"s"_s, u"t"_s, u"h"_s).error().code == ErrorCode::Unsupported);
}

TEST_CASE("the outbox keeps messages in order and tells of each")
{
    Outbox outbox;
    QStringList told;
    QObject::connect(&outbox, &Outbox::received, &outbox, [&](const Message &message) { told.append(message.body); });
    REQUIRE(outbox.sms(u"333"_s, u"one"_s));
    REQUIRE(outbox.email(u"a@b.it"_s, u"subject"_s, u"two"_s, u"<p>two</p>"_s));
    CHECK(told == QStringList{u"one"_s, u"two"_s});
    const auto all = outbox.messages();
    REQUIRE(all.size() == 2);
    CHECK(all[0].channel == Channel::Sms);
    CHECK(all[1].subject == u"subject"_s);
    CHECK(all[1].time.timeSpec() == Qt::UTC);
}

TEST_CASE("the reset e-mail has the button and the link and the code and asks to ignore it otherwise")
{
    const Email mail = resetEmail(u"TOKEN"_s, std::chrono::minutes(30));
    CHECK(mail.text.contains(u"tuodossier:reset?token=TOKEN\n"_s));
    CHECK(mail.text.contains(u"\nTOKEN\n"_s));
    CHECK(mail.text.contains(u"30 minuti"_s));
    CHECK(mail.html.contains(u"href=\"tuodossier:reset?token=TOKEN\""_s));
    CHECK(mail.html.contains(u">RESET password</a>"_s));
    CHECK(mail.text.contains(u"ignorare"_s));
}
