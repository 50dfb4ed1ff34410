// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "ui/desk/DeskForm.h"

class QLineEdit;
class QPushButton;

namespace td::ui {

class Notice;

/// The contacts of a patient, changed by the desk.
class ContactsCard : public DeskForm {
    Q_OBJECT
public:
    ContactsCard(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void open(const model::Patient &patient);

Q_SIGNALS:
    void patientChanged(const td::model::Patient &patient);

private:
    void save();
    void reload();
    void show(const model::Patient &patient);

    client::ServiceClient &m_client;
    model::Patient m_patient;
    QLineEdit *m_phone;
    QLineEdit *m_email;
    QPushButton *m_save;
    Notice *m_notice;
    int m_generation = 0;
};

} // namespace td::ui
