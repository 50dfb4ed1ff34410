// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/Bundle.h"

#include "core/fhir/Json.h"

namespace td::fhir {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Bundle &bundle, const QString &baseUrl)
{
    QJsonArray links;
    for (const auto &[relation, url] : {std::pair(u"self"_s, bundle.self), std::pair(u"next"_s, bundle.next),
                                        std::pair(u"previous"_s, bundle.previous)}) {
        if (!url.isEmpty())
            links.append(QJsonObject{{u"relation"_s, relation}, {u"url"_s, url.toString(QUrl::FullyEncoded)}});
    }
    QJsonArray entries;
    for (const QJsonObject &resource : bundle.resources) {
        const QString fullUrl =
            u"%1/%2/%3"_s.arg(baseUrl, resource["resourceType"_L1].toString(), resource["id"_L1].toString());
        entries.append(QJsonObject{
            {u"fullUrl"_s, fullUrl}, {u"resource"_s, resource}, {u"search"_s, QJsonObject{{u"mode"_s, u"match"_s}}}});
    }
    QJsonObject json{{u"resourceType"_s, u"Bundle"_s}, {u"type"_s, u"searchset"_s}, {u"total"_s, bundle.total}};
    if (!links.isEmpty())
        json[u"link"_s] = links;
    if (!entries.isEmpty()) // an empty array is not allowed in FHIR JSON
        json[u"entry"_s] = entries;
    return json;
}

Result<Bundle> bundleFromJson(const QJsonObject &json)
{
    if (json["resourceType"_L1].toString() != "Bundle"_L1 || json["type"_L1].toString() != "searchset"_L1 ||
        !json["total"_L1].isDouble())
        return fail(ErrorCode::Malformed, u"Bundle"_s);
    Bundle bundle;
    bundle.total = json["total"_L1].toInt(-1);
    if (bundle.total < 0)
        return fail(ErrorCode::Malformed, u"Bundle.total"_s);
    for (const QJsonValue &value : json["link"_L1].toArray()) {
        const QString relation = value.toObject()["relation"_L1].toString();
        const QUrl url(value.toObject()["url"_L1].toString());
        (relation == "next"_L1 ? bundle.next : relation == "previous"_L1 ? bundle.previous : bundle.self) = url;
    }
    for (const QJsonValue &entry : json["entry"_L1].toArray()) {
        const QJsonObject resource = entry.toObject()["resource"_L1].toObject();
        if (resource["resourceType"_L1].toString().isEmpty())
            return fail(ErrorCode::Malformed, u"Bundle.entry"_s);
        bundle.resources.append(resource);
    }
    return bundle;
}

} // namespace td::fhir
