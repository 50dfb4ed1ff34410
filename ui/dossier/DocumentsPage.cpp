// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dossier/DocumentsPage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"
#include "ui/dossier/DocumentsModel.h"
#include "ui/dossier/FilterArea.h"
#include "ui/dossier/Pager.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
using Column = DocumentsModel::Column;
using DocumentPage = model::Page<model::DocumentReference>;

} // namespace

DocumentsPage::DocumentsPage(client::ServiceClient &client, const theme::Theme &theme, model::DocumentCategory category,
                             QWidget *parent)
    : DocumentList(theme, parent)
    , m_client(client)
    , m_theme(theme)
    , m_filters(new FilterArea(theme, category, this))
    , m_table(new QTableView(this))
    , m_model(new DocumentsModel(category, this))
    , m_faces(new Faces(theme, SkeletonShape::Table, m_table, this))
    , m_notice(new Notice(theme, this))
    , m_pager(new Pager(theme, this))
{
    m_query.category = category;
    m_query.count = m_pager->rowsPerPage();
    makeTable();
    setFocusProxy(m_table);
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *cardColumn = new QVBoxLayout(card);
    cardColumn->setContentsMargins(1, 1, 1, 1);
    cardColumn->setSpacing(0);
    cardColumn->addWidget(m_faces, 1);
    cardColumn->addWidget(m_pager);

    // Never lower than a few rows: on a small screen or with large letters the page itself scrolls.
    m_faces->setMinimumHeight(theme.metric(Metric::Control) + 4 * theme.metric(Metric::TableRow));
    auto *page = new QWidget;
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(category == model::DocumentCategory::Report ? tr("Reports and images") : tr("Consents"),
                                LabelRole::Heading2, this));
    column->addWidget(m_notice);
    column->addWidget(m_filters);
    column->addWidget(card, 1);

    connect(m_filters, &FilterArea::changed, this, [this] { goTo(0); });
    connect(m_faces, &Faces::retryRequested, this, &DocumentsPage::reload);
    connect(m_notice, &Notice::actionRequested, this, [this] {
        if (m_lacksConsent)
            Q_EMIT consentsRequested();
        else
            reload();
    });
    connect(m_pager, &Pager::previousRequested, this, [this] { goTo(std::max(0, m_query.offset - m_query.count)); });
    connect(m_pager, &Pager::nextRequested, this, [this] { goTo(m_query.offset + m_query.count); });
    connect(m_pager, &Pager::rowsPerPageChanged, this, [this](int rows) {
        m_query.count = rows;
        goTo(m_query.offset / rows * rows);
    });
}

void DocumentsPage::makeTable()
{
    m_table->setModel(m_model);
    m_model->setObscuredIcon(m_theme.icon(u"eye-off"_s, theme::ColorRole::Secondary));
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this); // its width is known only after the page's own layout
    m_table->setAccessibleName(m_query.category == model::DocumentCategory::Report ? tr("Reports and images")
                                                                                   : tr("Consents"));
    m_table->setAccessibleDescription(
        tr("Enter opens the document of the row, Shift and Enter its images. Space or the "
           "menu key shows everything that can be done."));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.metric(Metric::TableRow));
    m_table->setFont(m_theme.tabularFont());
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setSortIndicator(m_model->sectionOf(Column::Date), Qt::DescendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &DocumentsPage::sortBy);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT viewRequested(m_model->document(index.row())); });
}

void DocumentsPage::open(const PatientId &patient)
{
    m_patient = patient;
    m_query.offset = 0;
    reload();
}

void DocumentsPage::goTo(int offset)
{
    m_query.offset = offset;
    reload();
}

void DocumentsPage::sortBy(int section, Qt::SortOrder order)
{
    const auto key = DocumentsModel::sortKey(m_model->columnAt(section));
    if (!key) {
        const QSignalBlocker quiet(m_table->horizontalHeader());
        const Column current = m_query.sortBy == model::SortKey::Date   ? Column::Date
                               : m_query.sortBy == model::SortKey::Type ? Column::Type
                                                                        : Column::Custodian;
        m_table->horizontalHeader()->setSortIndicator(m_model->sectionOf(current), m_query.order);
        return;
    }
    // An arrow that points down stands for the newest, or the last letter, first.
    m_query.sortBy = *key;
    m_query.order = order;
    goTo(0);
}

