// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace td::policy {

inline constexpr int passwordMinimumLength = 12;
/// Longer input is refused before it reaches the hash, so that a request cannot buy work with bytes.
inline constexpr int passwordMaximumLength = 256;

enum class PasswordViolation { TooShort, TooLong, NoUpperCase, NoLowerCase, NoDigit, NoSpecial, TooCommon };

/// A password that is guessed with fewer tries than this is refused whatever its characters (2^33, about 10^10: what
/// zxcvbn calls "safely unguessable" begins there).
inline constexpr double passwordMinimumBits = 33;

/// The rules of the portal's guide that `password` breaks, in the order of the enumeration; empty when it is allowed.
/// A letter counts by Unicode; special is every printable character that is no letter, digit or space. Words that many
/// use, keyboard rows, dates and `personalWords` (names, codes) make a password easy to guess.
QVector<PasswordViolation> passwordViolations(const QString &password, const QStringList &personalWords = {});

/// 0 (nothing typed or far too short) to 4 (allowed and long). 3 and 4 only for passwords without a violation.
int passwordStrength(const QString &password);

/// A stable name for the wire: "too-short", "too-long", "no-upper-case", "no-lower-case", "no-digit", "no-special",
/// "too-common".
QString violationName(PasswordViolation violation);

} // namespace td::policy
