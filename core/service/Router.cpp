// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/Router.h"

namespace td::service {
namespace {

bool matches(const QStringList &pattern, const QStringList &path, QHash<QString, QString> &values)
{
    if (pattern.size() != path.size())
        return false;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (pattern[i].startsWith(u'{') && !path[i].isEmpty())
            values.insert(pattern[i].sliced(1, pattern[i].size() - 2), path[i]);
        else if (pattern[i] != path[i])
            return false;
    }
    return true;
}

} // namespace

Router::Match Router::match(const QByteArray &method, const QString &path) const
{
    const QStringList parts = path.split(u'/');
    Match found;
    for (const Route &route : m_routes) {
        QHash<QString, QString> values;
        if (!matches(route.pattern.split(u'/'), parts, values))
            continue;
        if (route.method == method || (method == "HEAD" && route.method == "GET")) {
            found.route = &route;
            found.pathValues = values;
            return found;
        }
        found.allowed += (found.allowed.isEmpty() ? "" : ", ") + route.method;
    }
    return found;
}

} // namespace td::service
