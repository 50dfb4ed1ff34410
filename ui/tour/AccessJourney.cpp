// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/JourneyParts.h"

#include "ui/tour/Hands.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QWidget>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

/// The newest message of a channel that matches, its first group; empty when there is none yet.
QString fromOutbox(const notify::Outbox &outbox, notify::Channel channel, const QString &pattern)
{
    QString found;
    for (const notify::Message &message : outbox.messages()) {
        const QRegularExpressionMatch match = QRegularExpression(pattern).match(message.body);
        if (message.channel == channel && match.hasMatch())
            found = match.captured(1);
    }
    return found;
}

qsizetype countOf(const notify::Outbox &outbox, notify::Channel channel)
{
    const QVector<notify::Message> messages = outbox.messages();
    return std::count_if(messages.begin(), messages.end(),
                         [&](const notify::Message &m) { return m.channel == channel; });
}

QString login(const char *source)
{
    return hands::text("td::ui::LoginPage", source);
}

std::function<bool()> submitLogin(const QString &userName, const QString &password)
{
    return [=] {
        return hands::type(hands::find(login("Fiscal code")), userName) &&
               hands::type(hands::find(login("Password")), password) && hands::click(hands::find(login("Log in")));
    };
}

} // namespace

std::function<bool()> shows(const char *context, const char *source)
{
    return [=] { return hands::find(hands::text(context, source)) != nullptr; };
}

std::function<bool()> showsText(const char *context, const char *source)
{
    return [=] { return hands::findText(hands::text(context, source)) != nullptr; };
}

std::function<bool()> clicks(const char *context, const char *source)
{
    return [=] { return hands::click(hands::find(hands::text(context, source))); };
}

QString oneTimeCode(const notify::Outbox &outbox)
{
    return fromOutbox(outbox, notify::Channel::Sms, u"\\b([0-9]{6})\\b"_s);
}

QVector<TourStep> loginMistakes(const JourneySettings &settings)
{
    return {
        {u"login"_s, shows("td::ui::LoginPage", "Log in"), submitLogin(u"RSSMRA85T10A562X"_s, settings.password)},
        {u"login-fiscal-code-wrong"_s,
         showsText("td::ui::LoginPage", "This is not a valid fiscal code. Please check each character."),
         submitLogin(settings.userName, u"Sbagliata-2025!"_s)},
        {u"login-password-wrong"_s, showsText("td::ui::ErrorText", "The fiscal code or the password is not correct."),
         clicks("td::ui::LoginPage", "Forgot your password?")},
    };
}

QVector<TourStep> forgottenPassword(const JourneySettings &settings, const QString &newPassword)
{
    const auto *outbox = settings.outbox;
    const QString tokenPattern = u"token=([A-Za-z0-9_-]+)"_s;
    return {
        {u"password-forgotten"_s, shows("td::ui::ForgotPasswordPage", "Recover PASSWORD"),
         clicks("td::ui::ForgotPasswordPage", "Recover PASSWORD")},
        {u"password-forgotten-sent"_s,
         [=] {
             return !fromOutbox(*outbox, notify::Channel::Email, tokenPattern).isEmpty() &&
                    shows("td::ui::ForgotPasswordPage", "Code received by e-mail")();
         },
         [] {
             QWidget *phone = hands::find(hands::text("td::ui::DemoPhone", "Demonstration phone"));
             if (phone)
                 phone->activateWindow();
             return phone != nullptr;
         }},
        {u"phone-reset-email"_s, [] { return true; },
         [=] {
             QWidget *field = hands::find(hands::text("td::ui::ForgotPasswordPage", "Code received by e-mail"));
             if (!field)
                 return false;
             field->window()->activateWindow();
             return hands::type(field, fromOutbox(*outbox, notify::Channel::Email, tokenPattern)) &&
                    clicks("td::ui::ForgotPasswordPage", "Continue")();
         }},
        {{},
         shows("td::ui::PasswordChoice", "New password"),
         [] {
             return hands::type(hands::find(hands::text("td::ui::PasswordChoice", "New password")), u"estate2025"_s);
         }},
        {u"password-new-weak"_s, showsText("td::ui::PasswordChoice", "Strength: weak"),
         [=] {
             return hands::type(hands::find(hands::text("td::ui::PasswordChoice", "New password")), newPassword) &&
                    hands::type(hands::find(hands::text("td::ui::PasswordChoice", "Repeat the new password")),
                                newPassword);
         }},
        {u"password-new"_s, showsText("td::ui::PasswordChoice", "The password follows all the rules."),
         clicks("td::ui::NewPasswordPage", "Save the new password")},
        {u"password-saved"_s,
         showsText("td::ui::AccessPages", "The new password is saved. You can log in with it now."),
         submitLogin(settings.userName, newPassword)},
    };
}

QVector<TourStep> oneTimeCodeSteps(const JourneySettings &settings)
{
    const auto *outbox = settings.outbox;
    const auto enter = [](const QString &code) {
        return hands::type(hands::find(hands::text("td::ui::OtpPage", "Security code (OTP)")), code) &&
               hands::click(hands::find(hands::text("td::ui::OtpPage", "Log in")));
    };
    return {
        {u"code"_s,
         [=] { return shows("td::ui::OtpPage", "Security code (OTP)")() && !oneTimeCode(*outbox).isEmpty(); },
         [=] { return enter(oneTimeCode(*outbox) == "000000"_L1 ? u"000001"_s : u"000000"_s); }},
        {u"code-wrong"_s,
         [] {
             return hands::findText(QCoreApplication::translate("td::ui::ErrorText",
                                                                "The code is not correct. You have %n attempt(s) left.",
                                                                nullptr, 4)) != nullptr;
         },
         [] {
             QWidget *phone = hands::find(hands::text("td::ui::DemoPhone", "Demonstration phone"));
             if (phone)
                 phone->activateWindow();
             return phone != nullptr;
         }},
        {u"phone-code"_s, [=] { return countOf(*outbox, notify::Channel::Sms) > 0; },
         [=] {
             QWidget *field = hands::find(hands::text("td::ui::OtpPage", "Security code (OTP)"));
             if (!field)
                 return false;
             field->window()->activateWindow();
             return enter(oneTimeCode(*outbox));
         }},
    };
}

} // namespace td::ui
