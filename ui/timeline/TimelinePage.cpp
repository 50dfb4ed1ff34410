// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelinePage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/timeline/TimelineLegend.h"
#include "ui/timeline/TimelineView.h"
#include "ui/timeline/TimelineWords.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
using DocumentAnswer = Result<model::Page<model::DocumentReference>>;

constexpr double zoomStep = 1.5;

} // namespace

TimelinePage::TimelinePage(client::ServiceClient &client, const theme::Theme &theme, Bounds bounds, QWidget *parent)
    : DocumentList(theme, parent)
    , m_client(client)
    , m_theme(theme)
    , m_bounds(bounds)
    , m_view(new TimelineView(theme, QDate::currentDate()))
    , m_notice(new Notice(theme, this))
    , m_older(new Notice(theme, this))
{
    setFocusProxy(m_view);
    auto *page = new QWidget;
    auto *scroll = new QScrollArea(this); // with large letters the page scrolls rather than cutting the axis off
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
    column->addWidget(makeHead());
    column->addWidget(m_notice);
    column->addWidget(m_older);
    column->addWidget(makeContent(), 1);

    connect(m_faces, &Faces::retryRequested, this, &TimelinePage::reload);
    connect(m_notice, &Notice::actionRequested, this, &TimelinePage::reload);
    connect(m_older, &Notice::actionRequested, this, [this] {
        m_wanted += m_bounds.shown;
        m_older->clear();
        loadBatch();
    });
    connect(m_view, &TimelineView::currentEventChanged, this, &TimelinePage::showChosen);
    connect(m_view, &TimelineView::scaleChanged, this, &TimelinePage::updateZoom);
    connect(m_view, &TimelineView::viewRequested, this, &TimelinePage::viewEvent);
    connect(m_view, &TimelineView::imagesRequested, this, &TimelinePage::viewImages);
    connect(m_view, &TimelineView::menuRequested, this, &TimelinePage::showMenu);
    updateZoom();
}

QWidget *TimelinePage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new FlowLayout(head, m_theme.metric(Metric::SpaceS), m_theme.metric(Metric::SpaceS));
    row->setContentsMargins(0, 0, 0, 0);
    auto *title = makeLabel(tr("Timeline"), LabelRole::Heading2, head);
    title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_zoomOut = makeIconButton(m_theme, u"zoom-out"_s, tr("Zoom out"), head);
    m_zoomIn = makeIconButton(m_theme, u"zoom-in"_s, tr("Zoom in"), head);
    m_all = makeButton(tr("All years"), head);
    m_lastYear = makeButton(tr("Last year"), head);
    for (QWidget *widget : std::initializer_list<QWidget *>{title, m_zoomOut, m_zoomIn, m_lastYear, m_all})
        row->addWidget(widget);
    connect(m_zoomOut, &QToolButton::clicked, this, [this] { m_view->zoom(1 / zoomStep); });
    connect(m_zoomIn, &QToolButton::clicked, this, [this] { m_view->zoom(zoomStep); });
    connect(m_all, &QPushButton::clicked, this, [this] { m_view->showAll(); });
    connect(m_lastYear, &QPushButton::clicked, this, [this] { m_view->showLastYear(); });
    return head;
}

QWidget *TimelinePage::makeContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(makeChosen());
    m_legend = new TimelineLegend(m_theme, content);
    m_undated = makeLabel({}, LabelRole::Small, content);
    auto *below = new QVBoxLayout;
    const int margin = m_theme.metric(Metric::SpaceM);
    below->setContentsMargins(margin, m_theme.metric(Metric::SpaceS), margin, m_theme.metric(Metric::SpaceS));
    below->addWidget(m_legend);
    below->addWidget(m_undated);
    column->addLayout(below);

    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *cardColumn = new QVBoxLayout(card);
    cardColumn->setContentsMargins(1, 1, 1, 1);
    m_faces = new Faces(m_theme, SkeletonShape::Table, content, card);
    cardColumn->addWidget(m_faces);
    return card;
}

QWidget *TimelinePage::makeChosen()
{
    auto *bar = new QFrame;
    bar->setProperty("bar", true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS),
                            m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS));
    m_chosen = makeLabel({}, LabelRole::Body, bar);
    m_chosen->setFont(m_theme.tabularFont());
    m_actions = makeButton(tr("Actions"), bar);
    m_actions->setAccessibleDescription(tr("What can be done with the chosen exam"));
    row->addWidget(m_chosen, 1);
    row->addWidget(m_actions);
    connect(m_actions, &QPushButton::clicked, this,
            [this] { showMenu({m_view->currentEvent()}, m_actions->mapToGlobal(m_actions->rect().bottomLeft())); });
    return bar;
}

void TimelinePage::open(const PatientId &patient)
{
    m_patient = patient;
    m_isStale = true;
    if (isVisible())
        reload();
}

void TimelinePage::showEvent(QShowEvent *event)
{
    DocumentList::showEvent(event);
    if (m_isStale)
        reload();
}

