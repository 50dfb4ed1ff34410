// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <vector>

namespace td::viewer::scene {

/// When which frame of a clip is due. Time is counted as it was recorded, from the first frame of the first round;
/// whoever plays slower lets it pass slower.
class Cine {
public:
    using Time = std::chrono::microseconds;

    /// Of a clip that does not say how fast it is.
    static constexpr Time kUsualTime{100'000};

    struct Pace {
        int first = 0; ///< frames first to last are played
        int last = 0;
        Time frameTime{0};            ///< how long a frame stands; 0 = not recorded
        std::vector<Time> frameTimes; ///< how long each frame of the clip stands, when they differ
        bool sweeping = false;        ///< 1 2 3 2 1 2 3 instead of 1 2 3 1 2 3
    };

    /// Precondition: 0 <= first <= last; frameTimes is empty or has more than `last` entries.
    explicit Cine(const Pace &pace);

    bool isRecorded() const noexcept { return m_recorded; }
    /// Frames a second on average.
    double rate() const;

    /// Steps are counted over all rounds from 0: the one that is due at `elapsed`, not negative.
    qint64 stepAt(Time elapsed) const;
    int frameOf(qint64 step) const;
    /// When a step begins.
    Time startOf(qint64 step) const;
    /// The first step that shows `frame`; that of the nearest one where it is not played.
    qint64 stepOf(int frame) const;

private:
    struct Step {
        int frame = 0;
        Time start{0};
    };
    std::vector<Step> m_steps; ///< of one round
    Time m_round{0};
    int m_first;
    int m_last;
    bool m_recorded;
};

} // namespace td::viewer::scene
