// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/AccessLogPage.h"

#include "ui/common/DateField.h"
#include "ui/common/ErrorText.h"
#include "ui/common/FileWriting.h"
#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/dossier/Pager.h"
#include "ui/profile/AccessLogModel.h"
#include "ui/profile/AccessTable.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

/// As many as the service gives at once.
constexpr int exportPage = 200;
constexpr int visibleRows = 5;
constexpr int dateLetters = 12;

} // namespace

AccessLogPage::AccessLogPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_others(new QCheckBox(tr("Only others, not my own"), this))
    , m_from(new DateField(theme, tr("Accesses from"), this))
    , m_to(new DateField(theme, tr("Accesses until"), this))
    , m_table(new QTableView(this))
    , m_model(new AccessLogModel(this))
    , m_faces(new Faces(theme, SkeletonShape::Table, m_table, this))
    , m_notice(new Notice(theme, this))
    , m_pager(new Pager(theme, this))
    , m_pdf(makeButton(tr("Save as PDF…"), this))
    , m_csv(makeButton(tr("Save as table (CSV)…"), this))
{
    m_query.count = m_pager->rowsPerPage();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("Who has seen my dossier"), LabelRole::Heading2, this));
    column->addWidget(
        makeLabel(tr("Every access is recorded, also your own, and kept for 24 months."), LabelRole::Secondary, this));
    column->addWidget(m_notice);
    column->addWidget(makeFilters());
    column->addWidget(makeTable(), 1);
    setFocusProxy(m_table);
    connect(m_faces, &Faces::retryRequested, this, &AccessLogPage::reload);
    connect(m_notice, &Notice::actionRequested, this, &AccessLogPage::reload);
    connect(m_pager, &Pager::previousRequested, this, [this] { goTo(std::max(0, m_query.offset - m_query.count)); });
    connect(m_pager, &Pager::nextRequested, this, [this] { goTo(m_query.offset + m_query.count); });
    connect(m_pager, &Pager::rowsPerPageChanged, this, [this](int rows) {
        m_query.count = rows;
        goTo(m_query.offset / rows * rows);
    });
}

QWidget *AccessLogPage::makeFilters()
{
    auto *area = new QWidget(this);
    auto *flow = new FlowLayout(area, m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS));
    flow->setContentsMargins(0, 0, 0, 0);
    const auto labelled = [&](const QString &text, QWidget *field) {
        auto *pair = new QWidget(area);
        auto *row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        auto *label = makeLabel(text, LabelRole::Body, pair);
        label->setWordWrap(false);
        row->addWidget(label);
        row->addWidget(field);
        field->setMaximumWidth(dateLetters * fontMetrics().horizontalAdvance(u'0') + 3 * m_theme.metric(Metric::Icon));
        flow->addWidget(pair);
    };
    m_others->setMinimumHeight(m_theme.metric(Metric::Target));
    flow->addWidget(m_others);
    labelled(tr("From"), m_from);
    labelled(tr("To"), m_to);
    flow->addWidget(m_pdf);
    flow->addWidget(m_csv);
    connect(m_others, &QCheckBox::toggled, this, [this] { goTo(0); });
    connect(m_from, &DateField::dateEdited, this, [this] { goTo(0); });
    connect(m_to, &DateField::dateEdited, this, [this] { goTo(0); });
    connect(m_pdf, &QPushButton::clicked, this, [this] { chooseFile(Format::Pdf); });
    connect(m_csv, &QPushButton::clicked, this, [this] { chooseFile(Format::Csv); });
    return area;
}

QWidget *AccessLogPage::makeTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Who has seen my dossier"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.metric(Metric::TableRow));
    m_table->setFont(m_theme.tabularFont());
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_faces->setMinimumHeight(m_theme.metric(Metric::Control) + visibleRows * m_theme.metric(Metric::TableRow));
    column->addWidget(m_faces, 1);
    column->addWidget(m_pager);
    return card;
}

void AccessLogPage::open(const PatientId &patient)
{
    m_patient = patient;
    m_query.offset = 0;
    m_isStale = true;
    if (isVisible())
        reload();
}

void AccessLogPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_patient.isEmpty()) // new accesses come by themselves: looked at again each time
        reload();
}

void AccessLogPage::goTo(int offset)
{
    m_query.offset = offset;
    reload();
}

