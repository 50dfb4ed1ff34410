// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/ServiceFixture.h"
#include "tests/service/SmallDicom.h"

#include <QJsonArray>
#include <QUrl>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

const QString reports = u"&category=http%3A%2F%2Floinc.org%7CLP29684-5"_s;

QDateTime utc(int year, int month, int day, int hour = 12)
{
    return QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::UTC);
}

void addReport(ServiceFixture &f, const QString &id, const QDateTime &date, const QString &type,
               const QString &custodian, const QString &description)
{
    model::DocumentReference d;
    d.id = DocumentId(id);
    d.subject = f.mario.id;
    d.typeCode = u"18748-4"_s;
    d.typeDisplay = type;
    d.custodian = custodian;
    d.date = date;
    d.description = description;
    d.contentType = u"application/pdf"_s;
    d.content = BinaryId(id + u"-pdf"_s);
    REQUIRE(f.service->intake().addDocument(d, "%PDF " + id.toLatin1()));
}

void addReports(ServiceFixture &f)
{
    addReport(f, u"a"_s, utc(2025, 1, 10), u"Referto radiologico"_s, u"P2"_s, u"RX PIEDE DX"_s);
    addReport(f, u"b"_s, utc(2025, 2, 10), u"Referto ecografico"_s, u"P1"_s, u"ECO ADDOME"_s);
    addReport(f, u"c"_s, utc(2025, 3, 10), u"Referto radiologico"_s, u"P1"_s, u"TC TORACE PERÒ"_s);
}

QString idsOf(const RawReply &reply)
{
    REQUIRE(reply.status == 200);
    QStringList ids;
    for (const QJsonValue &entry : reply.json()["entry"_L1].toArray())
        ids.append(entry.toObject()["resource"_L1].toObject()["id"_L1].toString());
    return ids.join(u' ');
}

QString linkOf(const RawReply &reply, const QString &relation)
{
    for (const QJsonValue &link : reply.json()["link"_L1].toArray()) {
        if (link.toObject()["relation"_L1].toString() == relation) {
            const QUrl url(link.toObject()["url"_L1].toString());
            return url.path() + u'?' + url.query(QUrl::FullyEncoded);
        }
    }
    return {};
}

} // namespace

TEST_CASE("documents are searched by date and text and type and sorted by the service")
{
    ServiceFixture f;
    addReports(f);
    const QByteArray token = f.token();
    const QString base = u"/fhir/DocumentReference?patient=mario"_s + reports;
    const auto ids = [&](const QString &rest) { return idsOf(f.get(base + rest, token)); };
    CHECK(ids({}) == u"c b a"_s);
    CHECK(ids(u"&_sort=date"_s) == u"a b c"_s);
    CHECK(ids(u"&_sort=type"_s) == u"b c a"_s);
    CHECK(ids(u"&_sort=-type"_s) == u"c a b"_s);
    CHECK(ids(u"&_sort=custodian"_s) == u"c b a"_s);
    CHECK(ids(u"&_sort=-custodian"_s) == u"a c b"_s);
    CHECK(ids(u"&date=ge2025-02-10T12:00:00Z"_s) == u"c b"_s);
    CHECK(ids(u"&date=gt2025-02-10T12:00:00Z"_s) == u"c"_s);
    CHECK(ids(u"&date=lt2025-02-10T12:00:00Z"_s) == u"a"_s);
    CHECK(ids(u"&date=le2025-02-10T12:00:00Z"_s) == u"b a"_s);
    CHECK(ids(u"&date=ge2025-02&date=le2025-02"_s) == u"b"_s);
    CHECK(ids(u"&date=2025"_s) == u"c b a"_s);
    CHECK(ids(u"&_content=per%C3%B2"_s) == u"c"_s);
    CHECK(ids(u"&_content=RADIO"_s) == u"c a"_s);
    CHECK(ids(u"&type=18748-4"_s) == u"c b a"_s);
    CHECK(ids(u"&type=11502-2"_s) == u""_s);
    CHECK(idsOf(f.get(u"/fhir/DocumentReference?category=59284-0"_s, token)) == u""_s);
}

