// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notify/HttpSmsGateway.h"
#include "core/notify/Sender.h"
#include "core/notify/SmtpMailer.h"

namespace td::notify {

/// Sends for real: SMS by a provider, e-mail by SMTP, whichever is configured.
class NetworkSender final : public Sender {
public:
    NetworkSender(std::optional<SmsProvider> sms, std::optional<SmtpAccount> email);

    Result<void> sms(const QString &phone, const QString &text) override;
    Result<void> email(const QString &address, const QString &subject, const QString &text,
                       const QString &html) override;

private:
    std::optional<HttpSmsGateway> m_sms;
    std::optional<SmtpMailer> m_email;
};

} // namespace td::notify