void AccessLogPage::reload()
{
    m_query.othersOnly = m_others->isChecked();
    m_query.from = m_from->date();
    m_query.to = m_to->date();
    if (m_isStale || m_faces->face() != Faces::Face::Content)
        m_faces->showLoading();
    m_isStale = false;
    using Answer = Result<model::Page<model::AccessEvent>>;
    m_client.accesses(m_patient, m_query).then(this, [this, generation = ++m_generation](const Answer &answer) {
        if (generation == m_generation)
            onAnswer(answer);
    });
}

void AccessLogPage::onAnswer(const Result<model::Page<model::AccessEvent>> &answer)
{
    if (!answer) {
        if (ErrorText::isNetwork(answer.error()) && m_faces->face() == Faces::Face::Content)
            m_notice->say(Notice::Kind::Caution, tr("The service cannot be reached: the list may be out of date."),
                          tr("Try again"));
        else
            m_faces->showError(answer.error());
        return;
    }
    m_notice->clear();
    m_pager->showRange(answer->offset, int(answer->items.size()), answer->total);
    setExporting(answer->items.isEmpty());
    if (answer->items.isEmpty()) {
        m_faces->showEmpty(tr("No access in this period"),
                           tr("Nobody has looked at your dossier in the time that you chose."));
        return;
    }
    m_model->setEvents(answer->items);
    m_table->resizeColumnsToContents();
    for (int section = 0; section + 1 < m_model->columnCount(); ++section)
        m_table->setColumnWidth(section, m_table->columnWidth(section) + m_theme.metric(Metric::SpaceXl));
    m_faces->showContent();
    m_table->setCurrentIndex(m_model->index(0, 0));
}

QString AccessLogPage::period() const
{
    const auto day = [](QDate date) { return date.toString(u"dd/MM/yyyy"_s); };
    if (m_query.from.isValid() && m_query.to.isValid())
        return tr("From %1 to %2").arg(day(m_query.from), day(m_query.to));
    if (m_query.from.isValid())
        return tr("From %1").arg(day(m_query.from));
    return m_query.to.isValid() ? tr("Until %1").arg(day(m_query.to)) : tr("The last 24 months");
}

void AccessLogPage::setExporting(bool exporting)
{
    m_pdf->setEnabled(!exporting);
    m_csv->setEnabled(!exporting);
}

void AccessLogPage::chooseFile(Format format)
{
    const bool pdf = format == Format::Pdf;
    auto *dialog = new QFileDialog(this, pdf ? tr("Save as PDF") : tr("Save as table"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(pdf ? u"pdf"_s : u"csv"_s);
    dialog->setNameFilter(pdf ? tr("PDF document (*.pdf)") : tr("Table (*.csv)"));
    dialog->selectFile(tr("Accesses") + (pdf ? u".pdf"_s : u".csv"_s));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &path) {
        setExporting(true);
        m_notice->say(Notice::Kind::Info, tr("Preparing the list…"));
        Export wanted{format, path, m_patient, m_query, period(), {}, {}};
        wanted.query.offset = 0;
        wanted.query.count = exportPage;
        collect(wanted);
    });
    dialog->open();
}

// Page after page, newest first, until there are no more. An access that is recorded meanwhile moves the others down by
// one, so that the last of a page comes again as the first of the next.
void AccessLogPage::collect(const Export &wanted)
{
    m_client.accesses(wanted.patient, wanted.query)
        .then(this, [this, wanted](const Result<model::Page<model::AccessEvent>> &answer) {
            if (!answer) {
                setExporting(false);
                m_notice->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
                return;
            }
            Export next = wanted;
            for (const model::AccessEvent &event : answer->items) {
                if (!next.known.contains(event.id)) {
                    next.known.insert(event.id);
                    next.events.append(event);
                }
            }
            next.query.offset += int(answer->items.size());
            if (answer->items.isEmpty() || next.query.offset >= answer->total)
                write(next);
            else
                collect(next);
        });
}

void AccessLogPage::write(const Export &wanted)
{
    QtConcurrent::run([wanted, title = tr("Who has seen my dossier")] {
        return wanted.format == Format::Pdf ? accessPdf(wanted.events, title, wanted.period) : accessCsv(wanted.events);
    })
        .then(this, [this, path = wanted.path](const QByteArray &bytes) { return writeFile(path, bytes); })
        .unwrap()
        .then(this, [this](const Result<void> &written) {
            setExporting(false);
            if (written)
                m_notice->say(Notice::Kind::Good, tr("The list is saved."));
            else
                m_notice->say(Notice::Kind::Bad, ErrorText::sentence(written.error()));
        });
}

} // namespace td::ui
