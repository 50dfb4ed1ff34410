// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/DossierFixture.h"

#include <QProcess>

using namespace td;
using namespace td::test;

namespace {

/// Keeps what the routes answer, a file each, and that no route was forgotten.
class Collection {
public:
    explicit Collection(const DossierFixture &fixture)
        : m_fixture(fixture)
    {
    }

    void add(const QString &name, const RawReply &reply)
    {
        INFO((name + u'\n' + QString::fromUtf8(reply.body)).toStdString());
        REQUIRE(reply.header("Content-Type").startsWith("application/fhir+json"));
        const QString path = m_folder.filePath(name + u".json"_s);
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(reply.body) == reply.body.size());
        m_files.append(path);
    }
    void get(const QString &name, const QString &target, const QByteArray &bearer)
    {
        add(name, m_fixture.raw("GET", target, {},
                                {{"Authorization", "Bearer " + bearer}, {"Accept", "application/fhir+json"}}));
    }
    const QStringList &files() const { return m_files; }

private:
    const DossierFixture &m_fixture;
    QTemporaryDir m_folder;
    QStringList m_files;
};

void collect(DossierFixture &f, Collection &all)
{
    const SmallDicom image;
    f.image(image);
    f.give(ConsentKind::DossierAdhesion);
    f.report(u"r"_s, QDate(2025, 4, 23), [&](auto &d) {
        d.related = {*StudyInstanceUid::create(image.study)};
        d.onlineUntil = f.now().addDays(10);
    });
    f.report(u"c"_s, QDate(2025, 4, 22), [](auto &d) {
        d.category = model::DocumentCategory::Consent;
        d.consents = {u"Consenso DSE: adesione"_s};
    });
    f.report(u"o"_s, QDate(2025, 4, 21));
    all.add(u"obscured"_s, f.postFhir(u"/fhir/DocumentReference/o/$obscure"_s, {}, f.patient));
    all.get(u"metadata"_s, u"/fhir/metadata"_s, f.patient);
    all.get(u"patient"_s, u"/fhir/Patient/mario"_s, f.patient);
    all.get(u"patient-staff"_s, u"/fhir/Patient/mario"_s, f.staff);
    all.get(u"patients"_s, u"/fhir/Patient?family=ros"_s, f.staff);
    all.get(u"nobody"_s, u"/fhir/Patient?family=zz"_s, f.staff);
    all.get(u"documents"_s, u"/fhir/DocumentReference?_count=2"_s, f.patient);
    all.get(u"document"_s, u"/fhir/DocumentReference/r"_s, f.patient);
    all.get(u"signed-consent"_s, u"/fhir/DocumentReference/c"_s, f.patient);
    all.get(u"binary"_s, u"/fhir/Binary/r-pdf"_s, f.patient);
    all.get(u"studies"_s, u"/fhir/ImagingStudy?patient=mario"_s, f.patient);
    all.get(u"study"_s, u"/fhir/ImagingStudy/"_s + image.study, f.patient);
    all.get(u"consents"_s, u"/fhir/Consent?patient=mario"_s, f.patient);
    const QJsonObject consents = f.get(u"/fhir/Consent?patient=mario"_s, f.patient).json();
    const QString id = consents["entry"_L1][0]["resource"_L1]["id"_L1].toString();
    all.get(u"consent"_s, u"/fhir/Consent/"_s + id, f.patient);
    all.get(u"accesses"_s, u"/fhir/AuditEvent?_count=100"_s, f.patient);
    const QJsonObject accesses = f.get(u"/fhir/AuditEvent"_s, f.patient).json();
    all.get(u"access"_s, u"/fhir/AuditEvent/"_s + accesses["entry"_L1][0]["resource"_L1]["id"_L1].toString(),
            f.patient);
    all.get(u"not-found"_s, u"/fhir/DocumentReference/nothing"_s, f.patient);
    all.get(u"forbidden"_s, u"/fhir/AuditEvent"_s, f.staff);
    all.get(u"refused"_s, u"/fhir/DocumentReference?_sort=size"_s, f.patient);
    QJsonObject person = f.get(u"/fhir/Patient/mario"_s, f.staff).json();
    all.add(u"changed-patient"_s, f.postFhir(u"/fhir/Patient/mario"_s, person, f.staff, "PUT", "W/\"1\""));
    person[u"identifier"_s] = QJsonArray{QJsonObject{{u"system"_s, u"http://hl7.it/sid/codiceFiscale"_s},
                                                     {u"value"_s, fiscalCode(u"DLCNCL80A01H501"_s)}}};
    all.add(u"new-patient"_s, f.postFhir(u"/fhir/Patient"_s, person, f.staff));
    QJsonObject document = f.get(u"/fhir/DocumentReference/r"_s, f.staff).json();
    document[u"content"_s] = QJsonArray{QJsonObject{
        {u"attachment"_s, QJsonObject{{u"contentType"_s, u"application/pdf"_s}, {u"data"_s, u"JVBERi0xLjQ="_s}}}}};
    all.add(u"new-document"_s, f.postFhir(u"/fhir/DocumentReference"_s, document, f.staff));
    QJsonObject wish = consents["entry"_L1][0]["resource"_L1].toObject();
    wish[u"provision"_s] = QJsonObject{{u"type"_s, u"deny"_s}};
    all.add(u"decision"_s, f.postFhir(u"/fhir/Consent"_s, wish, f.patient));
    all.add(u"revealed"_s, f.postFhir(u"/fhir/DocumentReference/o/$reveal"_s, {}, f.patient));
}

} // namespace

TEST_CASE("an independent validator of FHIR R4 accepts what every route answers")
{
    DossierFixture f;
    Collection all(f);
    collect(f, all);
    int routes = 0;
    for (const service::Route &route : f.service->routes())
        routes += route.pattern.startsWith(u"/fhir"_s) ? 1 : 0;
    CHECK(routes == 18); // a new one belongs into collect()
    const QString checker = qEnvironmentVariable("TUODOSSIER_FHIR_CHECK");
    if (checker.isEmpty()) {
        announceSkip(u"FHIR validation: TUODOSSIER_FHIR_CHECK does not name check.mjs"_s);
        return;
    }
    QProcess node;
    node.start(u"node"_s, QStringList{checker} + all.files());
    REQUIRE(node.waitForFinished(100'000));
    INFO(node.readAllStandardOutput().toStdString() + node.readAllStandardError().toStdString());
    CHECK(node.exitCode() == 0);
}
