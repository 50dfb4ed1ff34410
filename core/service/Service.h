// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/notify/Sender.h"
#include "core/policy/Login.h"
#include "core/service/HttpServer.h"
#include "core/service/Intake.h"

namespace td::service {

struct ServiceConfig {
    QString dataFolder; ///< created when absent; used by one service at a time
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0: any free one
    /// In the application's own process: every request must carry the launch secret and address this machine.
    bool embedded = true;
    QString certificateFile{}; ///< PEM; HTTPS when both are given
    QString privateKeyFile{};  ///< PEM
    ServerLimits limits{};
    /// After this a password's change is advised again ("cambiare la password periodicamente").
    std::chrono::seconds passwordAge = policy::passwordAdvisedAge;
};

/// The service: /auth, /fhir, /dicomweb and /health over one data folder. Answers on threads of its own from start()
/// until stop().
class Service {
public:
    /// `clock` and `sender` must outlive the service.
    /// Errors: Conflict — the folder is in use; Unsupported — the store is of a newer version; Database; Io; Crypto.
    static Result<std::unique_ptr<Service>> start(const ServiceConfig &config, const Clock &clock,
                                                  notify::Sender &sender);
    ~Service();
    Q_DISABLE_COPY_MOVE(Service)

    quint16 port() const;
    /// What "X-TuoDossier-Launch" must hold; empty when not embedded.
    const QByteArray &launchSecret() const;
    /// The table of routes, for the check against openapi.yaml.
    const QVector<Route> &routes() const;
    Intake &intake();

    /// Ends running answers; connections are closed after at most ServerLimits::keepAlive. The store stays open.
    void stop();

private:
    class Parts;
    explicit Service(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace td::service
