// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace td::ui {

class Notice;
class PasswordField;

/// User name and password; a right pair brings a one-time code on its way.
class LoginPage : public QWidget {
    Q_OBJECT
public:
    LoginPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    /// Empties the password and puts the cursor where typing starts.
    void reset();
    void sayGood(const QString &text);
    void sayCaution(const QString &text);
    QString userName() const;

Q_SIGNALS:
    void challenged(const td::model::LoginChallenge &challenge);
    void forgotten();

private:
    void submit();
    void onAnswer(const Result<model::LoginChallenge> &answer);
    void setBusy(bool busy);

    client::ServiceClient &m_client;
    QLineEdit *m_userName;
    PasswordField *m_password;
    Notice *m_notice;
    QPushButton *m_submit;
};

} // namespace td::ui
