// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace td::ui {

class Notice;
class PasswordField;

/// The new password, typed twice, with its strength and the rules it does not follow yet.
class NewPasswordPage : public QWidget {
    Q_OBJECT
public:
    NewPasswordPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void start(const QString &token);

Q_SIGNALS:
    void changed();
    void backRequested();

private:
    void onEdited();
    void submit();
    void onAnswer(const Result<void> &answer);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    QString m_token;
    PasswordField *m_password;
    PasswordField *m_repeated;
    QProgressBar *m_strength;
    QLabel *m_strengthText;
    QLabel *m_rules;
    Notice *m_notice;
    QPushButton *m_submit;
};

} // namespace td::ui
