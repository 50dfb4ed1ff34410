// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/login/NewPasswordPage.h"

#include "core/policy/Password.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using policy::PasswordViolation;
using theme::Metric;

QString ruleText(PasswordViolation violation)
{
    switch (violation) {
    case PasswordViolation::TooShort:
        return NewPasswordPage::tr("at least 12 characters");
    case PasswordViolation::TooLong:
        return NewPasswordPage::tr("not more than %1 characters").arg(policy::passwordMaximumLength);
    case PasswordViolation::NoUpperCase:
        return NewPasswordPage::tr("an upper-case letter");
    case PasswordViolation::NoLowerCase:
        return NewPasswordPage::tr("a lower-case letter");
    case PasswordViolation::NoDigit:
        return NewPasswordPage::tr("a digit");
    case PasswordViolation::NoSpecial:
        return NewPasswordPage::tr("a special character, such as * ? !");
    case PasswordViolation::TooCommon:
        return NewPasswordPage::tr("words that are harder to guess");
    }
    return {};
}

QString strengthText(int strength)
{
    switch (strength) {
    case 0:
        return NewPasswordPage::tr("Strength: very weak");
    case 1:
        return NewPasswordPage::tr("Strength: weak");
    case 2:
        return NewPasswordPage::tr("Strength: not enough yet");
    case 3:
        return NewPasswordPage::tr("Strength: good");
    default:
        return NewPasswordPage::tr("Strength: very good");
    }
}

} // namespace

NewPasswordPage::NewPasswordPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_password(new PasswordField(theme, tr("New password"), this))
    , m_repeated(new PasswordField(theme, tr("Repeat the new password"), this))
    , m_strength(new QProgressBar(this))
    , m_strengthText(makeLabel({}, LabelRole::Small, this))
    , m_rules(makeLabel({}, LabelRole::Secondary, this))
    , m_notice(new Notice(theme, this))
    , m_submit(makePrimaryButton(tr("Save the new password"), this))
{
    m_strength->setRange(0, 4);
    m_strength->setTextVisible(false);
    m_strength->setAccessibleName(tr("Password strength"));
    auto *passwordLabel = makeLabel(tr("New password"), LabelRole::Field, this);
    passwordLabel->setBuddy(m_password);
    auto *repeatedLabel = makeLabel(tr("Repeat the new password"), LabelRole::Field, this);
    repeatedLabel->setBuddy(m_repeated);
    auto *back = makeLink(tr("Back to the login"), this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeLabel(tr("Choose a new password"), LabelRole::Heading1, this));
    column->addSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(m_notice);
    column->addWidget(passwordLabel);
    column->addWidget(m_password);
    column->addWidget(m_strength);
    column->addWidget(m_strengthText);
    column->addWidget(m_rules);
    column->addWidget(repeatedLabel);
    column->addWidget(m_repeated);
    column->addSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(m_submit);
    column->addWidget(back);

    connect(m_password, &QLineEdit::textChanged, this, &NewPasswordPage::onEdited);
    connect(m_repeated, &QLineEdit::textChanged, this, &NewPasswordPage::onEdited);
    connect(m_password, &QLineEdit::returnPressed, m_repeated, qOverload<>(&QWidget::setFocus));
    connect(m_repeated, &QLineEdit::returnPressed, this, &NewPasswordPage::submit);
    connect(m_submit, &QPushButton::clicked, this, &NewPasswordPage::submit);
    connect(back, &QPushButton::clicked, this, &NewPasswordPage::backRequested);
}

void NewPasswordPage::start(const QString &token)
{
    m_token = token;
    m_password->clear();
    m_repeated->clear();
    m_notice->clear();
    onEdited();
    m_password->setFocus();
}

void NewPasswordPage::onEdited()
{
    const QString password = m_password->text();
    const int strength = policy::passwordStrength(password);
    m_strength->setValue(strength);
    m_strengthText->setText(password.isEmpty() ? QString() : strengthText(strength));
    QStringList missing;
    for (const PasswordViolation violation : policy::passwordViolations(password))
        missing << ruleText(violation);
    m_rules->setText(missing.isEmpty() ? tr("The password follows all the rules.")
                                       : tr("Still needed: %1.").arg(missing.join(u", "_s)));
    markInvalid(m_repeated, false);
    m_submit->setEnabled(missing.isEmpty() && !m_repeated->text().isEmpty());
}

void NewPasswordPage::submit()
{
    if (!m_submit->isEnabled())
        return;
    if (m_password->text() != m_repeated->text()) {
        markInvalid(m_repeated, true);
        m_notice->say(Notice::Kind::Bad, tr("The two passwords are not the same."));
        m_repeated->setFocus();
        return;
    }
    m_submit->setEnabled(false);
    m_client.resetPassword(m_token, Secret::fromString(m_password->text()))
        .then(this, [this](const Result<void> &answer) { onAnswer(answer); });
}

void NewPasswordPage::onAnswer(const Result<void> &answer)
{
    m_submit->setEnabled(true);
    if (!answer) {
        m_notice->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
        return;
    }
    m_password->clear();
    m_repeated->clear();
    m_token.clear();
    Q_EMIT changed();
}

} // namespace td::ui
