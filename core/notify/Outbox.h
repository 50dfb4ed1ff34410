// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notify/Sender.h"

#include <QDateTime>
#include <QMutex>
#include <QObject>
#include <QVector>

namespace td::notify {

enum class Channel { Sms, Email };

struct Message {
    Channel channel = Channel::Sms;
    QString destination; ///< phone number or address, in full
    QString subject;     ///< e-mail only
    QString body;        ///< plain text
    QString html;        ///< e-mail only
    QDateTime time;      ///< UTC
};

/// Keeps messages in memory instead of sending them: the demonstration's telephone and the tests read them here.
class Outbox final : public QObject, public Sender {
    Q_OBJECT
public:
    explicit Outbox(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    Result<void> sms(const QString &phone, const QString &text) override;
    Result<void> email(const QString &address, const QString &subject, const QString &text,
                       const QString &html) override;

    /// All messages since the start, oldest first.
    QVector<Message> messages() const;

Q_SIGNALS:
    /// Comes from the thread that sent the message: connect with a receiver, so that it is queued to the receiver's.
    void received(const td::notify::Message &message);

private:
    void keep(const Message &message);

    mutable QMutex m_mutex;
    QVector<Message> m_messages;
};

} // namespace td::notify

Q_DECLARE_METATYPE(td::notify::Message)
