// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/Outbox.h"
#include "core/service/Intake.h"
#include "core/service/Service.h"
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "ui/dossier/StudiesDialog.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/shell/DemoPhone.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

const QString fiscalCode = u"RSSMRA85T10A562S"_s;
const QString password = u"Giardino-2025!"_s;

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
        window =
            std::make_unique<ui::MainWindow>(*client, theme, ui::ShellOptions{u"en"_s, folder.filePath(u"exports"_s)});
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

QString describe(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + u' ' + widget.accessibleName();
}

class NoSource final : public dicom::InstanceSource {
public:
    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &) override { return {}; }
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &) override { return {}; }
};

void checkControls(const QWidget &root)
{
    QStringList names;
    constexpr int smallestTarget = 24;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const bool control = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
                             qobject_cast<const QComboBox *>(widget);
        // Qt's own parts of a field (its clear button) are named and sized with the field.
        if (!control || !widget->isVisible() || qobject_cast<const QLineEdit *>(widget->parentWidget()) ||
            qobject_cast<const QComboBox *>(widget->parentWidget()))
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        CAPTURE(describe(*widget), widget->size().width(), widget->size().height());
        REQUIRE(accessible);
        names.append(accessible->text(QAccessible::Name));
        CHECK_FALSE(names.last().isEmpty());
        CHECK(names.count(names.last()) == 1);
        CHECK((widget->focusPolicy() & Qt::TabFocus) != 0);
        CHECK(widget->width() >= smallestTarget);
        CHECK(widget->height() >= smallestTarget);
    }
}

} // namespace

TEST_CASE("a patient logs in with the keyboard alone and sees whose dossier it is")
{
    Dossier dossier;
    dossier.logIn();
    CHECK(dossier.says(u"ROSSI Mario"_s));
    CHECK(dossier.says(u"10/12/1985"_s));
    CHECK(dossier.says(u"1-2 of 2"_s));
    CHECK_FALSE(dossier.window->windowTitle().contains(u"ROSSI"_s));
}

TEST_CASE("every control of every page has a name and is large enough to hit")
{
    Dossier dossier;
    qApp->setStyleSheet(dossier.theme.styleSheet());
    checkControls(*dossier.window);
    dossier.logIn();
    checkControls(*dossier.window);
    auto *table = dossier.named<QTableView>(u"Reports and images"_s);
    QTest::keyClick(table, Qt::Key_Return, Qt::ShiftModifier);
    auto *studies = dossier.window->findChild<ui::StudiesDialog *>();
    REQUIRE(studies);
    checkControls(*studies);
    studies->close();
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_Return);
    REQUIRE(dossier.says(u"The file is damaged or incomplete."_s));
    checkControls(*dossier.window);
    ui::ExportDialog exporting(std::make_shared<NoSource>(), dossier.theme, {model::StudyContents{}},
                               dossier.folder.path(), u"en"_s);
    exporting.show();
    checkControls(exporting);
    qApp->setStyleSheet({});
}

