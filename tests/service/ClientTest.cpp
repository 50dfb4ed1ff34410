// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/ServiceFixture.h"
#include "tests/service/SmallDicom.h"

#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

model::DocumentReference report(const ServiceFixture &f, const QString &id, const QDateTime &date)
{
    model::DocumentReference d;
    d.id = DocumentId(id);
    d.subject = f.mario.id;
    d.typeCode = u"18748-4"_s;
    d.typeDisplay = u"Referto radiologico"_s;
    d.custodian = u"P2"_s;
    d.date = date;
    d.description = u"RX PIEDE DX"_s;
    d.contentType = u"application/pdf"_s;
    d.content = BinaryId(id + u"-pdf"_s);
    return d;
}

} // namespace

TEST_CASE("a patient logs in by password and code and reads a report with its study and images")
{
    ServiceFixture f;
    const SmallDicom image;
    REQUIRE(f.service->intake().addInstance(f.mario.id, image.bytes()));
    auto document = report(f, u"r1"_s, QDateTime(QDate(2025, 4, 24), QTime(8, 30), Qt::UTC));
    document.related = {*StudyInstanceUid::create(image.study)};
    REQUIRE(f.service->intake().addDocument(document, "%PDF-1.4 test"));

    auto client = f.newClient();
    const auto challenge = await(client->login(u" rssmra85t10a562s "_s, Secret::fromString(password)));
    REQUIRE(challenge);
    CHECK(challenge->channel == u"sms"_s);
    CHECK(challenge->destination == u"*****46"_s);
    CHECK(challenge->resendAfter == std::chrono::seconds(15));
    const auto session = await(client->submitCode(challenge->id, f.lastCode()));
    REQUIRE(session);
    CHECK(session->patient == f.mario.id);
    CHECK(session->passwordChange == model::PasswordChange::Advised);

    const auto person = await(client->patient(session->patient));
    REQUIRE(person);
    CHECK(person->familyName == u"Rossi"_s);
    CHECK(person->mobilePhone == u"*****46"_s);
    CHECK(person->email == u"m*****@example.org"_s);

    const auto page = await(client->documents(session->patient, {}));
    REQUIRE(page);
    REQUIRE(page->total == 1);
    CHECK(page->items.first() == document);
    CHECK(await(client->binary(page->items.first().content)).value() == "%PDF-1.4 test");

    const auto studies = await(client->imagingStudies(document.related));
    REQUIRE(studies);
    REQUIRE(studies->size() == 1);
    CHECK(studies->first().code == u"AQ1"_s);
    CHECK(studies->first().started == QDateTime(QDate(2025, 4, 23), QTime(15, 25)));
    CHECK(studies->first().modalities == QStringList{u"CR"_s});
    CHECK(studies->first().numberOfInstances == 1);

    const auto contents = await(client->studyContents(document.related.first()));
    REQUIRE(contents);
    CHECK(contents->patientName == u"ROSSI MARIO"_s);
    REQUIRE(contents->series.size() == 1);
    REQUIRE(contents->series.first().instances.size() == 1);
    CHECK(contents->series.first().instances.first().rows == 4);
    const auto bytes = await(client->instance(
        {contents->study.uid, contents->series.first().uid, contents->series.first().instances.first().uid}));
    REQUIRE(bytes);
    CHECK(contents->series.first().instances.first().bytes == bytes->size());
    CHECK(*bytes == image.bytes());

    REQUIRE(await(client->logout()));
    CHECK(await(client->documents(session->patient, {})).error().code == ErrorCode::SessionExpired);
}

