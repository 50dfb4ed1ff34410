// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace td::ui {

class Notice;

/// "Codice di Sicurezza (OTP)": the one-time code, with a countdown until another can be asked for.
class OtpPage : public QWidget {
    Q_OBJECT
public:
    OtpPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void start(const model::LoginChallenge &challenge);

Q_SIGNALS:
    void loggedIn(const td::model::SessionInfo &session);
    void backRequested();

private:
    void submit();
    void resend();
    void onSession(const Result<model::SessionInfo> &answer);
    void onResent(const Result<model::LoginChallenge> &answer);
    void restartCountdown(std::chrono::seconds wait);
    void updateCountdown();
    void setBusy(bool busy);

    client::ServiceClient &m_client;
    model::LoginChallenge m_challenge;
    int m_generation = 0;
    QLabel *m_destination;
    QLineEdit *m_code;
    Notice *m_notice;
    QLabel *m_countdown;
    QPushButton *m_resend;
    QPushButton *m_submit;
    QTimer m_tick;
    QElapsedTimer m_since;
    std::chrono::seconds m_wait{0};
};

} // namespace td::ui
