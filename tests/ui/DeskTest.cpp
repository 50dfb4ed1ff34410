// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/DeskFixture.h"
#include "ui/desk/ConsentsCard.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>

using namespace td;
using namespace Qt::StringLiterals;
using test::annaCode;
using test::Desk;
using test::write;

TEST_CASE("a patient is registered, gets the first password by SMS, and logs in with it")
{
    Desk desk;
    desk.startRegister(annaCode);
    CHECK(desk.says(u"Proposed by the fiscal code, to be confirmed: 01/01/1980, Female."_s));
    CHECK(desk.named<QLineEdit>(u"Birth date"_s)->text().isEmpty());
    desk.press(u"Confirm birth date and sex"_s);
    CHECK(desk.says(u"Confirmed by you: 01/01/1980, Female."_s));
    desk.press(u"Register"_s);
    REQUIRE(desk.says(u"This patient has no access yet."_s));
    const model::Patient anna = desk.found(annaCode);
    CHECK(anna.birthDate == QDate(1980, 1, 1));
    CHECK(anna.sex == model::Sex::Female);
    CHECK(anna.familyName == u"Verdi"_s);
    desk.press(u"Send the first credentials"_s);
    REQUIRE(desk.says(u"The first password was sent by SMS to *****46."_s));
    CHECK(desk.says(u"Active. The patient still has the first password."_s));

    const notify::Message sms = desk.lastMessage(notify::Channel::Sms);
    auto patient = desk.newClient();
    const QString password = sms.body.section(u'\n', 1, 1); // the message puts it on a line of its own
    const auto challenge = test::await(patient->login(annaCode, Secret::fromString(password)));
    REQUIRE(challenge);
    CHECK(test::await(patient->submitCode(challenge->id, desk.lastCode())));
}

TEST_CASE("what the fiscal code proposes is not stored unless the clerk confirms it")
{
    Desk desk;
    desk.startRegister(annaCode);
    REQUIRE(desk.says(u"Proposed by the fiscal code"_s));
    desk.press(u"Register"_s);
    REQUIRE(desk.says(u"This patient has no access yet."_s));
    const model::Patient anna = desk.found(annaCode);
    CHECK_FALSE(anna.birthDate.isValid());
    CHECK(anna.sex == model::Sex::Unknown);
}

TEST_CASE("a confirmed birth date goes when the fiscal code is changed")
{
    Desk desk;
    desk.startRegister(annaCode);
    desk.press(u"Confirm birth date and sex"_s);
    REQUIRE(desk.named<QLineEdit>(u"Birth date"_s)->text() == u"01/01/1980"_s);
    desk.type(u"Fiscal code"_s, u"STP0123456789012"_s);
    CHECK(desk.named<QLineEdit>(u"Birth date"_s)->text().isEmpty());
    CHECK(desk.named(u"Confirm birth date and sex"_s) == nullptr);
}

TEST_CASE("a wrong fiscal code is refused in words that say what is wrong")
{
    const auto [code, words] = GENERATE(table<QString, QString>({
        {u"RSSMRA85T10A562X"_s, u"The last letter does not fit the others."_s},
        {u"RSSMRA85T10A56"_s, u"The code has 14 characters."_s},
        {u"RSSMRA85T99A562S"_s, u"A letter stands where a digit belongs"_s},
        {u"12345678901"_s, u"The last digit does not fit the others."_s},
        {u"1234567890A"_s, u"A provisional code has 11 digits"_s},
        {u"RSSMRA-5T10A562S"_s, u"The code may hold letters and digits only."_s},
    }));
    Desk desk;
    desk.startRegister(code);
    desk.press(u"Register"_s);
    CHECK(desk.says(words));
    CHECK(desk.named<QAbstractButton>(u"Register"_s)->isVisible());
}

TEST_CASE("a patient without phone and e-mail is not registered")
{
    Desk desk;
    desk.startRegister(annaCode);
    desk.named<QLineEdit>(u"Mobile phone"_s)->clear();
    desk.press(u"Register"_s);
    CHECK(desk.says(u"Please enter a mobile phone or an e-mail address"_s));
    const auto all = test::await(desk.client->findPatients(annaCode));
    REQUIRE(all);
    CHECK(all->isEmpty());
}

