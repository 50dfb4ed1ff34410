// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportDialog.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QStandardPaths>
#include <QTableWidget>
#include <QUuid>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
/// The name that patients know from the clinics' portal.
const QString volumeName = u"VOL1.zip"_s;

} // namespace

/// The prepared file and the wish to stop: removed only when neither the dialog nor a worker needs it.
struct ExportDialog::Shared {
    explicit Shared(const QString &workFolder)
        : folder(workFolder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces))
    {
    }
    ~Shared() { QDir(folder).removeRecursively(); }
    QString zip() const { return folder + u'/' + volumeName; }

    QString folder;
    std::atomic_bool cancel{false};
};

ExportDialog::ExportDialog(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme,
                           QVector<model::StudyContents> studies, ExportSettings settings, QWidget *parent)
    : QDialog(parent)
    , m_source(std::move(source))
    , m_theme(theme)
    , m_studies(std::move(studies))
    , m_settings(std::move(settings))
    , m_shared(std::make_shared<Shared>(m_settings.workFolder))
    , m_media(new QComboBox(this))
    , m_size(new QComboBox(this))
    , m_notice(new Notice(theme, this))
    , m_progress(new QProgressBar(this))
    , m_progressText(makeLabel({}, LabelRole::Secondary, this))
    , m_begin(makePrimaryButton(tr("Start"), this))
    , m_cancel(makeButton(tr("Cancel"), this))
    , m_save(makePrimaryButton(tr("Download"), this))
    , m_close(makeButton(tr("Close"), this))
{
    setWindowTitle(tr("EXPORT"));
    resizeToScreen(*this, theme, {880, 480});
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    for (QPushButton *button : {m_cancel, m_begin, m_save})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceXl);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("EXPORT"), LabelRole::Heading2, this));
    column->addWidget(makeTable(), 1);
    column->addWidget(makeChoices());
    column->addWidget(m_notice);
    column->addWidget(m_progressText);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    connect(m_begin, &QPushButton::clicked, this, &ExportDialog::begin);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_shared->cancel = true; });
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::askTarget);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    setStep(Step::Choosing);
}

ExportDialog::~ExportDialog()
{
    m_shared->cancel = true;
}

QWidget *ExportDialog::makeTable()
{
    auto *table = new QTableWidget(int(m_studies.size()), 5, this);
    table->setMinimumHeight(m_theme.metric(Metric::Control) + 2 * m_theme.metric(Metric::TableRow));
    table->setAccessibleName(tr("Studies to export"));
    table->setHorizontalHeaderLabels(
        {tr("Name"), tr("Modality"), tr("Description"), tr("Date and time"), tr("Source AE")});
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(m_theme.metric(Metric::TableRow));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setFont(m_theme.tabularFont());
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int row = 0; row < m_studies.size(); ++row) {
        const model::ImagingStudy &study = m_studies[row].study;
        const QStringList cells = {m_studies[row].patientName, study.modalities.join(u", "_s), study.description,
                                   study.started.toString(u"dd/MM/yyyy HH:mm"_s), study.sourceAe};
        for (int section = 0; section < cells.size(); ++section)
            table->setItem(row, section, new QTableWidgetItem(cells[section]));
    }
    fitColumns(*table);
    return table;
}

QWidget *ExportDialog::makeChoices()
{
    auto *choices = new QWidget(this);
    auto *grid = new QGridLayout(choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m_theme.metric(Metric::SpaceM));
    m_media->addItem(tr("ZIP archive"));
    m_size->addItem(tr("Unlimited volume"));
    auto *mediaLabel = makeLabel(tr("Media"), LabelRole::Field, choices);
    mediaLabel->setBuddy(m_media);
    m_media->setAccessibleName(tr("Media"));
    auto *sizeLabel = makeLabel(tr("Size"), LabelRole::Field, choices);
    sizeLabel->setBuddy(m_size);
    m_size->setAccessibleName(tr("Size"));
    grid->addWidget(mediaLabel, 0, 0);
    grid->addWidget(m_media, 0, 1);
    grid->addWidget(sizeLabel, 0, 2);
    grid->addWidget(m_size, 0, 3);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    return choices;
}

void ExportDialog::setStep(Step step)
{
    m_step = step;
    const bool busy = step == Step::Preparing || step == Step::Saving;
    m_begin->setVisible(step == Step::Choosing);
    m_begin->setDefault(step == Step::Choosing);
    m_save->setDefault(step == Step::Ready);
    m_cancel->setVisible(busy);
    m_cancel->setEnabled(true);
    m_save->setVisible(step == Step::Ready);
    m_progress->setVisible(busy);
    m_progressText->setVisible(busy);
    m_media->setEnabled(step == Step::Choosing);
    m_size->setEnabled(step == Step::Choosing);
    if (step == Step::Choosing)
        m_begin->setFocus();
    else if (step == Step::Ready)
        m_save->setFocus();
}

