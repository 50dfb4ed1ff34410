// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the dossier (Garante, provv. 331 of 4 June 2015; 19 November 2009), each through HTTP.
#include "tests/service/DossierFixture.h"

using namespace td;
using namespace td::test;

namespace {

const QDate early(2023, 3, 1);
const QDate late(2025, 4, 23);

/// Every answer about a hidden thing is byte for byte the answer about a thing that never was.
void checkNeverWas(const RawReply &hidden, const RawReply &never)
{
    CHECK(hidden.status == 404);
    CHECK(hidden.status == never.status);
    CHECK(hidden.body == never.body);
    QStringList a;
    QStringList b;
    for (const auto &[name, value] : hidden.headers)
        a.append(QString::fromLatin1(name + ": " + value));
    for (const auto &[name, value] : never.headers)
        b.append(QString::fromLatin1(name + ": " + value));
    CHECK(a == b);
}

} // namespace

TEST_CASE("rule DSE: without the adesione the dossier is empty for the patient and for staff")
{
    DossierFixture f;
    f.report(u"r"_s, late);
    const SmallDicom image;
    f.image(image);
    for (const QByteArray &who : {f.patient, f.staff}) {
        CHECK(f.ids(f.search(who)).isEmpty());
        CHECK(f.get(u"/fhir/DocumentReference/r"_s, who).status == 404);
        CHECK(f.get(u"/fhir/Binary/r-pdf"_s, who).status == 404);
        CHECK(f.ids(f.get(u"/fhir/ImagingStudy?patient=mario"_s, who)).isEmpty());
        CHECK(f.get(u"/dicomweb/studies?PatientID=PZ-1"_s, who).body == "[]");
        for (const QString &path : DossierFixture::imagePaths(image))
            CHECK(f.get(path, who).status == 404);
    }
    f.give(ConsentKind::DossierAdhesion);
    for (const QByteArray &who : {f.patient, f.staff}) {
        CHECK(f.ids(f.search(who)) == u"r"_s);
        for (const QString &path : DossierFixture::imagePaths(image))
            CHECK(f.get(path, who).status == 200);
    }
}

TEST_CASE("rule DSE: without the recupero storico nothing dated before the adesione is shown")
{
    DossierFixture f;
    f.report(u"before"_s, QDate(2024, 5, 31));
    f.report(u"same-day"_s, QDate(2024, 6, 1), [](auto &d) { d.date.setTime(QTime(7, 0)); });
    f.report(u"after"_s, QDate(2024, 6, 2));
    SmallDicom old;
    old.studyDate = u"20240531"_s;
    f.image(old);
    f.give(ConsentKind::DossierAdhesion, QDate(2024, 6, 1));
    for (const QByteArray &who : {f.patient, f.staff}) {
        CHECK(f.ids(f.search(who)) == u"after same-day"_s); // the consent counts from its day, not from its minute
        CHECK(f.get(u"/fhir/DocumentReference/before"_s, who).status == 404);
        CHECK(f.get(u"/fhir/ImagingStudy/"_s + old.study, who).status == 404);
    }
    f.give(ConsentKind::HistoricalRecovery);
    for (const QByteArray &who : {f.patient, f.staff}) {
        CHECK(f.ids(f.search(who)) == u"after same-day before"_s);
        CHECK(f.get(u"/fhir/ImagingStudy/"_s + old.study, who).status == 200);
    }
}

TEST_CASE("rule DSE: a study without a date counts as dated before the adesione")
{
    DossierFixture f;
    SmallDicom undated;
    undated.studyDate.clear();
    f.image(undated);
    f.give(ConsentKind::DossierAdhesion);
    CHECK(f.get(u"/fhir/ImagingStudy/"_s + undated.study, f.patient).status == 404);
    f.give(ConsentKind::HistoricalRecovery);
    CHECK(f.get(u"/fhir/ImagingStudy/"_s + undated.study, f.patient).status == 200);
}

