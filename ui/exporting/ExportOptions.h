// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "ui/exporting/ExportChoice.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace td::ui {

/// What goes onto a medium besides the images, and whether it says whose they are.
class ExportOptions : public QFrame {
    Q_OBJECT
public:
    ExportOptions(const theme::Theme &theme, const ExportSettings &settings, QWidget *parent);

    /// What is known of the reports so far.
    enum class Reports { Looking, Known, Failed };
    void setReports(Reports state, int count);
    void setViewerBytes(qint64 bytes);

    void addTo(ExportChoice &choice) const;
    /// What goes along, in one line: "2 reports · viewer".
    QString summary() const;

Q_SIGNALS:
    void changed();

private:
    QCheckBox *addBox(const QString &text, bool checked, QVBoxLayout *column);
    QLabel *addNote(const QString &text, QVBoxLayout *column);
    QWidget *makeChoices();
    void update();

    const theme::Theme &m_theme;
    const bool m_canPicture;
    const bool m_hasViewer;
    Reports m_reportsState = Reports::Looking;
    int m_reportCount = 0;
    bool m_wantsReports = true; ///< what the user said, while the box is off for a reason
    QCheckBox *m_reports;
    QLabel *m_reportsNote;
    QCheckBox *m_pictures;
    QCheckBox *m_viewer;
    QCheckBox *m_anonymised;
    QWidget *m_choices;
    QCheckBox *m_dates = nullptr;
    QCheckBox *m_person = nullptr;
    QCheckBox *m_descriptions = nullptr;
    QCheckBox *m_devices = nullptr;
};

} // namespace td::ui
