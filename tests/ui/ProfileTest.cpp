// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/language/Translations.h"
#include "tests/service/ServiceFixture.h"
#include "tests/support/Tool.h"
#include "ui/common/Widgets.h"
#include "ui/profile/AccessLogModel.h"
#include "ui/profile/AccessLogPage.h"
#include "ui/profile/AccessTable.h"
#include "ui/profile/ProfilePage.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QProcess>
#include <QTableView>
#include <QTest>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

class Profile {
public:
    Profile()
    {
        language.install(u"en"_s);
        client = fixture.loggedIn();
        page = std::make_unique<ui::ProfilePage>(*client, theme);
        page->resize(900, 1400);
        page->show();
        page->open({model::Role::Patient, fixture.mario.id, model::PasswordChange::Advised, std::chrono::hours(8)});
        REQUIRE(says(u"Rossi"_s));
    }

    template <class W = QPushButton>
    W *named(const QString &name) const
    {
        for (W *widget : page->findChildren<W *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(static_cast<QWidget *>(widget));
            if (widget->isVisible() && (widget->accessibleName() == name || (button && button->text() == name)))
                return widget;
        }
        FAIL("no " + name.toStdString());
        return nullptr;
    }

    bool says(const QString &text) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto labels = page->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(),
                                   [&](const QLabel *l) { return l->isVisible() && l->text().contains(text); });
            },
            10'000);
    }

    ServiceFixture fixture;
    language::Translations language;
    theme::Theme theme{theme::Mode::Light};
    std::unique_ptr<client::ServiceClient> client;
    std::unique_ptr<ui::ProfilePage> page;
};

model::AccessEvent event(model::AccessAction action, model::Role role, const QString &what, const QString &reason = {})
{
    model::AccessEvent e;
    e.id = u"1"_s;
    e.when = QDateTime(QDate(2026, 3, 1), QTime(12, 30), Qt::LocalTime).toUTC();
    e.role = role;
    e.department = role == model::Role::Staff ? u"Accettazione P2"_s : QString();
    e.action = action;
    e.what = what;
    e.reason = reason;
    return e;
}

} // namespace

TEST_CASE("the profile shows the data of the register with masked contacts and advises a password of one's own")
{
    Profile profile;
    CHECK(profile.says(u"Mario"_s));
    CHECK(profile.says(marioCode));
    CHECK(profile.says(u"*****46"_s));
    CHECK(profile.says(u"m*****@example.org"_s));
    CHECK(profile.says(u"We advise you to change the password"_s));
}

TEST_CASE("the e-mail address changes by keyboard with the password and the code that came to the new one")
{
    Profile profile;
    QTest::keyClick(profile.named(u"Change: E-mail address"_s), Qt::Key_Space);
    auto *address = profile.named<QLineEdit>(u"New e-mail address"_s);
    QTest::keyClicks(address, u"nothing"_s);
    auto *secret = profile.named<QLineEdit>(u"Password, to change the e-mail address"_s);
    QTest::keyClick(secret, Qt::Key_Return);
    CHECK(profile.says(u"This is not an e-mail address."_s));
    address->clear();
    QTest::keyClicks(address, u"nuovo@example.org"_s);
    QTest::keyClicks(secret, u"Sbagliata-2026!"_s);
    QTest::keyClick(secret, Qt::Key_Return);
    CHECK(profile.says(u"The password is not correct."_s));
    secret->clear();
    QTest::keyClicks(secret, password);
    QTest::keyClick(secret, Qt::Key_Return);
    REQUIRE(profile.says(u"Enter the code that was sent to n*****@example.org."_s));
    const QString code = profile.fixture.lastCode();
    auto *field = profile.named<QLineEdit>(u"Code for the new contact: E-mail address"_s);
    QTest::keyClicks(field, code == u"000000"_s ? u"111111"_s : u"000000"_s);
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(profile.says(u"The code is not correct. You have 4 attempts left."_s));
    field->clear();
    QTest::keyClicks(field, code);
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(profile.says(u"The e-mail address is changed. The old one was told."_s));
    CHECK(profile.says(u"n*****@example.org"_s));
}

