// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace td::notify {

/// How the clinic's SMS provider wants to be asked.
struct SmsProvider {
    QString url; ///< HTTPS; plain HTTP only on the same machine
    enum class Body { Json, Form } body = Body::Json;
    QString phoneField = QStringLiteral("to");
    QString textField = QStringLiteral("text");
    Secret bearerToken{};    ///< sent as Authorization when not empty
    QString authorityFile{}; ///< PEM of an own certification authority; empty: the system's
};

/// Sends text messages by a POST to a provider. Safe from any thread.
class HttpSmsGateway {
public:
    explicit HttpSmsGateway(SmsProvider provider)
        : m_provider(std::move(provider))
    {
    }

    /// Errors: InvalidArgument — not a phone number; Network; Timeout; Protocol — the provider answered no 2xx.
    Result<void> send(const QString &phone, const QString &text) const;

private:
    SmsProvider m_provider;
};

} // namespace td::notify
