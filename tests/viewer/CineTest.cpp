// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/Cine.h"
#include "tests/support/Catch.h"

using namespace std::chrono_literals;
using td::viewer::scene::Cine;

namespace {

std::vector<int> framesAt(const Cine &cine, std::initializer_list<Cine::Time> times)
{
    std::vector<int> frames;
    for (const Cine::Time time : times)
        frames.push_back(cine.frameOf(cine.stepAt(time)));
    return frames;
}

} // namespace

TEST_CASE("a clip of one pace shows each frame for its time and starts again")
{
    const Cine cine({0, 2, 40ms, {}, false});
    CHECK(framesAt(cine, {0ms, 39ms, 40ms, 79ms, 80ms, 119ms, 120ms, 1200ms, 1239ms, 1240ms}) ==
          std::vector<int>{0, 0, 1, 1, 2, 2, 0, 0, 0, 1});
    CHECK(cine.rate() == Approx(25));
    CHECK(cine.isRecorded());
}

TEST_CASE("frames of different times stand as long as was recorded")
{
    // 100 + 50 + 200 = 350 ms a round, 3 frames in it: 8.571 a second.
    const Cine cine({0, 2, 0ms, {100ms, 50ms, 200ms}, false});
    CHECK(framesAt(cine, {0ms, 99ms, 100ms, 149ms, 150ms, 349ms, 350ms, 450ms}) ==
          std::vector<int>{0, 0, 1, 1, 2, 2, 0, 1});
    CHECK(cine.rate() == Approx(3 / 0.35));
    CHECK(cine.startOf(5) == 500ms);
    CHECK(cine.startOf(cine.stepAt(123456789us)) <= 123456789us);
    CHECK(cine.startOf(cine.stepAt(123456789us) + 1) > 123456789us);
}

TEST_CASE("a clip that sweeps goes to and fro without standing at its ends twice")
{
    const Cine cine({0, 3, 10ms, {}, true});
    CHECK(framesAt(cine, {0ms, 10ms, 20ms, 30ms, 40ms, 50ms, 60ms, 70ms}) == std::vector<int>{0, 1, 2, 3, 2, 1, 0, 1});
    const Cine two({0, 1, 10ms, {}, true});
    CHECK(framesAt(two, {0ms, 10ms, 20ms, 30ms}) == std::vector<int>{0, 1, 0, 1});
    const Cine one({0, 0, 10ms, {}, true});
    CHECK(framesAt(one, {0ms, 10ms, 25ms}) == std::vector<int>{0, 0, 0});
}

TEST_CASE("only the frames between the trims are played")
{
    const Cine cine({2, 4, 0ms, {1ms, 1ms, 20ms, 30ms, 50ms, 1ms}, false});
    CHECK(framesAt(cine, {0ms, 19ms, 20ms, 50ms, 99ms, 100ms}) == std::vector<int>{2, 2, 3, 4, 4, 2});
    CHECK(cine.stepOf(3) == 1);
    CHECK(cine.stepOf(0) == 0); // before the first that is played
    CHECK(cine.stepOf(5) == 2);
}

TEST_CASE("a clip without times plays ten frames a second and says that nothing was recorded")
{
    const Cine cine({0, 9, 0ms, {}, false});
    CHECK_FALSE(cine.isRecorded());
    CHECK(cine.rate() == Approx(10));
}

TEST_CASE("frames of no time at all do not stop the clock")
{
    const Cine cine({0, 2, 0ms, {0ms, 0ms, 0ms}, false});
    CHECK(framesAt(cine, {0ms, 1ms, 2ms, 3ms}) == std::vector<int>{0, 1, 2, 0}); // a millisecond each
}
