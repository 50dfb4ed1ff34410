// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notify/Outbox.h"
#include "core/service/Intake.h"
#include "core/service/Service.h"
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace td::test {

using namespace Qt::StringLiterals;

inline const QString fiscalCode = u"RSSMRA85T10A562S"_s;
inline const QString password = u"Giardino-2025!"_s;

/// A real service with one patient and two documents, a real client, and the real main window in English.
class Dossier {
public:
    Dossier()
    {
        translations.install(u"en"_s);
        auto started = service::Service::start({.dataFolder = folder.filePath(u"data"_s)}, clock, outbox);
        REQUIRE(started);
        service = std::move(*started);
        fill(service->intake());
        client = std::make_unique<client::ServiceClient>(
            client::Endpoint{QUrl(u"http://127.0.0.1:%1"_s.arg(service->port())), service->launchSecret()});
        window = std::make_unique<ui::MainWindow>(
            *client, theme, ui::ShellOptions{u"en"_s, folder.filePath(u"exports"_s), folder.filePath(u"seal.key"_s)});
        window->show();
    }

    static void fill(service::Intake &intake)
    {
        model::Patient patient;
        patient.id = PatientId(u"pat-1"_s);
        patient.number = u"000-1"_s;
        patient.familyName = u"ROSSI"_s;
        patient.givenName = u"Mario"_s;
        patient.sex = model::Sex::Male;
        patient.birthDate = QDate(1985, 12, 10);
        patient.fiscalCode = fiscalCode;
        patient.mobilePhone = u"+393331234546"_s;
        patient.email = u"mario@example.org"_s;
        REQUIRE(intake.addPatient(patient));
        REQUIRE(intake.addAccount(fiscalCode, Secret::fromString(password), model::Role::Patient, patient.id));
        for (const auto kind : {model::ConsentKind::DossierAdhesion, model::ConsentKind::HistoricalRecovery}) {
            model::Consent consent;
            consent.id = ConsentId(u"consent-%1"_s.arg(int(kind)));
            consent.patient = patient.id;
            consent.kind = kind;
            consent.given = true;
            consent.decided = QDateTime(QDate(2024, 1, 8), QTime(9, 0), Qt::UTC);
            REQUIRE(intake.addConsent(consent));
        }
        for (int i = 0; i < 2; ++i) {
            model::DocumentReference document;
            document.id = DocumentId(u"doc-%1"_s.arg(i));
            document.subject = patient.id;
            document.typeCode = u"18748-4"_s;
            document.typeDisplay = u"Referto radiologico"_s;
            document.custodian = u"P1"_s;
            document.date = QDateTime(QDate(2024, 11, 25 - i), QTime(10, 0), Qt::UTC);
            document.contentType = u"application/pdf"_s;
            document.content = BinaryId(u"bin-%1"_s.arg(i));
            if (i == 0) // two studies: the newest report asks which one to open
                document.related = {*StudyInstanceUid::create(u"1.2.3.1"_s), *StudyInstanceUid::create(u"1.2.3.2"_s)};
            REQUIRE(intake.addDocument(document, "this is no PDF " + QByteArray::number(i)));
        }
    }

    template <class W = QWidget>
    W *named(const QString &name) const
    {
        for (W *widget : window->findChildren<W *>()) {
            const auto *button = qobject_cast<QAbstractButton *>(static_cast<QWidget *>(widget));
            if (widget->isVisible() && (widget->accessibleName() == name || (button && button->text() == name)))
                return widget;
        }
        return nullptr;
    }

    bool says(const QString &text, int milliseconds = 10'000) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto labels = window->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(),
                                   [&](const QLabel *l) { return l->isVisible() && l->text().contains(text); });
            },
            milliseconds);
    }

    void enter(const QString &user, const QString &secret) const
    {
        auto *userField = named<QLineEdit>(u"Fiscal code"_s);
        auto *secretField = named<QLineEdit>(u"Password"_s);
        REQUIRE(userField);
        REQUIRE(secretField);
        userField->setFocus();
        userField->clear();
        secretField->clear();
        QTest::keyClicks(userField, user);
        QTest::keyClick(userField, Qt::Key_Return);
        QTest::keyClicks(secretField, secret);
        QTest::keyClick(secretField, Qt::Key_Return);
    }

    void logIn() const
    {
        enter(fiscalCode, password);
        REQUIRE(QTest::qWaitFor(
            [&] { return named(u"Security code (OTP)"_s) != nullptr && !outbox.messages().isEmpty(); }, 10'000));
        const auto match = QRegularExpression(u"\\b([0-9]{6})\\b"_s).match(outbox.messages().last().body);
        auto *code = named<QLineEdit>(u"Security code (OTP)"_s);
        QTest::keyClicks(code, match.captured(1));
        QTest::keyClick(code, Qt::Key_Return);
        REQUIRE(QTest::qWaitFor(
            [&] {
                const auto *table = named<QTableView>(u"Reports and images"_s);
                return table && table->model()->rowCount() == 2;
            },
            10'000));
    }

    QTemporaryDir folder;
    ManualClock clock{std::chrono::system_clock::now()};
    notify::Outbox outbox;
    language::Translations translations;
    theme::Theme theme{theme::Mode::Light};
    std::unique_ptr<service::Service> service;
    std::unique_ptr<client::ServiceClient> client;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace td::test