TEST_CASE("a code that is registered already leads to its patient")
{
    Desk desk;
    desk.startRegister(test::marioCode);
    desk.press(u"Register"_s);
    REQUIRE(desk.says(u"This fiscal code is registered already."_s));
    desk.press(u"Open that patient"_s);
    CHECK(desk.says(u"Rossi Mario"_s));
}

TEST_CASE("a search that finds nobody hands what was typed to the registration")
{
    Desk desk;
    desk.type(u"Family name"_s, u"Zanzibar"_s);
    desk.press(u"Search"_s);
    REQUIRE(desk.says(u"No patient found"_s));
    desk.press(u"Register a new patient"_s);
    CHECK(desk.named<QLineEdit>(u"Family name"_s)->text() == u"Zanzibar"_s);
}

TEST_CASE("contacts that somebody else changed meanwhile are shown again instead of overwritten")
{
    Desk desk;
    desk.openPatient(test::marioCode);
    model::Patient other = desk.found(test::marioCode);
    other.email = u"altro@example.org"_s;
    REQUIRE(test::await(desk.client->updatePatient(other)));
    desk.type(u"Mobile phone"_s, u"333 0000000"_s);
    desk.press(u"Save the contacts"_s);
    REQUIRE(desk.says(u"Somebody changed this patient in the meantime."_s));
    CHECK(desk.named<QLineEdit>(u"E-mail"_s)->text() == u"altro@example.org"_s);
    desk.type(u"Mobile phone"_s, u"333 0000000"_s);
    desk.press(u"Save the contacts"_s);
    CHECK(desk.says(u"The contacts are saved."_s));
    CHECK(desk.found(test::marioCode).mobilePhone == u"3330000000"_s);
}

TEST_CASE("a new first password is asked for twice, and a locked access is freed")
{
    Desk desk;
    auto patient = desk.newClient();
    for (int i = 0; i < 6; ++i)
        CHECK_FALSE(test::await(patient->login(test::marioCode, Secret::fromString(u"Sbagliata-2025!"_s))));
    desk.openPatient(test::marioCode);
    REQUIRE(desk.says(u"Locked after too many attempts, for another 15 minutes."_s));
    desk.press(u"Unlock"_s);
    CHECK(desk.says(u"Unlocked: the patient can try again."_s));
    CHECK(test::await(patient->login(test::marioCode, Secret::fromString(test::password))));
    const auto before = desk.outbox.messages().size();
    desk.press(u"Send a new first password"_s);
    REQUIRE(desk.says(u"the sessions that are open end"_s));
    CHECK(desk.outbox.messages().size() == before);
    desk.press(u"Yes, send it"_s);
    CHECK(desk.says(u"The first password was sent by SMS"_s));
    CHECK_FALSE(test::await(patient->login(test::marioCode, Secret::fromString(test::password))));
}

