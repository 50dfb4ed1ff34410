// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace td::ui {

class DateField;
class DeskForm;
class Notice;

/// Registers a new patient. What the fiscal code says of birth date and sex is proposed beside the fields and enters
/// them only when the clerk confirms it.
class RegisterPage : public QWidget {
    Q_OBJECT
public:
    RegisterPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    /// Starts afresh with what is known already.
    void open(const model::Patient &draft);

Q_SIGNALS:
    void registered(const td::model::Patient &patient);
    /// The code is in the register already, and the clerk wants to see whose it is.
    void patientChosen(const td::model::Patient &patient);
    void backRequested();

private:
    void makeIdentity(DeskForm &form);
    void makeContacts(DeskForm &form);
    void propose();
    void confirm();
    void save();
    void onSaved(const Result<model::Patient> &answer);
    void openKnown();
    model::Patient entered() const;

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    QLineEdit *m_code = nullptr;
    QLabel *m_refusal = nullptr;
    QWidget *m_proposal = nullptr;
    QLabel *m_proposed = nullptr;
    QPushButton *m_confirm = nullptr;
    QLineEdit *m_family = nullptr;
    QLineEdit *m_given = nullptr;
    DateField *m_birth = nullptr;
    QComboBox *m_sex = nullptr;
    QLineEdit *m_phone = nullptr;
    QLineEdit *m_email = nullptr;
    QPushButton *m_save = nullptr;
    Notice *m_notice = nullptr;
    QString m_confirmedCode; ///< whose proposal stands in the fields
    bool m_conflict = false;
    int m_generation = 0;
};

} // namespace td::ui
