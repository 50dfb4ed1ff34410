// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/consents/ConsentsPage.h"
#include "resources/language/Translations.h"
#include "tests/service/ServiceFixture.h"
#include "ui/common/Widgets.h"
#include "ui/dossier/DocumentsPage.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

/// The page of consents of Mario, in English, on the consents themselves.
class Consents {
public:
    Consents()
    {
        language.install(u"en"_s);
        client = fixture.loggedIn();
        page = std::make_unique<ui::ConsentsPage>(*client, theme);
        page->resize(1000, 700);
        page->show();
        page->open(fixture.mario.id);
        page->showState();
    }

    template <class W = QPushButton>
    W *named(const QString &name) const
    {
        W *found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (W *widget : page->findChildren<W *>()) {
                    if (widget->isVisible() && widget->accessibleName() == name)
                        found = widget;
                }
                return found != nullptr;
            },
            10'000);
        return found;
    }

    /// By keyboard, once it stands where it belongs.
    void press(const QString &name) const
    {
        auto *button = named(name);
        REQUIRE(button);
        QTest::keyClick(button, Qt::Key_Space);
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
    std::unique_ptr<ui::ConsentsPage> page;
};

} // namespace

TEST_CASE("every consent says how it stands, what it allows and since when")
{
    Consents consents;
    CHECK(consents.says(u"Consenso DSE: adesione"_s));
    CHECK(consents.says(u"Given on 07/01/2020"_s));
    CHECK(consents.says(u"Not given"_s)); // FEA, remote reporting and privacy were never decided
    CHECK(consents.says(u"Documents from before you joined the dossier are part of it too."_s));
}

TEST_CASE("a consent is withdrawn by keyboard after its consequence was read, and its history is kept")
{
    Consents consents;
    QSignalSpy changed(consents.page.get(), &ui::ConsentsPage::consentsChanged);
    auto *withdraw = consents.named(u"Withdraw: Consenso DSE: adesione"_s);
    REQUIRE(withdraw);
    withdraw->setFocus();
    QTest::keyClick(withdraw, Qt::Key_Space);
    CHECK(consents.says(u"Without it your dossier is empty, for you too."_s));
    auto *confirm = consents.named(u"Withdraw the consent: Consenso DSE: adesione"_s);
    REQUIRE(confirm);
    QTest::keyClick(confirm, Qt::Key_Space);
    CHECK(consents.says(u"«Consenso DSE: adesione» is withdrawn."_s));
    CHECK(QTest::qWaitFor([&] { return changed.count() == 1; }, 10'000));
    REQUIRE(consents.named(u"Give: Consenso DSE: adesione"_s)); // the cards are made anew
    auto *history = consents.named(u"History: Consenso DSE: adesione"_s);
    REQUIRE(history);
    QTest::keyClick(history, Qt::Key_Space);
    CHECK(consents.says(u"withdrawn, by you"_s));
    CHECK(consents.says(u"given, at the acceptance desk"_s));
    const auto decisions = await(consents.client->consents(consents.fixture.mario.id));
    REQUIRE(decisions);
    CHECK(decisions->last().kind == model::ConsentKind::DossierAdhesion);
    CHECK_FALSE(decisions->last().given);
}

TEST_CASE("who thinks better of it changes nothing")
{
    Consents consents;
    consents.press(u"Give: Consenso alla FEA"_s);
    consents.press(u"Leave it as it is: Consenso alla FEA"_s);
    CHECK(consents.named(u"Give: Consenso alla FEA"_s));
    CHECK(await(consents.client->consents(consents.fixture.mario.id))->size() == 3);
}

TEST_CASE("a decision that cannot be sent is said and the consent stays as it was")
{
    Consents consents;
    REQUIRE(consents.named(u"Give: Consenso alla FEA"_s));
    consents.fixture.service->stop();
    consents.press(u"Give: Consenso alla FEA"_s);
    consents.press(u"Give the consent: Consenso alla FEA"_s);
    auto *notice = consents.page->findChild<ui::Notice *>();
    REQUIRE(notice);
    CHECK(QTest::qWaitFor(
        [&] {
            const auto notices = consents.page->findChildren<ui::Notice *>();
            return std::any_of(notices.begin(), notices.end(),
                               [](const ui::Notice *n) { return n->isVisible() && !n->text().isEmpty(); });
        },
        20'000));
    CHECK(consents.named(u"Give the consent: Consenso alla FEA"_s)->isEnabled());
}

TEST_CASE("without the adesione the list of documents says why it is empty and leads to the consents")
{
    Consents consents;
    consents.fixture.decide(consents.fixture.mario.id, model::ConsentKind::DossierAdhesion, false,
                            QDateTime(QDate(2021, 1, 1), QTime(9, 0), Qt::UTC));
    ui::DocumentsPage list(*consents.client, consents.theme, model::DocumentCategory::Report);
    QSignalSpy asked(&list, &ui::DocumentsPage::consentsRequested);
    list.resize(1000, 700);
    list.show();
    list.open(consents.fixture.mario.id);
    const auto visible = [&](const QString &text) {
        return QTest::qWaitFor(
            [&] {
                for (const QLabel *label : list.findChildren<QLabel *>()) {
                    if (label->isVisible() && label->text().contains(text))
                        return true;
                }
                return false;
            },
            10'000);
    };
    CHECK(visible(u"Your dossier is empty"_s));
    CHECK(visible(u"You have not given the consent «Consenso DSE: adesione»"_s));
    for (QPushButton *button : list.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == u"Open the consents"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    CHECK(asked.count() == 1);
}
