// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Password.h"

#include <algorithm>

namespace td::policy {
namespace {

using namespace Qt::StringLiterals;

bool isSpecial(QChar c)
{
    return c.isPrint() && !c.isLetterOrNumber() && !c.isSpace();
}

template <class Predicate>
bool has(const QString &text, Predicate predicate)
{
    return std::any_of(text.begin(), text.end(), predicate);
}

} // namespace

QVector<PasswordViolation> passwordViolations(const QString &password)
{
    QVector<PasswordViolation> found;
    if (password.size() < passwordMinimumLength)
        found.append(PasswordViolation::TooShort);
    if (password.size() > passwordMaximumLength)
        found.append(PasswordViolation::TooLong);
    if (!has(password, [](QChar c) { return c.isUpper(); }))
        found.append(PasswordViolation::NoUpperCase);
    if (!has(password, [](QChar c) { return c.isLower(); }))
        found.append(PasswordViolation::NoLowerCase);
    if (!has(password, [](QChar c) { return c.isDigit(); }))
        found.append(PasswordViolation::NoDigit);
    if (!has(password, isSpecial))
        found.append(PasswordViolation::NoSpecial);
    return found;
}

int passwordStrength(const QString &password)
{
    constexpr int longPassword = 16;
    constexpr int halfWay = 8;
    if (password.size() < halfWay / 2)
        return 0;
    const qsizetype violations = passwordViolations(password).size();
    if (violations == 0)
        return password.size() >= longPassword ? 4 : 3;
    return password.size() >= halfWay && violations <= 2 ? 2 : 1;
}

QString violationName(PasswordViolation violation)
{
    switch (violation) {
    case PasswordViolation::TooShort:
        return u"too-short"_s;
    case PasswordViolation::TooLong:
        return u"too-long"_s;
    case PasswordViolation::NoUpperCase:
        return u"no-upper-case"_s;
    case PasswordViolation::NoLowerCase:
        return u"no-lower-case"_s;
    case PasswordViolation::NoDigit:
        return u"no-digit"_s;
    case PasswordViolation::NoSpecial:
        return u"no-special"_s;
    }
    return {};
}

} // namespace td::policy
