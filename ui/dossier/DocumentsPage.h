// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"
#include "ui/common/DocumentList.h"
#include "ui/common/Faces.h"

class QModelIndex;
class QTableView;

namespace td::ui {

class DocumentsModel;
class FilterArea;
class Notice;
class Pager;

/// "Referti e immagini" or "Consensi": the documents of one category, filtered, sorted and paged by the service.
class DocumentsPage : public DocumentList {
    Q_OBJECT
public:
    DocumentsPage(client::ServiceClient &client, const theme::Theme &theme, model::DocumentCategory category,
                  QWidget *parent = nullptr);

    void open(const PatientId &patient);
    void reload();
    Faces::Face face() const { return m_faces->face(); }

Q_SIGNALS:
    /// The dossier is empty for want of a consent, and the patient wants to see about it.
    void consentsRequested();

private:
    void makeTable();
    void explainEmpty();
    void onAnswer(const Result<model::Page<model::DocumentReference>> &answer);
    void showRows(const model::Page<model::DocumentReference> &page);
    QWidget *makeActions(int row);
    void showRowMenu(const QModelIndex &index, const QPoint &at);
    void sortOrTurn(int section);
    bool onKey(const QKeyEvent &key);
    void resizeColumns();
    void sortBy(int section, Qt::SortOrder order);
    void goTo(int offset);
    bool eventFilter(QObject *watched, QEvent *event) override;

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    PatientId m_patient;
    model::DocumentQuery m_query;
    int m_generation = 0;
    FilterArea *m_filters;
    QTableView *m_table;
    DocumentsModel *m_model;
    Faces *m_faces;
    Notice *m_notice;
    bool m_lacksConsent = false; ///< what the notice's button is about
    Pager *m_pager;
};

} // namespace td::ui