TEST_CASE("documents are filtered and sorted and paged by the client's query")
{
    ServiceFixture f;
    for (int month = 1; month <= 7; ++month) {
        auto d = report(f, u"r%1"_s.arg(month), QDateTime(QDate(2025, month, 15), QTime(10, 0), Qt::UTC));
        d.custodian = month % 2 ? u"P1"_s : u"P2"_s;
        REQUIRE(f.service->intake().addDocument(d, "%PDF"));
    }
    auto client = f.loggedIn();
    model::DocumentQuery query;
    auto page = await(client->documents(f.mario.id, query));
    REQUIRE(page);
    CHECK(page->total == 7);
    REQUIRE(page->items.size() == 5);
    CHECK(page->items.first().id.value() == u"r7"_s);
    query.offset = 5;
    page = await(client->documents(f.mario.id, query));
    REQUIRE(page);
    CHECK(page->offset == 5);
    REQUIRE(page->items.size() == 2);
    CHECK(page->items.last().id.value() == u"r1"_s);
    query = {};
    query.from = QDate(2025, 2, 15);
    query.to = QDate(2025, 4, 15);
    query.order = Qt::AscendingOrder;
    page = await(client->documents(f.mario.id, query));
    REQUIRE(page);
    REQUIRE(page->items.size() == 3);
    CHECK(page->items.first().id.value() == u"r2"_s);
    query = {};
    query.text = u"p2"_s;
    query.sortBy = model::SortKey::Custodian;
    CHECK(await(client->documents(f.mario.id, query))->total == 3);
    query.category = model::DocumentCategory::Consent;
    CHECK(await(client->documents(f.mario.id, query))->total == 0);
    CHECK(await(client->documents(f.laura.id, query)).error().code == ErrorCode::NotFound);
}

TEST_CASE("refusals of login and codes arrive as codes with their numbers")
{
    ServiceFixture f;
    auto client = f.newClient();
    const auto wrong = await(client->login(marioCode, Secret::fromString(u"falsch"_s)));
    CHECK(wrong.error().code == ErrorCode::InvalidCredentials);
    const auto challenge = await(client->login(marioCode, Secret::fromString(password)));
    REQUIRE(challenge);
    const auto early = await(client->resendCode(challenge->id));
    CHECK(early.error().code == ErrorCode::TooSoon);
    CHECK(early.error().number == 15);
    const auto badCode = await(client->submitCode(challenge->id, u"abc"_s));
    CHECK(badCode.error().code == ErrorCode::WrongCode);
    CHECK(badCode.error().number == 4);
    CHECK(await(client->submitCode(ChallengeId(u"unknown"_s), u"123456"_s)).error().code ==
          ErrorCode::ChallengeExpired);
    for (int i = 0; i < 4; ++i)
        CHECK(await(client->login(marioCode, Secret::fromString(u"falsch"_s))).error().code ==
              ErrorCode::InvalidCredentials);
    const auto locked = await(client->login(marioCode, Secret::fromString(password)));
    CHECK(locked.error().code == ErrorCode::Locked);
    CHECK(locked.error().number == 900);
    CHECK(await(client->forgotPassword(u"nobody"_s)));
    CHECK(await(client->resetPassword(u"made-up"_s, Secret::fromString(u"Nuova-Parola-2027?"_s))).error().code ==
          ErrorCode::TokenExpired);
    CHECK(await(client->resetPassword(u"made-up"_s, Secret::fromString(u"short"_s))).error().code ==
          ErrorCode::WeakPassword);
}

TEST_CASE("an expired session is told once by the signal and by each call")
{
    ServiceFixture f;
    auto client = f.loggedIn();
    std::atomic<int> signals{0};
    QObject::connect(
        client.get(), &client::ServiceClient::sessionExpired, client.get(), [&] { ++signals; }, Qt::DirectConnection);
    REQUIRE(await(client->patient(f.mario.id)));
    f.clock.advance(std::chrono::minutes(15));
    CHECK(await(client->patient(f.mario.id)).error().code == ErrorCode::SessionExpired);
    CHECK(await(client->patient(f.mario.id)).error().code == ErrorCode::SessionExpired);
    CHECK(signals == 1);
}

