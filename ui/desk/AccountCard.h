// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "ui/desk/DeskForm.h"

class QPushButton;

namespace td::ui {

class Notice;

/// The patient's access: first credentials, a new first password, and the lock after too many attempts.
class AccountCard : public DeskForm {
    Q_OBJECT
public:
    AccountCard(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void open(const PatientId &patient);

private:
    void load();
    void show(const model::AccountState &state);
    void makeQuestion();
    void ask();
    void send(QFuture<Result<model::Delivery>> sending);
    void unlock();
    void setBusy(bool busy);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    PatientId m_patient;
    QLabel *m_state;
    QPushButton *m_open;
    QPushButton *m_again;
    QPushButton *m_unlock;
    QWidget *m_question = nullptr;
    QPushButton *m_no = nullptr;
    Notice *m_notice;
    int m_generation = 0;
};

} // namespace td::ui
