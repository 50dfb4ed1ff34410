// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dossier/DocumentsModel.h"

#include "core/policy/Visibility.h"

namespace td::ui {

using namespace Qt::StringLiterals;

DocumentsModel::DocumentsModel(model::DocumentCategory category, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(category == model::DocumentCategory::Report
                    ? QVector{Column::Actions, Column::Type, Column::Custodian, Column::Date, Column::Description}
                    : QVector{Column::Actions, Column::Date, Column::Type, Column::Consents})
{
}

void DocumentsModel::setPage(const model::Page<model::DocumentReference> &page)
{
    beginResetModel();
    m_documents = page.items;
    endResetModel();
}

std::optional<model::SortKey> DocumentsModel::sortKey(Column column)
{
    switch (column) {
    case Column::Type:
        return model::SortKey::Type;
    case Column::Custodian:
        return model::SortKey::Custodian;
    case Column::Date:
        return model::SortKey::Date;
    case Column::Actions:
    case Column::Description:
    case Column::Consents:
        break;
    }
    return std::nullopt;
}

int DocumentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_documents.size());
}

int DocumentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant DocumentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const model::DocumentReference &document = m_documents[index.row()];
    if (role == Qt::DecorationRole && document.obscured && m_columns[index.column()] == Column::Type)
        return m_obscuredIcon;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (m_columns[index.column()]) {
    case Column::Type:
        return typeText(document);
    case Column::Custodian:
        return document.custodian;
    case Column::Date:
        return document.date.toLocalTime().date().toString(u"dd/MM/yyyy"_s);
    case Column::Description:
        return document.description;
    case Column::Consents:
        return document.consents.isEmpty() ? document.description : document.consents.join(u'\n');
    case Column::Actions:
        break;
    }
    return {};
}

// What the patient must know of a document before opening it stands beside its name.
QString DocumentsModel::typeText(const model::DocumentReference &document) const
{
    QStringList parts{document.typeDisplay};
    if (document.obscured)
        parts.append(tr("hidden from the clinic"));
    if (document.onlineUntil) {
        const int days = policy::onlineDaysLeft(*document.onlineUntil, QDateTime::currentDateTimeUtc());
        parts.append(days > 1 ? tr("%n day(s) left", nullptr, days) : tr("last day"));
    }
    return parts.join(u" · "_s);
}

QVariant DocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_columns.size())
        return {};
    switch (m_columns[section]) {
    case Column::Actions:
        return tr("Actions");
    case Column::Type:
        return tr("Document type");
    case Column::Custodian:
        return tr("Source");
    case Column::Date:
        return tr("Document date");
    case Column::Description:
        return tr("Procedures");
    case Column::Consents:
        return tr("Consents in the document");
    }
    return {};
}

} // namespace td::ui