TEST_CASE("rule DSE: without dati maggior tutela nothing flagged as such is shown, its images neither")
{
    DossierFixture f;
    const SmallDicom image;
    f.image(image);
    f.report(u"plain"_s, late);
    f.report(u"flagged"_s, late, [&](auto &d) {
        d.heightenedProtection = true;
        d.related = {*StudyInstanceUid::create(image.study)};
    });
    f.give(ConsentKind::DossierAdhesion);
    for (const QByteArray &who : {f.patient, f.staff}) {
        CHECK(f.ids(f.search(who)) == u"plain"_s);
        for (const QString &path : f.documentPaths(u"flagged"_s) + DossierFixture::imagePaths(image))
            CHECK(f.get(path, who).status == 404);
    }
    f.give(ConsentKind::HeightenedProtection);
    CHECK(f.ids(f.search(f.patient)) == u"plain flagged"_s); // equal dates: the last id first
    for (const QString &path : f.documentPaths(u"flagged"_s) + DossierFixture::imagePaths(image))
        CHECK(f.get(path, f.patient).status == 200);
}

TEST_CASE("rule DSE: every consent has a state and a date of its own, is given and withdrawn, and keeps its history")
{
    DossierFixture f;
    const auto decide = [&](const QByteArray &who, const QString &kind, const QString &decision) {
        return f.postFhir(
            u"/fhir/Consent"_s,
            {{u"resourceType"_s, u"Consent"_s},
             {u"patient"_s, QJsonObject{{u"reference"_s, u"Patient/mario"_s}}},
             {u"category"_s, QJsonArray{QJsonObject{
                                 {u"coding"_s, QJsonArray{QJsonObject{{u"system"_s, u"urn:tuodossier:consent-kind"_s},
                                                                      {u"code"_s, kind}}}}}}},
             {u"dateTime"_s, u"1999-01-01T00:00:00Z"_s}, // nobody decides for yesterday
             {u"provision"_s, QJsonObject{{u"type"_s, decision}}}},
            who);
    };
    f.report(u"r"_s, late);
    const RawReply given = decide(f.patient, u"dse-adesione"_s, u"permit"_s);
    CHECK(given.status == 201);
    CHECK(given.json()["status"_L1].toString() == u"active"_s);
    CHECK(given.json()["dateTime"_L1].toString().startsWith(f.now().toString(u"yyyy-MM-ddTHH:mm"_s)));
    CHECK(decide(f.patient, u"dse-adesione"_s, u"permit"_s).status == 200);
    CHECK(f.ids(f.search(f.patient)).isEmpty()); // the report is older than this adesione
    CHECK(decide(f.patient, u"dse-recupero-storico"_s, u"permit"_s).status == 201);
    CHECK(f.ids(f.search(f.patient)) == u"r"_s);
    CHECK(decide(f.staff, u"dse-adesione"_s, u"deny"_s).status == 201); // withdrawn at the desk
    CHECK(f.ids(f.search(f.patient)).isEmpty());
    CHECK(decide(f.token(f.laura.fiscalCode), u"dse-adesione"_s, u"permit"_s).status == 404); // not hers
    CHECK(decide(f.patient, u"dse-unknown"_s, u"permit"_s).status == 400);

    const RawReply all = f.get(u"/fhir/Consent?patient=mario"_s, f.patient);
    QStringList states;
    for (const QJsonValue &entry : all.json()["entry"_L1].toArray()) {
        const QJsonValue consent = entry["resource"_L1];
        states.append(consent["category"_L1][0]["coding"_L1][0]["code"_L1].toString() + u' ' +
                      consent["status"_L1].toString() + u' ' + consent["provision"_L1]["type"_L1].toString());
    }
    CHECK(states.mid(6) == QStringList{u"dse-adesione inactive permit"_s, u"dse-recupero-storico active permit"_s,
                                       u"dse-adesione rejected deny"_s});
    CHECK(states.mid(3, 3) == QStringList{u"dse-adesione inactive deny"_s, u"dse-recupero-storico inactive deny"_s,
                                          u"dse-maggior-tutela rejected deny"_s});
    CHECK(f.record().filter(u"change-consent"_s) ==
          QStringList{u"change-consent|Accettazione P2|Consenso DSE: adesione"_s,
                      u"change-consent|patient|Consenso DSE: recupero storico"_s,
                      u"change-consent|patient|Consenso DSE: adesione"_s});
}

