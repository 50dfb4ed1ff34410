// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/client/ServiceClient.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <functional>

class QNetworkAccessManager;

namespace td::client {

/// What to ask. GET may be tried again after a failure of the network.
struct Ask {
    QByteArray method = "GET";
    QUrl url;
    QByteArray body{};
    QByteArray contentType{};
    QByteArray accept = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers{};
    qint64 maximumBytes = qint64(16) << 20; ///< of the answer; JSON answers are far smaller
    bool large = false;                     ///< bounded by silence instead of by the whole time
};

/// An answer of HTTP, whatever its status.
struct Reply {
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    QByteArray warning;
    std::optional<int> retryAfterSeconds;
};

/// One request with its time-outs, bounds and repetitions. Lives on the thread of its network manager and deletes
/// itself when it is done.
class Exchange : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<Reply>)>;

    /// Errors of `done`: Network, Timeout, TooLarge, Cancelled.
    Exchange(QNetworkAccessManager &network, Ask ask, Timeouts timeouts, Done done, QObject *parent);

    void start();
    /// Ends with Cancelled.
    void abort() { stop({ErrorCode::Cancelled, {}}); }

private:
    void read();
    void finished();
    void stop(const Error &error);
    void repeatOrFail(const Error &error);
    void finish(Result<Reply> result);

    QNetworkAccessManager &m_network;
    Ask m_ask;
    Timeouts m_timeouts;
    Done m_done;
    QPointer<QNetworkReply> m_reply;
    QTimer m_timer;
    QByteArray m_body;
    int m_attempts = 0;
};

} // namespace td::client
