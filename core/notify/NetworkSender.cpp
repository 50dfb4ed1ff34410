// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/NetworkSender.h"

namespace td::notify {

using namespace Qt::StringLiterals;

NetworkSender::NetworkSender(std::optional<SmsProvider> sms, std::optional<SmtpAccount> email)
{
    if (sms)
        m_sms.emplace(std::move(*sms));
    if (email)
        m_email.emplace(std::move(*email));
}

Result<void> NetworkSender::sms(const QString &phone, const QString &text)
{
    return m_sms ? m_sms->send(phone, text) : fail(ErrorCode::Unsupported, u"no SMS provider"_s);
}

Result<void> NetworkSender::email(const QString &address, const QString &subject, const QString &text,
                                  const QString &html)
{
    return m_email ? m_email->send(address, subject, text, html) : fail(ErrorCode::Unsupported, u"no mail server"_s);
}

} // namespace td::notify
