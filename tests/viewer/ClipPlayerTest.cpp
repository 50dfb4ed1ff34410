// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ClipPlayer.h"
#include "tests/support/Catch.h"
#include "tests/viewer/ViewerFixture.h"

#include <QElapsedTimer>

using namespace td;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::waitUntil;

TEST_CASE("frames that are late fall out, the clock goes on, and the overlay says how many are seen")
{
    const bool isThere[] = {true, false, false, false, true, false, false, false};
    viewer::ClipPlayer player([&](int frame) { return isThere[frame]; }, nullptr);
    dicom::CineAttributes cine;
    cine.frameTime = 20ms;
    cine.lastFrame = 7;
    QVector<int> seen;
    int ticks = 0;
    QObject::connect(&player, &viewer::ClipPlayer::tick, &player, [&](int, int shown) {
        ++ticks;
        if (shown >= 0)
            seen.append(shown);
    });
    player.start(cine, 0);
    QElapsedTimer clock;
    clock.start();
    REQUIRE(waitUntil([&] { return clock.elapsed() > 1150; }));
    // A round takes 160 ms, and two of its eight frames are there.
    CHECK(seen.size() >= 12);
    CHECK(seen.size() <= 16);
    CHECK(seen.contains(4));
    CHECK_FALSE(seen.contains(2));
    CHECK(ticks > 40);
    const QString text = player.rateText(cine);
    CHECK(text.endsWith(u" of 50 fps"_s));
    CHECK(text.split(u' ').first().toDouble() == Approx(12.5).margin(2));
}
