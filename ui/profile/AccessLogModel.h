// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AccessEvent.h"

#include <QAbstractTableModel>
#include <QVector>

namespace td::ui {

/// One page of the record of accesses: when, who, department, what.
class AccessLogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setEvents(const QVector<model::AccessEvent> &events);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVector<model::AccessEvent> m_events;
};

} // namespace td::ui
