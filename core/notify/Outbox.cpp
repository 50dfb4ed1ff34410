// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/Outbox.h"

namespace td::notify {

Result<void> Outbox::sms(const QString &phone, const QString &text)
{
    keep({Channel::Sms, phone, {}, text, {}, QDateTime::currentDateTimeUtc()});
    return {};
}

Result<void> Outbox::email(const QString &address, const QString &subject, const QString &text, const QString &html)
{
    keep({Channel::Email, address, subject, text, html, QDateTime::currentDateTimeUtc()});
    return {};
}

QVector<Message> Outbox::messages() const
{
    const QMutexLocker lock(&m_mutex);
    return m_messages;
}

void Outbox::keep(const Message &message)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_messages.append(message);
    }
    Q_EMIT received(message);
}

} // namespace td::notify
