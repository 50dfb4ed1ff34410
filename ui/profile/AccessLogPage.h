// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"
#include "ui/common/Faces.h"

#include <QSet>
#include <QWidget>

class QCheckBox;
class QPushButton;
class QTableView;

namespace td::ui {

class AccessLogModel;
class DateField;
class Notice;
class Pager;

/// "Chi ha visto il mio dossier": every access of the last 24 months, paged by the service, to be saved as PDF or CSV.
class AccessLogPage : public QWidget {
    Q_OBJECT
public:
    AccessLogPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    /// The record is fetched when the page is first seen.
    void open(const PatientId &patient);
    void reload();
    Faces::Face face() const { return m_faces->face(); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Format { Pdf, Csv };
    /// What is being saved, as it was asked: the filters may change while its pages come.
    struct Export {
        Format format = Format::Pdf;
        QString path;
        PatientId patient;
        model::AccessQuery query;
        QString period;
        QVector<model::AccessEvent> events;
        QSet<QString> known; ///< their ids
    };

    QWidget *makeFilters();
    QWidget *makeTable();
    void goTo(int offset);
    void onAnswer(const Result<model::Page<model::AccessEvent>> &answer);
    void chooseFile(Format format);
    void collect(const Export &wanted);
    void write(const Export &wanted);
    QString period() const;
    void setExporting(bool exporting);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    PatientId m_patient;
    model::AccessQuery m_query;
    int m_generation = 0;
    bool m_isStale = true;
    QCheckBox *m_others;
    DateField *m_from;
    DateField *m_to;
    QTableView *m_table;
    AccessLogModel *m_model;
    Faces *m_faces;
    Notice *m_notice;
    Pager *m_pager;
    QPushButton *m_pdf;
    QPushButton *m_csv;
};

} // namespace td::ui
