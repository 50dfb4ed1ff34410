// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace td::notify {

struct SmtpAccount {
    QString url;    ///< "smtp://host:587" or "smtps://host:465"
    QString from;   ///< the address that messages come from
    QString user{}; ///< empty: no authentication
    Secret password{};
    QString authorityFile{}; ///< PEM of an own certification authority; empty: the system's
    bool requireTls = true;  ///< smtp:// must offer STARTTLS; only for a server on the same machine may it be off
};

/// Sends e-mails by SMTP. Safe from any thread.
class SmtpMailer {
public:
    explicit SmtpMailer(SmtpAccount account)
        : m_account(std::move(account))
    {
    }

    /// Errors: InvalidArgument — not an address; Network; Timeout; Protocol — refused, or TLS not as required.
    Result<void> send(const QString &address, const QString &subject, const QString &text, const QString &html) const;

private:
    SmtpAccount m_account;
};

} // namespace td::notify
