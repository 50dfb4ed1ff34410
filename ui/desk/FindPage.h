// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "ui/common/Faces.h"

class QLineEdit;
class QPushButton;
class QTableWidget;

namespace td::ui {

/// Finds a patient of the register by a code or by the beginnings of the names.
class FindPage : public QWidget {
    Q_OBJECT
public:
    FindPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void search();
    /// Asks again for what is shown: it may have been changed meanwhile.
    void refresh();
    Faces::Face face() const { return m_faces->face(); }

Q_SIGNALS:
    void patientChosen(const td::model::Patient &patient);
    /// Holds what was typed.
    void registerRequested(const td::model::Patient &draft);

private:
    QWidget *makeForm();
    QLineEdit *addField(QWidget *form, const QString &name);
    void show(const Result<QVector<model::Patient>> &answer);
    void choose(int row);
    model::Patient draft() const;

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    QLineEdit *m_identifier = nullptr;
    QLineEdit *m_family = nullptr;
    QLineEdit *m_given = nullptr;
    QTableWidget *m_table;
    Faces *m_faces;
    QVector<model::Patient> m_found;
    int m_generation = 0;
};

} // namespace td::ui
