// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/Bundle.h"
#include "core/fhir/CapabilityStatement.h"
#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/ImagingStudyJson.h"
#include "core/fhir/Json.h"
#include "core/fhir/PatientJson.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QDir>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

model::Patient samplePatient()
{
    return {PatientId(u"p1"_s),
            u"000-1"_s,
            u"Rossi"_s,
            u"Mario Luigi"_s,
            model::Sex::Male,
            QDate(1985, 12, 10),
            u"RSSMRA85T10A562S"_s,
            u"m*****@example.org"_s,
            u"*****46"_s};
}

model::DocumentReference sampleDocument()
{
    model::DocumentReference d;
    d.id = DocumentId(u"d1"_s);
    d.subject = PatientId(u"p1"_s);
    d.category = model::DocumentCategory::Consent;
    d.typeCode = u"59284-0"_s;
    d.typeDisplay = u"Modulo consensi"_s;
    d.custodian = u"P2"_s;
    d.date = QDateTime(QDate(2025, 4, 24), QTime(8, 30, 1, 250), Qt::UTC);
    d.description = u"RX PIEDE DX, RX PIEDE SX"_s;
    d.contentType = u"application/pdf"_s;
    d.content = BinaryId(u"b1"_s);
    d.related = {*StudyInstanceUid::create(u"1.2.3"_s), *StudyInstanceUid::create(u"1.2.4"_s)};
    d.consents = {u"Consenso DSE: adesione"_s, u"Consenso alla FEA"_s};
    return d;
}

model::ImagingStudy sampleStudy()
{
    model::ImagingStudy s;
    s.uid = *StudyInstanceUid::create(u"1.2.3"_s);
    s.subject = PatientId(u"p1"_s);
    s.code = u"AQ111870%252F2025P2"_s;
    s.started = QDateTime(QDate(2025, 4, 23), QTime(15, 25));
    s.description = u"RX PIEDE DX"_s;
    s.modalities = {u"CR"_s, u"SR"_s};
    s.sourceAe = u"ACQUIPACS"_s;
    s.numberOfSeries = 2;
    s.numberOfInstances = 3;
    return s;
}

QJsonObject reparsed(const QJsonObject &json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson()).object();
}

QJsonObject without(QJsonObject json, const QString &member)
{
    json.remove(member);
    return json;
}

QVector<QJsonObject> samples()
{
    const QVector<QJsonObject> resources{fhir::toJson(samplePatient()), fhir::toJson(sampleDocument()),
                                         fhir::toJson(sampleStudy())};
    const fhir::Bundle bundle{resources, 7, QUrl(u"http://h/fhir/X?_offset=3"_s), QUrl(u"http://h/fhir/X?_offset=6"_s),
                              QUrl(u"http://h/fhir/X?_offset=0"_s)};
    model::Patient bare;
    bare.id = PatientId(u"p2"_s);
    bare.familyName = u"Bianchi"_s;
    model::DocumentReference plain;
    plain.id = DocumentId(u"d2"_s);
    plain.subject = bare.id;
    plain.date = QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC);
    plain.contentType = u"application/pdf"_s;
    plain.content = BinaryId(u"b2"_s);
    model::ImagingStudy undated;
    undated.uid = *StudyInstanceUid::create(u"1.2.5"_s);
    undated.subject = bare.id;
    return resources + QVector<QJsonObject>{
                           fhir::toJson(bundle, u"http://h/fhir"_s),
                           fhir::toJson(fhir::Bundle{{}, 0, QUrl(u"http://h/fhir/X"_s), {}, {}}, u"http://h/fhir"_s),
                           fhir::toJson(bare),
                           fhir::toJson(plain),
                           fhir::toJson(undated),
                           fhir::operationOutcome(ErrorCode::NotFound, u"resource"_s),
                           fhir::operationOutcome(ErrorCode::Database, {}),
                           fhir::binary(u"b1"_s, u"application/pdf"_s, "%PDF"),
                           fhir::capabilityStatement(u"0.1.0"_s, u"http://h/fhir"_s, QDate(2026, 11, 23))};
}

} // namespace

TEST_CASE("values survive the way to FHIR and back")
{
    CHECK(fhir::patientFromJson(reparsed(fhir::toJson(samplePatient()))).value() == samplePatient());
    CHECK(fhir::documentReferenceFromJson(reparsed(fhir::toJson(sampleDocument()))).value() == sampleDocument());
    CHECK(fhir::imagingStudyFromJson(reparsed(fhir::toJson(sampleStudy()))).value() == sampleStudy());
    const auto binary =
        fhir::binaryFromJson(reparsed(fhir::binary(u"b"_s, u"application/pdf"_s, QByteArray("\0\xff", 2))));
    REQUIRE(binary);
    CHECK(binary->bytes == QByteArray("\0\xff", 2));
    CHECK(binary->contentType == u"application/pdf"_s);
}

