// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>

namespace td {

using TimePoint = std::chrono::system_clock::time_point;

/// Where the rules of sessions, codes and lockout get the time from. Safe from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
public:
    TimePoint now() const override { return std::chrono::system_clock::now(); }
};

/// A clock that stands still until it is moved: the tests' way to let fifteen minutes pass.
class ManualClock final : public Clock {
public:
    explicit ManualClock(TimePoint start)
        : m_sinceEpoch(start.time_since_epoch())
    {
    }
    TimePoint now() const override { return TimePoint(m_sinceEpoch.load()); }
    void advance(std::chrono::system_clock::duration by) { m_sinceEpoch = m_sinceEpoch.load() + by; }

private:
    std::atomic<std::chrono::system_clock::duration> m_sinceEpoch;
};

} // namespace td
