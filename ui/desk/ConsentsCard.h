// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "ui/common/Faces.h"
#include "ui/desk/DeskForm.h"

#include <QMap>

class QComboBox;
class QPushButton;

namespace td::ui {

class Notice;

/// The patient's consents, recorded by the desk as the signed form says; the form itself may be kept with them.
class ConsentsCard : public DeskForm {
    Q_OBJECT
public:
    ConsentsCard(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void open(const PatientId &patient);
    /// Takes the PDF at `path` as the signed form of the decisions that are recorded next.
    Q_INVOKABLE void attach(const QString &path);

private:
    struct Row {
        QLabel *state;
        QComboBox *decision;
    };
    void load();
    void show(const QVector<model::Consent> &decisions);
    void chooseForm();
    void record();
    void recordNext();
    void stop(const Error &error);

    client::ServiceClient &m_client;
    PatientId m_patient;
    QMap<model::ConsentKind, Row> m_rows;
    Faces *m_faces;
    QLabel *m_formName = nullptr;
    QPushButton *m_record = nullptr;
    Notice *m_notice;
    QByteArray m_form;
    DocumentId m_formId;                                 ///< once it is stored
    QVector<std::pair<model::ConsentKind, bool>> m_todo; ///< decisions that are still to be recorded
    int m_generation = 0;
};

} // namespace td::ui