void TimelinePage::setOwnStudies(const QVector<model::ImagingStudy> &studies)
{
    m_own.clear();
    m_undatedOwn = 0;
    for (const model::ImagingStudy &study : studies) {
        if (const auto event = eventOf(study))
            m_own.append(*event);
        else
            ++m_undatedOwn;
    }
    if (m_faces->face() == Faces::Face::Content || m_faces->face() == Faces::Face::Empty)
        showEvents();
}

void TimelinePage::reload()
{
    m_isStale = false;
    if (m_faces->face() != Faces::Face::Content)
        m_faces->showLoading();
    m_wanted = std::max(m_wanted, m_bounds.shown);
    m_received = 0;
    ++m_generation;
    loadBatch();
}

void TimelinePage::loadBatch()
{
    model::DocumentQuery query;
    query.offset = m_received;
    query.count = std::min(m_bounds.batch, m_wanted - m_received);
    m_client.documents(m_patient, query).then(this, [this, generation = m_generation](const DocumentAnswer &answer) {
        if (generation != m_generation)
            return;
        answer ? onAnswer(answer) : onFailure(answer.error());
    });
}

void TimelinePage::onFailure(const Error &error)
{
    // What is on the screen stays usable when only the network went away.
    if (ErrorText::isNetwork(error) && m_faces->face() == Faces::Face::Content)
        m_notice->say(Notice::Kind::Caution, tr("The service cannot be reached: the timeline may be out of date."),
                      tr("Try again"));
    else
        m_faces->showError(error);
    updateZoom();
}

void TimelinePage::onAnswer(const DocumentAnswer &answer)
{
    m_notice->clear();
    if (m_received == 0) {
        m_reports.clear();
        m_known.clear();
        m_undatedReports = 0;
    }
    for (const model::DocumentReference &document : answer->items) {
        if (m_known.contains(document.id)) // a document that came meanwhile moved the others on
            continue;
        m_known.insert(document.id);
        if (const auto event = eventOf(document))
            m_reports.append(*event);
        else
            ++m_undatedReports;
    }
    m_received += int(answer->items.size());
    m_total = answer->total;
    showEvents();
    if (!answer->items.isEmpty() && m_received < std::min(m_total, m_wanted))
        loadBatch();
    else
        sayHowMany();
}

void TimelinePage::sayHowMany()
{
    if (m_received >= m_total) {
        m_older->clear();
        return;
    }
    const QLocale locale;
    m_older->say(
        Notice::Kind::Info,
        tr("The newest %1 of %2 reports are shown.").arg(locale.toString(m_received), locale.toString(m_total)),
        tr("Load older"));
}

void TimelinePage::showEvents()
{
    QVector<TimelineEvent> events = m_reports + m_own;
    sortByTime(events);
    m_view->setEvents(events);
    m_legend->setEvents(events);
    const int undated = m_undatedReports + m_undatedOwn;
    m_undated->setText(tr("%n exam(s) without a date have no place on the axis.", nullptr, undated));
    m_undated->setVisible(undated > 0);
    if (events.isEmpty()) {
        m_faces->showEmpty(tr("There are no documents yet"),
                           tr("Documents appear here as soon as the clinic makes them available."));
    } else if (m_faces->face() != Faces::Face::Content) {
        const bool focusIsFree = !window()->focusWidget() || !isAncestorOf(window()->focusWidget());
        m_faces->showContent();
        if (focusIsFree && isVisible())
            m_view->setFocus();
    }
    updateZoom();
}

void TimelinePage::showChosen(int event)
{
    m_actions->setEnabled(event >= 0);
    m_chosen->setText(event < 0 ? QString() : TimelineWords::sentence(m_view->events()[event]));
}

void TimelinePage::updateZoom()
{
    if (!m_faces)
        return;
    const bool usable = m_faces->face() == Faces::Face::Content;
    m_zoomIn->setEnabled(usable && m_view->canZoomIn());
    m_zoomOut->setEnabled(usable && m_view->canZoomOut());
    m_all->setEnabled(usable);
    m_lastYear->setEnabled(usable);
}

void TimelinePage::viewEvent(int event)
{
    const TimelineEvent chosen = m_view->events()[event];
    if (chosen.document)
        Q_EMIT viewRequested(*chosen.document);
    else
        Q_EMIT ownImagesRequested(chosen.studies);
}

void TimelinePage::viewImages(int event)
{
    const TimelineEvent chosen = m_view->events()[event];
    if (chosen.isOwn())
        Q_EMIT ownImagesRequested(chosen.studies);
    else if (!chosen.studies.isEmpty())
        Q_EMIT imagesRequested(chosen.studies);
}

void TimelinePage::addActions(QMenu &menu, const TimelineEvent &event)
{
    if (event.document) {
        addAllActions(menu, *event.document);
        return;
    }
    menu.addAction(m_theme.icon(u"images"_s), tr("View the images"), this,
                   [this, studies = event.studies] { Q_EMIT ownImagesRequested(studies); });
}

void TimelinePage::showMenu(const QVector<int> &events, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int index : events) {
        const TimelineEvent &event = m_view->events()[index];
        if (events.size() == 1) {
            addActions(*menu, event);
            continue;
        }
        const QString name = TimelineWords::sentence(event).replace(u'&', u"&&"_s);
        addActions(*menu->addMenu(name), event);
    }
    menu->popup(at);
}

} // namespace td::ui
