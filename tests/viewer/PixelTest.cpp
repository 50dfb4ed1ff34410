// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "viewer/pixel/ColorConversion.h"
#include "viewer/pixel/DisplayLut.h"

#include <cmath>

using namespace td::viewer::pixel;

namespace {

/// Indices 0 to `max`, so that the table has an entry for each.
Frame rampFrame(int max, double storedMin = 0)
{
    std::vector<std::uint16_t> grey(std::size_t(max) + 1);
    for (std::size_t i = 0; i < grey.size(); ++i)
        grey[i] = std::uint16_t(i);
    return Frame::fromGrey(int(grey.size()), 1, std::move(grey), storedMin, 1);
}

Presentation windowed(double center, double width, WindowFunction function = WindowFunction::Linear)
{
    Presentation p;
    p.windows.push_back({center, width, function, {}});
    return p;
}

} // namespace

TEST_CASE("a linear window follows the formula of the standard")
{
    // PS3.3 C.11.2.1.2.1 for c = 0, w = 100: x <= -50 black, x > 49 white, else (x + 0.5) / 99 + 0.5
    const Window window{0, 100, WindowFunction::Linear, {}};
    CHECK(window(-51) == 0);
    CHECK(window(-50) == 0);
    CHECK(window(-49) == Approx((-48.5) / 99 + 0.5));
    CHECK(window(0) == Approx(0.505051).epsilon(1e-5));
    CHECK(window(49) == Approx(1.0));
    CHECK(window(50) == 1);
}

TEST_CASE("a linear window of width one is a threshold")
{
    // c = 2048, w = 1: x <= 2047.5 black, above white
    const Window window{2048, 1, WindowFunction::Linear, {}};
    CHECK(window(2047) == 0);
    CHECK(window(2048) == 1);
}

TEST_CASE("an exact linear window has no half pixel in it")
{
    // PS3.3 C.11.2.1.3.2 for c = 0, w = 100: x <= -50 black, x > 50 white, else x / 100 + 0.5
    const Window window{0, 100, WindowFunction::LinearExact, {}};
    CHECK(window(-50) == 0);
    CHECK(window(0) == 0.5);
    CHECK(window(25) == 0.75);
    CHECK(window(51) == 1);
}

TEST_CASE("a sigmoid window follows the formula of the standard")
{
    // PS3.3 C.11.2.1.3.1: 1 / (1 + exp(-4 (x - c) / w)); at x = c + w / 4 it is 1 / (1 + 1/e) = 0.731059
    const Window window{40, 400, WindowFunction::Sigmoid, {}};
    CHECK(window(40) == 0.5);
    CHECK(window(140) == Approx(0.731059).epsilon(1e-5));
    CHECK(window(-60) == Approx(0.268941).epsilon(1e-5));
}

TEST_CASE("stored values pass the rescale before the window")
{
    // stored 1064 * 1 - 1024 = 40; window 40 / 400: (40 - 39.5) / 399 + 0.5 = 0.501253 -> 127.8 -> 128
    Presentation p = windowed(40, 400);
    p.modality.intercept = -1024;
    const auto lut = displayLut(rampFrame(4095), p, std::nullopt, false);
    CHECK(int(lut[1064]) == 128);
    CHECK(int(lut[864]) == 0);    // -160 <= 39.5 - 199.5
    CHECK(int(lut[1264]) == 255); // 240 > 39.5 + 199.5
}

TEST_CASE("MONOCHROME1 is shown inverted and inverting it again undoes that")
{
    Presentation p = windowed(128, 256);
    const Frame frame = rampFrame(255);
    const auto plain = displayLut(frame, p, std::nullopt, false);
    CHECK(int(plain[0]) == 0);
    CHECK(int(plain[255]) == 255);
    CHECK(int(plain[100]) == 100); // ((100 - 127.5) / 255 + 0.5) * 255 = 100
    p.inverse = true;
    CHECK(int(displayLut(frame, p, std::nullopt, false)[100]) == 155);
    CHECK(displayLut(frame, p, std::nullopt, true) == plain);
}

