// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/discs/LedgerModel.h"

#include "ui/discs/DiscTexts.h"

namespace td::ui {

void LedgerModel::setLedger(QVector<discs::LedgerEntry> ledger)
{
    beginResetModel();
    m_ledger = std::move(ledger);
    endResetModel();
}

discs::OutcomeCounts LedgerModel::counts() const
{
    discs::OutcomeCounts counts;
    for (const discs::LedgerEntry &entry : m_ledger)
        ++counts[entry.outcome];
    return counts;
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ledger.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const discs::LedgerEntry &entry = m_ledger[index.row()];
    switch (index.column()) {
    case File:
        return entry.path;
    case Outcome:
        return DiscTexts::outcome(entry.outcome);
    default:
        return DiscTexts::reason(entry);
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case File:
        return DiscTexts::tr("File");
    case Outcome:
        return DiscTexts::tr("Outcome");
    default:
        return DiscTexts::tr("Reason");
    }
}

LedgerFilter::LedgerFilter(LedgerModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

void LedgerFilter::setOutcome(std::optional<discs::Outcome> outcome)
{
    m_outcome = outcome;
    invalidateFilter();
}

void LedgerFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool LedgerFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const discs::LedgerEntry &entry = m_model.ledger()[row];
    if (m_outcome && entry.outcome != *m_outcome)
        return false;
    return m_text.isEmpty() || entry.path.contains(m_text, Qt::CaseInsensitive) ||
           DiscTexts::reason(entry).contains(m_text, Qt::CaseInsensitive);
}

} // namespace td::ui
