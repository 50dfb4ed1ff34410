// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace td::ui {

class Notice;

/// What the window shows before there is a dossier to log in to: the offer of the demonstration, its making, or why
/// not.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(const theme::Theme &theme, QWidget *parent = nullptr);

    void offerDemonstration();
    void showProgress(int done, int total);
    void showError(const Error &error);

Q_SIGNALS:
    void demonstrationRequested();

private:
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_progress;
    Notice *m_notice;
    QPushButton *m_open;
};

} // namespace td::ui
