// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Multipart.h"
#include "tests/service/ServiceFixture.h"
#include "tests/service/SmallDicom.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <thread>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

QList<std::pair<QByteArray, QByteArray>> bearer(const QByteArray &token)
{
    return {{"Authorization", "Bearer " + token}};
}

RawReply stow(const ServiceFixture &f, const QByteArray &token, const QVector<QByteArray> &files,
              const QString &path = u"/dicomweb/studies"_s)
{
    QByteArray body;
    for (const QByteArray &file : files)
        body += "--edge\r\nContent-Type: application/dicom\r\n\r\n" + file + "\r\n";
    body += "--edge--\r\n";
    auto headers = bearer(token);
    headers.append(std::pair(QByteArray("Content-Type"),
                             QByteArray("multipart/related; type=\"application/dicom\"; boundary=edge")));
    return f.raw("POST", path, body, headers);
}

QJsonArray rows(const RawReply &reply)
{
    REQUIRE(reply.status == 200);
    return QJsonDocument::fromJson(reply.body).array();
}

QJsonValue value(const QJsonValue &row, const QString &tag)
{
    return row.toObject()[tag].toObject()["Value"_L1].toArray().first();
}

// Three instances in two series of one study.
QVector<SmallDicom> threeImages()
{
    SmallDicom a;
    SmallDicom b = a;
    b.instance = a.series + u".2"_s;
    b.instanceNumber = 2;
    b.grey = 8;
    SmallDicom c = a;
    c.series = a.study + u".2"_s;
    c.seriesNumber = 2;
    c.instance = c.series + u".1"_s;
    return {a, b, c};
}

QVector<QByteArray> bytesOf(const QVector<SmallDicom> &images)
{
    QVector<QByteArray> all;
    for (const SmallDicom &image : images)
        all.append(image.bytes());
    return all;
}

QString pathOf(const SmallDicom &image)
{
    return u"/dicomweb/studies/%1/series/%2/instances/%3"_s.arg(image.study, image.series, image.instance);
}

} // namespace

TEST_CASE("staff store instances by STOW-RS and they come back byte for byte")
{
    ServiceFixture f;
    const QByteArray staff = f.token(u"segreteria"_s);
    const auto images = threeImages();
    const RawReply stored = stow(f, staff, bytesOf(images));
    CHECK(stored.status == 200);
    CHECK(stored.json()["00081199"_L1].toObject()["Value"_L1].toArray().size() == 3);
    CHECK_FALSE(stored.json().contains("00081198"_L1));
    for (const SmallDicom &image : images) {
        const RawReply reply = f.get(pathOf(image), staff);
        REQUIRE(reply.status == 200);
        const auto parts = parseMultipart(reply.header("Content-Type"), reply.body);
        REQUIRE(parts);
        REQUIRE(parts->size() == 1);
        CHECK(parts->first().headers.value("content-type") == "application/dicom");
        CHECK(parts->first().body == image.bytes());
    }
    auto single = bearer(staff);
    single.append(std::pair(QByteArray("Accept"), QByteArray("application/dicom")));
    CHECK(f.raw("GET", pathOf(images[0]), {}, single).body == images[0].bytes());
    single.last().second = "image/jpeg";
    CHECK(f.raw("GET", pathOf(images[0]), {}, single).status == 406);
}

TEST_CASE("a study and a series are sent as many parts in the order of their numbers")
{
    ServiceFixture f;
    const auto images = threeImages();
    for (const auto &result : f.service->intake().addInstances(f.mario.id, bytesOf(images)))
        REQUIRE(result);
    const QByteArray token = f.token();
    const RawReply study = f.get(u"/dicomweb/studies/"_s + images[0].study, token);
    const auto parts = parseMultipart(study.header("Content-Type"), study.body);
    REQUIRE(parts);
    REQUIRE(parts->size() == 3);
    for (int i = 0; i < 3; ++i)
        CHECK((*parts)[i].body == images[i].bytes());
    const RawReply series = f.get(u"/dicomweb/studies/%1/series/%2"_s.arg(images[0].study, images[0].series), token);
    CHECK(parseMultipart(series.header("Content-Type"), series.body)->size() == 2);
}

