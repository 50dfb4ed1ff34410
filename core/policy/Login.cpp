// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Login.h"

#include <algorithm>

namespace td::policy {

bool isCodeShaped(QStringView code)
{
    return code.size() == codeDigits &&
           std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::chrono::seconds lockAfter(int failures)
{
    if (failures <= 0 || failures % attemptsBeforeLock != 0)
        return std::chrono::seconds{0};
    std::chrono::seconds lock = firstLock;
    for (int round = failures / attemptsBeforeLock; round > 1 && lock < longestLock; --round)
        lock *= 2;
    return std::min(lock, longestLock);
}

int secondsUntil(TimePoint then, TimePoint now)
{
    return then <= now ? 0 : int(std::chrono::ceil<std::chrono::seconds>(then - now).count());
}

TimePoint sessionEnd(TimePoint opened, TimePoint lastUsed)
{
    return std::min(opened + sessionLongest, lastUsed + sessionIdle);
}

} // namespace td::policy
