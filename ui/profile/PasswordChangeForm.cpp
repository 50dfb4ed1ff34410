// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/PasswordChangeForm.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"
#include "ui/login/PasswordChoice.h"

#include <QVBoxLayout>

namespace td::ui {

using theme::Metric;

PasswordChangeForm::PasswordChangeForm(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_current(new PasswordField(theme, tr("Present password"), this))
    , m_choice(new PasswordChoice(theme, this))
    , m_notice(new Notice(theme, this))
    , m_submit(makePrimaryButton(tr("Change the password"), this))
{
    auto *label = makeLabel(tr("Present password"), LabelRole::Field, this);
    label->setBuddy(m_current);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(label);
    column->addWidget(m_current);
    column->addWidget(m_choice);
    column->addWidget(m_notice);
    column->addWidget(m_submit, 0, Qt::AlignLeft);
    m_submit->setEnabled(false);
    const auto update = [this] { m_submit->setEnabled(m_choice->isComplete() && !m_current->text().isEmpty()); };
    connect(m_choice, &PasswordChoice::edited, this, update);
    connect(m_current, &QLineEdit::textChanged, this, update);
    connect(m_choice, &PasswordChoice::submitted, this, &PasswordChangeForm::submit);
    connect(m_submit, &QPushButton::clicked, this, &PasswordChangeForm::submit);
}

void PasswordChangeForm::clear()
{
    m_current->clear();
    m_choice->clear();
    m_notice->clear();
}

void PasswordChangeForm::submit()
{
    if (!m_submit->isEnabled())
        return;
    if (!m_choice->isRepeated()) {
        m_notice->say(Notice::Kind::Bad, tr("The two passwords are not the same."));
        return;
    }
    m_submit->setEnabled(false);
    m_client.changePassword(Secret::fromString(m_current->text()), Secret::fromString(m_choice->password()))
        .then(this, [this](const Result<void> &answer) { onAnswer(answer); });
}

void PasswordChangeForm::onAnswer(const Result<void> &answer)
{
    m_submit->setEnabled(true);
    if (answer) {
        clear();
        m_notice->say(Notice::Kind::Good, tr("The password is changed. Your other sessions are closed."));
        Q_EMIT changed();
        return;
    }
    switch (answer.error().code) {
    case ErrorCode::InvalidCredentials:
        markInvalid(m_current, true);
        m_current->setFocus();
        m_notice->say(Notice::Kind::Bad, tr("The present password is not correct."));
        break;
    case ErrorCode::WeakPassword:
        m_notice->say(Notice::Kind::Bad,
                      tr("This password is too easy to guess for somebody who knows your name or your birthday."));
        break;
    default:
        m_notice->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
    }
}

} // namespace td::ui
