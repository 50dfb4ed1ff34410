// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/Router.h"

#include <memory>

namespace td::service {

struct ServerLimits {
    /// Connections served at once; each has a thread while it is open, idle ones included.
    int connections = 64;
    /// An idle connection is closed after this, which also bounds how long stop() waits.
    std::chrono::seconds keepAlive{3};
    std::chrono::seconds read{30};
    std::chrono::seconds write{30};
    /// Largest request: a STOW-RS of a long series is sent in several.
    qint64 bodyBytes = qint64(512) << 20;
};

struct ServerOptions {
    QString host;
    quint16 port = 0;        ///< 0: any free one
    QByteArray launchSecret; ///< when not empty, required on every request together with a local Host
    QString certificateFile; ///< PEM; HTTPS when both are given
    QString privateKeyFile;  ///< PEM
    ServerLimits limits;
};

/// Turns HTTP into Request and Answer: checks launch secret, Host, route, access and body size in that order.
class HttpServer {
public:
    using Authenticate = std::function<Result<Caller>(const QByteArray &bearerToken)>;

    /// Listens at once. `router` must outlive the server. Errors: Io — the address cannot be used; Crypto —
    /// certificate.
    static Result<std::unique_ptr<HttpServer>> start(ServerOptions options, const Router &router,
                                                     Authenticate authenticate);
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    quint16 port() const;
    /// Ends running answers and waits for their threads.
    void stop();

private:
    class Implementation;
    explicit HttpServer(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace td::service
