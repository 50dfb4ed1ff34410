// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QPushButton;

namespace td::ui {

class Notice;
class PasswordChoice;
class PasswordField;

/// The present password, and a new one twice.
class PasswordChangeForm : public QWidget {
    Q_OBJECT
public:
    PasswordChangeForm(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void clear();

Q_SIGNALS:
    void changed();

private:
    void submit();
    void onAnswer(const Result<void> &answer);

    client::ServiceClient &m_client;
    PasswordField *m_current;
    PasswordChoice *m_choice;
    Notice *m_notice;
    QPushButton *m_submit;
};

} // namespace td::ui
