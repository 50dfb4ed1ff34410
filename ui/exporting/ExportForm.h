// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exporting/ExportOptions.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QPushButton;

namespace td::ui {

class Notice;

/// "Media", "Dimensioni" and the options, with what an export by them comes to.
class ExportForm : public QWidget {
    Q_OBJECT
public:
    ExportForm(const theme::Theme &theme, const ExportSettings &settings, QWidget *parent);

    ExportChoice choice() const;
    ExportOptions &options() { return *m_options; }
    /// The sticks that are plugged in; the chosen one stays chosen.
    void setDrives(const QVector<media::RemovableDrive> &drives);
    /// `warnings`: shown below, one line each.
    void setEstimate(const QString &estimate, const QStringList &warnings);
    /// Chosen: nothing can be changed, and only the medium and its size are shown.
    void setChosen(bool chosen);

Q_SIGNALS:
    /// What choice() says is another one.
    void changed();
    /// The options have opened and want to be seen.
    void opened(QWidget *options);

private:
    QWidget *makeGrid();
    QWidget *makeOptionsLine();
    void onMedium();
    void showDrives();
    void showOptions(bool open);
    ExportMedium medium() const;

    const theme::Theme &m_theme;
    QVector<media::RemovableDrive> m_drives;
    bool m_isChosen = false;
    QGridLayout *m_grid = nullptr;
    QComboBox *m_media;
    QComboBox *m_size;
    QLabel *m_driveLabel;
    QComboBox *m_drive;
    QLabel *m_hint;
    Notice *m_noDrive;
    QWidget *m_optionsLine = nullptr;
    QLabel *m_summary;
    QPushButton *m_open;
    ExportOptions *m_options;
    QLabel *m_estimate;
    Notice *m_warnings;
};

} // namespace td::ui
