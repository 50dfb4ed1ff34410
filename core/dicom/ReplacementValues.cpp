// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ReplacementValues.h"

#include <QDate>

#include <algorithm>
#include <cstring>

namespace td::dicom::detail {
namespace {

bool consistsOf(QByteArrayView text, const char *allowed)
{
    return std::all_of(text.begin(), text.end(), [allowed](char c) { return c != '\0' && std::strchr(allowed, c); });
}

QByteArray trimmed(QByteArray value)
{
    while (value.endsWith('\0'))
        value.chop(1);
    return value.trimmed();
}

QDate dateOf(const QByteArray &text)
{
    const QString digits = QString::fromLatin1(text);
    return text.size() == 10 ? QDate::fromString(digits, QStringLiteral("yyyy.MM.dd"))
                             : QDate::fromString(digits, QStringLiteral("yyyyMMdd"));
}

std::optional<QByteArray> shifted(QByteArrayView vr, const QByteArray &value, qint64 days)
{
    constexpr auto timeCharacters = "0123456789.:+-";
    if (value.isEmpty() || !consistsOf(value, timeCharacters))
        return value.isEmpty() ? std::optional(value) : std::nullopt;
    if (vr != "DA" && vr != "DT")
        return vr == "TM" || vr == "SH" ? std::optional(value) : std::nullopt; // SH: an offset from UTC
    const QDate date = dateOf(vr == "DA" ? value : value.left(8)).addDays(days);
    if (!date.isValid())
        return std::nullopt;
    const QByteArray day = date.toString(QStringLiteral("yyyyMMdd")).toLatin1();
    return vr == "DA" ? day : day + value.mid(8);
}

} // namespace

QByteArray dummyValue(QByteArrayView vr, qsizetype length)
{
    if (vr == "DA")
        return "19000101";
    if (vr == "TM")
        return "000000";
    if (vr == "DT")
        return "19000101000000";
    if (vr == "AS")
        return "000Y";
    if (vr == "IS" || vr == "DS")
        return "0";
    if (vr == "UR")
        return "about:blank";
    for (const QByteArrayView text : {"AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UT"})
        if (vr == text)
            return "ANONYMIZED";
    return QByteArray(length, '\0');
}

std::optional<QByteArray> shiftedTimes(QByteArrayView vr, const QByteArray &value, qint64 days)
{
    QByteArrayList parts;
    for (const QByteArray &part : value.split('\\')) {
        const std::optional<QByteArray> moved = shifted(vr, trimmed(part), days);
        if (!moved)
            return std::nullopt;
        parts.append(*moved);
    }
    return parts.join('\\');
}

QByteArray ageOn(const QByteArray &birthDate, const QByteArray &date)
{
    const QDate born = dateOf(trimmed(birthDate));
    const QDate day = dateOf(trimmed(date));
    if (!born.isValid() || !day.isValid() || day < born)
        return {};
    const int months = (day.year() - born.year()) * 12 + day.month() - born.month() - (day.day() < born.day() ? 1 : 0);
    const auto written = [](qint64 number, char unit) {
        return number > 999 ? QByteArray() : QByteArray::number(number).rightJustified(3, '0') + unit;
    };
    if (months >= 24)
        return written(months / 12, 'Y');
    return months >= 2 ? written(months, 'M') : written(born.daysTo(day), 'D');
}

bool isNumberText(QByteArrayView text)
{
    while (!text.isEmpty() && text.back() == '\0')
        text.chop(1);
    return consistsOf(text, "0123456789+-.eE \\");
}

} // namespace td::dicom::detail
