// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/consents/ConsentCard.h"

#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/consents/ConsentText.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;

} // namespace

ConsentCard::ConsentCard(const theme::Theme &theme, model::ConsentKind kind, QVector<model::Consent> decisions,
                         QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_kind(kind)
    , m_decisions(std::move(decisions))
    , m_given(!m_decisions.isEmpty() && m_decisions.last().given)
{
    setProperty("card", true);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceL);
    column->setContentsMargins(margin, theme.metric(Metric::SpaceM), margin, theme.metric(Metric::SpaceM));
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeHead());
    column->addWidget(makeLabel(ConsentText::allows(kind), LabelRole::Body, this));
    column->addWidget(makeConfirmation());
    column->addWidget(makeButtons());
    column->addWidget(makeHistory());
    ask(false);
}

// The name and, in a word and a sign, how it stands.
QWidget *ConsentCard::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new FlowLayout(head, m_theme.metric(Metric::SpaceL), m_theme.metric(Metric::SpaceXs));
    row->setContentsMargins(0, 0, 0, 0);
    auto *name = makeLabel(model::consentName(m_kind), LabelRole::Heading3, head);
    name->setWordWrap(false);
    row->addWidget(name);
    auto *state = new QWidget(head);
    auto *pair = new QHBoxLayout(state);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(m_theme.metric(Metric::SpaceXs));
    const ColorRole color = m_given                 ? ColorRole::Good
                            : m_decisions.isEmpty() ? ColorRole::Secondary
                                                    : ColorRole::Caution;
    auto *icon = new QLabel(state);
    const int side = m_theme.metric(Metric::Icon);
    icon->setPixmap(
        m_theme.icon(m_given ? u"check"_s : u"close"_s, color).pixmap(QSize(side, side), devicePixelRatioF()));
    pair->addWidget(icon);
    const auto present = m_decisions.isEmpty() ? std::nullopt : std::optional(m_decisions.last());
    auto *text = makeLabel(ConsentText::state(present), LabelRole::Field, state);
    text->setWordWrap(false);
    pair->addWidget(text);
    row->addWidget(state);
    return head;
}

QWidget *ConsentCard::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    m_change = makeButton(m_given ? tr("Withdraw…") : tr("Give…"), buttons);
    m_change->setAccessibleName((m_given ? tr("Withdraw: %1") : tr("Give: %1")).arg(model::consentName(m_kind)));
    connect(m_change, &QPushButton::clicked, this, [this] {
        ask(true);
        m_confirm->setFocus();
        Q_EMIT asked();
    });
    row->addWidget(m_change);
    row->addStretch(1);
    return buttons;
}

QWidget *ConsentCard::makeConfirmation()
{
    auto *box = new QFrame(this);
    box->setProperty("notice", u"caution"_s);
    m_confirmation = box;
    auto *column = new QVBoxLayout(box);
    const int margin = m_theme.metric(Metric::SpaceM);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(m_theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(m_given ? ConsentText::withdrawing(m_kind)
                                        : tr("The consent counts from today. You can withdraw it at any time."),
                                LabelRole::Body, box));
    auto *row = new QHBoxLayout;
    row->setSpacing(m_theme.metric(Metric::SpaceM));
    m_confirm = makePrimaryButton(m_given ? tr("Withdraw the consent") : tr("Give the consent"), box);
    m_confirm->setAccessibleName(m_confirm->text() + u": "_s + model::consentName(m_kind));
    auto *keep = makeButton(tr("Leave it as it is"), box);
    keep->setAccessibleName(keep->text() + u": "_s + model::consentName(m_kind));
    connect(m_confirm, &QPushButton::clicked, this, [this] { Q_EMIT decided(m_kind, !m_given); });
    connect(keep, &QPushButton::clicked, this, [this] {
        ask(false);
        m_change->setFocus();
    });
    row->addWidget(m_confirm);
    row->addWidget(keep);
    row->addStretch(1);
    column->addLayout(row);
    return box;
}

QWidget *ConsentCard::makeHistory()
{
    auto *box = new QWidget(this);
    box->setVisible(!m_decisions.isEmpty());
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceXs));
    auto *toggle = makeLink(tr("History"), box);
    toggle->setCheckable(true);
    toggle->setAccessibleName(tr("History: %1").arg(model::consentName(m_kind)));
    QStringList lines;
    for (auto it = m_decisions.rbegin(); it != m_decisions.rend(); ++it)
        lines.append(ConsentText::line(*it));
    auto *text = makeLabel(lines.join(u'\n'), LabelRole::Secondary, box);
    text->hide();
    connect(toggle, &QPushButton::toggled, text, &QWidget::setVisible);
    column->addWidget(toggle, 0, Qt::AlignLeft);
    column->addWidget(text);
    return box;
}

void ConsentCard::ask(bool asking)
{
    m_confirmation->setVisible(asking);
    m_change->setVisible(!asking);
}

void ConsentCard::setBusy(bool busy)
{
    m_change->setEnabled(!busy);
    m_confirmation->setEnabled(!busy);
}

void ConsentCard::takeFocus()
{
    m_change->setFocus();
}

} // namespace td::ui