TEST_CASE("pages follow each other by the links of the bundle")
{
    ServiceFixture f;
    addReports(f);
    const QByteArray token = f.token();
    const RawReply first = f.get(u"/fhir/DocumentReference?patient=mario&_count=2"_s + reports, token);
    CHECK(first.json()["total"_L1].toInt() == 3);
    CHECK(idsOf(first) == u"c b"_s);
    CHECK(linkOf(first, u"previous"_s).isEmpty());
    const RawReply second = f.get(linkOf(first, u"next"_s), token);
    CHECK(idsOf(second) == u"a"_s);
    CHECK(linkOf(second, u"next"_s).isEmpty());
    CHECK(idsOf(f.get(linkOf(second, u"previous"_s), token)) == u"c b"_s);
}

TEST_CASE("what a search does not understand is refused and not ignored")
{
    ServiceFixture f;
    const QByteArray token = f.token();
    for (const QString &query :
         {u"colour=red"_s, u"date=tomorrow"_s, u"date=zz2025"_s, u"_sort=size"_s, u"_count=0"_s, u"_count=many"_s,
          u"_offset=-1"_s, u"category=unknown"_s, u"patient=not%20an%20id"_s}) {
        INFO(query.toStdString());
        const RawReply reply = f.get(u"/fhir/DocumentReference?"_s + query, token);
        CHECK(reply.status == 400);
        CHECK(reply.json()["resourceType"_L1].toString() == u"OperationOutcome"_s);
    }
}

TEST_CASE("a patient sees one dossier and everything of others is not found")
{
    ServiceFixture f;
    addReports(f);
    const SmallDicom image;
    REQUIRE(f.service->intake().addInstance(f.mario.id, image.bytes()));
    const QByteArray own = f.token();
    const QByteArray other = f.token(f.laura.fiscalCode);
    const QByteArray staff = f.token(u"segreteria"_s);
    const QString wado =
        u"/dicomweb/studies/%1/series/%2/instances/%3"_s.arg(image.study, image.series, image.instance);
    for (const QString &path :
         {u"/fhir/Patient/mario"_s, u"/fhir/DocumentReference/a"_s, u"/fhir/Binary/a-pdf"_s,
          u"/fhir/DocumentReference?patient=mario"_s, u"/fhir/ImagingStudy/"_s + image.study,
          u"/fhir/ImagingStudy?patient=mario"_s, u"/dicomweb/studies/"_s + image.study,
          u"/dicomweb/studies/"_s + image.study + u"/series"_s, u"/dicomweb/studies/"_s + image.study + u"/metadata"_s,
          u"/dicomweb/studies/"_s + image.study + u"/instances"_s, wado, wado + u"/metadata"_s}) {
        INFO(path.toStdString());
        CHECK(f.get(path, own).status == 200);
        CHECK(f.get(path, other).status == 404);
        CHECK(f.get(path, staff).status == 200);
        CHECK(f.get(path).status == 401);
    }
    CHECK(f.get(u"/fhir/Patient/nobody"_s, other).body == f.get(u"/fhir/Patient/mario"_s, other).body);
    CHECK(idsOf(f.get(u"/fhir/ImagingStudy?identifier=urn:dicom:uid%7Curn:oid:"_s + image.study, other)).isEmpty());
    CHECK(f.get(u"/dicomweb/studies"_s, other).body == "[]");
}

