// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/Outbox.h"
#include "core/service/Intake.h"
#include "core/service/Service.h"
#include "resources/language/Translations.h"
#include "tests/signature/Authority.h"
#include "tests/signature/SignedPdf.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "ui/document/DocumentPage.h"
#include "ui/document/PdfView.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

using namespace td;
using namespace Qt::StringLiterals;
using test::Authority;
using test::SignedPdf;

namespace {

const QString fiscalCode = u"RSSMRA85T10A562S"_s;
const QString password = u"Giardino-2025!"_s;

/// A real service with one patient, a signed-in client, and the page of one document in English.
class Reader {
public:
    Reader()
    {
        translations.install(u"en"_s);
        auto started = service::Service::start({.dataFolder = folder.filePath(u"data"_s)}, clock, outbox);
        REQUIRE(started);
        service = std::move(*started);
        patient.id = PatientId(u"pat-1"_s);
        patient.number = u"000-1"_s;
        patient.familyName = u"ROSSI"_s;
        patient.givenName = u"Mario"_s;
        patient.birthDate = QDate(1985, 12, 10);
        patient.fiscalCode = fiscalCode;
        patient.mobilePhone = u"+393331234546"_s;
        patient.email = u"mario@example.org"_s;
        REQUIRE(service->intake().addPatient(patient));
        REQUIRE(
            service->intake().addAccount(fiscalCode, Secret::fromString(password), model::Role::Patient, patient.id));
        for (const auto kind : {model::ConsentKind::DossierAdhesion, model::ConsentKind::HistoricalRecovery})
            REQUIRE(service->intake().addConsent({ConsentId(model::consentCode(kind)),
                                                  patient.id,
                                                  kind,
                                                  true,
                                                  QDateTime(QDate(2020, 1, 7), QTime(9, 0), Qt::UTC),
                                                  model::Role::Staff,
                                                  {}}));
        client = std::make_unique<client::ServiceClient>(
            client::Endpoint{QUrl(u"http://127.0.0.1:%1"_s.arg(service->port())), service->launchSecret()});
        signIn();
        const auto trusted = signature::TrustStore::load(authority.trustFolder(true, false));
        REQUIRE(trusted);
        page =
            std::make_unique<ui::DocumentPage>(*client, theme, std::make_shared<const signature::TrustStore>(*trusted));
        page->resize(1000, 700);
        page->show();
    }

    void signIn()
    {
        auto challenge = client->login(fiscalCode, Secret::fromString(password));
        REQUIRE(QTest::qWaitFor([&] { return challenge.isFinished() && !outbox.messages().isEmpty(); }, 20'000));
        REQUIRE(challenge.result());
        const auto code = QRegularExpression(u"\\b([0-9]{6})\\b"_s).match(outbox.messages().last().body).captured(1);
        auto session = client->submitCode(challenge.result()->id, code);
        REQUIRE(QTest::qWaitFor([&] { return session.isFinished(); }, 20'000));
        REQUIRE(session.result());
    }

    void open(const QByteArray &bytes, const QString &contentType,
              model::DocumentCategory category = model::DocumentCategory::Report)
    {
        model::DocumentReference document;
        document.id = DocumentId(u"doc-%1"_s.arg(++documents));
        document.subject = patient.id;
        document.category = category;
        document.typeCode = u"18748-4"_s;
        document.typeDisplay = u"Referto radiologico"_s;
        document.custodian = u"P1"_s;
        document.date = QDateTime(QDate(2024, 11, 25), QTime(10, 0), Qt::UTC);
        document.contentType = contentType;
        document.content = BinaryId(u"bin-%1"_s.arg(documents));
        const auto added = service->intake().addDocument(document, bytes);
        REQUIRE(added);
        page->open(document);
    }

    bool says(const QString &text) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto labels = page->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                    return label->isVisible() && label->text().contains(text);
                });
            },
            20'000);
    }

