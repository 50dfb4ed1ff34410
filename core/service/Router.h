// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/Http.h"

#include <QVector>

namespace td::service {

/// Open: anybody; Session: whoever is signed in; Patient and Staff: signed in with that role.
enum class Access { Open, Session, Patient, Staff };

struct Route {
    QByteArray method;
    QString pattern; ///< "/fhir/Patient/{id}"
    Access access = Access::Session;
    qint64 bodyLimit = 0; ///< bytes of a request's body
    std::function<Answer(const Request &)> handle;
};

/// The table of all routes. Filled before the service listens, read-only and safe from any thread afterwards.
class Router {
public:
    /// Largest body of a JSON request: every one of the contract is far smaller.
    static constexpr qint64 jsonLimit = 64 * 1024;

    void add(Route route) { m_routes.append(std::move(route)); }
    const QVector<Route> &routes() const noexcept { return m_routes; }

    struct Match {
        const Route *route = nullptr;
        QHash<QString, QString> pathValues;
        QByteArray allowed; ///< methods of the path, when only the method is wrong
    };
    /// HEAD matches GET. A null route and no allowed methods: no such path.
    Match match(const QByteArray &method, const QString &path) const;

private:
    QVector<Route> m_routes;
};

} // namespace td::service