std::function<void(const authoring::ExportProgress &)> ExportDialog::progressReporter()
{
    // Called on the worker for every instance; the screen needs twenty a second.
    auto last = std::make_shared<QElapsedTimer>();
    last->start();
    return [guard = QPointer<ExportDialog>(this), last, target = this](const authoring::ExportProgress &progress) {
        constexpr qint64 pauseMs = 50;
        if (progress.instancesDone < progress.instancesTotal && last->elapsed() < pauseMs)
            return;
        last->restart();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, target, progress] {
            if (guard)
                target->onProgress(progress);
        });
    };
}

void ExportDialog::begin()
{
    m_notice->clear();
    m_shared->cancel = false;
    m_since.start();
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Preparing the images…"));
    setStep(Step::Preparing);
    m_cancel->setFocus();
    QtConcurrent::run([shared = m_shared, source = m_source, studies = m_studies, settings = m_settings,
                       report = progressReporter()]() -> Result<authoring::ExportSummary> {
        if (!QDir().mkpath(shared->folder))
            return fail(ErrorCode::PermissionDenied, u"the work folder cannot be made"_s);
        return authoring::runExport(
            *source, {studies, shared->zip(), settings.language, settings.sealFile, settings.payloadFolder}, report,
            shared->cancel);
    }).then(this, [this](const Result<authoring::ExportSummary> &answer) { onPrepared(answer); });
}

void ExportDialog::onProgress(const authoring::ExportProgress &progress)
{
    if (m_step != Step::Preparing && m_step != Step::Saving)
        return;
    m_progress->setRange(0, progress.instancesTotal);
    m_progress->setValue(progress.instancesDone);
    m_progressText->setText(tr("%1 of %2 images · %3")
                                .arg(progress.instancesDone)
                                .arg(progress.instancesTotal)
                                .arg(locale().formattedDataSize(progress.bytesWritten, 1, QLocale::DataSizeSIFormat)));
}

void ExportDialog::onBytes(qint64 done, qint64 total)
{
    constexpr qint64 steps = 1000; // a progress bar counts in int
    if (m_step != Step::Saving || total <= 0)
        return;
    m_progress->setRange(0, int(steps));
    m_progress->setValue(int(done * steps / total));
}

void ExportDialog::onPrepared(const Result<authoring::ExportSummary> &answer)
{
    if (!answer) {
        setStep(Step::Choosing);
        if (answer.error().code == ErrorCode::Cancelled)
            m_notice->say(Notice::Kind::Info, tr("The export was cancelled. Nothing was left behind."));
        else
            m_notice->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
        return;
    }
    m_seal = answer->seal;
    setStep(Step::Ready);
    m_notice->say(Notice::Kind::Good, tr("The exam is ready: %n image(s). Press Download and choose where to save it.",
                                         nullptr, m_progress->maximum()));
    Q_EMIT prepared();
}

void ExportDialog::askTarget()
{
    auto *dialog = new QFileDialog(this, tr("Save the archive"),
                                   QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"zip"_s);
    dialog->setNameFilter(tr("ZIP archive (*.zip)"));
    dialog->selectFile(volumeName);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::place);
    dialog->open();
}

void ExportDialog::place(const QString &target)
{
    m_shared->cancel = false;
    m_notice->clear();
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Saving the archive…"));
    setStep(Step::Saving);
    const auto report = [guard = QPointer<ExportDialog>(this), self = this](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, self, done, total] {
            if (guard)
                self->onBytes(done, total);
        });
    };
    QtConcurrent::run([shared = m_shared, target, report] {
        return authoring::placeExport(shared->zip(), target, report, shared->cancel);
    }).then(this, [this, target](const Result<void> &answer) { onPlaced(target, answer); });
}

void ExportDialog::onPlaced(const QString &target, const Result<void> &answer)
{
    setStep(Step::Ready);
    if (!answer) {
        // What is not found here is the folder, not an item of the dossier.
        m_notice->say(answer.error().code == ErrorCode::Cancelled ? Notice::Kind::Info : Notice::Kind::Bad,
                      answer.error().code == ErrorCode::NotFound
                          ? tr("This folder cannot be found. Please choose another folder.")
                          : ErrorText::sentence(answer.error()));
        return;
    }
    m_notice->say(Notice::Kind::Good, tr("Saved and checked: %1").arg(QDir::toNativeSeparators(target)) + u'\n' +
                                          tr("Seal of this program: %1").arg(m_seal));
    Q_EMIT saved(target);
}

void ExportDialog::reject()
{
    m_shared->cancel = true;
    QDialog::reject();
}

} // namespace td::ui