    bool showsPages() const
    {
        const auto *view = page->findChild<ui::PdfView *>();
        return QTest::qWaitFor(
            [&] { return view->isVisible() && view->accessibleName() == u"Document: page 1 of 1"_s; }, 20'000);
    }

    /// Saves through the dialog under the name that it proposes, in this test's folder.
    QString save() const
    {
        for (auto *button : page->findChildren<QToolButton *>()) {
            if (button->text() == u"Save"_s)
                button->click();
        }
        auto *dialog = page->findChild<QFileDialog *>();
        REQUIRE(dialog);
        const QString path = folder.filePath(QFileInfo(dialog->selectedFiles().value(0)).fileName());
        dialog->setDirectory(folder.path());
        dialog->selectFile(path);
        static_cast<QDialog *>(dialog)->accept();
        CHECK(says(u"The document is saved."_s));
        return path;
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    Authority authority;
    QTemporaryDir folder;
    ManualClock clock{std::chrono::system_clock::now()};
    notify::Outbox outbox;
    language::Translations translations;
    theme::Theme theme{theme::Mode::Light};
    model::Patient patient;
    std::unique_ptr<service::Service> service;
    std::unique_ptr<client::ServiceClient> client;
    std::unique_ptr<ui::DocumentPage> page;
    int documents = 0;
};

QByteArray signedPdf(Authority &authority)
{
    SignedPdf pdf("Referto");
    pdf.sign([&](const QByteArray &bytes) { return authority.detached(bytes, Authority::anna()); });
    return pdf.bytes;
}

} // namespace

TEST_CASE("the page of a signed PDF shows its pages and who signed it, and that it was changed when it was")
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Reader reader;
    QByteArray bytes = signedPdf(reader.authority);
    reader.open(bytes, u"application/pdf"_s);
    CHECK(reader.says(u"Signed by Anna Verdi on "_s));
    CHECK(reader.says(u"The file has not been changed since. The certificate is recognised."_s));
    CHECK(reader.showsPages());
    const QString saved = reader.save();
    CHECK(saved.endsWith(u".pdf"_s));
    CHECK(Reader::contentOf(saved) == bytes);

    bytes.replace("(Referto)", "(Refertc)");
    reader.open(bytes, u"application/pdf"_s);
    CHECK(reader.says(u"Signature not valid"_s));
    CHECK(reader.says(u"The file was changed after it was signed"_s));
    CHECK(reader.showsPages());
}

TEST_CASE("a .p7m shows the PDF inside and is saved byte for byte with its own ending")
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Reader reader;
    const QByteArray bytes = reader.authority.p7m(SignedPdf("Referto").bytes, Authority::anna());
    reader.open(bytes, u"application/pkcs7-mime"_s);
    CHECK(reader.says(u"Signed by Anna Verdi on "_s));
    CHECK(reader.showsPages());
    const QString saved = reader.save();
    CHECK(saved.endsWith(u".p7m"_s));
    CHECK(Reader::contentOf(saved) == bytes);
}

TEST_CASE("a .p7m without a PDF says that it cannot be shown and is saved all the same")
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Reader reader;
    const QByteArray bytes = reader.authority.p7m("<referto/>", Authority::anna());
    reader.open(bytes, u"application/pkcs7-mime"_s);
    CHECK(reader.says(u"This document cannot be shown here"_s));
    CHECK(reader.says(u"Signed by Anna Verdi on "_s));
    CHECK(Reader::contentOf(reader.save()) == bytes);
}

TEST_CASE("a .p7m that is cut off is an error that can be tried again")
{
    Reader reader;
    const QByteArray bytes = reader.authority.p7m("<referto/>", Authority::anna());
    reader.open(bytes.first(bytes.size() / 2), u"application/pkcs7-mime"_s);
    CHECK(QTest::qWaitFor(
        [&] {
            const auto buttons = reader.page->findChildren<QAbstractButton *>();
            return std::any_of(buttons.begin(), buttons.end(), [](const QAbstractButton *button) {
                return button->isVisible() && button->text() == u"Try again"_s;
            });
        },
        20'000));
}

TEST_CASE("an unsigned consent says that it is not signed and an unsigned report says nothing")
{
    Reader reader;
    const QString sentence = u"This document is not signed electronically."_s;
    reader.open(SignedPdf("Consenso").bytes, u"application/pdf"_s, model::DocumentCategory::Consent);
    CHECK(reader.says(sentence));
    reader.open(SignedPdf("Referto").bytes, u"application/pdf"_s);
    CHECK(reader.showsPages());
    const auto labels = reader.page->findChildren<QLabel *>();
    CHECK(std::none_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text() == sentence; }));
}
