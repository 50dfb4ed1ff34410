// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/CodiceFiscale.h"

#include <array>

namespace td::model {
namespace {

using namespace Qt::StringLiterals;

// Positions (0-based) that hold digits in the plain code; omocodia may replace each by one of LMNPQRSTUV.
constexpr std::array<int, 7> digitPositions = {6, 7, 9, 10, 12, 13, 14};
const QString omocodiaLetters = u"LMNPQRSTUV"_s;
const QString monthLetters = u"ABCDEHLMPRST"_s;

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAsciiUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

bool allDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isAsciiDigit);
}

int digitAt(QStringView code, int position)
{
    const QChar c = code[position];
    return isAsciiDigit(c) ? c.unicode() - u'0' : int(omocodiaLetters.indexOf(c));
}

bool hasPersonalShape(QStringView code)
{
    for (int i = 0; i < 16; ++i) {
        const bool digitPlace = std::find(digitPositions.begin(), digitPositions.end(), i) != digitPositions.end();
        if (digitPlace ? digitAt(code, i) < 0 : !isAsciiUpper(code[i]))
            return false;
    }
    return monthLetters.contains(code[8]);
}

int dayField(QStringView code)
{
    return digitAt(code, 9) * 10 + digitAt(code, 10);
}

bool hasPossibleDay(QStringView code)
{
    const int day = dayField(code);
    return (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
}

// The control digit of the 11-digit codes: the Luhn formula as the VAT number uses it.
bool hasLuhnDigit(QStringView code)
{
    int sum = 0;
    for (int i = 0; i < 11; ++i) {
        int digit = code[i].unicode() - u'0';
        if (i % 2 == 1) {
            digit *= 2;
            digit -= digit > 9 ? 9 : 0;
        }
        sum += digit;
    }
    return sum % 10 == 0;
}

} // namespace

QChar CodiceFiscale::checkCharacter(QStringView first15)
{
    // Values of the characters in odd positions (1st, 3rd, ...), for 0-9 and A-Z; digits equal the first ten letters.
    static constexpr std::array<int, 26> oddValues = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                                      20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
    int sum = 0;
    for (int i = 0; i < 15; ++i) {
        const QChar c = first15[i];
        const int index = isAsciiDigit(c) ? c.unicode() - u'0' : c.unicode() - u'A';
        sum += i % 2 == 0 ? oddValues[size_t(index)] : index;
    }
    return QChar(u'A' + sum % 26);
}

Result<CodiceFiscale> CodiceFiscale::create(const QString &text)
{
    const QString code = text.trimmed().toUpper();
    if (code.size() == 11 && allDigits(code))
        return hasLuhnDigit(code) ? Result<CodiceFiscale>(CodiceFiscale(code, Kind::Provisional))
                                  : fail(ErrorCode::Malformed, u"wrong control digit"_s);
    if (code.size() != 16)
        return fail(ErrorCode::Malformed, u"wrong length"_s);
    // STP and ENI: three letters, ISTAT region (3) and health unit (3), progressive number (7).
    if (code.startsWith("STP"_L1) && allDigits(QStringView(code).mid(3)))
        return CodiceFiscale(code, Kind::Stp);
    if (code.startsWith("ENI"_L1) && allDigits(QStringView(code).mid(3)))
        return CodiceFiscale(code, Kind::Eni);
    if (!hasPersonalShape(code) || !hasPossibleDay(code))
        return fail(ErrorCode::Malformed, u"wrong shape"_s);
    if (code[15] != checkCharacter(QStringView(code).first(15)))
        return fail(ErrorCode::Malformed, u"wrong check character"_s);
    return CodiceFiscale(code, Kind::Personal);
}

std::optional<QDate> CodiceFiscale::proposedBirthDate(QDate today) const
{
    if (m_kind != Kind::Personal)
        return std::nullopt;
    const int year = digitAt(m_value, 6) * 10 + digitAt(m_value, 7);
    const int month = int(monthLetters.indexOf(m_value[8])) + 1;
    const int day = dayField(m_value) > 40 ? dayField(m_value) - 40 : dayField(m_value);
    const int century = today.year() / 100 * 100;
    const QDate recent(century + year, month, day);
    const QDate date = recent.isValid() && recent <= today ? recent : QDate(century - 100 + year, month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<Sex> CodiceFiscale::proposedSex() const
{
    if (m_kind != Kind::Personal)
        return std::nullopt;
    return dayField(m_value) > 40 ? Sex::Female : Sex::Male;
}

} // namespace td::model