TEST_CASE("rule oscuramento: the patient hides one document, still sees it marked, and shows it again")
{
    DossierFixture f;
    f.give(ConsentKind::DossierAdhesion);
    f.report(u"kept"_s, late);
    f.report(u"hidden"_s, late.addDays(-1));
    const RawReply done = f.postFhir(u"/fhir/DocumentReference/hidden/$obscure"_s, {}, f.patient);
    CHECK(done.status == 200);
    CHECK(done.json()["securityLabel"_L1][0]["coding"_L1][0]["code"_L1].toString() == u"oscurato"_s);
    CHECK(f.ids(f.search(f.patient)) == u"kept hidden"_s);
    CHECK(f.get(u"/fhir/DocumentReference/hidden"_s, f.patient).json()["securityLabel"_L1].toArray().size() == 1);
    CHECK(f.ids(f.search(f.staff)) == u"kept"_s);
    CHECK(f.postFhir(u"/fhir/DocumentReference/hidden/$reveal"_s, {}, f.patient).status == 200);
    CHECK(f.ids(f.search(f.staff)) == u"kept hidden"_s);
    CHECK(f.record().filter(u"obscure"_s).size() == 1);
    CHECK(f.record().filter(u"reveal"_s).size() == 1);
}

TEST_CASE("rule oscuramento: staff cannot tell a hidden document or its images from what never existed")
{
    DossierFixture f;
    f.give(ConsentKind::DossierAdhesion);
    SmallDicom image;
    f.image(image);
    const QVector<StudyInstanceUid> about{*StudyInstanceUid::create(image.study)};
    f.report(u"a-kept"_s, late, [&](auto &d) { d.related = about; }); // names the same study
    f.report(u"hidden"_s, late.addDays(-1), [&](auto &d) { d.related = about; });
    REQUIRE(f.postFhir(u"/fhir/DocumentReference/hidden/$obscure"_s, {}, f.patient).status == 200);

    const QStringList never = f.documentPaths(u"nothing"_s);
    const QStringList hidden = f.documentPaths(u"hidden"_s);
    for (qsizetype i = 0; i < hidden.size(); ++i)
        checkNeverWas(f.get(hidden[i], f.staff), f.get(never[i], f.staff));
    SmallDicom nothing = image;
    nothing.study += u"9"_s;
    const QStringList hiddenImages = DossierFixture::imagePaths(image);
    const QStringList noImages = DossierFixture::imagePaths(nothing);
    for (qsizetype i = 0; i < hiddenImages.size(); ++i) {
        INFO(hiddenImages[i].toStdString());
        checkNeverWas(f.get(hiddenImages[i], f.staff), f.get(noImages[i], f.staff));
        CHECK(f.get(hiddenImages[i], f.patient).status == 200);
    }
    // No gaps: totals, pages, references and lists are those of a dossier without it.
    const RawReply list = f.search(f.staff, u"&_count=1"_s);
    CHECK(list.json()["total"_L1].toInt() == 1);
    CHECK(list.json()["link"_L1].toArray().size() == 1); // self alone: there is no second page
    CHECK_FALSE(list.json()["entry"_L1][0]["resource"_L1].toObject().contains("context"_L1));
    CHECK_FALSE(f.get(u"/fhir/DocumentReference/a-kept"_s, f.staff).json().contains("context"_L1));
    CHECK(f.get(u"/fhir/DocumentReference/a-kept"_s, f.patient).json().contains("context"_L1));
    CHECK(f.ids(f.get(u"/fhir/ImagingStudy?patient=mario"_s, f.staff)).isEmpty());
    CHECK(f.ids(f.get(u"/fhir/ImagingStudy?identifier=urn:dicom:uid%7Curn:oid:"_s + image.study, f.staff)).isEmpty());
    CHECK(f.get(u"/dicomweb/studies?PatientID=PZ-1"_s, f.staff).body == "[]");
    CHECK(f.get(u"/dicomweb/studies?StudyInstanceUID="_s + image.study, f.staff).body == "[]");
    CHECK(f.ids(f.search(f.staff, u"&_content=piede"_s)) == u"a-kept"_s);
    // Neither the record nor the doors of the patient are for staff, whatever the id.
    CHECK(f.get(u"/fhir/AuditEvent?patient=mario"_s, f.staff).status == 403);
    CHECK(f.postFhir(u"/fhir/DocumentReference/hidden/$reveal"_s, {}, f.staff).status == 403);
    CHECK(f.postFhir(u"/fhir/DocumentReference/nothing/$reveal"_s, {}, f.staff).status == 403);
}

TEST_CASE("rule oscuramento: never a part, never a signed consent, never somebody else's document")
{
    DossierFixture f;
    f.give(ConsentKind::DossierAdhesion);
    f.report(u"r"_s, late);
    f.report(u"c"_s, late, [](auto &d) { d.category = model::DocumentCategory::Consent; });
    CHECK(f.postFhir(u"/fhir/DocumentReference/c/$obscure"_s, {}, f.patient).status == 400);
    CHECK(f.postFhir(u"/fhir/DocumentReference/r/$obscure"_s, {}, f.token(f.laura.fiscalCode)).status == 404);
    CHECK(f.ids(f.search(f.staff)) == u"r"_s);
}

