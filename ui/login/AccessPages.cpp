// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/login/AccessPages.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"
#include "ui/login/CalmPicture.h"
#include "ui/login/ForgotPasswordPage.h"
#include "ui/login/LoginPage.h"
#include "ui/login/NewPasswordPage.h"
#include "ui/login/OtpPage.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
constexpr int formWidth = 440; // at the usual text size

/// A form in the middle of the page that can be scrolled when the text is large or the window small.
QWidget *centred(QWidget *form, const theme::Theme &theme)
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->addStretch(1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(form, 100);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(2);
    constexpr int usualControl = 40;
    form->setMaximumWidth(formWidth * theme.metric(Metric::Control) / usualControl);
    auto *scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

} // namespace

AccessPages::AccessPages(client::ServiceClient &client, const theme::Theme &theme, const QString &language,
                         QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_stack(new QStackedWidget(this))
    , m_login(new LoginPage(client, theme))
    , m_otp(new OtpPage(client, theme))
    , m_forgot(new ForgotPasswordPage(client, theme))
    , m_newPassword(new NewPasswordPage(client, theme))
{
    setProperty("page", true);
    for (QWidget *page : std::initializer_list<QWidget *>{m_login, m_otp, m_forgot, m_newPassword})
        m_stack->addWidget(centred(page, theme));
    auto *right = new QVBoxLayout;
    const int margin = theme.metric(Metric::SpaceXl);
    right->setContentsMargins(margin, margin, margin, margin);
    right->addWidget(m_stack, 1);
    right->addWidget(makeLanguageRow(language), 0, Qt::AlignRight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new CalmPicture(theme, this), 5);
    row->addLayout(right, 6);
    connectPages();
}

QWidget *AccessPages::makeLanguageRow(const QString &current)
{
    auto *rowWidget = new QWidget(this);
    auto *row = new QHBoxLayout(rowWidget);
    row->setContentsMargins(0, 0, 0, 0);
    // Languages are named in themselves, so that who needs one can read it.
    for (const auto &[code, name] : {std::pair(u"it"_s, u"Italiano"_s), std::pair(u"en"_s, u"English"_s)}) {
        auto *button = makeLink(name, rowWidget);
        button->setEnabled(code != current);
        connect(button, &QPushButton::clicked, this, [this, chosen = code] { Q_EMIT languageRequested(chosen); });
        row->addWidget(button);
    }
    return rowWidget;
}

void AccessPages::connectPages()
{
    connect(m_login, &LoginPage::challenged, this, [this](const model::LoginChallenge &challenge) {
        m_stack->setCurrentIndex(1);
        m_otp->start(challenge);
    });
    connect(m_login, &LoginPage::forgotten, this, [this] {
        m_stack->setCurrentIndex(2);
        m_forgot->start(m_login->userName());
    });
    connect(m_otp, &OtpPage::loggedIn, this, &AccessPages::loggedIn);
    connect(m_otp, &OtpPage::backRequested, this, &AccessPages::showLogin);
    connect(m_forgot, &ForgotPasswordPage::backRequested, this, &AccessPages::showLogin);
    connect(m_forgot, &ForgotPasswordPage::tokenEntered, this, &AccessPages::showNewPassword);
    connect(m_newPassword, &NewPasswordPage::backRequested, this, &AccessPages::showLogin);
    connect(m_newPassword, &NewPasswordPage::changed, this, [this] {
        showLogin();
        m_login->sayGood(tr("The new password is saved. You can log in with it now."));
    });
}

void AccessPages::showLogin()
{
    m_stack->setCurrentIndex(0);
    m_login->reset();
}

void AccessPages::showLoginAfter(const Error &reason)
{
    showLogin();
    m_login->sayCaution(ErrorText::sentence(reason));
}

void AccessPages::showNewPassword(const QString &token)
{
    m_stack->setCurrentIndex(3);
    m_newPassword->start(token);
}

} // namespace td::ui
