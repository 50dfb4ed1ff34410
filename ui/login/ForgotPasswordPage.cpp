// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/login/ForgotPasswordPage.h"

#include "core/model/CodiceFiscale.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QVBoxLayout>

namespace td::ui {
namespace {

using theme::Metric;

} // namespace

ForgotPasswordPage::ForgotPasswordPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_userName(new QLineEdit(this))
    , m_notice(new Notice(theme, this))
    , m_submit(makePrimaryButton(tr("Recover PASSWORD"), this))
    , m_tokenPart(new QWidget(this))
    , m_token(new QLineEdit(m_tokenPart))
{
    m_userName->setAccessibleName(tr("Fiscal code"));
    m_userName->setMaxLength(32);
    auto *userLabel = makeLabel(tr("Fiscal code"), LabelRole::Field, this);
    userLabel->setBuddy(m_userName);
    m_token->setAccessibleName(tr("Code received by e-mail"));
    auto *tokenLabel = makeLabel(tr("Code received by e-mail"), LabelRole::Field, m_tokenPart);
    tokenLabel->setBuddy(m_token);
    auto *proceed = makePrimaryButton(tr("Continue"), m_tokenPart);
    auto *back = makeLink(tr("Back to the login"), this);

    auto *tokenColumn = new QVBoxLayout(m_tokenPart);
    tokenColumn->setContentsMargins(0, 0, 0, 0);
    tokenColumn->setSpacing(theme.metric(Metric::SpaceS));
    tokenColumn->addWidget(tokenLabel);
    tokenColumn->addWidget(m_token);
    tokenColumn->addSpacing(theme.metric(Metric::SpaceS));
    tokenColumn->addWidget(proceed);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeLabel(tr("Forgot your password?"), LabelRole::Heading1, this));
    column->addWidget(makeLabel(tr("Enter your fiscal code: we will send an e-mail to the address you gave the clinic, "
                                   "with the steps to set a new password."),
                                LabelRole::Secondary, this));
    column->addSpacing(theme.metric(Metric::SpaceL));
    column->addWidget(m_notice);
    column->addWidget(userLabel);
    column->addWidget(m_userName);
    column->addSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(m_submit);
    column->addSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(m_tokenPart);
    column->addWidget(back);

    const auto proceedIfTyped = [this] {
        if (!m_token->text().trimmed().isEmpty())
            Q_EMIT tokenEntered(m_token->text().trimmed());
        else
            markInvalid(m_token, true);
    };
    connect(m_submit, &QPushButton::clicked, this, &ForgotPasswordPage::submit);
    connect(m_userName, &QLineEdit::returnPressed, this, &ForgotPasswordPage::submit);
    connect(m_userName, &QLineEdit::textEdited, this, [this] { markInvalid(m_userName, false); });
    connect(m_token, &QLineEdit::textEdited, this, [this] { markInvalid(m_token, false); });
    connect(m_token, &QLineEdit::returnPressed, this, proceedIfTyped);
    connect(proceed, &QPushButton::clicked, this, proceedIfTyped);
    connect(back, &QPushButton::clicked, this, &ForgotPasswordPage::backRequested);
}

void ForgotPasswordPage::start(const QString &userName)
{
    ++m_generation;
    m_userName->setText(userName);
    m_token->clear();
    m_notice->clear();
    m_tokenPart->hide();
    m_submit->setEnabled(true);
    m_userName->setFocus();
}

void ForgotPasswordPage::submit()
{
    const auto code = model::CodiceFiscale::create(m_userName->text());
    if (!code) {
        markInvalid(m_userName, true);
        m_notice->say(Notice::Kind::Bad, tr("This is not a valid fiscal code. Please check each character."));
        return;
    }
    m_submit->setEnabled(false);
    m_client.forgotPassword(code->value()).then(this, [this, generation = m_generation](const Result<void> &answer) {
        if (generation == m_generation)
            onAnswer(answer);
    });
}

void ForgotPasswordPage::onAnswer(const Result<void> &answer)
{
    m_submit->setEnabled(true);
    if (!answer) {
        m_notice->say(Notice::Kind::Caution, ErrorText::sentence(answer.error()));
        return;
    }
    m_notice->say(Notice::Kind::Good,
                  tr("If this fiscal code is registered, an e-mail is on its way. Press RESET password in it, "
                     "or copy its code here."));
    m_tokenPart->show();
    m_token->setFocus();
}

} // namespace td::ui
