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

/// What the portable viewer shows while there are no images: the wish for a folder, which can be dropped on it, the
/// looking through one, or why it holds nothing to be seen.
class OpenPage : public QWidget {
    Q_OBJECT
public:
    explicit OpenPage(const theme::Theme &theme, QWidget *parent = nullptr);

    void askForFolder();
    void showLooking(int files);
    /// `folder`: what was opened, shown with the reason.
    void showError(const QString &folder, const Error &error);

Q_SIGNALS:
    void folderChosen(const QString &folder);
    void stopRequested();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void chooseFolder();

    QLabel *m_text;
    Notice *m_notice;
    QProgressBar *m_progress;
    QPushButton *m_choose;
    QPushButton *m_stop;
};

/// The folder that a drag brings, or the one in which the file that it brings lies; empty for anything else.
QString draggedFolder(const QMimeData *data);

} // namespace td::ui
