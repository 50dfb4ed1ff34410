// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "viewer/pixel/DisplayLut.h"
#include "viewer/render/FrameRenderer.h"
#include "viewer/render/Overlay.h"
#include "viewer/render/PrintSheet.h"

#include <QLocale>

#include <cmath>

using namespace td::viewer;
using namespace Qt::StringLiterals;

namespace {

std::vector<std::uint8_t> identity()
{
    std::vector<std::uint8_t> lut(256);
    for (std::size_t i = 0; i < lut.size(); ++i)
        lut[i] = std::uint8_t(i);
    return lut;
}

} // namespace

TEST_CASE("an image drawn in its own size keeps every pixel")
{
    const pixel::Frame frame = pixel::Frame::fromGrey(3, 2, {0, 50, 100, 150, 200, 255}, 0, 1);
    const QImage image =
        render::renderFrame(frame, identity(), scene::ViewState().placement({3, 2}, 1, {3, 2}), {3, 2});
    REQUIRE(image.size() == QSize(3, 2));
    CHECK(qGray(image.pixel(0, 0)) == 0);
    CHECK(qGray(image.pixel(1, 0)) == 50);
    CHECK(qGray(image.pixel(2, 1)) == 255);
}

TEST_CASE("an enlarged image is interpolated linearly between pixel centres")
{
    // Two pixels 0 and 200 over four: centres at 0.5 and 1.5 of two; canvas centres at 0.25, 0.75, 1.25, 1.75
    // -> 0, a quarter of the way, three quarters, 200
    const pixel::Frame frame = pixel::Frame::fromGrey(2, 1, {0, 200}, 0, 1);
    const QImage image =
        render::renderFrame(frame, identity(), scene::ViewState().placement({2, 1}, 1, {4, 2}), {4, 2});
    CHECK(qGray(image.pixel(0, 0)) == 0);
    CHECK(qGray(image.pixel(1, 0)) == 50);
    CHECK(qGray(image.pixel(2, 1)) == 150);
    CHECK(qGray(image.pixel(3, 1)) == 200);
}

TEST_CASE("outside the image the canvas is black")
{
    const pixel::Frame frame = pixel::Frame::fromGrey(2, 2, {255, 255, 255, 255}, 0, 1);
    const QImage image =
        render::renderFrame(frame, identity(), scene::ViewState().placement({2, 2}, 1, {8, 4}), {8, 4});
    CHECK(qGray(image.pixel(1, 1)) == 0);
    CHECK(qGray(image.pixel(2, 1)) == 255);
    CHECK(qGray(image.pixel(5, 1)) == 255);
    CHECK(qGray(image.pixel(6, 1)) == 0);
}

TEST_CASE("a fine chequerboard drawn small becomes its mean instead of a moire")
{
    const int side = 2048;
    std::vector<std::uint16_t> grey(std::size_t(side) * side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            grey[std::size_t(y) * side + std::size_t(x)] = (x + y) % 2 ? 200 : 0;
    const pixel::Frame frame = pixel::Frame::fromGrey(side, side, std::move(grey), 0, 1);
    const QImage image =
        render::renderFrame(frame, identity(), scene::ViewState().placement({side, side}, 1, {500, 500}), {500, 500});
    for (int i = 0; i < 500; i += 7)
        CHECK(std::abs(qGray(image.pixel(i, 499 - i)) - 100) <= 1);
}

TEST_CASE("colour keeps its channels apart")
{
    const pixel::Frame frame = pixel::Frame::fromColour(2, 1, {0xFFFF0000, 0xFF0000FF});
    const QImage image = render::renderFrame(frame, {}, scene::ViewState().placement({2, 1}, 1, {4, 2}), {4, 2});
    CHECK(image.pixelColor(0, 0) == QColor(255, 0, 0));
    CHECK(image.pixelColor(3, 0) == QColor(0, 0, 255));
    const QColor between = image.pixelColor(1, 0); // a quarter of the way
    CHECK(std::abs(between.red() - 191) <= 1);
    CHECK(between.green() == 0);
    CHECK(std::abs(between.blue() - 63) <= 1);
}

TEST_CASE("a tiny and an empty canvas are drawn without harm")
{
    const pixel::Frame frame = pixel::Frame::fromGrey(1, 1, {7}, 0, 1);
    CHECK_FALSE(
        render::renderFrame(frame, identity(), scene::ViewState().placement({1, 1}, 1, {1, 1}), {1, 1}).isNull());
    CHECK_FALSE(
        render::renderFrame(frame, identity(), scene::ViewState().placement({1, 1}, 1, {0, 0}), {0, 0}).isNull());
    scene::ViewState far;
    far.panX = 30;
    CHECK(qGray(render::renderFrame(frame, identity(), far.placement({1, 1}, 1, {9, 9}), {9, 9}).pixel(4, 4)) == 0);
}

TEST_CASE("a scale bar is one or two or five times a power of ten")
{
    CHECK(render::scaleBarLength(73) == Approx(50));
    CHECK(render::scaleBarLength(49) == Approx(20));
    CHECK(render::scaleBarLength(1.4) == Approx(1));
    CHECK(render::scaleBarText(50, QLocale::c()) == u"5 cm"_s);
    CHECK(render::scaleBarText(5, QLocale::c()) == u"5 mm"_s);
    CHECK(render::scaleBarText(0.5, QLocale(QLocale::Italian)) == u"0,5 mm"_s);
}

TEST_CASE("what a shutter hides on the screen is hidden on paper")
{
    const auto frame =
        std::make_shared<pixel::Frame>(pixel::Frame::fromGrey(10, 10, std::vector<std::uint16_t>(100, 255), 0, 1));
    geometry::Shutter shutter;
    shutter.box = geometry::ImageBox{{5, 0}, {10, 10}}; // the right half is seen
    render::Sheet sheet;
    render::SheetCell cell;
    cell.frame = frame;
    cell.lut = identity();
    cell.graphics = render::FileGraphics({10, 10}, {}, shutter, {});
    sheet.cells = {cell};
    const render::PreparedSheet prepared = render::prepareSheet(sheet, {100, 140});
    REQUIRE(prepared.cells.size() == 1);
    const QImage &image = prepared.cells[0].image;
    const int middle = image.height() / 2;
    CHECK(qGray(image.pixel(image.width() / 4, middle)) == 0);
    CHECK(qGray(image.pixel(image.width() * 3 / 4, middle)) == 255);
}

TEST_CASE("a legend names what finds room and counts the rest")
{
    CHECK(render::namedEntries(3, 5) == 3);
    CHECK(render::namedEntries(7, 20) == 7); // "and 1 more" would take as much room as the name
    CHECK(render::namedEntries(8, 20) == 6);
    CHECK(render::namedEntries(5, 3) == 2);
    CHECK(render::namedEntries(3, 0) == 1);
    CHECK(render::namedEntries(2, 0) == 2);
}
