// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MediumReports.h"
#include "tests/signature/Authority.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/ui/ShellFixture.h"
#include "ui/shell/MediumPictures.h"

#include <QImage>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

const StudyInstanceUid foot = *StudyInstanceUid::create(u"1.2.3.9"_s);

void addReport(Dossier &dossier, const QString &id, const QDate &day, const QByteArray &content)
{
    model::DocumentReference document;
    document.id = DocumentId(id);
    document.subject = PatientId(u"pat-1"_s);
    document.typeCode = u"18748-4"_s;
    document.typeDisplay = u"Referto radiologico"_s;
    document.description = u"RX PIEDE"_s;
    document.date = QDateTime(day, QTime(10, 0), Qt::UTC);
    document.contentType = u"application/pdf"_s;
    document.content = BinaryId(u"bin-"_s + id);
    document.related = {foot};
    REQUIRE(dossier.service->intake().addDocument(document, content));
}

QVector<authoring::MediumReport> listed(Dossier &dossier, const StudyInstanceUid &study)
{
    auto future = ui::listMediumReports(*dossier.client, PatientId(u"pat-1"_s), {study});
    REQUIRE(QTest::qWaitFor([&] { return future.isFinished(); }, 10'000));
    const auto answer = future.result();
    REQUIRE(answer);
    return *answer;
}

const std::atomic_bool goOn = false;

} // namespace

TEST_CASE("the reports of a medium are those about its studies and a signed one gives the PDF in it")
{
    Authority authority;
    Dossier dossier;
    dossier.logIn();
    const QByteArray pdf = "%PDF-1.4\n%%EOF\n";
    addReport(dossier, u"later"_s, QDate(2025, 2, 2), pdf);
    addReport(dossier, u"signed"_s, QDate(2025, 1, 1), authority.p7m(pdf, Authority::anna()));
    addReport(dossier, u"text"_s, QDate(2025, 3, 3), authority.p7m("no PDF", Authority::anna()));

    const auto reports = listed(dossier, foot);
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == u"Referto radiologico - RX PIEDE"_s);
    CHECK(reports[0].date == QDateTime(QDate(2025, 1, 1), QTime(10, 0), Qt::UTC));
    CHECK(reports[0].fetch(goOn).value() == pdf);
    CHECK(reports[1].fetch(goOn).value() == pdf);
    CHECK(reports[2].fetch(goOn).value() == "no PDF");
    CHECK(listed(dossier, *StudyInstanceUid::create(u"1.2.3.2"_s)).size() == 1); // of the fixture's own document
    CHECK(listed(dossier, *StudyInstanceUid::create(u"1.2.3.4"_s)).isEmpty());

    auto hidden = dossier.client->setObscured(DocumentId(u"later"_s), true);
    REQUIRE(QTest::qWaitFor([&] { return hidden.isFinished(); }, 10'000));
    REQUIRE(hidden.result());
    CHECK(listed(dossier, foot).size() == 2); // what the patient has hidden stays out
}

TEST_CASE("a report that is no longer to be had is no bytes and a network that is gone is an error")
{
    Dossier dossier;
    dossier.logIn();
    addReport(dossier, u"later"_s, QDate(2025, 2, 2), "%PDF-1.4");
    const auto reports = listed(dossier, foot);
    REQUIRE(reports.size() == 1);
    model::Consent withdrawn;
    withdrawn.id = ConsentId(u"withdrawn"_s);
    withdrawn.patient = PatientId(u"pat-1"_s);
    withdrawn.kind = model::ConsentKind::DossierAdhesion;
    withdrawn.decided = QDateTime::currentDateTimeUtc();
    REQUIRE(dossier.service->intake().addConsent(withdrawn));
    const auto gone = reports.first().fetch(goOn);
    REQUIRE(gone);
    CHECK(gone->isEmpty());
    const std::atomic_bool stopped = true;
    CHECK(reports.first().fetch(stopped).error().code == ErrorCode::Cancelled);
    dossier.service.reset();
    const auto unreachable = reports.first().fetch(goOn);
    REQUIRE_FALSE(unreachable);
    CHECK(unreachable.error().code == ErrorCode::Network);
}

TEST_CASE("pictures of a medium are JPEGs of the frames that were asked for and an error for each that is none")
{
    const auto pictures = ui::mediumPictures(smallInstance(1, 1, 1, u"PROVA^UNO"_s, u"P-1"_s, 64), {0, 7});
    REQUIRE(pictures.size() == 2);
    REQUIRE(pictures[0]);
    CHECK(QImage::fromData(pictures[0]->jpeg, "JPEG").size() == QSize(64, 64));
    CHECK(pictures[0]->width == 64);
    CHECK(pictures[0]->height == 64);
    CHECK_FALSE(pictures[1]); // one frame
    const auto none = ui::mediumPictures("no DICOM", {0, 1, 2});
    REQUIRE(none.size() == 3);
    CHECK_FALSE(none[2]);
}
