// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dossier/StudiesDialog.h"

#include "ui/common/Faces.h"
#include "ui/common/Widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QTableWidget>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;
enum Section { Status, Code, Started, Description, SectionCount };

} // namespace

StudiesDialog::StudiesDialog(client::ServiceClient &client, const theme::Theme &theme,
                             QVector<StudyInstanceUid> studies, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_theme(theme)
    , m_studies(std::move(studies))
    , m_table(new QTableWidget(0, SectionCount, this))
    , m_faces(new Faces(theme, SkeletonShape::Table, m_table, this))
    , m_open(makePrimaryButton(tr("Open the images"), this))
{
    setWindowTitle(tr("Imaging studies"));
    resizeToScreen(*this, theme, {760, 420});
    makeTable();
    auto *close = makeButton(tr("Close"), this);
    m_open->setDefault(true);
    m_open->setEnabled(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceXl);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("Imaging studies"), LabelRole::Heading2, this));
    column->addWidget(makeLabel(tr("This report is about several exams. Choose one or more to look at."),
                                LabelRole::Secondary, this));
    column->addWidget(m_faces, 1);
    column->addLayout(buttons);

    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &StudiesDialog::choose);
    connect(m_faces, &Faces::retryRequested, this, &StudiesDialog::load);
    connect(m_table, &QTableWidget::itemChanged, this, [this] { m_open->setEnabled(!checkedStudies().isEmpty()); });
    connect(m_table, &QTableWidget::itemDoubleClicked, this, [this](const QTableWidgetItem *item) {
        Q_EMIT chosen({m_rows[item->row()]});
        accept();
    });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *enter = new QShortcut(key, m_table);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, &StudiesDialog::choose);
    }
    load();
}

void StudiesDialog::makeTable()
{
    m_table->setMinimumHeight(m_theme.metric(Metric::Control) + 2 * m_theme.metric(Metric::TableRow));
    m_table->setAccessibleName(tr("Imaging studies"));
    m_table->setAccessibleDescription(
        tr("Space chooses the study of the row or leaves it out. Enter opens the chosen studies."));
    m_table->setHorizontalHeaderLabels({tr("Status"), tr("Code"), tr("Date and time"), tr("Description")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.metric(Metric::TableRow));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFont(m_theme.tabularFont());
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
}

void StudiesDialog::load()
{
    m_faces->showLoading();
    m_client.imagingStudies(m_studies).then(
        this, [this](const Result<QVector<model::ImagingStudy>> &answer) { onAnswer(answer); });
}

void StudiesDialog::onAnswer(const Result<QVector<model::ImagingStudy>> &answer)
{
    if (!answer) {
        m_faces->showError(answer.error());
        return;
    }
    m_table->setRowCount(0);
    m_rows.clear();
    for (const model::ImagingStudy &study : *answer)
        addRow(study);
    fitColumns(*m_table);
    if (m_rows.isEmpty()) {
        m_faces->showEmpty(tr("The images are not available"), tr("Please ask the clinic if you need them."));
        return;
    }
    m_faces->showContent();
    m_table->setCurrentCell(0, Status);
    m_table->setFocus();
}

void StudiesDialog::addRow(const model::ImagingStudy &study)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_rows.append(study.uid);
    const bool available = study.numberOfInstances > 0;
    auto *status =
        new QTableWidgetItem(available ? tr("%n image(s)", nullptr, study.numberOfInstances) : tr("Not available"));
    status->setFlags(available ? Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
    if (available)
        status->setCheckState(Qt::Checked);
    m_table->setItem(row, Status, status);
    m_table->setItem(row, Code, new QTableWidgetItem(study.code));
    m_table->setItem(row, Started, new QTableWidgetItem(study.started.toString(u"dd/MM/yyyy HH:mm"_s)));
    m_table->setItem(row, Description, new QTableWidgetItem(study.description));
}

QVector<StudyInstanceUid> StudiesDialog::checkedStudies() const
{
    QVector<StudyInstanceUid> checked;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QTableWidgetItem *status = m_table->item(row, Status);
        if (status && status->checkState() == Qt::Checked)
            checked.append(m_rows[row]);
    }
    return checked;
}

void StudiesDialog::choose()
{
    const QVector<StudyInstanceUid> studies = checkedStudies();
    if (studies.isEmpty())
        return;
    Q_EMIT chosen(studies);
    accept();
}

} // namespace td::ui