TEST_CASE("a password is changed by the client and the old one is no longer right")
{
    ServiceFixture f;
    auto client = f.loggedIn();
    const QString better = u"Nuova-Parola-2027?"_s;
    CHECK(await(client->changePassword(Secret::fromString(u"falsch"_s), Secret::fromString(better))).error().code ==
          ErrorCode::InvalidCredentials);
    REQUIRE(await(client->changePassword(Secret::fromString(password), Secret::fromString(better))));
    CHECK(await(client->patient(f.mario.id)));
    CHECK(await(f.newClient()->login(marioCode, Secret::fromString(password))).error().code ==
          ErrorCode::InvalidCredentials);
}

TEST_CASE("contents of a long study are complete over several pages and in order")
{
    ServiceFixture f;
    QVector<QByteArray> batch;
    constexpr int count = 1'203; // the service sends at most a thousand rows at once
    for (int i = 0; i < count; ++i) {
        SmallDicom image;
        image.instanceNumber = count - i;
        image.instance = image.series + u".%1"_s.arg(count - i);
        batch.append(image.bytes());
    }
    for (const auto &result : f.service->intake().addInstances(f.mario.id, batch))
        REQUIRE(result);
    auto client = f.loggedIn();
    const auto contents = await(client->studyContents(*StudyInstanceUid::create(SmallDicom().study)));
    REQUIRE(contents);
    REQUIRE(contents->series.size() == 1);
    REQUIRE(contents->series.first().instances.size() == count);
    for (int i = 0; i < count; ++i)
        REQUIRE(contents->series.first().instances[i].number == i + 1);
}

TEST_CASE("many instances are fetched in parallel and all are right")
{
    ServiceFixture f;
    QVector<SmallDicom> images;
    QVector<QByteArray> batch;
    for (int i = 0; i < 60; ++i) {
        SmallDicom image;
        image.instanceNumber = i + 1;
        image.instance = image.series + u".%1"_s.arg(i + 1);
        image.side = 256;
        image.grey = static_cast<unsigned char>(i);
        images.append(image);
        batch.append(image.bytes());
    }
    for (const auto &result : f.service->intake().addInstances(f.mario.id, batch))
        REQUIRE(result);
    auto client = f.loggedIn();
    QElapsedTimer timer;
    timer.start();
    QVector<QFuture<Result<QByteArray>>> futures;
    for (const SmallDicom &image : images)
        futures.append(
            client->instance({*StudyInstanceUid::create(image.study), *SeriesInstanceUid::create(image.series),
                              *SopInstanceUid::create(image.instance)}));
    int right = 0;
    for (int i = 0; i < images.size(); ++i)
        right += await(futures[i]).value() == batch[i] ? 1 : 0;
    WARN("60 instances of 64 KiB in " << timer.elapsed() << " ms");
    CHECK(right == 60);
}

TEST_CASE("a cancelled call ends at once and the client goes on")
{
    ServiceFixture f;
    REQUIRE(f.service->intake().addInstance(f.mario.id, SmallDicom().bytes()));
    auto client = f.loggedIn();
    auto future = client->studyContents(*StudyInstanceUid::create(SmallDicom().study));
    future.cancel();
    REQUIRE(waitFor(future));
    CHECK(future.isCanceled());
    CHECK(await(client->patient(f.mario.id)));
}

