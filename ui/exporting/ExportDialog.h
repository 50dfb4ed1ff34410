// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportJob.h"
#include "core/dicom/InstanceSource.h"
#include "resources/theme/Theme.h"

#include <QDialog>
#include <QElapsedTimer>

#include <atomic>
#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace td::ui {

class Notice;

struct ExportSettings {
    QString workFolder; ///< holds the ZIP between the two steps
    QString sealFile;   ///< see authoring::ExportRequest
    QString language;
    QString payloadFolder{}; ///< see authoring::ExportRequest
};

/// "ESPORTA": prepares the chosen studies as a ZIP ("Inizia"), then puts it where the patient wants it ("Scarica").
/// What was prepared is deleted when the dialog closes.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme,
                 QVector<model::StudyContents> studies, ExportSettings settings, QWidget *parent = nullptr);
    ~ExportDialog() override;

Q_SIGNALS:
    void prepared();
    void saved(const QString &path);

private:
    enum class Step { Choosing, Preparing, Ready, Saving };
    struct Shared; // outlives the dialog while a worker still runs

    QWidget *makeTable();
    QWidget *makeChoices();
    void setStep(Step step);
    void begin();
    void onPrepared(const Result<authoring::ExportSummary> &answer);
    void onProgress(const authoring::ExportProgress &progress);
    void askTarget();
    Q_INVOKABLE void place(const QString &target);
    void onPlaced(const QString &target, const Result<void> &answer);
    std::function<void(const authoring::ExportProgress &)> progressReporter();
    void onBytes(qint64 done, qint64 total);
    void reject() override;

    std::shared_ptr<dicom::InstanceSource> m_source;
    const theme::Theme &m_theme;
    QVector<model::StudyContents> m_studies;
    ExportSettings m_settings;
    QString m_seal; ///< words of the key that signed what is prepared
    std::shared_ptr<Shared> m_shared;
    Step m_step = Step::Choosing;
    QElapsedTimer m_since;
    QComboBox *m_media;
    QComboBox *m_size;
    Notice *m_notice;
    QProgressBar *m_progress;
    QLabel *m_progressText;
    QPushButton *m_begin;
    QPushButton *m_cancel;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace td::ui
