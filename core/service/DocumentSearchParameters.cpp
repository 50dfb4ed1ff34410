// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/Json.h"
#include "core/service/FhirRoutes.h"
#include "core/service/SearchDates.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

constexpr int maximumPage = 200;
constexpr qsizetype maximumText = 200;

Result<void> addSort(store::DocumentSearch &search, const QString &value)
{
    static const QHash<QString, model::SortKey> keys = {{u"date"_s, model::SortKey::Date},
                                                        {u"type"_s, model::SortKey::Type},
                                                        {u"custodian"_s, model::SortKey::Custodian}};
    const bool descending = value.startsWith(u'-');
    const QString key = descending ? value.mid(1) : value;
    if (!keys.contains(key))
        return fail(ErrorCode::InvalidArgument, u"_sort"_s);
    search.sortBy = keys.value(key);
    search.order = descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    return {};
}

Result<int> numberOf(const QString &value, int minimum, int maximum)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    return ok && number >= minimum ? Result<int>(std::min(number, maximum))
                                   : fail(ErrorCode::InvalidArgument, u"_count or _offset"_s);
}

Result<void> addParameter(store::DocumentSearch &search, const QString &name, const QString &value)
{
    if (name == "patient"_L1 || name == "subject"_L1) {
        return {}; // searchedPatient()
    } else if (name == "category"_L1) {
        const auto category = fhir::categoryFromToken(value);
        if (!category)
            return fail(ErrorCode::InvalidArgument, u"category"_s);
        search.category = *category;
    } else if (name == "type"_L1) {
        for (const QString &token : value.split(u',', Qt::SkipEmptyParts))
            search.typeCodes.append(token.section(u'|', -1));
    } else if (name == "date"_L1) {
        SearchDates dates{search.notBefore, search.before};
        if (auto done = narrow(dates, value); !done)
            return done;
        search.notBefore = dates.notBefore;
        search.before = dates.before;
    } else if (name == "_content"_L1) {
        if (value.size() > maximumText)
            return fail(ErrorCode::InvalidArgument, u"_content"_s);
        search.text = value.trimmed();
    } else if (name == "_sort"_L1) {
        return addSort(search, value);
    } else if (name == "_count"_L1 || name == "_offset"_L1) {
        const bool isCount = name == "_count"_L1;
        const auto number = numberOf(value, isCount ? 1 : 0, isCount ? maximumPage : 1'000'000);
        if (!number)
            return tl::unexpected(number.error());
        (isCount ? search.count : search.offset) = *number;
    } else if (name != "_format"_L1) {
        return fail(ErrorCode::InvalidArgument, u"unknown search parameter"_s);
    }
    return {};
}

} // namespace

Result<store::DocumentSearch> documentSearchFrom(const Request &request)
{
    store::DocumentSearch search;
    for (const auto &[name, value] : request.query) {
        if (auto done = addParameter(search, name, value); !done)
            return tl::unexpected(done.error());
    }
    return search;
}

} // namespace td::service
