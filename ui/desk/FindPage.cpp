// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/FindPage.h"

#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/desk/DeskTexts.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

constexpr int fewestLetters = 2;

} // namespace

FindPage::FindPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_table(new QTableWidget(0, 4, this))
    , m_faces(new Faces(theme, SkeletonShape::Table, m_table, this))
{
    m_table->setHorizontalHeaderLabels({tr("Patient"), tr("Birth date"), tr("Fiscal code"), tr("Patient ID")});
    m_table->setAccessibleName(tr("Patients found"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.metric(Metric::TableRow));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("Find a patient"), LabelRole::Heading2, this));
    column->addWidget(makeForm());
    column->addWidget(m_faces, 1);
    m_faces->showEmpty(tr("Search for a patient"),
                       tr("Enter the fiscal code or the patient ID, or at least the first two letters of the family "
                          "name, and press Search."));
    connect(m_faces, &Faces::retryRequested, this, &FindPage::search);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) { choose(row); });
}

QLineEdit *FindPage::addField(QWidget *form, const QString &name)
{
    auto *cell = new QWidget(form);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceXs));
    auto *label = makeLabel(name, LabelRole::Field, cell);
    auto *field = new QLineEdit(cell);
    field->setAccessibleName(name);
    constexpr int letters = 20;
    field->setMinimumWidth(field->fontMetrics().averageCharWidth() * letters);
    label->setBuddy(field);
    column->addWidget(label);
    column->addWidget(field);
    form->layout()->addWidget(cell);
    connect(field, &QLineEdit::returnPressed, this, &FindPage::search);
    return field;
}

QWidget *FindPage::makeForm()
{
    auto *form = new QWidget(this);
    auto *flow = new FlowLayout(form, m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS));
    flow->setContentsMargins(0, 0, 0, 0);
    m_identifier = addField(form, tr("Fiscal code or patient ID"));
    m_family = addField(form, tr("Family name"));
    m_given = addField(form, tr("Given name"));
    auto *buttons = new QWidget(form);
    auto *column = new QVBoxLayout(buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceXs));
    column->addWidget(makeLabel(u" "_s, LabelRole::Field, buttons)); // beside the fields, below their names
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    row->setSpacing(m_theme.metric(Metric::SpaceM));
    auto *find = makePrimaryButton(tr("Search"), buttons);
    auto *fresh = makeButton(tr("Register a new patient"), buttons);
    row->addWidget(find);
    row->addWidget(fresh);
    flow->addWidget(buttons);
    connect(find, &QPushButton::clicked, this, &FindPage::search);
    connect(fresh, &QPushButton::clicked, this, [this] { Q_EMIT registerRequested(draft()); });
    setFocusProxy(m_identifier);
    return form;
}

model::Patient FindPage::draft() const
{
    model::Patient draft;
    draft.fiscalCode = m_identifier->text().trimmed().toUpper();
    draft.familyName = m_family->text().trimmed();
    draft.givenName = m_given->text().trimmed();
    return draft;
}

void FindPage::search()
{
    const int generation = ++m_generation;
    const auto then = [this, generation](const Result<QVector<model::Patient>> &answer) {
        if (generation == m_generation)
            show(answer);
    };
    const model::Patient wanted = draft();
    if (!wanted.fiscalCode.isEmpty()) {
        m_faces->showLoading();
        m_client.findPatients(wanted.fiscalCode).then(this, then);
    } else if (wanted.familyName.size() >= fewestLetters) {
        m_faces->showLoading();
        m_client.findPatientsByName(wanted.familyName, wanted.givenName).then(this, then);
    } else {
        m_faces->showEmpty(tr("More is needed to search"),
                           tr("Please enter a code, or at least two letters of the family name."));
    }
}

void FindPage::refresh()
{
    if (face() == Faces::Face::Content)
        search();
}

void FindPage::show(const Result<QVector<model::Patient>> &answer)
{
    if (!answer) {
        m_faces->showError(answer.error());
        return;
    }
    m_found = *answer;
    if (m_found.isEmpty()) {
        m_faces->showEmpty(tr("No patient found"),
                           tr("Please check what you typed, or register a new patient: the form "
                              "takes over what you typed here."));
        return;
    }
    m_table->setRowCount(int(m_found.size()));
    for (int row = 0; row < m_found.size(); ++row) {
        const model::Patient &patient = m_found[row];
        const QStringList cells{DeskTexts::name(patient), DeskTexts::date(patient.birthDate), patient.fiscalCode,
                                patient.number};
        for (int column = 0; column < cells.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    fitColumns(*m_table);
    m_table->setCurrentCell(0, 0);
    m_faces->showContent();
    m_table->setFocus();
}

void FindPage::choose(int row)
{
    if (row >= 0 && row < m_found.size())
        Q_EMIT patientChosen(m_found[row]);
}

} // namespace td::ui
