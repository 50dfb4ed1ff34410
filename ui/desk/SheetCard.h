// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Patient.h"
#include "ui/desk/DeskForm.h"
#include "ui/desk/DeskOptions.h"

class QComboBox;

namespace td::ui {

class Notice;

/// The sheet that the patient takes home: preview and print, or save as PDF.
class SheetCard : public DeskForm {
    Q_OBJECT
public:
    SheetCard(const theme::Theme &theme, const DeskOptions &options, QWidget *parent = nullptr);

    void open(const model::Patient &patient);
    /// Writes the PDF; the page says how that went.
    Q_INVOKABLE void saveTo(const QString &path);

private:
    void print();
    void chooseFile();

    const theme::Theme &m_theme;
    DeskOptions m_options;
    QString m_userName;
    QComboBox *m_language;
    Notice *m_notice;
};

} // namespace td::ui
