// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/ContactChange.h"

#include "core/policy/Contact.h"
#include "core/policy/Login.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using model::ContactKind;
using theme::Metric;

} // namespace

ContactChange::ContactChange(client::ServiceClient &client, const theme::Theme &theme, ContactKind kind,
                             QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_kind(kind)
    , m_steps(new QStackedWidget(this))
    , m_notice(new Notice(theme, this))
    , m_shown(makeShown())
    , m_asking(makeAsking())
    , m_confirming(makeConfirming())
{
    for (QWidget *step : {m_shown, m_asking, m_confirming})
        m_steps->addWidget(step);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeLabel(title(), LabelRole::Small, this));
    column->addWidget(m_notice);
    column->addWidget(m_steps);
    show(m_shown);
}

QString ContactChange::title() const
{
    return m_kind == ContactKind::Email ? tr("E-mail address") : tr("Mobile phone number");
}

QWidget *ContactChange::makeShown()
{
    auto *step = new QWidget(this);
    auto *row = new QHBoxLayout(step);
    row->setContentsMargins(0, 0, 0, 0);
    m_value = makeLabel({}, LabelRole::Field, step);
    m_change = makeButton(tr("Change…"), step);
    m_change->setAccessibleName(tr("Change: %1").arg(title()));
    connect(m_change, &QPushButton::clicked, this, &ContactChange::start);
    row->addWidget(m_value, 1);
    row->addWidget(m_change);
    return step;
}

QWidget *ContactChange::makeAsking()
{
    auto *step = new QWidget(this);
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceS));
    const bool email = m_kind == ContactKind::Email;
    const QString newTitle = email ? tr("New e-mail address") : tr("New mobile phone number");
    const QString passwordTitle =
        email ? tr("Password, to change the e-mail address") : tr("Password, to change the phone number");
    m_new = new QLineEdit(step);
    m_new->setAccessibleName(newTitle);
    m_password = new PasswordField(m_theme, passwordTitle, step);
    m_send = makePrimaryButton(tr("Send me a code"), step);
    m_send->setAccessibleName(tr("Send me a code: %1").arg(title()));
    auto *cancel = makeButton(tr("Cancel"), step);
    cancel->setAccessibleName(tr("Cancel: %1").arg(title()));
    column->addWidget(makeLabel(newTitle, LabelRole::Field, step));
    column->addWidget(m_new);
    column->addWidget(makeLabel(passwordTitle, LabelRole::Field, step));
    column->addWidget(m_password);
    auto *row = new QHBoxLayout;
    row->addWidget(m_send);
    row->addWidget(cancel);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_send, &QPushButton::clicked, this, &ContactChange::askForCode);
    connect(m_new, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_new, &QLineEdit::textEdited, this, [this] { markInvalid(m_new, false); });
    connect(m_password, &QLineEdit::returnPressed, this, &ContactChange::askForCode);
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_notice->clear();
        show(m_shown);
        m_change->setFocus();
    });
    return step;
}

QWidget *ContactChange::makeConfirming()
{
    auto *step = new QWidget(this);
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceS));
    m_sentTo = makeLabel({}, LabelRole::Body, step);
    m_code = new QLineEdit(step);
    m_code->setMaxLength(policy::codeDigits);
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    m_code->setAccessibleName(tr("Code for the new contact: %1").arg(title()));
    m_confirm = makePrimaryButton(tr("Confirm"), step);
    m_confirm->setAccessibleName(tr("Confirm: %1").arg(title()));
    auto *again = makeButton(tr("Start again"), step);
    again->setAccessibleName(tr("Start again: %1").arg(title()));
    column->addWidget(m_sentTo);
    column->addWidget(m_code);
    auto *row = new QHBoxLayout;
    row->addWidget(m_confirm);
    row->addWidget(again);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_code, &QLineEdit::returnPressed, this, &ContactChange::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &ContactChange::confirm);
    connect(again, &QPushButton::clicked, this, &ContactChange::start);
    return step;
}

// A stack is as tall as its tallest page: only the step that is shown may take room.
void ContactChange::show(QWidget *step)
{
    for (QWidget *other : {m_shown, m_asking, m_confirming})
        other->setSizePolicy(QSizePolicy::Preferred, other == step ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_steps->setCurrentWidget(step);
    m_steps->updateGeometry();
}

void ContactChange::setMasked(const QString &value)
{
    m_value->setText(value.isEmpty() ? tr("Not recorded") : value);
}

void ContactChange::reset()
{
    m_notice->clear();
    m_new->clear();
    m_password->clear();
    m_code->clear();
    m_challenge = {};
    show(m_shown);
}

void ContactChange::start()
{
    reset();
    show(m_asking);
    m_new->setFocus();
}

void ContactChange::askForCode()
{
    if (!m_send->isEnabled()) // Enter, pressed twice
        return;
    const QString value = m_new->text().trimmed();
    const bool fits =
        m_kind == ContactKind::Email ? policy::isEmailShaped(value) : policy::normalisedPhone(value).has_value();
    markInvalid(m_new, !fits);
    if (!fits) {
        m_notice->say(Notice::Kind::Bad, m_kind == ContactKind::Email ? tr("This is not an e-mail address.")
                                                                      : tr("This is not a phone number."));
        m_new->setFocus();
        return;
    }
    m_send->setEnabled(false);
    m_client.changeContact(m_kind, value, Secret::fromString(m_password->text()))
        .then(this, [this](const Result<model::LoginChallenge> &answer) { onChallenge(answer); });
}

void ContactChange::onChallenge(const Result<model::LoginChallenge> &answer)
{
    m_send->setEnabled(true);
    if (!answer) {
        const bool password = answer.error().code == ErrorCode::InvalidCredentials;
        m_notice->say(Notice::Kind::Bad,
                      password ? tr("The password is not correct.") : ErrorText::sentence(answer.error()));
        if (password)
            m_password->setFocus();
        return;
    }
    m_notice->clear();
    m_password->clear();
    m_challenge = answer->id;
    m_sentTo->setText(tr("Enter the code that was sent to %1. Until then nothing changes.").arg(answer->destination));
    show(m_confirming);
    m_code->setFocus();
}

void ContactChange::confirm()
{
    if (!m_confirm->isEnabled())
        return;
    if (!policy::isCodeShaped(m_code->text())) {
        m_notice->say(Notice::Kind::Bad, tr("The code has six digits."));
        return;
    }
    m_confirm->setEnabled(false);
    m_client.confirmContact(m_challenge, m_code->text()).then(this, [this](const Result<void> &answer) {
        onConfirmed(answer);
    });
}

void ContactChange::onConfirmed(const Result<void> &answer)
{
    m_confirm->setEnabled(true);
    if (!answer) {
        m_notice->say(Notice::Kind::Bad, answer.error().code == ErrorCode::ChallengeExpired
                                             ? tr("The code is no longer valid. Please start again.")
                                             : ErrorText::sentence(answer.error()));
        m_code->selectAll();
        m_code->setFocus();
        return;
    }
    m_notice->say(Notice::Kind::Good, m_kind == ContactKind::Email
                                          ? tr("The e-mail address is changed. The old one was told.")
                                          : tr("The phone number is changed. The old one was told."));
    show(m_shown);
    m_change->setFocus();
    Q_EMIT changed();
}

} // namespace td::ui
