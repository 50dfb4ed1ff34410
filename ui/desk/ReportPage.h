// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace td::ui {

class DateField;
class DeskForm;
class Notice;
class PdfDocument;
class PdfView;

/// Adds a report to the patient's dossier. The codes found in a PDF are compared with the patient's; where that settles
/// nothing, the clerk looks at the report on this page and says so.
class ReportPage : public QWidget {
    Q_OBJECT
public:
    ReportPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void open(const model::Patient &patient);
    /// Reads the file at `path`, as if it had been chosen.
    Q_INVOKABLE void load(const QString &path);

private:
    void makeData(DeskForm &form);
    void makeIdentity(DeskForm &form);
    void choose();
    void onLoaded(const QString &path, const Result<QByteArray> &bytes);
    void onOpened(const std::shared_ptr<PdfDocument> &document);
    void judge(const QString &text);
    void askForCheck(const QString &words, bool bad);
    void store();
    void onStored(const Result<model::DocumentReference> &answer);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    model::Patient m_patient;
    QByteArray m_bytes;
    QString m_contentType;
    DeskForm *m_identity;
    Notice *m_verdict = nullptr;
    QCheckBox *m_checked = nullptr;
    QWidget *m_reasonLine = nullptr; ///< where another person's code stands in the report
    QLineEdit *m_reason = nullptr;
    PdfView *m_view = nullptr;
    DeskForm *m_data;
    DateField *m_date = nullptr;
    QComboBox *m_type = nullptr;
    QLineEdit *m_description = nullptr;
    QLineEdit *m_site = nullptr;
    QCheckBox *m_heightened = nullptr;
    QCheckBox *m_online = nullptr;
    QSpinBox *m_days = nullptr;
    QPushButton *m_store = nullptr;
    Notice *m_notice;
    int m_generation = 0;
};

} // namespace td::ui