TEST_CASE("codes carry the systems that others know")
{
    const QJsonObject patient = fhir::toJson(samplePatient());
    CHECK(fhir::identifierValue(patient, u"http://hl7.it/sid/codiceFiscale"_s) == u"RSSMRA85T10A562S"_s);
    CHECK(patient["gender"_L1].toString() == u"male"_s);
    const QJsonObject study = fhir::toJson(sampleStudy());
    CHECK(fhir::identifierValue(study, u"urn:dicom:uid"_s) == u"urn:oid:1.2.3"_s);
    const QJsonObject modality = study["modality"_L1].toArray().first().toObject();
    CHECK(modality["system"_L1].toString() == u"http://dicom.nema.org/resources/ontology/DCM"_s);
    CHECK(modality["code"_L1].toString() == u"CR"_s);
    const QJsonObject document = fhir::toJson(sampleDocument());
    CHECK(document["date"_L1].toString() == u"2025-04-24T08:30:01.250Z"_s);
    CHECK(document["content"_L1].toArray().first().toObject()["attachment"_L1].toObject()["url"_L1].toString() ==
          u"Binary/b1"_s);
}

TEST_CASE("a time of a study keeps its clock time whatever the zone of the reader")
{
    QJsonObject json = fhir::toJson(sampleStudy());
    json[u"started"_s] = u"2025-04-23T15:25:00-11:00"_s;
    CHECK(fhir::imagingStudyFromJson(json)->started == QDateTime(QDate(2025, 4, 23), QTime(15, 25)));
    model::ImagingStudy undated = sampleStudy();
    undated.started = {};
    CHECK_FALSE(fhir::toJson(undated).contains("started"_L1));
    CHECK_FALSE(fhir::imagingStudyFromJson(fhir::toJson(undated))->started.isValid());
}

TEST_CASE("a resource without what it must have is refused")
{
    const auto code = [](const auto &result) { return result ? ErrorCode::Internal : result.error().code; };
    const QJsonObject patient = fhir::toJson(samplePatient());
    QJsonObject oddId = patient;
    oddId[u"id"_s] = u"no id!"_s;
    CHECK(code(fhir::patientFromJson(oddId)) == ErrorCode::Malformed);
    CHECK(code(fhir::patientFromJson(fhir::toJson(sampleStudy()))) == ErrorCode::Malformed);
    QJsonObject wrong = patient;
    wrong[u"gender"_s] = u"robot"_s;
    CHECK(code(fhir::patientFromJson(wrong)) == ErrorCode::Malformed);
    wrong = patient;
    wrong[u"birthDate"_s] = u"1985-13-45"_s;
    CHECK(code(fhir::patientFromJson(wrong)) == ErrorCode::Malformed);
    const QJsonObject document = fhir::toJson(sampleDocument());
    for (const QString &member : {u"id"_s, u"subject"_s, u"category"_s, u"date"_s, u"content"_s}) {
        INFO(member.toStdString());
        CHECK(code(fhir::documentReferenceFromJson(without(document, member))) == ErrorCode::Malformed);
    }
    const QJsonObject study = fhir::toJson(sampleStudy());
    for (const QString &member : {u"identifier"_s, u"subject"_s})
        CHECK(code(fhir::imagingStudyFromJson(without(study, member))) == ErrorCode::Malformed);
    wrong = study;
    wrong[u"started"_s] = u"yesterday"_s;
    CHECK(code(fhir::imagingStudyFromJson(wrong)) == ErrorCode::Malformed);
    CHECK(code(fhir::bundleFromJson({{u"resourceType"_s, u"Bundle"_s}, {u"type"_s, u"searchset"_s}})) ==
          ErrorCode::Malformed);
    CHECK(code(fhir::parseResource("[]")) == ErrorCode::Malformed);
    CHECK(code(fhir::parseResource("{\"resourceType\":\"Patient\"}", u"Bundle"_s)) == ErrorCode::Malformed);
    QJsonObject binary = fhir::binary(u"b"_s, u"application/pdf"_s, "x");
    binary[u"data"_s] = u"***"_s;
    CHECK(code(fhir::binaryFromJson(binary)) == ErrorCode::Malformed);
}

TEST_CASE("a bundle carries its pages and its total")
{
    const auto bundle = fhir::bundleFromJson(reparsed(samples()[3]));
    REQUIRE(bundle);
    CHECK(bundle->total == 7);
    CHECK(bundle->resources.size() == 3);
    CHECK(bundle->next == QUrl(u"http://h/fhir/X?_offset=6"_s));
    CHECK(bundle->previous == QUrl(u"http://h/fhir/X?_offset=0"_s));
    CHECK(samples()[3]["entry"_L1].toArray().first().toObject()["fullUrl"_L1].toString() ==
          u"http://h/fhir/Patient/p1"_s);
}

TEST_CASE("an independent validator of FHIR R4 accepts every resource that is written")
{
    const QString checker = qEnvironmentVariable("TUODOSSIER_FHIR_CHECK");
    if (checker.isEmpty()) {
        test::announceSkip(u"FHIR validation: TUODOSSIER_FHIR_CHECK does not name check-fhir.mjs"_s);
        return;
    }
    QTemporaryDir folder;
    QStringList arguments{checker};
    int number = 0;
    for (const QJsonObject &sample : samples()) {
        const QString path = folder.filePath(u"%1.json"_s.arg(number++));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(sample).toJson());
        arguments.append(path);
    }
    QProcess node;
    node.start(u"node"_s, arguments);
    REQUIRE(node.waitForFinished(60'000));
    INFO(node.readAllStandardOutput().toStdString());
    CHECK(node.exitCode() == 0);
}
