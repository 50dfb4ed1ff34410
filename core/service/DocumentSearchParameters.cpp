// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/Json.h"
#include "core/service/FhirRoutes.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

constexpr int maximumPage = 200;
constexpr qsizetype maximumText = 200;

// A FHIR date is the whole interval that its precision leaves open (R4 3.1.1.4.7).
struct Interval {
    QDateTime begin;
    QDateTime end; ///< not included
};

Result<Interval> intervalOf(const QString &text)
{
    const auto day = [](QDate date) { return date.startOfDay(); };
    if (text.contains(u'T')) {
        const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (moment.isValid())
            return Interval{moment, text.contains(u'.') ? moment.addMSecs(1) : moment.addSecs(1)};
    } else if (const QDate date = QDate::fromString(text, u"yyyy-MM-dd"_s); date.isValid()) {
        return Interval{day(date), day(date.addDays(1))};
    } else if (const QDate month = QDate::fromString(text, u"yyyy-MM"_s); month.isValid()) {
        return Interval{day(month), day(month.addMonths(1))};
    } else if (const QDate year = QDate::fromString(text, u"yyyy"_s); year.isValid()) {
        return Interval{day(year), day(year.addYears(1))};
    }
    return fail(ErrorCode::InvalidArgument, u"date"_s);
}

void notBefore(store::DocumentSearch &search, const QDateTime &moment)
{
    if (!search.notBefore || moment > *search.notBefore)
        search.notBefore = moment;
}

void before(store::DocumentSearch &search, const QDateTime &moment)
{
    if (!search.before || moment < *search.before)
        search.before = moment;
}

Result<void> addDate(store::DocumentSearch &search, const QString &value)
{
    const bool prefixed = value.size() > 2 && value[0].isLetter();
    const QString prefix = prefixed ? value.first(2) : u"eq"_s;
    const auto interval = intervalOf(prefixed ? value.mid(2) : value);
    if (!interval)
        return tl::unexpected(interval.error());
    if (prefix == "ge"_L1 || prefix == "eq"_L1)
        notBefore(search, interval->begin);
    if (prefix == "gt"_L1)
        notBefore(search, interval->end);
    if (prefix == "le"_L1 || prefix == "eq"_L1)
        before(search, interval->end);
    if (prefix == "lt"_L1)
        before(search, interval->begin);
    return QStringList{u"ge"_s, u"gt"_s, u"le"_s, u"lt"_s, u"eq"_s}.contains(prefix)
               ? Result<void>()
               : fail(ErrorCode::InvalidArgument, u"date prefix"_s);
}

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
        const QString id = value.contains(u'/') ? fhir::referencedId({{u"reference"_s, value}}, u"Patient"_s) : value;
        if (!fhir::isValidId(id) || (!search.patient.isEmpty() && search.patient.value() != id))
            return fail(ErrorCode::InvalidArgument, u"patient"_s);
        search.patient = PatientId(id);
    } else if (name == "category"_L1) {
        const auto category = fhir::categoryFromToken(value);
        if (!category)
            return fail(ErrorCode::InvalidArgument, u"category"_s);
        search.category = *category;
    } else if (name == "type"_L1) {
        for (const QString &token : value.split(u',', Qt::SkipEmptyParts))
            search.typeCodes.append(token.section(u'|', -1));
    } else if (name == "date"_L1) {
        return addDate(search, value);
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
