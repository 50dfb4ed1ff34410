// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/language/Translations.h"
#include "tests/service/ServiceFixture.h"
#include "ui/desk/DeskView.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

namespace td::test {

using namespace Qt::StringLiterals;

inline const QString address = u"https://dossier.example.org/"_s;

/// A real service, a clerk's real session, and the desk in English.
class Desk : public ServiceFixture {
public:
    Desk()
    {
        translations.install(u"en"_s);
        client = loggedIn(u"segreteria"_s);
        view = std::make_unique<ui::DeskView>(*client, theme, u"en"_s, ui::DeskOptions{address});
        view->resize(1280, 720);
        view->show();
        view->activateWindow();
    }

    template <class W = QWidget>
    W *named(const QString &name) const
    {
        for (W *widget : view->findChildren<W *>()) {
            const auto *button = qobject_cast<QAbstractButton *>(static_cast<QWidget *>(widget));
            if (widget->isVisible() && (widget->accessibleName() == name || (button && button->text() == name)))
                return widget;
        }
        return nullptr;
    }

    bool says(const QString &text) const
    {
        constexpr int patience = 20'000;
        return QTest::qWaitFor(
            [&] {
                const auto labels = view->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(),
                                   [&](const QLabel *l) { return l->isVisible() && l->text().contains(text); });
            },
            patience);
    }

    void type(const QString &field, const QString &text) const
    {
        CAPTURE(field);
        auto *line = named<QLineEdit>(field);
        REQUIRE(line);
        line->setFocus();
        line->clear();
        QTest::keyClicks(line, text);
    }

    void press(const QString &name) const
    {
        CAPTURE(name);
        constexpr int patience = 20'000;
        REQUIRE(QTest::qWaitFor(
            [&] {
                const auto *button = named<QAbstractButton>(name);
                return button && button->isEnabled();
            },
            patience));
        named<QAbstractButton>(name)->click();
    }

    void openPatient(const QString &code) const
    {
        type(u"Fiscal code or patient ID"_s, code);
        QTest::keyClick(named(u"Fiscal code or patient ID"_s), Qt::Key_Return);
        REQUIRE(QTest::qWaitFor([&] { return named<QTableWidget>(u"Patients found"_s) != nullptr; }, 20'000));
        QTest::keyClick(named(u"Patients found"_s), Qt::Key_Return);
        REQUIRE(says(u"Fiscal\u00a0code:\u00a0"_s + code));
    }

    void startRegister(const QString &code) const
    {
        press(u"New patient"_s);
        type(u"Fiscal code"_s, code);
        type(u"Family name"_s, u"Verdi"_s);
        type(u"Given name"_s, u"Anna"_s);
        type(u"Mobile phone"_s, u"+39 333 765 4346"_s);
    }

    void showTab(int index) const { view->findChild<QTabBar *>()->setCurrentIndex(index); }

    model::Patient found(const QString &code) const
    {
        const auto all = await(client->findPatients(code));
        REQUIRE(all);
        REQUIRE(all->size() == 1);
        return all->first();
    }

    language::Translations translations;
    theme::Theme theme{theme::Mode::Light};
    std::unique_ptr<client::ServiceClient> client;
    std::unique_ptr<ui::DeskView> view;
};

inline const QString annaCode = fiscalCode(u"VRDNNA80A41H501"_s); // born on 1 January 1980, a woman

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

} // namespace td::test
