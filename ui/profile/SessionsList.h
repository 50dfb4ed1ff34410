// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace td::ui {

class Notice;

/// The user's open sessions, and the way to close all but this one.
class SessionsList : public QWidget {
    Q_OBJECT
public:
    SessionsList(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void load();

private:
    void onAnswer(const Result<QVector<model::OpenSession>> &answer);
    void endOthers();

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    int m_generation = 0;
    Notice *m_notice;
    QVBoxLayout *m_list;
    QPushButton *m_end;
};

} // namespace td::ui
