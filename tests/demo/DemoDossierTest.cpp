// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/DemoDossier.h"

#include "core/dicom/InstanceHeader.h"
#include "core/model/CodiceFiscale.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMap>
#include <QSet>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

struct CollectingSink : demo::DemoSink {
    QVector<model::Patient> patients;
    QByteArray password;
    QVector<model::DocumentReference> documents;
    QVector<QByteArray> contents;
    QVector<QByteArray> files;
    QVector<model::Consent> consents;

    Result<void> patient(const model::Patient &patient, const Secret &secret) override
    {
        patients.append(patient);
        password = secret.reveal();
        return {};
    }
    Result<void> document(const model::DocumentReference &document, const QByteArray &content) override
    {
        documents.append(document);
        contents.append(content);
        return {};
    }
    Result<void> consent(const model::Consent &decision) override
    {
        consents.append(decision);
        return {};
    }
    Result<void> instances(const PatientId &, const QVector<QByteArray> &part10) override
    {
        files += part10;
        return {};
    }
};

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

TEST_CASE("The invented patient has a valid codice fiscale that fits her birth date and sex")
{
    const auto code = model::CodiceFiscale::create(demo::demoFiscalCode());
    REQUIRE(code);
    CHECK(code->proposedBirthDate(QDate(2025, 6, 1)) == QDate(1995, 4, 10));
    CHECK(code->proposedSex() == model::Sex::Female);
    const model::Patient patient = demo::demoPatient();
    CHECK(patient.birthDate == QDate(1995, 4, 10));
    CHECK(patient.mobilePhone.endsWith(u"46"_s));
    CHECK(patient.email.endsWith(u"@example.org"_s));
}

/// Generated once for all checks of its contents.
const CollectingSink &dossier()
{
    static const CollectingSink once = [] {
        CollectingSink sink;
        REQUIRE(demo::generateDemoDossier(sink, {}));
        return sink;
    }();
    return once;
}

} // namespace

TEST_CASE("Generation of the demonstration dossier reports its progress up to the end and repeats the same images")
{
    CollectingSink sink;
    int last = 0;
    int total = 0;
    REQUIRE(demo::generateDemoDossier(sink, [&](int done, int all) {
        CHECK(done > last);
        last = done;
        total = all;
        return true;
    }));
    CHECK(last == total);
    REQUIRE(sink.files.size() == dossier().files.size());
    CHECK(sink.files == dossier().files);
    CHECK(sink.documents == dossier().documents);
}

TEST_CASE("The demonstration dossier holds the patient and documents and studies that the product promises")
{
    const CollectingSink &sink = dossier();
    REQUIRE(sink.patients.size() == 1);
    CHECK(QString::fromUtf8(sink.password) == demo::demoPassword());

    SECTION("documents")
    {
        int reports = 0;
        int consents = 0;
        QSet<QString> ids;
        for (const auto &document : sink.documents) {
            (document.category == model::DocumentCategory::Report ? reports : consents) += 1;
            ids.insert(document.id.value());
            CHECK(document.date.isValid());
            CHECK(document.subject == sink.patients[0].id);
        }
        CHECK(reports >= 23);
        CHECK(consents == 3);
        CHECK(ids.size() == sink.documents.size());
    }

    SECTION("studies, each with the number of instances and a report that points to it")
    {
        QMap<QString, int> byModality;
        QMap<QString, int> byStudy;
        for (const QByteArray &file : sink.files) {
            const auto header = dicom::readInstanceHeader(file);
            REQUIRE(header);
            CHECK(header->patientId == sink.patients[0].number);
            CHECK(header->sourceAe == u"ACQUIPACS"_s);
            byModality[header->modality] += 1;
            byStudy[header->study.value()] += 1;
            if (header->modality == u"CR"_s)
                CHECK((header->rows == 3000 && header->columns == 2500));
            if (header->modality == u"US"_s)
                CHECK(header->numberOfFrames >= 20);
        }
        CHECK(byModality[u"CR"_s] == 2);
        CHECK(byModality[u"CT"_s] >= 120);
        CHECK(byModality[u"MR"_s] >= 20);
        CHECK(byModality[u"US"_s] == 1);
        QSet<QString> related;
        int withTwo = 0;
        for (const auto &document : sink.documents) {
            withTwo += document.related.size() == 2;
            for (const auto &uid : document.related)
                related.insert(uid.value());
        }
        CHECK(withTwo == 1);
        CHECK(related == QSet<QString>(byStudy.keyBegin(), byStudy.keyEnd()));
    }

    SECTION("the text of every report can be taken out of its PDF")
    {
        if (!test::haveTool(u"pdftotext"_s)) {
            test::announceSkip(u"pdftotext is not installed"_s);
            return;
        }
        const QTemporaryDir folder;
        for (qsizetype i = 0; i < sink.documents.size(); ++i) {
            const QString path = folder.filePath(u"a.pdf"_s);
            write(path, sink.contents[i]);
            const auto run = test::runTool(u"pdftotext"_s, {path, u"-"_s});
            CHECK(run.exitCode == 0);
            const QString text = QString::fromUtf8(run.output).simplified();
            CHECK(text.contains(sink.patients[0].fiscalCode));
            CHECK(text.contains(u"DOCUMENTO DIMOSTRATIVO"_s));
            CHECK(text.contains(u"Pagina 1 di "_s));
            if (!sink.documents[i].description.isEmpty())
                CHECK(text.contains(sink.documents[i].description));
        }
    }

    SECTION("dciodvfy finds no error in instances of every kind")
    {
        if (!test::haveTool(u"dciodvfy"_s)) {
            test::announceSkip(u"dciodvfy is not installed"_s);
            return;
        }
        const QTemporaryDir folder;
        constexpr int stride = 13; // some of every series; the export's tests look at all
        for (qsizetype i = 0; i < sink.files.size(); i += i < 2 || i + stride >= sink.files.size() ? 1 : stride) {
            const QString path = folder.filePath(u"a.dcm"_s);
            write(path, sink.files[i]);
            const QByteArrayList errors = test::dciodvfyErrors(path);
            CHECK(errors.join('\n') == QByteArray());
        }
    }
}

TEST_CASE("Generation of the demonstration dossier stops when it is told to")
{
    CollectingSink sink;
    const auto done = demo::generateDemoDossier(sink, [](int count, int) { return count < 2; });
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Cancelled);
    CHECK(sink.files.size() == 1);
    CHECK(sink.documents.isEmpty());
}

TEST_CASE("Generation of the demonstration dossier hands on what the sink refuses")
{
    struct FullSink : CollectingSink {
        Result<void> instances(const PatientId &, const QVector<QByteArray> &) override
        {
            return fail(ErrorCode::DiskFull);
        }
    } sink;
    const auto done = demo::generateDemoDossier(sink, {});
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::DiskFull);
}
