// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QStackedWidget;

namespace td::ui {

class ForgotPasswordPage;
class LoginPage;
class NewPasswordPage;
class OtpPage;

/// Everything before the dossier opens: login, one-time code, forgotten and new password, and the language.
class AccessPages : public QWidget {
    Q_OBJECT
public:
    /// `language` is "it" or "en": the one that is not a choice at the moment.
    AccessPages(client::ServiceClient &client, const theme::Theme &theme, const QString &language,
                QWidget *parent = nullptr);

    void showLogin();
    /// Says why the dossier was closed, above the login.
    void showLoginAfter(const Error &reason);
    /// The page for a new password, from the link or the code of the e-mail.
    void showNewPassword(const QString &token);

Q_SIGNALS:
    void loggedIn(const td::model::SessionInfo &session);
    void languageRequested(const QString &language);

private:
    QWidget *makeLanguageRow(const QString &current);
    void connectPages();

    const theme::Theme &m_theme;
    QStackedWidget *m_stack;
    LoginPage *m_login;
    OtpPage *m_otp;
    ForgotPasswordPage *m_forgot;
    NewPasswordPage *m_newPassword;
};

} // namespace td::ui
