// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <QString>

namespace td::policy {

// One-time code.
inline constexpr int codeDigits = 6;
inline constexpr std::chrono::seconds codeLifetime{300};
inline constexpr int codeTries = 5;
inline constexpr std::chrono::seconds codeResendAfter{15};
inline constexpr int codeResends = 5;

// Lockout: five wrong attempts, a quarter of an hour, doubling with every further five.
inline constexpr int attemptsBeforeLock = 5;
inline constexpr std::chrono::seconds firstLock{15 * 60};
/// Doubling ends here: a name can be blocked by anybody who knows it, so it must open again within a day.
inline constexpr std::chrono::seconds longestLock{24 * 3600};

// Session.
inline constexpr std::chrono::seconds sessionIdle{15 * 60};
inline constexpr std::chrono::seconds sessionLongest{8 * 3600};

/// How long a link of a password reset e-mail works.
inline constexpr std::chrono::seconds resetLifetime{30 * 60};
/// A user is sent at most one such e-mail in this time.
inline constexpr std::chrono::seconds resetMailAfter{60};
/// "Change it periodically" (the portal's guide): after this the change is advised again.
inline constexpr std::chrono::seconds passwordAdvisedAge{180 * 24 * 3600};

/// Readings of the same thing in one session within this time are one line of the record of accesses.
inline constexpr std::chrono::seconds sameAccess{10 * 60};

/// True for exactly six ASCII digits.
bool isCodeShaped(QStringView code);

/// How long the attempt number `failures` (1-based, since the last complete login) locks a name; zero when it does not.
std::chrono::seconds lockAfter(int failures);

/// How many seconds until `then`, rounded up, at least 0.
int secondsUntil(TimePoint then, TimePoint now);

/// When a session that was opened and last used then must end.
TimePoint sessionEnd(TimePoint opened, TimePoint lastUsed);

} // namespace td::policy
