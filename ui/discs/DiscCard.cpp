// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/discs/DiscCard.h"

#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"

#include <QDir>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
enum Section { Images, Modality, Date, Description, Count, SectionCount };

} // namespace

DiscCard::DiscCard(const theme::Theme &theme, const discs::Disc &disc, const QString &label, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_disc(disc)
    , m_label(label)
{
    m_actions = makeActions();
    m_question = makeQuestion();
    setProperty("card", true);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceL);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeLabel(label, LabelRole::Heading3, this));
    column->addWidget(
        makeLabel(tr("Added on %1 from %2")
                      .arg(disc.started.date().toString(u"dd/MM/yyyy"_s), QDir::toNativeSeparators(disc.source)),
                  LabelRole::Secondary, this));
    if (!disc.isComplete)
        column->addWidget(makeInterrupted());
    else if (disc.studies.isEmpty())
        column->addWidget(makeLabel(tr("No exam of yours was found on this disc. The list of its files says why."),
                                    LabelRole::Body, this));
    else
        column->addWidget(makeStudies());
    column->addWidget(m_actions);
    column->addWidget(m_question);
    m_question->hide();
}

QWidget *DiscCard::makeInterrupted()
{
    auto *notice = new Notice(m_theme, this);
    notice->say(Notice::Kind::Caution, tr("The import of this disc was interrupted. Its images can be seen once it is "
                                          "complete: insert the disc and resume."));
    return notice;
}

QTableWidget *DiscCard::makeStudies()
{
    auto *table = new QTableWidget(int(m_disc.studies.size()), SectionCount, this);
    table->setAccessibleName(tr("Exams of the disc %1").arg(m_label));
    table->setAccessibleDescription(tr("Enter opens the images of the row."));
    table->setHorizontalHeaderLabels({tr("Actions"), tr("Modality"), tr("Date"), tr("Description"), tr("Images")});
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(m_theme.metric(Metric::TableRow));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setFont(m_theme.tabularFont());
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fillStudies(*table);
    fitColumns(*table);
    const QWidget *button = table->cellWidget(0, Images);
    table->setColumnWidth(Images, button->sizeHint().width() + m_theme.metric(Metric::SpaceXl));
    // All rows are seen: the page scrolls, not the table. A bar below them needs room of its own.
    const int height = std::max(m_theme.metric(Metric::Control), table->horizontalHeader()->sizeHint().height()) +
                       int(m_disc.studies.size()) * m_theme.metric(Metric::TableRow) +
                       table->horizontalScrollBar()->sizeHint().height();
    table->setFixedHeight(height);
    const auto openRow = [this](int row) {
        if (row >= 0 && row < m_disc.studies.size())
            Q_EMIT imagesRequested({m_disc.studies[row].uid});
    };
    connect(table, &QTableWidget::cellActivated, this, openRow); // Enter, or a double click
    // Enter works at once, and no row looks chosen before anybody has come to it.
    table->setCurrentCell(0, Modality, QItemSelectionModel::NoUpdate);
    return table;
}

void DiscCard::fillStudies(QTableWidget &table)
{
    QHash<QString, int> spoken;
    for (int row = 0; row < m_disc.studies.size(); ++row) {
        const model::ImagingStudy &study = m_disc.studies[row];
        const QString date = study.started.isValid() ? study.started.date().toString(u"dd/MM/yyyy"_s) : QString();
        const QString description = study.description.isEmpty() ? tr("Exam without description") : study.description;
        const QStringList cells = {
            {}, study.modalities.join(u", "_s), date, description, QString::number(study.numberOfInstances)};
        for (int section = 0; section < SectionCount; ++section)
            table.setItem(row, section, new QTableWidgetItem(cells[section]));
        auto *open = makeLink(tr("Open the images"), &table);
        // Exams of the same day and name are told apart by their number.
        const int same = ++spoken[description + date];
        const QString when = same > 1 ? u"%1 (%2)"_s.arg(date).arg(same) : date;
        open->setAccessibleName(tr("Open the images: %1 %2, disc %3").arg(description, when, m_label));
        connect(open, &QPushButton::clicked, this, [this, study] { Q_EMIT imagesRequested({study.uid}); });
        table.setCellWidget(row, Images, open);
    }
}

QWidget *DiscCard::makeActions()
{
    auto *actions = new QWidget(this);
    auto *row = new FlowLayout(actions, m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS));
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](QPushButton *button, const QString &name) {
        button->setAccessibleName(name.arg(m_label));
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        row->addWidget(button);
    };
    if (m_disc.isComplete) {
        if (m_disc.studies.size() > 1) {
            auto *all = makePrimaryButton(tr("Open all the exams"), actions);
            add(all, tr("Open all the exams of the disc %1"));
            connect(all, &QPushButton::clicked, this, [this] {
                QVector<StudyInstanceUid> studies;
                for (const model::ImagingStudy &study : m_disc.studies)
                    studies.append(study.uid);
                Q_EMIT imagesRequested(studies);
            });
        }
        auto *ledger = makeButton(tr("List of the files"), actions);
        add(ledger, tr("List of the files of the disc %1"));
        connect(ledger, &QPushButton::clicked, this, &DiscCard::ledgerRequested);
    } else {
        m_resume = makePrimaryButton(tr("Resume"), actions);
        add(m_resume, tr("Resume the import of the disc %1"));
        connect(m_resume, &QPushButton::clicked, this, &DiscCard::resumeRequested);
    }
    m_remove = makeButton(m_disc.isComplete ? tr("Remove…") : tr("Delete…"), actions);
    add(m_remove, m_disc.isComplete ? tr("Remove the disc %1") : tr("Delete the interrupted import of the disc %1"));
    connect(m_remove, &QPushButton::clicked, this, [this] { ask(true); });
    return actions;
}

QWidget *DiscCard::makeQuestion()
{
    auto *question = new QWidget(this);
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeLabel(m_disc.isComplete
                                    ? tr("Do you want to remove this disc and its images from this computer? The disc "
                                         "or file that you added is not touched.")
                                    : tr("Do you want to delete this interrupted import? The disc or file that you "
                                         "added is not touched."),
                                LabelRole::Body, question));
    auto *buttons = new QWidget(question);
    auto *row = new FlowLayout(buttons, m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS));
    row->setContentsMargins(0, 0, 0, 0);
    m_keep = makeButton(tr("Keep it"), buttons);
    m_keep->setAccessibleName(tr("Keep the disc %1").arg(m_label));
    auto *remove = makeButton(tr("Yes, remove it"), buttons);
    remove->setAccessibleName(tr("Yes, remove the disc %1").arg(m_label));
    for (QPushButton *button : {m_keep, remove}) {
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        row->addWidget(button);
    }
    column->addWidget(buttons);
    connect(m_keep, &QPushButton::clicked, this, [this] { ask(false); });
    connect(remove, &QPushButton::clicked, this, &DiscCard::removalRequested);
    return question;
}

void DiscCard::ask(bool asking)
{
    m_question->setVisible(asking);
    m_actions->setVisible(!asking);
    asking ? m_keep->setFocus() : m_remove->setFocus();
}

void DiscCard::setChangeable(bool changeable)
{
    m_remove->setEnabled(changeable);
    if (m_resume)
        m_resume->setEnabled(changeable);
    if (!changeable)
        m_question->hide();
    m_actions->setVisible(!m_question->isVisible());
}

} // namespace td::ui
