// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QUrl>
#include <QVector>

namespace td::fhir {

/// A searchset: one page of resources, how many there are in all, and where the other pages are.
struct Bundle {
    QVector<QJsonObject> resources;
    int total = 0;
    QUrl self;
    QUrl next;     ///< empty on the last page
    QUrl previous; ///< empty on the first page
};

/// `baseUrl` is the FHIR base, "http://host:port/fhir", of the entries' fullUrl.
QJsonObject toJson(const Bundle &bundle, const QString &baseUrl);

/// Errors: Malformed — another resource, another type of bundle, no total, or an entry without a resource.
Result<Bundle> bundleFromJson(const QJsonObject &json);

} // namespace td::fhir
