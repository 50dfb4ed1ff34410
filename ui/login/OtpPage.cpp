// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/login/OtpPage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
constexpr int codeLength = 6;

} // namespace

OtpPage::OtpPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_destination(makeLabel({}, LabelRole::Secondary, this))
    , m_code(new QLineEdit(this))
    , m_notice(new Notice(theme, this))
    , m_countdown(makeLabel({}, LabelRole::Secondary, this))
    , m_resend(makeLink(tr("Send a new code"), this))
    , m_submit(makePrimaryButton(tr("Log in"), this))
{
    m_code->setAccessibleName(tr("Security code (OTP)"));
    m_code->setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{0,6}"_s), m_code));
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhSensitiveData);
    m_code->setFont(theme.font(theme::TextStyle::Heading2));
    auto *label = makeLabel(tr("Security code (OTP)"), LabelRole::Field, this);
    label->setBuddy(m_code);
    auto *back = makeLink(tr("Back to the login"), this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeLabel(tr("Enter the code"), LabelRole::Heading1, this));
    column->addWidget(m_destination);
    column->addSpacing(theme.metric(Metric::SpaceL));
    column->addWidget(m_notice);
    column->addWidget(label);
    column->addWidget(m_code);
    column->addWidget(m_countdown);
    column->addWidget(m_resend);
    column->addSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(m_submit);
    column->addWidget(back);

    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &OtpPage::updateCountdown);
    connect(m_submit, &QPushButton::clicked, this, &OtpPage::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &OtpPage::submit);
    connect(m_code, &QLineEdit::textEdited, this, [this] { markInvalid(m_code, false); });
    connect(m_resend, &QPushButton::clicked, this, &OtpPage::resend);
    connect(back, &QPushButton::clicked, this, &OtpPage::backRequested);
}

void OtpPage::start(const model::LoginChallenge &challenge)
{
    ++m_generation;
    m_challenge = challenge;
    m_destination->setText(challenge.channel == "email"_L1
                               ? tr("We sent a 6-digit code by e-mail to %1.").arg(challenge.destination)
                               : tr("We sent a 6-digit code by SMS to the number %1.").arg(challenge.destination));
    m_code->clear();
    markInvalid(m_code, false);
    m_notice->clear();
    setBusy(false);
    restartCountdown(challenge.resendAfter);
    m_code->setFocus();
}

void OtpPage::submit()
{
    if (!m_submit->isEnabled())
        return;
    if (m_code->text().size() != codeLength) {
        markInvalid(m_code, true);
        m_notice->say(Notice::Kind::Bad, tr("The code has 6 digits. Please enter all of them."));
        m_code->setFocus();
        return;
    }
    setBusy(true);
    m_client.submitCode(m_challenge.id, m_code->text())
        .then(this, [this, generation = m_generation](const Result<model::SessionInfo> &answer) {
            if (generation == m_generation)
                onSession(answer);
        });
}

void OtpPage::onSession(const Result<model::SessionInfo> &answer)
{
    setBusy(false);
    if (answer) {
        m_tick.stop();
        m_code->clear();
        Q_EMIT loggedIn(*answer);
        return;
    }
    markInvalid(m_code, answer.error().code == ErrorCode::WrongCode);
    m_notice->say(ErrorText::isNetwork(answer.error()) ? Notice::Kind::Caution : Notice::Kind::Bad,
                  ErrorText::sentence(answer.error()));
    m_code->selectAll();
    m_code->setFocus();
}

void OtpPage::resend()
{
    m_resend->setEnabled(false);
    m_client.resendCode(m_challenge.id)
        .then(this, [this, generation = m_generation](const Result<model::LoginChallenge> &answer) {
            if (generation == m_generation)
                onResent(answer);
        });
}

void OtpPage::onResent(const Result<model::LoginChallenge> &answer)
{
    if (answer) {
        m_challenge = *answer;
        m_notice->say(Notice::Kind::Good, tr("A new code is on its way. The earlier one is no longer valid."));
        m_code->clear();
        m_code->setFocus();
        restartCountdown(answer->resendAfter);
        return;
    }
    m_notice->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
    if (answer.error().code == ErrorCode::TooSoon)
        restartCountdown(std::chrono::seconds(answer.error().number.value_or(1)));
    else
        m_resend->setEnabled(answer.error().code != ErrorCode::ChallengeExpired);
}

void OtpPage::restartCountdown(std::chrono::seconds wait)
{
    m_wait = wait;
    m_since.start();
    m_tick.start();
    updateCountdown();
}

void OtpPage::updateCountdown()
{
    const int left = int((m_wait.count() * 1000 - m_since.elapsed() + 999) / 1000);
    m_resend->setEnabled(left <= 0);
    if (left <= 0)
        m_tick.stop();
    const QString text =
        left > 0 ? tr("Did you not receive the security code? You can ask for it again in %n second(s)", nullptr, left)
                 : tr("Did you not receive the security code?");
    if (m_countdown->text() != text)
        m_countdown->setText(text);
}

void OtpPage::setBusy(bool busy)
{
    m_submit->setEnabled(!busy);
    m_submit->setText(busy ? tr("One moment…") : tr("Log in"));
    m_code->setEnabled(!busy);
}

} // namespace td::ui
