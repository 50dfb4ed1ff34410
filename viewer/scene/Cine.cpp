// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/Cine.h"

#include <algorithm>

namespace td::viewer::scene {

Cine::Cine(const Pace &pace)
    : m_first(pace.first)
    , m_last(pace.last)
    , m_recorded(pace.frameTime.count() > 0 || !pace.frameTimes.empty())
{
    constexpr Time shortest(1000); // a frame that stands for no time would never be seen
    const Time constant = pace.frameTime.count() > 0 ? pace.frameTime : kUsualTime;
    const auto add = [&](int frame) {
        m_steps.push_back({frame, m_round});
        m_round += std::max(shortest, pace.frameTimes.empty() ? constant : pace.frameTimes[std::size_t(frame)]);
    };
    for (int frame = pace.first; frame <= pace.last; ++frame)
        add(frame);
    if (pace.sweeping)
        for (int frame = pace.last - 1; frame > pace.first; --frame)
            add(frame);
}

double Cine::rate() const
{
    return double(m_steps.size()) * 1e6 / double(m_round.count());
}

qint64 Cine::stepAt(Time elapsed) const
{
    const Time inRound = elapsed % m_round;
    const auto after = std::upper_bound(m_steps.begin(), m_steps.end(), inRound,
                                        [](Time time, const Step &step) { return time < step.start; });
    return elapsed / m_round * qint64(m_steps.size()) + (after - m_steps.begin()) - 1;
}

int Cine::frameOf(qint64 step) const
{
    return m_steps[std::size_t(step % qint64(m_steps.size()))].frame;
}

Cine::Time Cine::startOf(qint64 step) const
{
    const qint64 count = qint64(m_steps.size());
    return step / count * m_round + m_steps[std::size_t(step % count)].start;
}

qint64 Cine::stepOf(int frame) const
{
    return std::clamp(frame, m_first, m_last) - m_first;
}

} // namespace td::viewer::scene
