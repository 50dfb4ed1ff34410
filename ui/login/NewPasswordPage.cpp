// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/login/NewPasswordPage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"
#include "ui/login/PasswordChoice.h"

#include <QVBoxLayout>

namespace td::ui {
namespace {

using theme::Metric;

} // namespace

NewPasswordPage::NewPasswordPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_choice(new PasswordChoice(theme, this))
    , m_notice(new Notice(theme, this))
    , m_submit(makePrimaryButton(tr("Save the new password"), this))
{
    auto *back = makeLink(tr("Back to the login"), this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeLabel(tr("Choose a new password"), LabelRole::Heading1, this));
    column->addSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(m_notice);
    column->addWidget(m_choice);
    column->addSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(m_submit);
    column->addWidget(back);

    connect(m_choice, &PasswordChoice::edited, this, [this] { m_submit->setEnabled(m_choice->isComplete()); });
    connect(m_choice, &PasswordChoice::submitted, this, &NewPasswordPage::submit);
    connect(m_submit, &QPushButton::clicked, this, &NewPasswordPage::submit);
    connect(back, &QPushButton::clicked, this, &NewPasswordPage::backRequested);
}

void NewPasswordPage::start(const QString &token)
{
    m_token = token;
    m_notice->clear();
    m_choice->clear();
    m_choice->setFocus();
}

void NewPasswordPage::submit()
{
    if (!m_submit->isEnabled())
        return;
    if (!m_choice->isRepeated()) {
        m_notice->say(Notice::Kind::Bad, tr("The two passwords are not the same."));
        return;
    }
    m_submit->setEnabled(false);
    m_client.resetPassword(m_token, Secret::fromString(m_choice->password()))
        .then(this, [this](const Result<void> &answer) { onAnswer(answer); });
}

void NewPasswordPage::onAnswer(const Result<void> &answer)
{
    m_submit->setEnabled(true);
    if (!answer) {
        m_notice->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
        return;
    }
    m_choice->clear();
    m_token.clear();
    Q_EMIT changed();
}

} // namespace td::ui
