// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discs/Ledger.h"
#include "resources/theme/Theme.h"
#include "ui/discs/LedgerModel.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QTableView;

namespace td::ui {

class Notice;

/// What became of every file of a disc: counts in words, then a table that can be filtered and saved.
class LedgerDialog : public QDialog {
    Q_OBJECT
public:
    LedgerDialog(const theme::Theme &theme, const QString &disc, QVector<discs::LedgerEntry> ledger,
                 QWidget *parent = nullptr);

    /// Writes the whole ledger as a table for a spreadsheet, in place of an older file of that name.
    Q_INVOKABLE void saveTo(const QString &path);

private:
    QWidget *makeFilters();
    void makeTable();
    void askTarget();

    const theme::Theme &m_theme;
    QString m_disc;
    LedgerModel m_model;
    LedgerFilter m_filter;
    QTableView *m_table;
    QComboBox *m_outcome = nullptr;
    QLineEdit *m_text = nullptr;
    Notice *m_notice;
};

} // namespace td::ui
