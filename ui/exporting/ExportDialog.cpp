// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportDialog.h"

#include "core/authoring/Volume.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"
#include "ui/exporting/DriveWatch.h"
#include "ui/exporting/ExportForm.h"
#include "ui/exporting/ExportResult.h"
#include "ui/exporting/ExportRun.h"
#include "ui/exporting/ExportTexts.h"
#include "ui/exporting/RunAside.h"

#include <QHeaderView>
#include <QProgressBar>
#include <QScrollArea>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace td::ui {

using namespace Qt::StringLiterals;
using theme::Metric;

ExportDialog::ExportDialog(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme,
                           QVector<model::StudyContents> studies, ExportSettings settings, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_studies(std::move(studies))
    , m_settings(std::move(settings))
    , m_run(new ExportRun(std::move(source), m_settings.workFolder, this))
    , m_watch(new DriveWatch(m_settings.drives, this))
    , m_table(makeTable())
    , m_form(new ExportForm(theme, m_settings, this))
    , m_result(new ExportResult(theme, this))
    , m_notice(new Notice(theme, this))
    , m_progress(new QProgressBar(this))
    , m_progressText(makeLabel({}, LabelRole::Secondary, this))
    , m_begin(makePrimaryButton(tr("Start"), this))
    , m_cancel(makeButton(tr("Cancel"), this))
    , m_save(makePrimaryButton(tr("Download"), this))
    , m_remove(makePrimaryButton(tr("Remove safely"), this))
    , m_close(makeButton(tr("Close"), this))
{
    setWindowTitle(tr("EXPORT"));
    resizeToScreen(*this, theme, {880, 680});
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    makeLayout();
    connectParts();
    setStep(Step::Choosing);
    lookForReports();
    measureViewer();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::makeLayout()
{
    const int margin = m_theme.metric(Metric::SpaceXl);
    // What does not fit at large letters scrolls; what is going on, and the buttons, do not.
    auto *page = new QWidget(this);
    auto *content = new QVBoxLayout(page);
    content->setContentsMargins(0, 0, m_theme.metric(Metric::SpaceS), 0);
    content->setSpacing(m_theme.metric(Metric::SpaceM));
    for (QWidget *part : std::initializer_list<QWidget *>{m_table, m_form, m_result})
        content->addWidget(part);
    content->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    connect(m_form, &ExportForm::opened, area, [area](QWidget *options) {
        QTimer::singleShot(0, area, [area, options] { // once it has its place
            area->ensureWidgetVisible(options, 0, 0);
        });
    });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    for (QPushButton *button : {m_cancel, m_begin, m_save, m_remove})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(m_theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("EXPORT"), LabelRole::Heading2, this));
    column->addWidget(area, 1);
    column->addWidget(m_notice);
    column->addWidget(m_progressText);
    column->addWidget(m_progress);
    column->addLayout(buttons);
}

QTableWidget *ExportDialog::makeTable()
{
    auto *table = new QTableWidget(int(m_studies.size()), 5, this);
    constexpr int mostRows = 4; // then it scrolls
    const int rows = std::clamp(int(m_studies.size()), 1, mostRows);
    table->setFixedHeight(m_theme.metric(Metric::Control) + rows * m_theme.metric(Metric::TableRow) +
                          m_theme.metric(Metric::SpaceS));
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

void ExportDialog::connectParts()
{
    connect(m_begin, &QPushButton::clicked, this, &ExportDialog::begin);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false); // it may take a moment until the worker looks
        m_run->cancel();
    });
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::askTarget);
    connect(m_remove, &QPushButton::clicked, this, &ExportDialog::removeDrive);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_notice, &Notice::actionRequested, this, [this] {
        if (const auto action = std::exchange(m_noticeAction, {}))
            action();
    });
    connect(m_watch, &DriveWatch::looked, m_form, &ExportForm::setDrives);
    connect(m_form, &ExportForm::changed, this, &ExportDialog::estimate);
    connect(m_run, &ExportRun::progressed, this, &ExportDialog::onProgress);
    connect(m_run, &ExportRun::copying, this, &ExportDialog::onCopying);
}

