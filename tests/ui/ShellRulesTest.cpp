// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules of the dossier and the role of who logs in change in the window.
#include "tests/ui/ShellFixture.h"
#include "ui/desk/DeskView.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

TEST_CASE("a document is hidden from its row, marked, and shown again with Undo")
{
    Dossier dossier;
    dossier.logIn();
    auto *table = dossier.named<QTableView>(u"Reports and images"_s);
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_Space);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    REQUIRE(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == u"Hide from the clinic"_s)
            action->trigger();
    }
    menu->close();
    CHECK(dossier.says(u"The document is hidden: only you can see it, and its images."_s));
    const auto marked = [&] {
        return table->model()->index(0, 1).data().toString() == u"Referto radiologico · hidden from the clinic"_s;
    };
    CHECK(QTest::qWaitFor(marked, 10'000));
    CHECK(table->model()->index(0, 1).data(Qt::DecorationRole).isValid());
    QTest::keyClick(dossier.named(u"Undo"_s), Qt::Key_Space);
    CHECK(dossier.says(u"The document can be seen by the clinic again."_s));
    CHECK(QTest::qWaitFor([&] { return !marked(); }, 10'000));
}

TEST_CASE("a consent withdrawn while the list is open is told at the next document and the list is read anew")
{
    Dossier dossier;
    dossier.logIn();
    model::Consent withdrawn;
    withdrawn.id = ConsentId(u"withdrawn"_s);
    withdrawn.patient = PatientId(u"pat-1"_s);
    withdrawn.kind = model::ConsentKind::DossierAdhesion;
    withdrawn.decided = QDateTime::currentDateTimeUtc();
    REQUIRE(dossier.service->intake().addConsent(withdrawn));
    auto *table = dossier.named<QTableView>(u"Reports and images"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    CHECK(dossier.says(u"This document is no longer available"_s));
    QTest::mouseClick(dossier.named(u"Back to the list"_s), Qt::LeftButton);
    CHECK(dossier.says(u"Your dossier is empty"_s));
}

TEST_CASE("a member of staff comes to the acceptance desk and to no dossier")
{
    Dossier dossier;
    REQUIRE(dossier.service->intake().addAccount(u"clerk"_s, Secret::fromString(password), model::Role::Staff, {},
                                                 {u"+390655501"_s, {}, u"Accettazione"_s}));
    dossier.enter(u"clerk"_s, password);
    REQUIRE(QTest::qWaitFor(
        [&] { return dossier.named(u"Security code (OTP)"_s) && !dossier.outbox.messages().isEmpty(); }, 10'000));
    auto *code = dossier.named<QLineEdit>(u"Security code (OTP)"_s);
    QTest::keyClicks(
        code, QRegularExpression(u"\\b([0-9]{6})\\b"_s).match(dossier.outbox.messages().last().body).captured(1));
    QTest::keyClick(code, Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return dossier.window->findChild<ui::DeskView *>() != nullptr; }, 10'000));
    CHECK_FALSE(dossier.named<QTableView>(u"Reports and images"_s));
}