TEST_CASE("rule accesses: every reading is recorded and the patient is told the department, the moment and the object")
{
    DossierFixture f;
    f.give(ConsentKind::DossierAdhesion);
    const SmallDicom image;
    f.image(image);
    f.report(u"r"_s, late);
    const QStringList before = f.record();
    for (const QString &path :
         {u"/fhir/Patient/mario"_s, u"/fhir/DocumentReference?patient=mario"_s, u"/fhir/DocumentReference/r"_s,
          u"/fhir/Binary/r-pdf"_s, u"/fhir/Consent?patient=mario"_s, u"/dicomweb/studies/"_s + image.study})
        REQUIRE(f.get(path, f.staff).status == 200);
    const QStringList after = f.record();
    CHECK(after.first(after.size() - before.size()) ==
          QStringList{u"read-images|Accettazione P2|RX PIEDE DX 23/04/2025"_s, u"read-consents|Accettazione P2|"_s,
                      u"read-document|Accettazione P2|Referto radiologico 23/04/2025"_s,
                      u"list-documents|Accettazione P2|"_s, u"read-patient|Accettazione P2|"_s});
    CHECK(
        f.record(u"&others=true"_s).filter(u"patient|"_s).filter(QRegularExpression(u"^[^|]*\\|patient"_s)).isEmpty());
    const RawReply newest = f.get(u"/fhir/AuditEvent?others=true&_count=1"_s, f.patient);
    CHECK(newest.json()["entry"_L1][0]["resource"_L1]["recorded"_L1].toString() ==
          f.now().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s));
    CHECK(f.get(u"/fhir/AuditEvent?patient=mario"_s, f.token(f.laura.fiscalCode)).status == 404);
    // The same again in the same session is the same access; a quarter of an hour later it is another.
    REQUIRE(f.get(u"/fhir/Binary/r-pdf"_s, f.staff).status == 200);
    CHECK(f.record().size() == after.size());
    f.clock.advance(std::chrono::minutes(14));
    REQUIRE(f.get(u"/fhir/Binary/r-pdf"_s, f.staff).status == 200);
    CHECK(f.record(u"&others=true"_s).size() == f.record(u"&others=true"_s).size());
    CHECK(f.record(u"&others=true"_s).filter(u"read-document"_s).size() == 2);
}

TEST_CASE("rule accesses: they are kept for 24 months and not longer")
{
    DossierFixture f;
    REQUIRE(f.get(u"/fhir/Patient/mario"_s, f.staff).status == 200);
    const QDateTime read = f.now();
    const auto untilDay = [&](const QDateTime &moment) {
        f.clock.advance(std::chrono::seconds(f.now().secsTo(moment)));
        f.startService(); // old ones are removed at the start
        f.patient = f.token();
    };
    untilDay(read.addMonths(24).addDays(-1));
    CHECK(f.record(u"&others=true"_s).filter(u"read-patient"_s).size() == 1);
    untilDay(read.addMonths(24).addDays(1));
    CHECK(f.record(u"&others=true"_s).isEmpty());
}

TEST_CASE("rule referti online: outside the dossier a report is available for 45 days at most and says until when")
{
    DossierFixture f; // without any adesione
    const SmallDicom image;
    f.image(image);
    const QDateTime until = f.now().addDays(45);
    f.report(u"online"_s, late, [&](auto &d) {
        d.onlineUntil = until;
        d.related = {*StudyInstanceUid::create(image.study)};
    });
    model::DocumentReference tooLong;
    tooLong.id = DocumentId(u"long"_s);
    tooLong.subject = f.mario.id;
    tooLong.date = f.now();
    tooLong.contentType = u"application/pdf"_s;
    tooLong.content = BinaryId(u"long-pdf"_s);
    tooLong.onlineUntil = until.addSecs(1);
    CHECK(f.service->intake().addDocument(tooLong, "%PDF-1.4").error().code == ErrorCode::InvalidArgument);

    const RawReply first = f.search(f.patient);
    CHECK(f.ids(first) == u"online"_s);
    CHECK(first.json()["entry"_L1][0]["resource"_L1]["extension"_L1][0]["valueDateTime"_L1].toString() ==
          until.toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s));
    CHECK(f.get(u"/fhir/ImagingStudy/"_s + image.study, f.patient).status == 200);
    const auto later = [&](std::chrono::seconds by) {
        f.clock.advance(by);
        f.patient = f.token();
    };
    later(std::chrono::hours(24 * 45) - std::chrono::seconds(1));
    CHECK(f.ids(f.search(f.patient)) == u"online"_s);
    later(std::chrono::seconds(1));
    CHECK(f.ids(f.search(f.patient)).isEmpty());
    for (const QString &path : f.documentPaths(u"online"_s) + DossierFixture::imagePaths(image))
        CHECK(f.get(path, f.patient).status == 404);
    // Under the dossier's consent there is no such limit.
    f.give(ConsentKind::DossierAdhesion);
    f.report(u"dossier"_s, late);
    CHECK(f.ids(f.search(f.patient)) == u"dossier"_s);
}

