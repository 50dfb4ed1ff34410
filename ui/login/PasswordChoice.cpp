// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/login/PasswordChoice.h"

#include "core/policy/Password.h"
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
        return PasswordChoice::tr("at least 12 characters");
    case PasswordViolation::TooLong:
        return PasswordChoice::tr("not more than %1 characters").arg(policy::passwordMaximumLength);
    case PasswordViolation::NoUpperCase:
        return PasswordChoice::tr("an upper-case letter");
    case PasswordViolation::NoLowerCase:
        return PasswordChoice::tr("a lower-case letter");
    case PasswordViolation::NoDigit:
        return PasswordChoice::tr("a digit");
    case PasswordViolation::NoSpecial:
        return PasswordChoice::tr("a special character, such as * ? !");
    case PasswordViolation::TooCommon:
        return PasswordChoice::tr("words that are harder to guess");
    }
    return {};
}

QString strengthText(int strength)
{
    switch (strength) {
    case 0:
        return PasswordChoice::tr("Strength: very weak");
    case 1:
        return PasswordChoice::tr("Strength: weak");
    case 2:
        return PasswordChoice::tr("Strength: not enough yet");
    case 3:
        return PasswordChoice::tr("Strength: good");
    default:
        return PasswordChoice::tr("Strength: very good");
    }
}

} // namespace

PasswordChoice::PasswordChoice(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_password(new PasswordField(theme, tr("New password"), this))
    , m_repeated(new PasswordField(theme, tr("Repeat the new password"), this))
    , m_strength(new QProgressBar(this))
    , m_strengthText(makeLabel({}, LabelRole::Small, this))
    , m_rules(makeLabel({}, LabelRole::Secondary, this))
{
    m_strength->setRange(0, 4);
    m_strength->setTextVisible(false);
    m_strength->setAccessibleName(tr("Password strength"));
    auto *passwordLabel = makeLabel(tr("New password"), LabelRole::Field, this);
    passwordLabel->setBuddy(m_password);
    auto *repeatedLabel = makeLabel(tr("Repeat the new password"), LabelRole::Field, this);
    repeatedLabel->setBuddy(m_repeated);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    for (QWidget *part : std::initializer_list<QWidget *>{passwordLabel, m_password, m_strength, m_strengthText,
                                                          m_rules, repeatedLabel, m_repeated})
        column->addWidget(part);
    setFocusProxy(m_password);
    connect(m_password, &QLineEdit::textChanged, this, &PasswordChoice::onEdited);
    connect(m_repeated, &QLineEdit::textChanged, this, &PasswordChoice::onEdited);
    connect(m_password, &QLineEdit::returnPressed, m_repeated, qOverload<>(&QWidget::setFocus));
    connect(m_repeated, &QLineEdit::returnPressed, this, &PasswordChoice::submitted);
    onEdited();
}

QString PasswordChoice::password() const
{
    return m_password->text();
}

bool PasswordChoice::isComplete() const
{
    return m_keepsRules && !m_repeated->text().isEmpty();
}

bool PasswordChoice::isRepeated()
{
    const bool same = m_password->text() == m_repeated->text();
    markInvalid(m_repeated, !same);
    if (!same)
        m_repeated->setFocus();
    return same;
}

void PasswordChoice::clear()
{
    m_password->clear();
    m_repeated->clear();
    onEdited();
}

void PasswordChoice::onEdited()
{
    const QString password = m_password->text();
    const int strength = policy::passwordStrength(password);
    m_strength->setValue(strength);
    m_strengthText->setText(password.isEmpty() ? QString() : strengthText(strength));
    QStringList missing;
    for (const PasswordViolation violation : policy::passwordViolations(password))
        missing << ruleText(violation);
    m_keepsRules = missing.isEmpty();
    m_rules->setText(m_keepsRules ? tr("The password follows all the rules.")
                                  : tr("Still needed: %1.").arg(missing.join(u", "_s)));
    markInvalid(m_repeated, false);
    Q_EMIT edited();
}

} // namespace td::ui
