// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

/// What the service writes to people, in Italian. Each text says only what is necessary: no name, no exam, no result.
namespace td::notify {

struct Email {
    QString subject;
    QString text;
    QString html;
};

/// "Il codice di sicurezza TuoDossier è 123456. …"
QString codeSms(const QString &code, std::chrono::minutes lifetime);
Email codeEmail(const QString &code, std::chrono::minutes lifetime);

/// The portal's e-mail after "Recupera PASSWORD": a button, the plain link and the code that can be typed.
/// `token` is base64url and needs no escaping.
Email resetEmail(const QString &token, std::chrono::minutes lifetime);

/// The first password that the desk lets a patient have; no name, and no code in the same message.
QString firstPasswordSms(const QString &password);
Email firstPasswordEmail(const QString &password);

/// The code that proves that a new address or number is the user's own.
QString contactCodeSms(const QString &code, std::chrono::minutes lifetime);
Email contactCodeEmail(const QString &code, std::chrono::minutes lifetime);

/// Tells the contact of before that it has been replaced, so that nobody does it unnoticed.
QString contactChangedSms();
Email contactChangedEmail();

/// The link that opens the program on its new password page: "tuodossier:reset?token=…".
QString resetLink(const QString &token);

} // namespace td::notify
