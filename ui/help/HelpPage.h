// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "ui/help/SupportReport.h"

#include <QWidget>

class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace td::ui {

class Notice;

/// Help: what to do when the SMS does not come, the way to the clinic's assistance, the built-in guide, and a report
/// for the assistance that the user reads before saving it.
class HelpPage : public QWidget {
    Q_OBJECT
public:
    /// `assistanceLink` may be empty. `log` must outlive the page.
    HelpPage(const theme::Theme &theme, const QString &assistanceLink, SupportFacts facts, const SupportLog &log,
             QWidget *parent = nullptr);

    /// Makes the report anew, as it would be saved.
    void refreshReport();

private:
    void addAssistance(const QString &link);
    void addNoSms();
    void addReport();
    void addGuide();
    QWidget *addSection(const QString &title);
    void saveReport();
    void writeReport(const QString &path);

    const theme::Theme &m_theme;
    SupportFacts m_facts;
    const SupportLog &m_log;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    QPlainTextEdit *m_report = nullptr;
    Notice *m_notice = nullptr;
};

} // namespace td::ui