TEST_CASE("the password changes, the advice goes and the other sessions are over")
{
    Profile profile;
    const auto other = profile.fixture.token();
    auto *present = profile.named<QLineEdit>(u"Present password"_s);
    auto *first = profile.named<QLineEdit>(u"New password"_s);
    auto *second = profile.named<QLineEdit>(u"Repeat the new password"_s);
    QTest::keyClicks(present, password);
    QTest::keyClicks(first, u"Juventus2024!"_s);
    CHECK(profile.says(u"words that are harder to guess"_s));
    CHECK_FALSE(profile.named(u"Change the password"_s)->isEnabled());
    first->clear();
    QTest::keyClicks(first, u"Lucciola-Verde-81"_s);
    QTest::keyClicks(second, u"Lucciola-Verde-81"_s);
    QTest::keyClick(second, Qt::Key_Return);
    CHECK(profile.says(u"The password is changed. Your other sessions are closed."_s));
    CHECK(profile.fixture.get(u"/auth/sessions"_s, other).status == 401);
    CHECK(QTest::qWaitFor(
        [&] {
            for (const auto *label : profile.page->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().startsWith(u"We advise you"_s))
                    return false;
            }
            return true;
        },
        5'000));
}

TEST_CASE("a password made of one's own name is refused by the service and the reason is said")
{
    Profile profile;
    QTest::keyClicks(profile.named<QLineEdit>(u"Present password"_s), password);
    // The page knows no names; the service does.
    const QString own = u"Rossi10121985!M"_s;
    QTest::keyClicks(profile.named<QLineEdit>(u"New password"_s), own);
    auto *second = profile.named<QLineEdit>(u"Repeat the new password"_s);
    QTest::keyClicks(second, own);
    QTest::keyClick(second, Qt::Key_Return);
    CHECK(profile.says(u"This password is too easy to guess for somebody who knows your name or your birthday."_s));
}

TEST_CASE("the open sessions are listed and the others are signed out")
{
    Profile profile;
    const auto other = profile.fixture.token();
    profile.page->open(
        {model::Role::Patient, profile.fixture.mario.id, model::PasswordChange::None, std::chrono::hours(8)});
    CHECK(profile.says(u"(this session)"_s));
    CHECK(profile.says(u"TuoDossier/"_s));
    auto *end = profile.named(u"Sign out the others"_s);
    REQUIRE(QTest::qWaitFor([&] { return end->isEnabled(); }, 10'000));
    QTest::keyClick(end, Qt::Key_Space);
    CHECK(profile.says(u"Only this session is open now."_s));
    CHECK(profile.fixture.get(u"/auth/sessions"_s, other).status == 401);
}

TEST_CASE("the record of accesses tells who, from which department, and what")
{
    Profile profile;
    const QByteArray staff = profile.fixture.token(u"segreteria"_s);
    REQUIRE(profile.fixture.get(u"/fhir/Patient/mario"_s, staff).status == 200);
    ui::AccessLogPage log(*profile.client, profile.theme);
    log.resize(1000, 600);
    log.open(profile.fixture.mario.id);
    log.show();
    auto *table = log.findChild<QTableView *>();
    REQUIRE(table);
    const auto rows = [&](int count) {
        return QTest::qWaitFor([&] { return table->model()->rowCount() == count; }, 10'000);
    };
    REQUIRE(QTest::qWaitFor([&] { return log.face() == ui::Faces::Face::Content; }, 10'000));
    for (QAbstractButton *box : log.findChildren<QAbstractButton *>()) {
        if (box->text() == u"Only others, not my own"_s)
            QTest::keyClick(box, Qt::Key_Space);
    }
    REQUIRE(rows(1));
    const auto cell = [&](int column) { return table->model()->index(0, column).data().toString(); };
    CHECK(cell(1) == u"Staff of the clinic"_s);
    CHECK(cell(2) == u"Accettazione P2"_s);
    CHECK(cell(3) == u"Looked at the personal data"_s);
    QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

TEST_CASE("the saved table is RFC 4180 CSV that no spreadsheet takes for a formula")
{
    language::Translations language;
    language.install(u"en"_s);
    const QByteArray csv = ui::accessCsv(
        {event(model::AccessAction::ReadDocument, model::Role::Staff, u"Referto \"urgente\", 01/03/2026"_s),
         event(model::AccessAction::AddImages, model::Role::Staff, u"TC"_s, u"=cmd()"_s)});
    const QByteArrayList lines = csv.split('\n');
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "\xEF\xBB\xBF\"When\",\"Who\",\"Department\",\"What\"\r");
    CHECK(lines[1] == "\"01/03/2026 12:30\",\"Staff of the clinic\",\"Accettazione P2\","
                      "\"Opened the document «Referto \"\"urgente\"\", 01/03/2026»\"\r");
    model::AccessEvent formula = event(model::AccessAction::ReadDocument, model::Role::Staff, u"x"_s);
    formula.department = u"=1+1"_s;
    CHECK(ui::accessCsv({formula}).contains("\"'=1+1\""));
}

TEST_CASE("the saved PDF holds every access on A4 pages, read by another program")
{
    language::Translations language;
    language.install(u"en"_s);
    QVector<model::AccessEvent> events(120, event(model::AccessAction::ReadDocument, model::Role::Staff, u"Referto"_s));
    events.append(event(model::AccessAction::AddImages, model::Role::Staff, u"TC"_s, u"cognome da nubile"_s));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.pdf"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(ui::accessPdf(events, u"Who has seen my dossier"_s, u"The last 24 months"_s));
    file.close();
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        announceSkip(u"pdftotext is not installed"_s);
        return;
    }
    const auto run = [](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.start(program, arguments);
        REQUIRE(process.waitForFinished(20'000));
        return QString::fromUtf8(process.readAllStandardOutput());
    };
    const QString text = run(u"pdftotext"_s, {u"-raw"_s, path, u"-"_s});
    CHECK(text.simplified().count(u"Opened the document"_s) == 120);
    CHECK(text.simplified().contains(u"cognome da nubile"_s));
    CHECK(text.contains(u"The last 24 months"_s));
    CHECK(run(u"pdfinfo"_s, {path}).contains(u"A4"_s));
}