TEST_CASE("the Tab key goes from the fiscal code to the password and to Log in and to the forgotten password")
{
    Dossier dossier;
    dossier.window->activateWindow();
    auto *code = dossier.named<QLineEdit>(u"Fiscal code"_s);
    code->setFocus();
    REQUIRE(QTest::qWaitFor([&] { return code->hasFocus(); }, 5'000));
    for (const QString &next : {u"Password"_s, u"Log in"_s, u"Forgot your password?"_s}) {
        CAPTURE(next);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        CHECK(QApplication::focusWidget() == dossier.named(next));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(dossier.says(u"Forgot your password?"_s));
}

TEST_CASE("the password is shown and hidden with F4")
{
    Dossier dossier;
    auto *secret = dossier.named<QLineEdit>(u"Password"_s);
    secret->setFocus();
    REQUIRE(QTest::qWaitFor([&] { return secret->hasFocus(); }, 5'000));
    QTest::keyClick(secret, Qt::Key_F4);
    CHECK(secret->echoMode() == QLineEdit::Normal);
    QTest::keyClick(secret, Qt::Key_F4);
    CHECK(secret->echoMode() == QLineEdit::Password);
}

TEST_CASE("calendar and row actions and the way back from a document need no mouse")
{
    Dossier dossier;
    dossier.logIn();
    auto *from = dossier.named<QLineEdit>(u"From"_s);
    from->setFocus();
    QTest::keyClick(from, Qt::Key_F4);
    auto *calendar = dossier.window->findChild<QCalendarWidget *>();
    REQUIRE(calendar);
    CHECK(calendar->accessibleName() == u"Calendar: From"_s);
    calendar->window()->close();

    auto *table = dossier.named<QTableView>(u"Reports and images"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    REQUIRE(menu);
    QStringList entries;
    for (const QAction *action : menu->actions())
        if (!action->isSeparator())
            entries.append(action->text());
    CHECK(entries == QStringList{u"View"_s, u"Save"_s, u"Print"_s, u"Hide from the clinic"_s,
                                u"View the images"_s, u"Sort by"_s});
    menu->close();

    QTest::keyClick(table, Qt::Key_Return);
    REQUIRE(dossier.says(u"The file is damaged or incomplete."_s));
    dossier.window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(dossier.window.get()));
    auto *back = dossier.named(u"Back to the list"_s);
    back->setFocus();
    QTest::keyClick(back, Qt::Key_Escape);
    CHECK(QTest::qWaitFor([&] { return dossier.named<QTableView>(u"Reports and images"_s) != nullptr; }, 5'000));
}

TEST_CASE("a malformed fiscal code never reaches the service")
{
    Dossier dossier;
    dossier.service->stop(); // an answer could not come from there
    dossier.enter(u"RSSMRA85T10A562X"_s, password);
    CHECK(dossier.says(u"This is not a valid fiscal code. Please check each character."_s));
}

TEST_CASE("a wrong password is refused in words and the sixth try meets a locked door")
{
    Dossier dossier;
    for (int i = 0; i < 5; ++i) {
        dossier.enter(fiscalCode, u"Sbagliata-2025!"_s);
        CHECK(dossier.says(u"The fiscal code or the password is not correct."_s));
        REQUIRE(QTest::qWaitFor([&] { return dossier.named(u"Log in"_s) && dossier.named(u"Log in"_s)->isEnabled(); },
                                10'000));
    }
    dossier.enter(fiscalCode, password);
    CHECK(dossier.says(u"Access is suspended for your safety. Please try again in 15 minutes"_s));
    CHECK(dossier.outbox.messages().isEmpty());
}

TEST_CASE("a wrong code says how many attempts are left")
{
    Dossier dossier;
    dossier.enter(fiscalCode, password);
    REQUIRE(QTest::qWaitFor(
        [&] { return dossier.named(u"Security code (OTP)"_s) && !dossier.outbox.messages().isEmpty(); }, 10'000));
    const bool zeros = dossier.outbox.messages().last().body.contains(u"000000"_s);
    auto *code = dossier.named<QLineEdit>(u"Security code (OTP)"_s);
    QTest::keyClicks(code, zeros ? u"111111"_s : u"000000"_s);
    QTest::keyClick(code, Qt::Key_Return);
    CHECK(dossier.says(u"The code is not correct. You have 4 attempts left."_s));
}

TEST_CASE("an expired code sends the patient back to the login")
{
    Dossier dossier;
    dossier.enter(fiscalCode, password);
    REQUIRE(QTest::qWaitFor(
        [&] { return dossier.named(u"Security code (OTP)"_s) && !dossier.outbox.messages().isEmpty(); }, 10'000));
    dossier.clock.advance(std::chrono::minutes(6));
    auto *code = dossier.named<QLineEdit>(u"Security code (OTP)"_s);
    QTest::keyClicks(
        code, QRegularExpression(u"\\b([0-9]{6})\\b"_s).match(dossier.outbox.messages().last().body).captured(1));
    QTest::keyClick(code, Qt::Key_Return);
    CHECK(dossier.says(u"The security code has expired. Please go back to the login."_s));
}

TEST_CASE("a report that is no PDF is refused in words and the list stays within reach")
{
    Dossier dossier;
    dossier.logIn();
    auto *table = dossier.named<QTableView>(u"Reports and images"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    CHECK(dossier.says(u"The file is damaged or incomplete."_s));
    CHECK(dossier.named(u"Save"_s)->isEnabled()); // the bytes are the patient's all the same
    QTest::mouseClick(dossier.named(u"Back to the list"_s), Qt::LeftButton);
    CHECK(dossier.named(u"Reports and images"_s) != nullptr);
}

TEST_CASE("when the service is killed the list stays readable and says that it may be old")
{
    Dossier dossier;
    dossier.logIn();
    dossier.service->stop();
    auto *rows = dossier.named<QComboBox>(u"Rows per page"_s);
    QTest::keyClick(rows, Qt::Key_Down);
    CHECK(dossier.says(u"The service cannot be reached: the list may be out of date."_s, 20'000));
    CHECK(dossier.named<QTableView>(u"Reports and images"_s)->model()->rowCount() == 2);
}

TEST_CASE("an expired session closes the dossier and says why")
{
    Dossier dossier;
    dossier.logIn();
    dossier.clock.advance(std::chrono::minutes(16));
    QTest::keyClick(dossier.named<QComboBox>(u"Rows per page"_s), Qt::Key_Down);
    CHECK(dossier.says(u"The session has ended. Please log in again."_s));
    CHECK_FALSE(dossier.window->session());
}

TEST_CASE("the reset link of the e-mail opens the page for a new password that then works")
{
    Dossier dossier;
    ui::DemoPhone phone(dossier.outbox, dossier.theme);
    QObject::connect(&phone, &ui::DemoPhone::resetRequested, dossier.window.get(), &ui::MainWindow::showNewPassword);
    QTest::mouseClick(dossier.named(u"Forgot your password?"_s), Qt::LeftButton);
    auto *user = dossier.named<QLineEdit>(u"Fiscal code"_s);
    QTest::keyClicks(user, fiscalCode);
    QTest::keyClick(user, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return !dossier.outbox.messages().isEmpty(); }, 10'000));
    const QString link =
        QRegularExpression(u"tuodossier:\\S+"_s).match(dossier.outbox.messages().last().body).captured(0);
    QTextBrowser *mail = nullptr;
    REQUIRE(QTest::qWaitFor([&] { return (mail = phone.findChild<QTextBrowser *>()) != nullptr; }, 5'000));
    Q_EMIT mail->anchorClicked(QUrl(link));
    const QString fresh = u"Nuova-Lanterna-7"_s;
    auto *first = dossier.named<QLineEdit>(u"New password"_s);
    REQUIRE(first);
    QTest::keyClicks(first, u"corta"_s);
    CHECK(dossier.says(u"Still needed: at least 12 characters, an upper-case letter, a digit, a special character"_s));
    CHECK_FALSE(dossier.named(u"Save the new password"_s)->isEnabled());
    first->clear();
    QTest::keyClicks(first, fresh);
    auto *second = dossier.named<QLineEdit>(u"Repeat the new password"_s);
    QTest::keyClicks(second, fresh);
    QTest::keyClick(second, Qt::Key_Return);
    CHECK(dossier.says(u"The new password is saved. You can log in with it now."_s));
    dossier.enter(fiscalCode, fresh);
    CHECK(QTest::qWaitFor([&] { return dossier.named(u"Security code (OTP)"_s) != nullptr; }, 10'000));
}
