// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "resources/theme/Theme.h"
#include "ui/common/Widgets.h"
#include "ui/exporting/Anonymiser.h"
#include "ui/exporting/ExportEstimate.h"

#include <QDialog>

#include <memory>
#include <optional>

class QProgressBar;
class QScrollArea;
class QTableWidget;

namespace td::ui {

class DriveWatch;
class ExportForm;
class ExportResult;
class ExportRun;

/// "ESPORTA": writes the chosen studies onto a medium. An archive or a disc image is prepared ("Inizia") and then put
/// where the patient wants it ("Scarica"); a folder and a stick are written at once. What was prepared is deleted when
/// the dialog closes.
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
    enum class Step { Choosing, Writing, Ready, Saving, Done };

    // Choosing
    void makeLayout();
    QTableWidget *makeTable();
    void connectParts();
    void setStep(Step step);
    void lookForReports();
    void measureViewer();
    void estimate();
    void onEstimate(const Result<ExportEstimate> &answer);
    bool canBegin() const;
    void say(Notice::Kind kind, const QString &text, const QString &actionText, std::function<void()> action);

    // Writing and saving
    void begin();
    void askFolder();
    Q_INVOKABLE void writeInto(const QString &folder);
    void write(const QString &target, const QString &folderToMake);
    Result<void> protect(authoring::ExportRequest &request);
    void onProgress(const authoring::ExportProgress &progress);
    void onWritten(const Result<authoring::ExportSummary> &answer);
    void onFailure(const Error &error);
    void offerNextFolder();
    void writeIntoNextFolder();
    void askTarget();
    void askTargetFolder();
    Q_INVOKABLE void place(const QString &target);
    Q_INVOKABLE void placeAll(const QString &folder);
    void copy(const QStringList &to);
    void onCopying(qint64 done, qint64 total);
    void onCopied(const Result<void> &answer);
    void removeDrive();
    void reject() override;

    const theme::Theme &m_theme;
    QVector<model::StudyContents> m_studies;
    ExportSettings m_settings;
    QVector<authoring::MediumReport> m_reports;
    bool m_isLookingForReports = false;
    Step m_step = Step::Choosing;
    bool m_offersStart = false; ///< the keyboard goes to "Start" once it can be pressed, unless the user has begun
    int m_generation = 0;       ///< of estimates
    std::optional<ExportEstimate> m_estimate;
    ExportChoice m_chosen; ///< of the export that is under way or done
    QString m_target;
    Secret m_passphrase;
    std::shared_ptr<Anonymiser> m_anonymiser;
    authoring::ExportSummary m_summary;
    QString m_savedTo;
    bool m_isReminded = false; ///< that the passphrase is kept nowhere
    std::function<void()> m_noticeAction;
    std::function<void()> m_afterEstimate; ///< what was asked for while the estimate was being made
    ExportRun *m_run;
    DriveWatch *m_watch;
    QTableWidget *m_table;
    ExportForm *m_form;
    ExportResult *m_result;
    Notice *m_notice;
    QProgressBar *m_progress;
    QLabel *m_progressText;
    QPushButton *m_begin;
    QPushButton *m_cancel;
    QPushButton *m_save;
    QPushButton *m_remove;
    QPushButton *m_close;
};

} // namespace td::ui
