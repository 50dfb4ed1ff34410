// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace td::ui {

class Notice;
class PasswordField;

/// One contact of the user, masked, and the two steps to another one: the new one with the password, then the code that
/// was sent to it.
class ContactChange : public QWidget {
    Q_OBJECT
public:
    ContactChange(client::ServiceClient &client, const theme::Theme &theme, model::ContactKind kind,
                  QWidget *parent = nullptr);

    /// As the service masks it; empty when there is none.
    void setMasked(const QString &value);
    /// Forgets what was typed and shows the contact.
    void reset();

Q_SIGNALS:
    void changed();

private:
    QWidget *makeShown();
    QWidget *makeAsking();
    QWidget *makeConfirming();
    void start();
    void askForCode();
    void onChallenge(const Result<model::LoginChallenge> &answer);
    void confirm();
    void onConfirmed(const Result<void> &answer);
    void show(QWidget *step);
    QString title() const;

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    model::ContactKind m_kind;
    ChallengeId m_challenge;
    QStackedWidget *m_steps;
    Notice *m_notice;
    QLabel *m_value = nullptr;
    QPushButton *m_change = nullptr;
    QLineEdit *m_new = nullptr;
    PasswordField *m_password = nullptr;
    QPushButton *m_send = nullptr;
    QLabel *m_sentTo = nullptr;
    QLineEdit *m_code = nullptr;
    QPushButton *m_confirm = nullptr;
    QWidget *m_shown;
    QWidget *m_asking;
    QWidget *m_confirming;
};

} // namespace td::ui