TEST_CASE("without a window the whole range is used and padding is not part of it")
{
    const Frame frame = rampFrame(1000, -2000); // stored -2000 to -1000
    Presentation p;
    auto lut = displayLut(frame, p, std::nullopt, false);
    CHECK(int(lut.front()) == 0);
    CHECK(int(lut.back()) == 255);
    p.padding = std::array{-2000, -1901};
    CHECK(fullRangeWindow(frame, p).width == 901); // -1900 to -1000
    lut = displayLut(frame, p, std::nullopt, false);
    CHECK(int(lut[50]) == 0);
    CHECK(int(lut[100]) == 0);
    CHECK(int(lut[550]) == 128); // half way: 450 / 900 * 255 = 127.5 -> 128
    p.inverse = true;
    CHECK(int(displayLut(frame, p, std::nullopt, false)[50]) == 0); // padding stays black
}

TEST_CASE("a modality table takes the place of the rescale and clamps beyond its ends")
{
    ModalityTransform modality;
    modality.slope = 7;
    modality.table = Table{10, 16, {100, 200, 300}, {}};
    CHECK(modality(9) == 100);
    CHECK(modality(11) == 200);
    CHECK(modality(500) == 300);
}

TEST_CASE("a VOI table rules when there is no window and a chosen window takes its place")
{
    Presentation p;
    p.voiTables.push_back({0, 8, {0, 51, 255}, {}});
    const Frame frame = rampFrame(2);
    CHECK(displayLut(frame, p, std::nullopt, false) == std::vector<std::uint8_t>{0, 51, 255});
    CHECK_FALSE(defaultWindow(frame, p));
    // c = 1.5, w = 3: 0 black, 1 middle, 2 white
    CHECK(displayLut(frame, p, Window{1.5, 3, WindowFunction::Linear, {}}, false) ==
          std::vector<std::uint8_t>{0, 128, 255});
}

TEST_CASE("full range YBR becomes RGB by the equations of the standard")
{
    // PS3.3 C.7.6.3.1.2: R = Y + 1.402 (Cr - 128), G = Y - 0.344136 (Cb - 128) - 0.714136 (Cr - 128), B = Y + 1.772 (Cb
    // - 128)
    CHECK(rgbOfYbrFull(128, 128, 128) == 0xFF808080);
    CHECK(rgbOfYbrFull(76, 85, 255) == 0xFFFE0000);
    // 100, 90, 150: R = 100 + 30.844 = 131, G = 100 + 13.077 - 15.711 = 97, B = 100 - 67.336 = 33
    CHECK(rgbOfYbrFull(100, 90, 150) == 0xFF836121);
}

TEST_CASE("half of a level is the mean of four and keeps an odd last column and row")
{
    Level level{3, 3, {0, 4, 10, 8, 12, 30, 50, 70, 90}, {}};
    const Level half = halved(level);
    CHECK(half.columns == 2);
    CHECK(half.rows == 2);
    // (0+4+8+12+2)/4 = 6, (10+10+30+30+2)/4 = 20, (50+70+50+70+2)/4 = 60, 90
    CHECK(half.grey == std::vector<std::uint16_t>{6, 20, 60, 90});
}

TEST_CASE("values that lie closer together than 1 are shown over their whole range")
{
    // Stored 0 to 100 in steps of 1, each worth 0.0001: 0 to 0.01, as parametric maps have them.
    std::vector<std::uint16_t> grey(101);
    for (std::size_t i = 0; i < grey.size(); ++i)
        grey[i] = std::uint16_t(i);
    const auto frame = Frame::fromGrey(101, 1, grey, 0, 1);
    Presentation presentation;
    presentation.modality.slope = 0.0001;
    const auto lut = displayLut(frame, presentation, std::nullopt, false);
    CHECK(int(lut.front()) == 0);
    CHECK(int(lut.back()) == 255);
    CHECK(int(lut[50]) == 128); // half of 255, rounded
}
