// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"
#include "ui/desk/DeskOptions.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace td::ui {

class DeskPatientPage;
class FindPage;
class RegisterPage;

/// The acceptance desk, for staff: finds and registers patients, opens their access, records consents, and adds reports
/// and images.
class DeskView : public QWidget {
    Q_OBJECT
public:
    /// `client` is signed in as staff and outlives the view. `language`: "it" or "en".
    DeskView(client::ServiceClient &client, const theme::Theme &theme, const QString &language,
             const DeskOptions &options, QWidget *parent = nullptr);

Q_SIGNALS:
    void logoutRequested();
    void languageRequested(const QString &language);
    void modeRequested(td::theme::Mode mode);

private:
    QWidget *makeTopBar(const QString &language);
    QWidget *makeRail();
    QToolButton *addRailButton(QWidget *rail, const QString &icon, const QString &text);
    void showPage(QWidget *page);
    void showPatient(const model::Patient &patient);
    void showRegister(const model::Patient &draft);

    const theme::Theme &m_theme;
    QStackedWidget *m_pages;
    FindPage *m_find;
    RegisterPage *m_register;
    DeskPatientPage *m_patient;
    QToolButton *m_findButton = nullptr;
    QToolButton *m_registerButton = nullptr;
};

} // namespace td::ui