void ExportDialog::setStep(Step step)
{
    m_step = step;
    const bool isBusy = step == Step::Writing || step == Step::Saving;
    const bool isOver = step == Step::Ready || step == Step::Saving || step == Step::Done;
    m_table->setVisible(!isOver);
    m_form->setVisible(!isOver);
    m_form->setChosen(step != Step::Choosing);
    m_result->setVisible(isOver);
    m_begin->setVisible(step == Step::Choosing);
    m_begin->setEnabled(canBegin());
    m_begin->setDefault(step == Step::Choosing);
    m_save->setVisible(step == Step::Ready);
    m_save->setDefault(step == Step::Ready);
    m_remove->setVisible(step == Step::Done && m_chosen.medium == ExportMedium::Stick);
    m_cancel->setVisible(isBusy);
    m_cancel->setEnabled(true);
    m_progress->setVisible(isBusy);
    m_progressText->setVisible(isBusy);
    step == Step::Choosing ? m_watch->start() : m_watch->stop();
    m_offersStart = step == Step::Choosing;
    if (isBusy)
        m_cancel->setFocus();
    else if (step == Step::Ready)
        m_save->setFocus();
    else if (step == Step::Done)
        (m_remove->isVisible() ? m_remove : m_close)->setFocus();
}

void ExportDialog::lookForReports()
{
    if (!m_settings.reports)
        return m_form->options().setReports(ExportOptions::Reports::Known, 0);
    m_isLookingForReports = true;
    m_notice->clear();
    m_form->options().setReports(ExportOptions::Reports::Looking, 0);
    m_settings.reports().then(this, [this](const Result<QVector<authoring::MediumReport>> &answer) {
        m_isLookingForReports = false;
        m_reports = answer.value_or(QVector<authoring::MediumReport>());
        m_form->options().setReports(answer ? ExportOptions::Reports::Known : ExportOptions::Reports::Failed,
                                     int(m_reports.size()));
        if (!answer)
            say(Notice::Kind::Caution,
                tr("The reports of these exams cannot be reached now: they would be missing "
                   "on the medium."),
                tr("Try again"), [this] { lookForReports(); });
    });
}

void ExportDialog::measureViewer()
{
    if (m_settings.payloadFolder.isEmpty())
        return;
    runAside([folder = m_settings.payloadFolder] {
        return authoring::folderOnMedium(folder);
    }).then(this, [this](qint64 bytes) { m_form->options().setViewerBytes(bytes); });
}

void ExportDialog::estimate()
{
    if (m_step != Step::Choosing)
        return;
    m_estimate.reset();
    m_begin->setEnabled(false);
    const ExportChoice choice = m_form->choice();
    const QString place = choice.medium == ExportMedium::Stick ? choice.drive.root : m_settings.workFolder;
    const auto request =
        std::make_shared<const authoring::ExportRequest>(requestOf(choice, m_studies, m_settings, m_reports, place));
    runAside([request] {
        return estimateOf(*request);
    }).then(this, [this, generation = ++m_generation](const Result<ExportEstimate> &answer) {
        if (generation == m_generation && m_step == Step::Choosing)
            onEstimate(answer);
    });
}

void ExportDialog::onEstimate(const Result<ExportEstimate> &answer)
{
    const auto after = std::exchange(m_afterEstimate, {});
    const ExportChoice choice = m_form->choice();
    if (!answer)
        return m_form->setEstimate({}, {ExportTexts::planFailure(answer.error(), choice)});
    m_estimate = *answer;
    m_form->setEstimate(ExportTexts::estimate(*answer), ExportTexts::warnings(*answer, choice));
    m_begin->setEnabled(canBegin());
    if (after)
        return after();
    const QWidget *at = focusWidget();
    const bool isNowhere = !at || at == m_table || at == m_close;
    if (m_begin->isEnabled() && std::exchange(m_offersStart, false) && isNowhere)
        m_begin->setFocus();
}

bool ExportDialog::canBegin() const
{
    if (m_step != Step::Choosing || !m_estimate || m_isLookingForReports)
        return false;
    const ExportChoice choice = m_form->choice();
    if (choice.medium == ExportMedium::Folder)
        return true;
    if (choice.medium != ExportMedium::Stick)
        return fitOf(*m_estimate, choice, m_estimate->room.freeBytes) != Fit::TooLarge;
    return !choice.drive.root.isEmpty() && !choice.drive.isReadOnly &&
           fitOf(*m_estimate, choice, choice.drive.freeBytes) != Fit::TooLarge;
}

void ExportDialog::say(Notice::Kind kind, const QString &text, const QString &actionText, std::function<void()> action)
{
    m_noticeAction = std::move(action);
    m_notice->say(kind, text, actionText);
}

} // namespace td::ui