TEST_CASE("rule FEA: a signed file comes back byte for byte and its declaration stands among the consents")
{
    DossierFixture f;
    QByteArray bytes = "%PDF-1.7\n";
    for (int i = 0; i < 4096; ++i)
        bytes += char(i * 7);
    const RawReply added = f.postFhir(
        u"/fhir/DocumentReference"_s,
        {{u"resourceType"_s, u"DocumentReference"_s},
         {u"status"_s, u"current"_s},
         {u"subject"_s, QJsonObject{{u"reference"_s, u"Patient/mario"_s}}},
         {u"date"_s, u"2026-06-20T09:00:00Z"_s},
         {u"category"_s,
          QJsonArray{QJsonObject{{u"coding"_s, QJsonArray{QJsonObject{{u"system"_s, u"http://loinc.org"_s},
                                                                      {u"code"_s, u"59284-0"_s}}}}}}},
         {u"type"_s, QJsonObject{{u"text"_s, u"Dichiarazione di Accettazione delle Condizioni di Servizio FEA"_s}}},
         {u"content"_s,
          QJsonArray{QJsonObject{{u"attachment"_s, QJsonObject{{u"contentType"_s, u"application/pdf"_s},
                                                               {u"data"_s, QString::fromLatin1(bytes.toBase64())}}}}}}},
        f.staff);
    REQUIRE(added.status == 201);
    const RawReply list = f.get(u"/fhir/DocumentReference?category=59284-0"_s, f.patient);
    CHECK(f.ids(list) == added.json()["id"_L1].toString());
    const QString url =
        list.json()["entry"_L1][0]["resource"_L1]["content"_L1][0]["attachment"_L1]["url"_L1].toString();
    CHECK(f.get(u"/fhir/"_s + url, f.patient).body == bytes);
}

TEST_CASE("rule retention: nothing is ever deleted as a side effect")
{
    DossierFixture f;
    const SmallDicom image;
    f.image(image);
    f.report(u"r"_s, late);
    f.give(ConsentKind::DossierAdhesion);
    const QByteArray pdf = f.get(u"/fhir/Binary/r-pdf"_s, f.patient).body;
    f.decide(f.mario.id, ConsentKind::DossierAdhesion, false, QDateTime(QDate(2026, 1, 7), QTime(9, 0), Qt::UTC));
    CHECK(f.get(u"/fhir/Binary/r-pdf"_s, f.patient).status == 404);
    f.give(ConsentKind::DossierAdhesion, QDate(2026, 2, 1));
    f.give(ConsentKind::HistoricalRecovery, QDate(2026, 2, 1));
    CHECK(f.get(u"/fhir/Binary/r-pdf"_s, f.patient).body == pdf);
    CHECK(f.get(u"/fhir/ImagingStudy/"_s + image.study, f.patient).status == 200);
    for (const service::Route &route : f.service->routes())
        CHECK(route.method != "DELETE");
}

TEST_CASE("rule private archive: a patient can send nothing into the clinic's dossier")
{
    DossierFixture f;
    for (const service::Route &route : f.service->routes()) {
        if (route.method == "GET" || route.pattern.startsWith(u"/auth/"_s))
            continue;
        INFO(route.pattern.toStdString());
        const bool own = route.pattern == u"/fhir/Consent"_s || route.access == service::Access::Patient;
        CHECK((own || route.access == service::Access::Staff));
    }
    CHECK(f.raw("POST", u"/dicomweb/studies"_s, SmallDicom().bytes(), {{"Authorization", "Bearer " + f.patient}})
              .status == 403);
}
