// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace td::ui {

class Faces;

/// "Studi immagine": which of a document's studies to look at, one or more.
class StudiesDialog : public QDialog {
    Q_OBJECT
public:
    StudiesDialog(client::ServiceClient &client, const theme::Theme &theme, QVector<StudyInstanceUid> studies,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QVector<td::StudyInstanceUid> &studies);

private:
    void load();
    void makeTable();
    void onAnswer(const Result<QVector<model::ImagingStudy>> &answer);
    void addRow(const model::ImagingStudy &study);
    void choose();
    QVector<StudyInstanceUid> checkedStudies() const;

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    QVector<StudyInstanceUid> m_studies;
    QVector<StudyInstanceUid> m_rows;
    QTableWidget *m_table;
    Faces *m_faces;
    QPushButton *m_open;
};

} // namespace td::ui