TEST_CASE("QIDO-RS lists studies and series and instances with limit and offset")
{
    ServiceFixture f;
    const auto images = threeImages();
    for (const auto &result : f.service->intake().addInstances(f.mario.id, bytesOf(images)))
        REQUIRE(result);
    const QByteArray token = f.token();
    const QJsonArray studies = rows(f.get(u"/dicomweb/studies"_s, token));
    REQUIRE(studies.size() == 1);
    CHECK(value(studies[0], u"0020000D"_s).toString() == images[0].study);
    CHECK(value(studies[0], u"00080020"_s).toString() == u"20250423"_s);
    CHECK(value(studies[0], u"00080050"_s).toString() == u"AQ1"_s);
    CHECK(value(studies[0], u"00201206"_s).toInt() == 2);
    CHECK(value(studies[0], u"00201208"_s).toInt() == 3);
    CHECK(value(studies[0], u"00100010"_s).toObject()["Alphabetic"_L1].toString() == u"ROSSI^MARIO"_s);
    const QString base = u"/dicomweb/studies/"_s + images[0].study;
    const QJsonArray series = rows(f.get(base + u"/series"_s, token));
    REQUIRE(series.size() == 2);
    CHECK(value(series[0], u"00201209"_s).toInt() == 2);
    const RawReply page = f.get(base + u"/instances?limit=2"_s, token);
    CHECK(rows(page).size() == 2);
    CHECK(page.header("Warning").contains("additional results"));
    const RawReply rest = f.get(base + u"/instances?limit=2&offset=2"_s, token);
    REQUIRE(rows(rest).size() == 1);
    CHECK(value(rows(rest)[0], u"00080018"_s).toString() == images[2].instance);
    CHECK(rest.header("Warning").isEmpty());
    CHECK(value(rows(rest)[0], u"00280010"_s).toInt() == 4);
    CHECK(rows(f.get(u"/dicomweb/studies?AccessionNumber=AQ1&StudyDate=20250101-20251231"_s, token)).size() == 1);
    CHECK(rows(f.get(u"/dicomweb/studies?StudyDate=20240101-20241231"_s, token)).isEmpty());
    CHECK(f.get(u"/dicomweb/studies?PatientWeight=80"_s, token).status == 400);
    CHECK(f.get(u"/dicomweb/studies?limit=x"_s, token).status == 400);
    CHECK(f.get(u"/dicomweb/studies?includefield=00104000"_s, token).header("Warning").startsWith("299"));
}

TEST_CASE("metadata is DICOM JSON in UTF-8 without pixels and without file meta information")
{
    ServiceFixture f;
    SmallDicom image;
    image.studyDescription = u"Caffè"_s;
    REQUIRE(f.service->intake().addInstance(f.mario.id, image.bytes()));
    const RawReply reply = f.get(pathOf(image) + u"/metadata"_s, f.token());
    CHECK(reply.header("Content-Type") == "application/dicom+json");
    const QJsonArray all = rows(reply);
    REQUIRE(all.size() == 1);
    CHECK(value(all[0], u"00081030"_s).toString() == u"Caffè"_s);
    CHECK(value(all[0], u"00280010"_s).toInt() == 4);
    CHECK(all[0].toObject()[u"00280010"_s].toObject()["vr"_L1].toString() == u"US"_s);
    CHECK_FALSE(all[0].toObject().contains(u"7FE00010"_s));
    CHECK_FALSE(all[0].toObject().contains(u"00020010"_s));
    CHECK(rows(f.get(u"/dicomweb/studies/%1/metadata"_s.arg(image.study), f.token())).size() == 1);
}

TEST_CASE("what is not DICOM is refused by name and the good instances of the request are kept")
{
    ServiceFixture f;
    const QByteArray staff = f.token(u"segreteria"_s);
    const SmallDicom good;
    SmallDicom stranger = good;
    stranger.patientId = u"PZ-unknown"_s;
    stranger.instance += u".9"_s;
    const QByteArray cut = threeImages()[1].bytes().first(200);
    const RawReply reply = stow(f, staff, {"this is not DICOM", good.bytes(), stranger.bytes(), cut});
    CHECK(reply.status == 202);
    CHECK(reply.json()["00081199"_L1].toObject()["Value"_L1].toArray().size() == 1);
    const QJsonArray failed = reply.json()["00081198"_L1].toObject()["Value"_L1].toArray();
    REQUIRE(failed.size() == 3);
    CHECK(value(failed[0], u"00081197"_s).toInt() == 0xC000);
    CHECK(value(failed[1], u"00081197"_s).toInt() == 0xA900);
    CHECK(value(failed[1], u"00081155"_s).toString() == stranger.instance);
    CHECK(value(failed[2], u"00081197"_s).toInt() == 0xC000);
    CHECK(f.get(pathOf(good), staff).status == 200);
    CHECK(f.service->intake().addInstance(f.mario.id, "nothing").error().code == ErrorCode::Malformed);
}

