// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QPushButton;

namespace td::ui {

class Notice;
class PasswordChoice;

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
    void submit();
    void onAnswer(const Result<void> &answer);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    QString m_token;
    PasswordChoice *m_choice;
    Notice *m_notice;
    QPushButton *m_submit;
};

} // namespace td::ui