TEST_CASE("staff read contacts in full and must name the patient of a search")
{
    ServiceFixture f;
    const QByteArray staff = f.token(u"segreteria"_s);
    const auto telecom = [](const RawReply &reply) {
        return reply.json()["telecom"_L1].toArray().first().toObject()["value"_L1].toString();
    };
    CHECK(telecom(f.get(u"/fhir/Patient/mario"_s, staff)) == u"+39 333 1234546"_s);
    CHECK(telecom(f.get(u"/fhir/Patient/mario"_s, f.token())) == u"*****46"_s);
    CHECK(f.get(u"/fhir/DocumentReference"_s, staff).status == 400);
    CHECK(idsOf(f.get(u"/fhir/Patient?identifier=http://hl7.it/sid/codiceFiscale%7C"_s + marioCode, staff)) ==
          u"mario"_s);
    CHECK(idsOf(f.get(u"/fhir/Patient?identifier="_s + marioCode, f.token(f.laura.fiscalCode))).isEmpty());
    CHECK(idsOf(f.get(u"/fhir/Patient"_s, f.token(f.laura.fiscalCode))) == u"laura"_s);
}

TEST_CASE("a binary comes as stored or as a resource")
{
    ServiceFixture f;
    addReports(f);
    const QByteArray token = f.token();
    const RawReply raw = f.get(u"/fhir/Binary/a-pdf"_s, token);
    CHECK(raw.header("Content-Type") == "application/pdf");
    CHECK(raw.body == "%PDF a");
    const RawReply json = f.raw("GET", u"/fhir/Binary/a-pdf"_s, {},
                                {{"Authorization", "Bearer " + token}, {"Accept", "application/fhir+json"}});
    CHECK(json.json()["data"_L1].toString() == u"JVBERiBh"_s); // printf '%%PDF a' | base64
    CHECK(f.get(u"/fhir/Binary/nothing"_s, token).status == 404);
}

TEST_CASE("a damaged document is an error and never wrong bytes")
{
    ServiceFixture f;
    addReports(f);
    QDirIterator files(f.folder.filePath(u"data/objects"_s), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        REQUIRE(file.open(QIODevice::ReadWrite));
        REQUIRE(file.seek(1));
        REQUIRE(file.write("X") == 1);
    }
    CHECK(f.get(u"/fhir/Binary/a-pdf"_s, f.token()).status == 500);
    CHECK(f.get(u"/fhir/DocumentReference/a"_s, f.token()).status == 200);
}

TEST_CASE("what is there already is not replaced")
{
    ServiceFixture f;
    addReports(f);
    model::DocumentReference again;
    again.id = DocumentId(u"a"_s);
    again.subject = f.mario.id;
    again.date = utc(2025, 1, 1);
    again.contentType = u"application/pdf"_s;
    again.content = BinaryId(u"other"_s);
    service::Intake &intake = f.service->intake();
    CHECK(intake.addDocument(again, "x").error().code == ErrorCode::Conflict);
    again.id = DocumentId(u"fresh"_s);
    again.subject = PatientId(u"nobody"_s);
    CHECK(intake.addDocument(again, "x").error().code == ErrorCode::NotFound);
    again.id = DocumentId(u"no id!"_s);
    CHECK(intake.addDocument(again, "x").error().code == ErrorCode::InvalidArgument);
    CHECK(intake.addPatient(f.mario).error().code == ErrorCode::Conflict);
    CHECK(intake.addAccount(marioCode, Secret::fromString(password), model::Role::Patient, f.mario.id).error().code ==
          ErrorCode::Conflict);
    CHECK(
        intake.addAccount(u"clerk"_s, Secret::fromString(u"weak"_s), model::Role::Staff, {}, {u"333"_s}).error().code ==
        ErrorCode::WeakPassword);
    CHECK(intake.addAccount(u"clerk"_s, Secret::fromString(password), model::Role::Staff).error().code ==
          ErrorCode::InvalidArgument);
    model::Patient wrong = f.mario;
    wrong.id = PatientId(u"x"_s);
    wrong.fiscalCode = u"RSSMRA85T10A562X"_s;
    CHECK(intake.addPatient(wrong).error().code == ErrorCode::InvalidArgument);
    CHECK_FALSE(*intake.isEmpty());
}
