// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discs/Ledger.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QVector>

#include <optional>

namespace td::ui {

/// The ledger of a disc as a table: file, outcome, reason. Read only.
class LedgerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { File, Outcome, Reason, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLedger(QVector<discs::LedgerEntry> ledger);
    const QVector<discs::LedgerEntry> &ledger() const noexcept { return m_ledger; }
    /// How many files had each outcome.
    discs::OutcomeCounts counts() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVector<discs::LedgerEntry> m_ledger;
};

/// The lines with one outcome, or all, whose file or reason holds a text.
class LedgerFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit LedgerFilter(LedgerModel &model, QObject *parent = nullptr);

    void setOutcome(std::optional<discs::Outcome> outcome);
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    LedgerModel &m_model;
    std::optional<discs::Outcome> m_outcome;
    QString m_text;
};

} // namespace td::ui
