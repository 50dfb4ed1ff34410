// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discs/ImportJob.h"
#include "resources/theme/Theme.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace td::ui {

/// The import that is running: files, bytes, and a button that stops it.
class ImportBar : public QFrame {
    Q_OBJECT
public:
    explicit ImportBar(const theme::Theme &theme, QWidget *parent = nullptr);

    void begin(const QString &path);
    void showProgress(const discs::ImportProgress &progress);

Q_SIGNALS:
    void stopRequested();

private:
    QLabel *m_title;
    QProgressBar *m_bar;
    QLabel *m_text;
    QPushButton *m_stop;
};

} // namespace td::ui
