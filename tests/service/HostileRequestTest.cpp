// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/ServiceFixture.h"
#include "tests/service/SmallDicom.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

/// Everything the service sends until it closes, to bytes that no HTTP library would send.
QByteArray exchange(const ServiceFixture &f, const QByteArray &methodAndTarget, const QByteArray &moreHeaders,
                    const QByteArray &body = {}, bool withSecret = true)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, f.service->port());
    REQUIRE(socket.waitForConnected(5'000));
    QByteArray request = methodAndTarget +
                         " HTTP/1.1\r\nConnection: close\r\nHost: 127.0.0.1:" + QByteArray::number(f.service->port()) +
                         "\r\n" + moreHeaders;
    if (withSecret)
        request += "X-TuoDossier-Launch: " + f.service->launchSecret() + "\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray answer;
    while (socket.waitForReadyRead(20'000) || socket.bytesAvailable() > 0)
        answer += socket.readAll();
    return answer;
}

void addReport(ServiceFixture &f, const QString &id, const PatientId &patient, const QByteArray &content)
{
    model::DocumentReference d;
    d.id = DocumentId(id);
    d.subject = patient;
    d.date = QDateTime(QDate(2025, 1, 10), QTime(12, 0), Qt::UTC);
    d.typeCode = u"18748-4"_s;
    d.typeDisplay = u"Referto radiologico"_s;
    d.contentType = u"application/pdf"_s;
    d.content = BinaryId(id + u"-pdf"_s);
    REQUIRE(f.service->intake().addDocument(d, content));
}

QByteArray statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3);
}

QByteArray bodyOf(const QByteArray &answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray chunked(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n";
}

} // namespace

TEST_CASE("a range never brings out more than the answer")
{
    ServiceFixture f;
    const QByteArray whole = bodyOf(exchange(f, "GET /health/live", ""));
    REQUIRE(whole == R"({"status":"live"})");
    for (const QByteArray range :
         {"0-4000", "100-4000", "16-17", "5-", "-5", "-4000", "0-3,5-500", "0-0,100-4000", "9223372036854775806-"}) {
        CAPTURE(range);
        const QByteArray answer = exchange(f, "GET /health/live", "Range: bytes=" + range + "\r\n");
        CHECK(statusOf(answer) == "200");
        CHECK(bodyOf(answer) == whole);
        CHECK_FALSE(answer.contains("Content-Range"));
    }
}

TEST_CASE("a range of a document or an image is answered with all of it")
{
    ServiceFixture f;
    addReport(f, u"a"_s, f.mario.id, "%PDF of Mario");
    const QByteArray headers = "Authorization: Bearer " + f.token() + "\r\nRange: bytes=3-60000\r\n";
    CHECK(bodyOf(exchange(f, "GET /fhir/Binary/a-pdf", headers)) == "%PDF of Mario");
}

TEST_CASE("a form is refused like any other body that is not JSON")
{
    ServiceFixture f;
    const QByteArray body = "--x\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\nmario\r\n--x--\r\n";
    const QByteArray headers =
        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    CHECK(statusOf(exchange(f, "POST /auth/login", headers, body)) == "400");
    CHECK(statusOf(exchange(f, "POST /nothing", headers, body)) == "404");
    CHECK(statusOf(exchange(f, "POST /auth/login", headers, body, false)) == "403");
}

TEST_CASE("the body of a request that no route takes is not kept")
{
    ServiceFixture f;
    const QByteArray body = chunked(QByteArray(100'000, 'x'));
    for (const QByteArray method : {"DELETE", "PUT", "PATCH"}) {
        CAPTURE(method);
        const QByteArray answer = exchange(f, method + " /auth/login", "Transfer-Encoding: chunked\r\n", body);
        CHECK(statusOf(answer) == "405");
        CHECK(bodyOf(answer).contains("\"status\":405"));
    }
}

TEST_CASE("a method that no route could have is refused without its body")
{
    ServiceFixture f;
    for (const QByteArray method : {"PRI", "TRACE"}) {
        const QByteArray answer = exchange(f, method + " /auth/login", "Transfer-Encoding: chunked\r\n", "10000\r\nx");
        CHECK(statusOf(answer) == "501");
    }
}

TEST_CASE("every path asks for the launch secret whether it exists or not")
{
    ServiceFixture f;
    for (const QByteArray path : {"/", "/health/ready", "/nothing", "/fhir/metadata", "/fhir/Nothing", "/%00%ff%zz",
                                  "/dicomweb/studies", "/auth/logout", "/../../etc/passwd"}) {
        CAPTURE(path);
        CHECK(statusOf(exchange(f, "GET " + path, "", {}, false)) == "403");
    }
}

TEST_CASE("nonsense in a request is refused and the service goes on")
{
    ServiceFixture f;
    const QByteArray authorized = "Authorization: Bearer " + f.token() + "\r\n";
    for (const QByteArray target :
         {"/fhir/DocumentReference?_count=999999999999999999999", "/fhir/DocumentReference?_offset=-1",
          "/fhir/DocumentReference?_sort=date;drop", "/fhir/DocumentReference?patient=mario&patient=laura",
          "/fhir/DocumentReference?date=ge%00%ff", "/dicomweb/studies?limit=-1", "/dicomweb/studies?offset=1e9"}) {
        CAPTURE(target);
        CHECK(statusOf(exchange(f, "GET " + target, authorized)) == "400");
    }
    for (const QByteArray target :
         {"/fhir/Binary/..%2F..%2Fdossier.sqlite", "/fhir/Binary/%2e%2e", "/fhir/Patient/'%20OR%20'1'='1",
          "/dicomweb/studies/1.2.3/series/1.2/instances/1.2/frames/1", "/dicomweb/studies/..%2F..",
          "/fhir/Patient/%00"}) {
        CAPTURE(target);
        CHECK(statusOf(exchange(f, "GET " + target, authorized)) == "404");
    }
    CHECK(statusOf(exchange(f, "GET /" + QByteArray(8'000, 'a'), "")) == "404");
    CHECK(statusOf(exchange(f, "GET /" + QByteArray(9'000, 'a'), "")) == "414");
    for (const QByteArray &bomb : {QByteArray(60'000, '['), QByteArray("{\"a\":").repeated(12'000)}) {
        const QByteArray length = "Content-Length: " + QByteArray::number(bomb.size()) + "\r\n";
        CHECK(statusOf(exchange(f, "POST /auth/login", length, bomb)) == "400");
    }
    CHECK(statusOf(exchange(f, "GET /health/live", "")) == "200");
}

TEST_CASE("what belongs to another patient reads exactly like what is not there")
{
    ServiceFixture f;
    addReport(f, u"hers"_s, f.laura.id, "%PDF of Laura");
    SmallDicom image;
    REQUIRE(f.service->intake().addInstance(f.laura.id, image.bytes()));
    const QByteArray mario = f.token();
    const QString instance = u"/dicomweb/studies/%1/series/%2/instances/%3"_s;
    const QVector<std::pair<QString, QString>> pairs{
        {u"/fhir/Patient/laura"_s, u"/fhir/Patient/none"_s},
        {u"/fhir/DocumentReference/hers"_s, u"/fhir/DocumentReference/none"_s},
        {u"/fhir/Binary/hers-pdf"_s, u"/fhir/Binary/none"_s},
        {u"/fhir/ImagingStudy/"_s + image.study, u"/fhir/ImagingStudy/1.2.3"_s},
        {u"/dicomweb/studies/"_s + image.study, u"/dicomweb/studies/1.2.3"_s},
        {u"/dicomweb/studies/%1/metadata"_s.arg(image.study), u"/dicomweb/studies/1.2.3/metadata"_s},
        {u"/dicomweb/studies/%1/series"_s.arg(image.study), u"/dicomweb/studies/1.2.3/series"_s},
        {u"/dicomweb/studies/%1/instances"_s.arg(image.study), u"/dicomweb/studies/1.2.3/instances"_s},
        {instance.arg(image.study, image.series, image.instance), instance.arg(u"1.2.3"_s, u"1.2.4"_s, u"1.2.5"_s)}};
    for (const auto &[hers, none] : pairs) {
        CAPTURE(hers);
        const RawReply first = f.get(hers, mario);
        const RawReply second = f.get(none, mario);
        CHECK(first.status == 404);
        CHECK(second.status == 404);
        CHECK(first.body == second.body);
    }
    CHECK(f.get(u"/fhir/Binary/hers-pdf"_s, f.token(f.laura.fiscalCode)).body == "%PDF of Laura");
}

TEST_CASE("a patient cannot store images")
{
    ServiceFixture f;
    const QByteArray headers = "Authorization: Bearer " + f.token() +
                               "\r\nContent-Type: multipart/related; boundary=x\r\nContent-Length: 0\r\n";
    CHECK(statusOf(exchange(f, "POST /dicomweb/studies", headers)) == "403");
}

TEST_CASE("clients that send their request drop by drop do not keep others from being answered")
{
    ServiceFixture f;
    std::vector<std::unique_ptr<QTcpSocket>> slow;
    for (int i = 0; i < 40; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, f.service->port());
        REQUIRE(socket->waitForConnected(5'000));
        socket->write(i % 2 == 0 ? "GET /health/li" : "POST /auth/login HTTP/1.1\r\nContent-Length: 10\r\n\r\nab");
        REQUIRE(socket->waitForBytesWritten(5'000));
        slow.push_back(std::move(socket));
    }
    QElapsedTimer timer;
    timer.start();
    CHECK(f.get(u"/health/live"_s).status == 200);
    CHECK(timer.elapsed() < service::ServerLimits().read / std::chrono::milliseconds(1));
    for (const auto &socket : slow)
        socket->abort();
}