TEST_CASE("a decision on a consent is recorded with its date")
{
    Desk desk;
    desk.openPatient(test::marioCode);
    desk.showTab(1);
    const QString privacy = u"Decision: "_s + model::consentName(model::ConsentKind::Privacy);
    REQUIRE(QTest::qWaitFor([&] { return desk.named<QComboBox>(privacy) != nullptr; }, 20'000));
    desk.named<QComboBox>(privacy)->setCurrentIndex(1);
    desk.press(u"Record the decisions"_s);
    REQUIRE(desk.says(u"The decisions are recorded."_s));
    const auto all = test::await(desk.client->consents(desk.mario.id));
    REQUIRE(all);
    CHECK(all->last().kind == model::ConsentKind::Privacy);
    CHECK(all->last().given);
    CHECK(all->last().by == model::Role::Staff);
}

TEST_CASE("the signed form is kept with the decisions that stand on it")
{
    Desk desk;
    desk.openPatient(test::marioCode);
    desk.showTab(1);
    const QString privacy = u"Decision: "_s + model::consentName(model::ConsentKind::Privacy);
    REQUIRE(QTest::qWaitFor([&] { return desk.named<QComboBox>(privacy) != nullptr; }, 20'000));
    auto *card = desk.view->findChild<ui::ConsentsCard *>();
    write(desk.folder.filePath(u"wrong.pdf"_s), "this is no PDF");
    card->attach(desk.folder.filePath(u"wrong.pdf"_s));
    CHECK(desk.says(u"The file is damaged, or not of the kind that its name says."_s));
    write(desk.folder.filePath(u"form.pdf"_s), "%PDF-1.4 a form");
    card->attach(desk.folder.filePath(u"form.pdf"_s));
    REQUIRE(desk.says(u"The form form.pdf will be kept with the decisions."_s));
    desk.named<QComboBox>(privacy)->setCurrentIndex(2);
    desk.press(u"Record the decisions"_s);
    REQUIRE(desk.says(u"The decisions are recorded."_s));
    const auto all = test::await(desk.client->consents(desk.mario.id));
    REQUIRE(all);
    CHECK_FALSE(all->last().given);
    REQUIRE_FALSE(all->last().signedDocument.isEmpty());
    auto patient = desk.loggedIn();
    model::DocumentQuery query;
    query.category = model::DocumentCategory::Consent;
    const auto documents = test::await(patient->documents(desk.mario.id, query));
    REQUIRE(documents);
    REQUIRE(documents->items.size() == 1);
    CHECK(documents->items.first().id == all->last().signedDocument);
    CHECK(documents->items.first().consents == QStringList{model::consentName(model::ConsentKind::Privacy)});
}

TEST_CASE("the desk is reached with the keyboard alone, from the search to the patient's tabs")
{
    Desk desk;
    REQUIRE(QTest::qWaitForWindowActive(desk.view.get()));
    desk.named(u"Fiscal code or patient ID"_s)->setFocus();
    for (const QString &next : {u"Family name"_s, u"Given name"_s, u"Search"_s, u"Register a new patient"_s}) {
        CAPTURE(next);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        CHECK(QApplication::focusWidget() == desk.named(next));
    }
    desk.named(u"Family name"_s)->setFocus();
    QTest::keyClicks(QApplication::focusWidget(), u"Ro"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    REQUIRE(
        QTest::qWaitFor([&] { return qobject_cast<QTableWidget *>(QApplication::focusWidget()) != nullptr; }, 20'000));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    REQUIRE(desk.says(u"Rossi Mario"_s));
    auto *tabs = desk.view->findChild<QTabBar *>();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    CHECK(tabs->currentIndex() == 1);
}

TEST_CASE("every control of the desk has a name of its own, a place in the Tab order, and is large enough to hit")
{
    Desk desk;
    qApp->setStyleSheet(desk.theme.styleSheet());
    const auto check = [&] {
        QStringList names;
        for (QWidget *widget : desk.view->findChildren<QWidget *>()) {
            const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                                 qobject_cast<QComboBox *>(widget);
            if (!control || !widget->isVisible() || qobject_cast<QLineEdit *>(widget->parentWidget()) ||
                qobject_cast<QComboBox *>(widget->parentWidget()) ||
                widget->parentWidget()->inherits("QAbstractSpinBox") || widget->parentWidget()->inherits("QTabBar") ||
                widget->parentWidget()->inherits("QTableView"))
                continue;
            // Qt gives a box's choice as its name on Linux, where readers take the label beside it.
            names.append(qobject_cast<QComboBox *>(widget)
                             ? widget->accessibleName()
                             : QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name));
            CAPTURE(names.last(), widget->size().width(), widget->size().height());
            CHECK_FALSE(names.last().isEmpty());
            CHECK(names.count(names.last()) == 1);
            CHECK((widget->focusPolicy() & Qt::TabFocus) != 0);
            CHECK(widget->height() >= 32);
        }
    };
    check();
    desk.press(u"New patient"_s);
    check();
    desk.press(u"Find a patient"_s);
    desk.openPatient(test::marioCode);
    REQUIRE(desk.says(u"Active."_s));
    for (int tab = 0; tab < 4; ++tab) {
        desk.showTab(tab);
        check();
    }
    qApp->setStyleSheet({});
}
