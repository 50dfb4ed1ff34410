// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/login/LoginPage.h"

#include "core/model/CodiceFiscale.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QRegularExpression>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

// Staff have names without digits ("accettazione"); whatever is as long as a fiscal code is meant as one.
bool isStaffName(const QString &name)
{
    constexpr qsizetype fiscalCodeLength = 16;
    static const QRegularExpression letters(u"^[A-Za-z][A-Za-z._-]{2,}$"_s);
    return name.size() != fiscalCodeLength && letters.match(name).hasMatch();
}

} // namespace

LoginPage::LoginPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_userName(new QLineEdit(this))
    , m_password(new PasswordField(theme, tr("Password"), this))
    , m_notice(new Notice(theme, this))
    , m_submit(makePrimaryButton(tr("Log in"), this))
{
    m_userName->setAccessibleName(tr("Fiscal code"));
    m_userName->setMaxLength(32);
    m_userName->setInputMethodHints(Qt::ImhPreferUppercase | Qt::ImhNoPredictiveText);
    auto *userLabel = makeLabel(tr("Fiscal code"), LabelRole::Field, this);
    userLabel->setBuddy(m_userName);
    auto *passwordLabel = makeLabel(tr("Password"), LabelRole::Field, this);
    passwordLabel->setBuddy(m_password);
    auto *forgot = makeLink(tr("Forgot your password?"), this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeLabel(tr("Access your dossier"), LabelRole::Heading1, this));
    column->addWidget(makeLabel(tr("Use the credentials you received from the clinic."), LabelRole::Secondary, this));
    column->addSpacing(theme.metric(Metric::SpaceL));
    column->addWidget(m_notice);
    column->addWidget(userLabel);
    column->addWidget(m_userName);
    column->addSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(passwordLabel);
    column->addWidget(m_password);
    column->addSpacing(theme.metric(Metric::SpaceL));
    column->addWidget(m_submit);
    column->addWidget(forgot);

    connect(m_submit, &QPushButton::clicked, this, &LoginPage::submit);
    connect(m_userName, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &LoginPage::submit);
    connect(m_userName, &QLineEdit::textEdited, this, [this] { markInvalid(m_userName, false); });
    connect(m_password, &QLineEdit::textEdited, this, [this] { markInvalid(m_password, false); });
    connect(forgot, &QPushButton::clicked, this, &LoginPage::forgotten);
}

void LoginPage::reset()
{
    QString typed = m_password->text();
    m_password->clear();
    wipe(typed);
    m_notice->clear();
    setBusy(false);
    (m_userName->text().isEmpty() ? m_userName : m_password)->setFocus();
}

void LoginPage::sayGood(const QString &text)
{
    m_notice->say(Notice::Kind::Good, text);
}

void LoginPage::sayCaution(const QString &text)
{
    m_notice->say(Notice::Kind::Caution, text);
}

QString LoginPage::userName() const
{
    return m_userName->text().trimmed().toUpper();
}

void LoginPage::submit()
{
    if (!m_submit->isEnabled())
        return;
    const QString name = m_userName->text().trimmed();
    const auto code = model::CodiceFiscale::create(name);
    if (!code && !isStaffName(name)) {
        markInvalid(m_userName, true);
        m_notice->say(Notice::Kind::Bad, name.isEmpty()
                                             ? tr("Please enter your fiscal code.")
                                             : tr("This is not a valid fiscal code. Please check each character."));
        m_userName->setFocus();
        return;
    }
    if (m_password->text().isEmpty()) {
        markInvalid(m_password, true);
        m_notice->say(Notice::Kind::Bad, tr("Please enter your password."));
        m_password->setFocus();
        return;
    }
    setBusy(true);
    m_client.login(code ? code->value() : name, Secret::fromString(m_password->text()))
        .then(this, [this](const Result<model::LoginChallenge> &answer) { onAnswer(answer); });
}

void LoginPage::onAnswer(const Result<model::LoginChallenge> &answer)
{
    setBusy(false);
    if (answer) {
        reset();
        Q_EMIT challenged(*answer);
        return;
    }
    m_notice->say(ErrorText::isNetwork(answer.error()) ? Notice::Kind::Caution : Notice::Kind::Bad,
                  ErrorText::sentence(answer.error()));
    m_password->selectAll();
    m_password->setFocus();
}

void LoginPage::setBusy(bool busy)
{
    m_submit->setEnabled(!busy);
    m_submit->setText(busy ? tr("One moment…") : tr("Log in"));
    m_userName->setEnabled(!busy);
    m_password->setEnabled(!busy);
}

} // namespace td::ui
