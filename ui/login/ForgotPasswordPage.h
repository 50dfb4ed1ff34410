// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace td::ui {

class Notice;

/// Asks for the fiscal code, sends the reset e-mail, and takes the code that stands in it.
class ForgotPasswordPage : public QWidget {
    Q_OBJECT
public:
    ForgotPasswordPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void start(const QString &userName);

Q_SIGNALS:
    void tokenEntered(const QString &token);
    void backRequested();

private:
    void submit();
    void onAnswer(const Result<void> &answer);

    client::ServiceClient &m_client;
    int m_generation = 0;
    QLineEdit *m_userName;
    Notice *m_notice;
    QPushButton *m_submit;
    QWidget *m_tokenPart;
    QLineEdit *m_token;
};

} // namespace td::ui
