// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/ServiceFixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QSet>
#include <QTcpSocket>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

/// "METHOD /path" of every operation in openapi.yaml: paths stand at two blanks, methods at four.
QSet<QString> describedOperations()
{
    QFile file(QStringLiteral(TUODOSSIER_SOURCE_DIR "/core/service/openapi.yaml"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QStringList methods{u"get"_s, u"post"_s, u"put"_s, u"patch"_s, u"delete"_s};
    QSet<QString> found;
    QString path;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QString name = line.trimmed().section(u':', 0, 0);
        if (line.startsWith("  /"_L1))
            path = name;
        else if (line.startsWith("    "_L1) && !line.startsWith("     "_L1) && methods.contains(name))
            found.insert(name.toUpper() + u' ' + path);
    }
    return found;
}

} // namespace

TEST_CASE("every route of the service is described in openapi.yaml and every described one exists")
{
    ServiceFixture f;
    QSet<QString> registered;
    for (const service::Route &route : f.service->routes())
        registered.insert(QString::fromLatin1(route.method) + u' ' + route.pattern);
    const QSet<QString> described = describedOperations();
    CHECK(described.size() == 47);
    CHECK(QStringList((registered - described).values()).join(u'\n') == u""_s);
    CHECK(QStringList((described - registered).values()).join(u'\n') == u""_s);
}

TEST_CASE("without the launch secret or with another Host nothing answers")
{
    ServiceFixture f;
    CHECK(f.raw("GET", u"/health/live"_s).status == 200);
    const RawReply noSecret = f.raw("GET", u"/health/live"_s, {}, {}, false);
    CHECK(noSecret.status == 403);
    CHECK(noSecret.header("Content-Type") == "application/problem+json");
    CHECK(noSecret.json()["type"_L1].toString() == u"urn:tuodossier:problem:forbidden"_s);
    CHECK(f.raw("GET", u"/health/live"_s, {}, {{"X-TuoDossier-Launch", "guess"}}, false).status == 403);
    CHECK(f.raw("POST", u"/auth/login"_s, "{}", {{"Content-Type", "application/json"}}, false).status == 403);
    CHECK(f.raw("GET", u"/health/live"_s, {}, {{"Host", "evil.example.org"}}).status == 403);
    const QByteArray otherPort = "127.0.0.1:" + QByteArray::number(f.service->port() + 1);
    CHECK(f.raw("GET", u"/health/live"_s, {}, {{"Host", otherPort}}).status == 403);
}

TEST_CASE("a service for other machines needs neither launch secret nor a local Host")
{
    ServiceFixture f;
    f.startService(false);
    CHECK(f.service->launchSecret().isEmpty());
    CHECK(f.raw("GET", u"/health/live"_s, {}, {{"Host", "dossier.example.org"}}).status == 200);
    CHECK(f.raw("GET", u"/health/ready"_s).status == 200);
    CHECK(f.raw("GET", u"/fhir/Patient/mario"_s).status == 401);
}

TEST_CASE("unknown paths and wrong methods are told apart")
{
    ServiceFixture f;
    CHECK(f.get(u"/nothing"_s).status == 404);
    CHECK(f.get(u"/fhir/Nothing"_s).json()["resourceType"_L1].toString() == u"OperationOutcome"_s);
    const RawReply wrong = f.raw("DELETE", u"/fhir/Patient/mario"_s);
    CHECK(wrong.status == 405);
    CHECK(wrong.header("Allow") == "GET, PUT");
    CHECK(f.get(u"/auth/login"_s).status == 405);
}

TEST_CASE("a body over the limit of its route is refused and the next request is answered")
{
    ServiceFixture f;
    const QByteArray large(200'000, 'x');
    CHECK(f.raw("POST", u"/auth/login"_s, large, {{"Content-Type", "application/json"}}).status == 413);
    CHECK(f.raw("POST", u"/auth/login"_s, "not json", {{"Content-Type", "application/json"}}).status == 400);
    CHECK(f.raw("POST", u"/auth/login"_s, "{\"username\":1}", {{"Content-Type", "application/json"}}).status == 400);
    CHECK(f.get(u"/health/live"_s).status == 200);
}

TEST_CASE("answers with health data are not to be cached")
{
    ServiceFixture f;
    const RawReply reply = f.get(u"/fhir/Patient/mario"_s, f.token());
    CHECK(reply.status == 200);
    CHECK(reply.header("Cache-Control") == "no-store");
}

TEST_CASE("the capability statement names the version of FHIR and the resources")
{
    ServiceFixture f;
    const QJsonObject json = f.get(u"/fhir/metadata"_s).json();
    CHECK(json["resourceType"_L1].toString() == u"CapabilityStatement"_s);
    CHECK(json["fhirVersion"_L1].toString() == u"4.0.1"_s);
    const QJsonArray resources = json["rest"_L1].toArray().first().toObject()["resource"_L1].toArray();
    CHECK(resources.size() == 6);
}

TEST_CASE("one data folder serves one service at a time")
{
    ServiceFixture f;
    service::ServiceConfig config{f.folder.filePath(u"data"_s)};
    const auto second = service::Service::start(config, f.clock, f.outbox);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::Conflict);
}

TEST_CASE("idle connections of one client do not keep another from being answered")
{
    ServiceFixture f;
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    const QByteArray request = "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(f.service->port()) +
                               "\r\nX-TuoDossier-Launch: " + f.service->launchSecret() + "\r\n\r\n";
    for (int i = 0; i < 40; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, f.service->port());
        REQUIRE(socket->waitForConnected(5'000));
        socket->write(request);
        REQUIRE(socket->waitForReadyRead(5'000)); // answered, and its thread now waits for the next request
        idle.push_back(std::move(socket));
    }
    QElapsedTimer timer;
    timer.start();
    CHECK(f.get(u"/health/live"_s).status == 200);
    CHECK(timer.elapsed() < service::ServerLimits().keepAlive / std::chrono::milliseconds(1));
}

TEST_CASE("HEAD answers like GET without a body")
{
    ServiceFixture f;
    const RawReply reply = f.raw("HEAD", u"/health/live"_s);
    CHECK(reply.status == 200);
    CHECK(reply.body.isEmpty());
}