void DocumentsPage::reload()
{
    m_filters->applyTo(m_query);
    if (m_faces->face() != Faces::Face::Content)
        m_faces->showLoading();
    const int generation = ++m_generation;
    m_client.documents(m_patient, m_query).then(this, [this, generation](const Result<DocumentPage> &answer) {
        if (generation == m_generation)
            onAnswer(answer);
    });
}

void DocumentsPage::onAnswer(const Result<DocumentPage> &answer)
{
    if (!answer) {
        // What is on the screen stays readable when only the network went away.
        if (ErrorText::isNetwork(answer.error()) && m_faces->face() == Faces::Face::Content)
            m_notice->say(Notice::Kind::Caution, tr("The service cannot be reached: the list may be out of date."),
                          tr("Try again"));
        else
            m_faces->showError(answer.error());
        return;
    }
    m_notice->clear();
    m_lacksConsent = false;
    m_pager->showRange(answer->offset, int(answer->items.size()), answer->total);
    if (!answer->items.isEmpty())
        showRows(*answer);
    else if (m_filters->isActive())
        m_faces->showEmpty(tr("No document matches the filters"),
                           tr("Change the filters or remove them to see all documents."));
    else
        explainEmpty();
}

// Empty for want of a document, or for want of a consent: the patient is told which.
void DocumentsPage::explainEmpty()
{
    m_faces->showEmpty(tr("There are no documents yet"),
                       tr("Documents appear here as soon as the clinic makes them available."));
    if (m_query.category != model::DocumentCategory::Report)
        return;
    m_client.consents(m_patient).then(
        this, [this, generation = m_generation](const Result<QVector<model::Consent>> &decisions) {
            if (generation != m_generation || !decisions)
                return;
            const QVector<model::Consent> present = model::presentConsents(*decisions);
            m_lacksConsent = std::none_of(present.begin(), present.end(), [](const model::Consent &c) {
                return c.kind == model::ConsentKind::DossierAdhesion && c.given;
            });
            if (!m_lacksConsent)
                return;
            m_faces->showEmpty(tr("Your dossier is empty"),
                               tr("You have not given the consent «Consenso DSE: adesione», so no document can be "
                                  "shown, not even to you. Nothing is lost: what the clinic keeps appears as soon as "
                                  "you give it."));
            m_notice->say(Notice::Kind::Info, tr("You can give the consent yourself, at any time."),
                          tr("Open the consents"));
        });
}

void DocumentsPage::showRows(const DocumentPage &page)
{
    m_model->setPage(page);
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_table->setIndexWidget(m_model->index(row, m_model->sectionOf(Column::Actions)), makeActions(row));
    for (int row = 0; row < m_model->rowCount(); ++row) { // as the portal: one consent below the other
        const int lines = int(m_model->document(row).consents.size());
        const int tall = lines * QFontMetrics(m_theme.tabularFont()).lineSpacing() + m_theme.metric(Metric::SpaceL);
        m_table->setRowHeight(row, std::max(m_theme.metric(Metric::TableRow), tall));
    }
    const bool focusIsFree = !window()->focusWidget() || !isAncestorOf(window()->focusWidget());
    m_faces->showContent();
    resizeColumns();
    m_table->setCurrentIndex(m_model->index(0, m_model->sectionOf(Column::Type)));
    m_table->verticalScrollBar()->setValue(0);
    if (focusIsFree && isVisible())
        m_table->setFocus();
}

void DocumentsPage::showRowMenu(const QModelIndex &index, const QPoint &at)
{
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addAllActions(*menu, m_model->document(index.row()));
    menu->addSeparator();
    QMenu *sort = menu->addMenu(tr("Sort by"));
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (DocumentsModel::sortKey(m_model->columnAt(section)))
            sort->addAction(m_model->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString(), this,
                            [this, section] { sortOrTurn(section); });
    }
    menu->popup(at);
}

