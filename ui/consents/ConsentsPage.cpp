// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/consents/ConsentsPage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"
#include "ui/consents/ConsentCard.h"
#include "ui/dossier/DocumentsPage.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace td::ui {

using theme::Metric;

ConsentsPage::ConsentsPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_tabs(new QTabBar(this))
    , m_parts(new QStackedWidget(this))
    , m_documents(new DocumentsPage(client, theme, model::DocumentCategory::Consent))
{
    m_tabs->addTab(tr("Signed documents"));
    m_tabs->addTab(tr("My consents"));
    m_tabs->setAccessibleName(tr("Parts of the page of consents"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_parts->addWidget(m_documents);
    m_parts->addWidget(makeState());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(m_tabs);
    column->addWidget(m_parts, 1);
    setFocusProxy(m_documents);
    connect(m_tabs, &QTabBar::currentChanged, m_parts, &QStackedWidget::setCurrentIndex);
}

QWidget *ConsentsPage::makeState()
{
    auto *list = new QWidget;
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(m_theme.metric(Metric::SpaceM));
    m_scroll = new QScrollArea;
    m_scroll->setWidget(list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceM));
    m_notice = new Notice(m_theme, page);
    m_faces = new Faces(m_theme, SkeletonShape::Document, m_scroll, page);
    column->addWidget(makeLabel(tr("What you have allowed"), LabelRole::Heading2, page));
    column->addWidget(m_notice);
    column->addWidget(m_faces, 1);
    connect(m_faces, &Faces::retryRequested, this, &ConsentsPage::load);
    connect(m_notice, &Notice::actionRequested, this, &ConsentsPage::load);
    return page;
}

void ConsentsPage::open(const PatientId &patient)
{
    m_patient = patient;
    m_documents->open(patient);
    load();
}

void ConsentsPage::showState()
{
    m_tabs->setCurrentIndex(1);
    m_tabs->setFocus();
}

void ConsentsPage::load()
{
    if (m_faces->face() != Faces::Face::Content)
        m_faces->showLoading();
    m_client.consents(m_patient).then(
        this, [this, generation = ++m_generation](const Result<QVector<model::Consent>> &answer) {
            if (generation == m_generation)
                onAnswer(answer);
        });
}

void ConsentsPage::onAnswer(const Result<QVector<model::Consent>> &answer)
{
    if (!answer) {
        if (ErrorText::isNetwork(answer.error()) && m_faces->face() == Faces::Face::Content)
            m_notice->say(Notice::Kind::Caution, tr("The service cannot be reached: the consents may be out of date."),
                          tr("Try again"));
        else
            m_faces->showError(answer.error());
        return;
    }
    if (!std::exchange(m_keepsNotice, false))
        m_notice->clear();
    std::optional<model::ConsentKind> focused;
    for (ConsentCard *card : std::as_const(m_cards)) {
        if (card->isAncestorOf(focusWidget()))
            focused = card->kind();
        card->deleteLater();
    }
    m_cards.clear();
    while (QLayoutItem *item = m_list->takeAt(0))
        delete item;
    for (const model::ConsentKind kind : model::consentKinds) {
        QVector<model::Consent> own;
        std::copy_if(answer->begin(), answer->end(), std::back_inserter(own),
                     [kind](const model::Consent &c) { return c.kind == kind; });
        auto *card = new ConsentCard(m_theme, kind, own);
        connect(card, &ConsentCard::decided, this, &ConsentsPage::decide);
        // Its layout is as tall as the question only after this turn of the event loop.
        connect(
            card, &ConsentCard::asked, this, [this, card] { m_scroll->ensureWidgetVisible(card); },
            Qt::QueuedConnection);
        m_list->addWidget(card);
        m_cards.append(card);
        if (focused == kind)
            card->takeFocus();
    }
    m_list->addStretch(1);
    m_faces->showContent();
}

void ConsentsPage::decide(model::ConsentKind kind, bool given)
{
    for (ConsentCard *card : std::as_const(m_cards))
        card->setBusy(true);
    m_notice->clear();
    m_client.decideConsent(m_patient, kind, given).then(this, [this](const Result<model::Consent> &answer) {
        onDecided(answer);
    });
}

void ConsentsPage::onDecided(const Result<model::Consent> &answer)
{
    for (ConsentCard *card : std::as_const(m_cards))
        card->setBusy(false);
    if (!answer) {
        m_notice->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
        return;
    }
    const QString name = model::consentName(answer->kind);
    m_notice->say(Notice::Kind::Good,
                  answer->given ? tr("«%1» is given from today.").arg(name) : tr("«%1» is withdrawn.").arg(name));
    m_keepsNotice = true;
    load();
    Q_EMIT consentsChanged();
}

} // namespace td::ui
