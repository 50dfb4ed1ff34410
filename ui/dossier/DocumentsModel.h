// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Query.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace td::ui {

/// One page of documents as a table: read only, order and paging are the service's.
class DocumentsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Actions, Type, Custodian, Date, Description, Consents };

    DocumentsModel(model::DocumentCategory category, QObject *parent = nullptr);

    void setPage(const model::Page<model::DocumentReference> &page);
    /// Stands beside what the patient has hidden from the clinic.
    void setObscuredIcon(const QIcon &icon) { m_obscuredIcon = icon; }
    const model::DocumentReference &document(int row) const { return m_documents[row]; }

    Column columnAt(int section) const { return m_columns[section]; }
    int sectionOf(Column column) const { return int(m_columns.indexOf(column)); }
    /// What the service can sort by.
    static std::optional<model::SortKey> sortKey(Column column);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVector<Column> m_columns;
    QString typeText(const model::DocumentReference &document) const;
    QVector<model::DocumentReference> m_documents;
    QIcon m_obscuredIcon;
};

} // namespace td::ui