void DocumentsPage::sortOrTurn(int section)
{
    QHeaderView *header = m_table->horizontalHeader();
    const bool turn = header->sortIndicatorSection() == section && header->sortIndicatorOrder() == Qt::AscendingOrder;
    header->setSortIndicator(section, turn ? Qt::DescendingOrder : Qt::AscendingOrder);
}

bool DocumentsPage::onKey(const QKeyEvent &key)
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return false;
    const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (enter && key.modifiers().testFlag(Qt::ShiftModifier)) {
        const model::DocumentReference document = m_model->document(current.row());
        if (!document.related.isEmpty())
            Q_EMIT imagesRequested(document.related);
        return true;
    }
    if (key.key() != Qt::Key_Space)
        return false;
    showRowMenu(current, m_table->viewport()->mapToGlobal(m_table->visualRect(current).bottomLeft()));
    return true;
}

QWidget *DocumentsPage::makeActions(int row)
{
    const model::DocumentReference document = m_model->document(row);
    const QString what = document.typeDisplay + u' ' + document.date.toLocalTime().date().toString(u"dd/MM/yyyy"_s);
    auto *cell = new QWidget;
    auto *layout = new QHBoxLayout(cell);
    layout->setContentsMargins(m_theme.metric(Metric::SpaceS), 0, 0, 0);
    layout->setSpacing(m_theme.metric(Metric::SpaceXs));

    auto *open = makeIconButton(m_theme, u"document"_s, tr("Document actions: %1").arg(what), cell);
    auto *menu = new QMenu(open);
    addDocumentActions(*menu, document);
    open->setMenu(menu);
    open->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(open);
    if (!document.related.isEmpty()) {
        const bool several = document.related.size() > 1;
        auto *images =
            makeIconButton(m_theme, several ? u"images"_s : u"image"_s, tr("View the images: %1").arg(what), cell);
        connect(images, &QToolButton::clicked, this, [this, document] { Q_EMIT imagesRequested(document.related); });
        layout->addWidget(images);
    }
    layout->addStretch(1);
    return cell;
}

void DocumentsPage::resizeColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    const int actions = 2 * m_theme.metric(Metric::Target) + 5 * m_theme.metric(Metric::SpaceS);
    const QFontMetrics metrics(m_theme.tabularFont());
    const int shares = m_query.category == model::DocumentCategory::Consent ? 3 : 2;
    const int room = std::max(500, m_table->viewport()->width() - actions);
    for (int section = 0; section + 1 < m_model->columnCount(); ++section) { // the last one takes what is left
        const Column column = m_model->columnAt(section);
        // Qt measures the visible rows only, and none before the page is first shown.
        int wanted = header->sectionSizeHint(section) + m_theme.metric(Metric::SpaceXl);
        for (int row = 0; row < m_model->rowCount(); ++row)
            wanted = std::max(wanted, metrics.horizontalAdvance(m_model->index(row, section).data().toString()) +
                                          2 * m_theme.metric(Metric::SpaceL));
        if (column == Column::Type) // the icon of what is hidden
            wanted += m_theme.metric(Metric::Icon);
        header->resizeSection(section, column == Column::Actions ? std::max(actions, header->sectionSizeHint(section))
                                                                 : std::min(wanted, room / shares));
    }
}

bool DocumentsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        resizeColumns();
    if (watched == m_table && event->type() == QEvent::KeyPress)
        return onKey(*static_cast<QKeyEvent *>(event));
    if (event->type() == QEvent::ContextMenu) {
        const auto &asked = *static_cast<QContextMenuEvent *>(event);
        const bool mouse = asked.reason() == QContextMenuEvent::Mouse;
        const QModelIndex row = mouse ? m_table->indexAt(asked.pos()) : m_table->currentIndex();
        const QPoint below = m_table->viewport()->mapToGlobal(m_table->visualRect(row).bottomLeft());
        showRowMenu(row, mouse ? asked.globalPos() : below);
        return true;
    }
    return DocumentList::eventFilter(watched, event);
}

} // namespace td::ui