TEST_CASE("the same instance again changes nothing and other bytes are a conflict that keeps the first")
{
    ServiceFixture f;
    const QByteArray staff = f.token(u"segreteria"_s);
    const SmallDicom first;
    SmallDicom other = first;
    other.grey = 99;
    CHECK(stow(f, staff, {first.bytes()}).status == 200);
    CHECK(stow(f, staff, {first.bytes()}).status == 200);
    const RawReply conflict = stow(f, staff, {other.bytes()});
    CHECK(conflict.status == 409);
    const QJsonArray failed = conflict.json()["00081198"_L1].toObject()["Value"_L1].toArray();
    CHECK(value(failed[0], u"00081197"_s).toInt() == 0x0111);
    CHECK(f.get(pathOf(first), staff).body.contains(first.bytes()));
    SmallDicom stolen = first;
    stolen.instance += u".7"_s;
    CHECK(f.service->intake().addInstance(f.laura.id, stolen.bytes()).error().code == ErrorCode::Conflict);
    CHECK(rows(f.get(u"/dicomweb/studies/%1/instances"_s.arg(first.study), staff)).size() == 1);
}

TEST_CASE("a patient may not store and a store for one study takes no other")
{
    ServiceFixture f;
    const SmallDicom image;
    CHECK(stow(f, f.token(), {image.bytes()}).status == 403);
    const QByteArray staff = f.token(u"segreteria"_s);
    CHECK(stow(f, staff, {image.bytes()}, u"/dicomweb/studies/1.2.3"_s).status == 409);
    CHECK(stow(f, staff, {image.bytes()}, u"/dicomweb/studies/"_s + image.study).status == 200);
    auto headers = bearer(staff);
    headers.append(std::pair(QByteArray("Content-Type"), QByteArray("application/dicom")));
    CHECK(f.raw("POST", u"/dicomweb/studies"_s, image.bytes(), headers).status == 400);
    headers.last().second = "multipart/related; boundary=edge";
    CHECK(f.raw("POST", u"/dicomweb/studies"_s, "--edge\r\n\r\nno end", headers).status == 400);
}

TEST_CASE("unknown and impossible UIDs are not found")
{
    ServiceFixture f;
    REQUIRE(f.service->intake().addInstance(f.mario.id, SmallDicom().bytes()));
    const QByteArray token = f.token();
    const QString study = u"/dicomweb/studies/"_s + SmallDicom().study;
    for (const QString &path : {u"/dicomweb/studies/1.2.3"_s, u"/dicomweb/studies/../secret"_s,
                                u"/dicomweb/studies/%27%3B--"_s, study + u"/series/1.2"_s, study + u"/series/x"_s,
                                study + u"/series/1.2/instances/1.2"_s, u"/fhir/ImagingStudy/x"_s})
        CHECK(f.get(path, token).status == 404);
}

TEST_CASE("readers are answered while a long batch is being stored")
{
    ServiceFixture f;
    const SmallDicom known;
    REQUIRE(f.service->intake().addInstance(f.mario.id, known.bytes()));
    const QByteArray token = f.token();
    QVector<QByteArray> batch;
    for (int i = 0; i < 200; ++i) {
        SmallDicom image;
        image.study += u".5"_s;
        image.series += u".5"_s;
        image.instance = image.series + u".%1"_s.arg(i + 1);
        image.instanceNumber = i + 1;
        image.side = 64;
        image.grey = static_cast<unsigned char>(i);
        batch.append(image.bytes());
    }
    std::atomic<bool> done{false};
    QVector<Result<void>> results;
    QElapsedTimer timer;
    timer.start();
    std::thread writer([&] {
        results = f.service->intake().addInstances(f.mario.id, batch);
        done = true;
    });
    int answered = 0;
    int wrong = 0;
    do {
        const RawReply reply = f.get(pathOf(known), token);
        wrong += reply.status == 200 && reply.body.contains(known.bytes()) ? 0 : 1;
        ++answered;
    } while (!done);
    writer.join();
    WARN("200 instances stored in " << timer.elapsed() << " ms beside " << answered << " reads");
    CHECK(wrong == 0);
    CHECK(std::all_of(results.begin(), results.end(), [](const auto &r) { return r.has_value(); }));
    const QString study = known.study + u".5"_s;
    CHECK(rows(f.get(u"/dicomweb/studies/%1/instances"_s.arg(study), token)).size() == 200);
}