TEST_CASE("a client that ends finishes its calls")
{
    ServiceFixture f;
    auto client = f.loggedIn();
    auto future = client->patient(f.mario.id);
    client.reset();
    CHECK(waitFor(future, 5'000));
}

TEST_CASE("a service that is gone is a network error and the client works again after a restart")
{
    ServiceFixture f;
    f.startService(false);
    const quint16 port = f.service->port();
    auto client = f.loggedIn();
    REQUIRE(await(client->patient(f.mario.id)));
    f.stopService();
    CHECK(await(client->patient(f.mario.id)).error().code == ErrorCode::Network);
    f.startService(false, port);
    // The session is in the store: it outlives the service.
    CHECK(await(client->patient(f.mario.id)));
}

namespace {

/// A server that says what a test tells it to, on a thread of its own.
class Scripted {
public:
    explicit Scripted(QByteArray answer, bool closeAfter)
    {
        QSemaphore ready;
        m_thread.reset(QThread::create([this, answer, closeAfter, &ready] {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            m_port = server.serverPort();
            ready.release();
            QVector<QTcpSocket *> open;
            while (!m_ending) {
                if (!server.waitForNewConnection(10))
                    continue;
                QTcpSocket *socket = server.nextPendingConnection();
                if (!socket->waitForReadyRead(5'000))
                    continue;
                ++requests;
                socket->readAll();
                socket->write(answer);
                socket->waitForBytesWritten(5'000);
                if (closeAfter)
                    socket->disconnectFromHost();
                else
                    open.append(socket);
            }
        }));
        m_thread->start();
        ready.acquire();
    }
    ~Scripted()
    {
        m_ending = true;
        m_thread->wait();
    }
    client::Endpoint endpoint() const { return {QUrl(u"http://127.0.0.1:%1"_s.arg(m_port.load())), {}}; }
    std::atomic<int> requests{0};

private:
    std::atomic<quint16> m_port{0};
    std::atomic<bool> m_ending{false};
    std::unique_ptr<QThread> m_thread;
};

model::InstanceKey anyKey()
{
    return {*StudyInstanceUid::create(u"1.2"_s), *SeriesInstanceUid::create(u"1.3"_s),
            *SopInstanceUid::create(u"1.4"_s)};
}

} // namespace

TEST_CASE("a download that is cut is tried three times in all and is then a network error")
{
    const Scripted server("HTTP/1.1 200 OK\r\nContent-Type: application/dicom\r\nContent-Length: 1000\r\n\r\nhalf",
                          true);
    client::ServiceClient client(server.endpoint());
    CHECK(await(client.instance(anyKey())).error().code == ErrorCode::Network);
    CHECK(server.requests >= 3);
}

TEST_CASE("a call that is not idempotent is never tried again after its answer was cut")
{
    const Scripted server("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf", true);
    client::ServiceClient client(server.endpoint());
    CHECK(await(client.login(u"x"_s, Secret::fromString(u"y"_s))).error().code == ErrorCode::Network);
    CHECK(server.requests == 1);
}

TEST_CASE("a service that does not answer in time is a time-out")
{
    const Scripted server("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf", false);
    client::ServiceClient client(server.endpoint(), {std::chrono::milliseconds(200), std::chrono::milliseconds(200)});
    CHECK(await(client.patient(PatientId(u"x"_s))).error().code == ErrorCode::Timeout);
    CHECK(await(client.instance(anyKey())).error().code == ErrorCode::Timeout);
}

TEST_CASE("answers that break the contract are protocol errors")
{
    const auto answer = [](const QByteArray &status, const QByteArray &type, const QByteArray &body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
               "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    const auto patientAfter = [&](const QByteArray &bytes) {
        const Scripted server(bytes, true);
        client::ServiceClient client(server.endpoint());
        return await(client.patient(PatientId(u"x"_s))).error().code;
    };
    CHECK(patientAfter(answer("200 OK", "application/json", "<html>")) == ErrorCode::Protocol);
    CHECK(patientAfter(answer("200 OK", "application/json", "{}")) == ErrorCode::Protocol);
    CHECK(patientAfter(answer("200 OK", "application/json",
                              R"({"resourceType":"Patient","id":"x","gender":"robot"})")) == ErrorCode::Protocol);
    CHECK(patientAfter(answer("302 Found", "text/html", "")) == ErrorCode::Protocol);
    CHECK(patientAfter(answer("500 Internal", "text/html", "")) == ErrorCode::Protocol);
    CHECK(patientAfter(answer("503 Unavailable", "text/html", "")) == ErrorCode::Network);
    const Scripted noParts(answer("200 OK", "multipart/related; boundary=b", "--b\r\n\r\nno end"), true);
    client::ServiceClient client(noParts.endpoint());
    CHECK(await(client.instance(anyKey())).error().code == ErrorCode::Protocol);
}
