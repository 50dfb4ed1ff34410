// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/SearchDates.h"

#include <QStringList>

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

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

void notBefore(SearchDates &dates, const QDateTime &moment)
{
    if (!dates.notBefore || moment > *dates.notBefore)
        dates.notBefore = moment;
}

void before(SearchDates &dates, const QDateTime &moment)
{
    if (!dates.before || moment < *dates.before)
        dates.before = moment;
}

} // namespace

Result<void> narrow(SearchDates &dates, const QString &value)
{
    const bool prefixed = value.size() > 2 && value[0].isLetter();
    const QString prefix = prefixed ? value.first(2) : u"eq"_s;
    const auto interval = intervalOf(prefixed ? value.mid(2) : value);
    if (!interval)
        return tl::unexpected(interval.error());
    if (prefix == "ge"_L1 || prefix == "eq"_L1)
        notBefore(dates, interval->begin);
    if (prefix == "gt"_L1)
        notBefore(dates, interval->end);
    if (prefix == "le"_L1 || prefix == "eq"_L1)
        before(dates, interval->end);
    if (prefix == "lt"_L1)
        before(dates, interval->begin);
    return QStringList{u"ge"_s, u"gt"_s, u"le"_s, u"lt"_s, u"eq"_s}.contains(prefix)
               ? Result<void>()
               : fail(ErrorCode::InvalidArgument, u"date prefix"_s);
}

} // namespace td::service
