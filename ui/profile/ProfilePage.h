// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"
#include "ui/common/Faces.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace td::ui {

class ContactChange;
class Notice;
class PasswordChangeForm;
class SessionsList;

/// "Profilo personale": the data of the register, contacts, password and open sessions.
class ProfilePage : public QWidget {
    Q_OBJECT
public:
    ProfilePage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void open(const model::SessionInfo &session);
    Faces::Face face() const { return m_faces->face(); }

private:
    QWidget *makeContent();
    QWidget *addSection(QVBoxLayout &column, const QString &title, QWidget *content);
    QWidget *makeData();
    void load();
    void onPatient(const Result<model::Patient> &answer);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    model::SessionInfo m_session;
    int m_generation = 0;
    Notice *m_advice;
    QLabel *m_givenName = nullptr;
    QLabel *m_familyName = nullptr;
    QLabel *m_fiscalCode = nullptr;
    ContactChange *m_email;
    ContactChange *m_phone;
    PasswordChangeForm *m_password;
    SessionsList *m_sessions;
    Faces *m_faces;
};

} // namespace td::ui
