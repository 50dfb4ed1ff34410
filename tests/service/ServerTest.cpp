// SPDX-License-Identifier: GPL-3.0-or-later
// The headless server as a process: started, used, killed.
#include "core/client/ServiceClient.h"
#include "core/notify/Outbox.h"
#include "core/service/Service.h"
#include "tests/service/Receivers.h"
#include "tests/service/SmallDicom.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(TUODOSSIER_BINARY_DIR "/bin/tuodossier-server");
const QString password = u"Prova-Dossier-2026!"_s;

class Server {
public:
    explicit Server(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) {
        }
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        url = line.section(u' ', -1);
    }
    ~Server()
    {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
    /// Ends it as a service supervisor would; the exit status.
    int terminate()
    {
        m_process.terminate();
        return m_process.waitForFinished(20'000) && m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
    QString url;

private:
    QProcess m_process;
};

int runServer(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(20'000) ? process.exitCode() : -1;
}

template <class T>
Result<T> await(QFuture<Result<T>> future)
{
    REQUIRE(waitFor(future));
    REQUIRE(future.resultCount() == 1);
    return future.result();
}

} // namespace

TEST_CASE("the server does not start without a way to deliver codes or with passwords in the clear")
{
    QTemporaryDir folder;
    const QString data = folder.filePath(u"data"_s);
    const QStringList base{u"--data"_s, data};
    CHECK(runServer(base) == 64);
    const QStringList sms{u"--sms-url"_s, u"https://sms.example.org/send"_s};
    CHECK(runServer(base + sms + QStringList{u"--host"_s, u"0.0.0.0"_s}) == 64);
    CHECK(runServer(base + QStringList{u"--sms-url"_s, u"http://sms.example.org/send"_s}) == 64);
    CHECK(runServer(base + sms + QStringList{u"--sms-token-file"_s, u"/nowhere"_s}) == 64);
    CHECK(runServer({}) != 0);
    CHECK(runServer({u"--version"_s}) == 0);
    CHECK_FALSE(QFile::exists(data));
}

TEST_CASE("a clerk logs in to the server by a real SMS provider and the server ends cleanly on SIGTERM")
{
    Receivers receivers;
    if (!receivers.start())
        return;
    QTemporaryDir folder;
    const QString data = folder.filePath(u"data"_s);
    const QStringList staff{u"--data"_s, data, u"--add-staff"_s, u"Segreteria"_s, u"--phone"_s, u"+39 06 5550123"_s};
    CHECK(runServer(staff, "weak\n") == 1);
    REQUIRE(runServer(staff, password.toUtf8() + "\n") == 0);
    CHECK(runServer(staff, password.toUtf8() + "\n") == 1);
    const QStringList arguments{u"--data"_s, data,           u"--port"_s,
                                u"0"_s,      u"--sms-url"_s, u"http://127.0.0.1:%1/send"_s.arg(receivers.httpPort())};
    Server server(arguments);
    client::ServiceClient client({QUrl(server.url), {}});
    const auto challenge = await(client.login(u"segreteria"_s, Secret::fromString(password)));
    REQUIRE(challenge);
    const QString body = receivers.next()["body"_L1].toString();
    const auto code = QRegularExpression(u"(?<!\\d)(\\d{6})(?!\\d)"_s).match(body);
    REQUIRE(code.hasMatch());
    const auto session = await(client.submitCode(challenge->id, code.captured(1)));
    REQUIRE(session);
    CHECK(session->role == model::Role::Staff);
    CHECK(runServer(arguments) == 1); // the folder is in use
    CHECK(server.terminate() == 0);
    CHECK(await(client.patient(PatientId(u"x"_s))).error().code == ErrorCode::Network);
}

TEST_CASE("a server that was killed starts again on the same folder and the session goes on")
{
    Receivers receivers;
    if (!receivers.start())
        return;
    QTemporaryDir folder;
    const QString data = folder.filePath(u"data"_s);
    REQUIRE(runServer({u"--data"_s, data, u"--add-staff"_s, u"segreteria"_s, u"--phone"_s, u"+39065550123"_s},
                      password.toUtf8() + "\n") == 0);
    QStringList arguments{u"--data"_s, data, u"--sms-url"_s, u"http://127.0.0.1:%1/send"_s.arg(receivers.httpPort()),
                          u"--port"_s};
    auto first = std::make_unique<Server>(arguments + QStringList{u"0"_s});
    client::ServiceClient client({QUrl(first->url), {}});
    const auto challenge = await(client.login(u"segreteria"_s, Secret::fromString(password)));
    REQUIRE(challenge);
    const auto code = QRegularExpression(u"(?<!\\d)(\\d{6})(?!\\d)"_s).match(receivers.next()["body"_L1].toString());
    REQUIRE(await(client.submitCode(challenge->id, code.captured(1))));
    const QString port = QString::number(QUrl(first->url).port());
    first->kill();
    CHECK(await(client.patient(PatientId(u"x"_s))).error().code == ErrorCode::Network);
    const Server second(arguments + QStringList{port});
    CHECK(await(client.patient(PatientId(u"x"_s))).error().code == ErrorCode::NotFound);
}

TEST_CASE("a server that is killed in the middle of a download is a network error and works again after a restart")
{
    Receivers receivers;
    if (!receivers.start())
        return;
    QTemporaryDir folder;
    const QString data = folder.filePath(u"data"_s);
    SmallDicom large;
    large.side = 8'000; // 64 MB: the small one beside it arrives long before
    SmallDicom small;
    small.instance += u".2"_s;
    model::Patient mario{PatientId(u"mario"_s), u"PZ-1"_s, u"Rossi"_s,          u"Mario"_s, model::Sex::Male, {},
                         u"RSSMRA85T10A562S"_s, {},        u"+39 333 1234546"_s};
    {
        const SystemClock clock;
        notify::Outbox outbox;
        auto service = service::Service::start({data}, clock, outbox);
        REQUIRE(service);
        service::Intake &intake = (*service)->intake();
        REQUIRE(intake.addPatient(mario));
        REQUIRE(intake.addAccount(mario.fiscalCode, Secret::fromString(password), model::Role::Patient, mario.id));
        model::Consent adhesion{ConsentId(u"a"_s),
                                mario.id,
                                model::ConsentKind::DossierAdhesion,
                                true,
                                QDateTime(QDate(2020, 1, 7), QTime(9, 0), Qt::UTC),
                                model::Role::Staff,
                                {}};
        REQUIRE(intake.addConsent(adhesion));
        adhesion.id = ConsentId(u"b"_s);
        adhesion.kind = model::ConsentKind::HistoricalRecovery;
        REQUIRE(intake.addConsent(adhesion));
        REQUIRE(intake.addInstance(mario.id, large.bytes()));
        REQUIRE(intake.addInstance(mario.id, small.bytes()));
    }
    const QStringList arguments{u"--data"_s, data, u"--sms-url"_s,
                                u"http://127.0.0.1:%1/send"_s.arg(receivers.httpPort()), u"--port"_s};
    auto first = std::make_unique<Server>(arguments + QStringList{u"0"_s});
    client::ServiceClient client({QUrl(first->url), {}});
    const auto challenge = await(client.login(mario.fiscalCode, Secret::fromString(password)));
    REQUIRE(challenge);
    const auto code = QRegularExpression(u"(?<!\\d)(\\d{6})(?!\\d)"_s).match(receivers.next()["body"_L1].toString());
    REQUIRE(await(client.submitCode(challenge->id, code.captured(1))));
    const auto keyOf = [](const SmallDicom &image) {
        return model::InstanceKey{*StudyInstanceUid::create(image.study), *SeriesInstanceUid::create(image.series),
                                  *SopInstanceUid::create(image.instance)};
    };
    auto download = client.instance(keyOf(large));
    REQUIRE(await(client.instance(keyOf(small))));
    REQUIRE_FALSE(download.isFinished());
    const QString port = QString::number(QUrl(first->url).port());
    first->kill();
    CHECK(await(download).error().code == ErrorCode::Network);
    const Server second(arguments + QStringList{port});
    CHECK(await(client.instance(keyOf(large))).value() == large.bytes());
}
