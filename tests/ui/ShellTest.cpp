// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ShellFixture.h"
#include "ui/dossier/StudiesDialog.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/shell/DemoPhone.h"

#include <QAccessible>
#include <QCalendarWidget>
#include <QTextBrowser>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

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
                               {dossier.folder.path(), dossier.folder.filePath(u"seal.key"_s), u"en"_s});
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
    CHECK(entries ==
          QStringList{u"View"_s, u"Save"_s, u"Print"_s, u"Hide from the clinic"_s, u"View the images"_s, u"Sort by"_s});
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
