// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/AccessLogModel.h"

#include "ui/profile/AccessText.h"

namespace td::ui {

void AccessLogModel::setEvents(const QVector<model::AccessEvent> &events)
{
    beginResetModel();
    m_events = events;
    endResetModel();
}

int AccessLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int AccessLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(AccessText::titles().size());
}

QVariant AccessLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const model::AccessEvent &event = m_events[index.row()];
    switch (index.column()) {
    case 0:
        return AccessText::when(event);
    case 1:
        return AccessText::who(event);
    case 2:
        return AccessText::department(event);
    default:
        return AccessText::what(event);
    }
}

QVariant AccessLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return AccessText::titles().value(section);
}

} // namespace td::ui
