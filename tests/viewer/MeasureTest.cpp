// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/geometry/Measure.h"
#include "tests/support/Catch.h"
#include "viewer/pixel/RegionStatistics.h"
#include "viewer/scene/Annotation.h"

#include <array>

using namespace td::viewer;
using geometry::Calibration;
using geometry::ImagePoint;
using geometry::LengthUnit;
using geometry::PhysicalUnit;
using geometry::Scale;
using geometry::Unknown;
using Kind = scene::Annotation::Kind;

namespace {

Scale spaced(double rowMm, double columnMm)
{
    return {{Calibration::Source::PixelSpacing, std::array{rowMm, columnMm}, {}}, rowMm / columnMm};
}

Scale unknown(double aspect = 1)
{
    return {{}, aspect};
}

/// A B-mode picture of 0.5 mm pixels over a spectrum of 10 ms columns and 2 cm/s rows, with 20 rows between them.
Scale ultrasound()
{
    Calibration c{Calibration::Source::Regions, {}, {}};
    c.regions.push_back({0, 0, 99, 99, PhysicalUnit::Centimetre, PhysicalUnit::Centimetre, 0.05, 0.05});
    c.regions.push_back({0, 120, 199, 219, PhysicalUnit::Second, PhysicalUnit::CentimetrePerSecond, 0.01, -2});
    return {c, 1};
}

scene::Annotation shape(Kind kind, std::vector<ImagePoint> points)
{
    return {.kind = kind, .points = std::move(points)};
}

/// 4 by 2 pixels whose stored values are -2 to 5 in the order of reading.
pixel::Frame smallFrame()
{
    return pixel::Frame::fromGrey(4, 2, {0, 1, 2, 3, 4, 5, 6, 7}, -2, 1);
}

int countOf(const std::vector<pixel::PixelSpan> &spans)
{
    int sum = 0;
    for (const pixel::PixelSpan &span : spans)
        sum += span.lastColumn - span.firstColumn + 1;
    return sum;
}

} // namespace

TEST_CASE("a length uses the spacing of rows and of columns, each for its own direction")
{
    // 40 columns of 0.25 mm = 10 mm, 30 rows of 0.5 mm = 15 mm; the root of 100 + 225
    const auto d = geometry::distance(spaced(0.5, 0.25), {0, 0}, {40, 30});
    REQUIRE(d.why == Unknown::Nothing);
    CHECK(d.direct.value == Approx(18.02776));
    CHECK(d.direct.unit == LengthUnit::Millimetre);
}

TEST_CASE("without a scale a length is in pixels and never in millimetres")
{
    const auto d = geometry::distance(unknown(), {0, 0}, {3, 4});
    CHECK(d.direct.value == Approx(5));
    CHECK(d.direct.unit == LengthUnit::Pixel);
}

TEST_CASE("pixels that are not square and of unknown size are counted along rows and columns only")
{
    CHECK(geometry::distance(unknown(2), {0, 0}, {3, 4}).why == Unknown::UnequalPixels);
    const auto along = geometry::distance(unknown(2), {1, 7}, {11, 7});
    CHECK(along.why == Unknown::Nothing);
    CHECK(along.direct.value == Approx(10));
    CHECK(along.direct.unit == LengthUnit::Pixel);
}

TEST_CASE("in an ultrasound image each region measures with its own axes")
{
    // 30 columns and 40 rows of 0.05 cm: 15 mm and 20 mm, together 25 mm
    const auto tissue = geometry::distance(ultrasound(), {10, 10}, {40, 50});
    CHECK(tissue.direct.value == Approx(25));
    CHECK(tissue.direct.unit == LengthUnit::Millimetre);
    // 50 columns of 10 ms, 20 rows of 2 cm/s, the sign of the axis apart
    const auto spectrum = geometry::distance(ultrasound(), {0, 125}, {50, 145});
    REQUIRE(spectrum.isApart);
    CHECK(spectrum.horizontal.value == Approx(0.5));
    CHECK(spectrum.horizontal.unit == LengthUnit::Second);
    CHECK(spectrum.vertical.value == Approx(40));
    CHECK(spectrum.vertical.unit == LengthUnit::CentimetrePerSecond);
}

TEST_CASE("a length across ultrasound regions, outside them or where they disagree is no number, and says why")
{
    CHECK(geometry::distance(ultrasound(), {10, 10}, {10, 130}).why == Unknown::DifferentRegions);
    CHECK(geometry::distance(ultrasound(), {10, 10}, {10, 110}).why == Unknown::OutsideRegions);
    Scale two = ultrasound();
    two.calibration.regions.push_back({20, 20, 60, 60, PhysicalUnit::Centimetre, PhysicalUnit::Centimetre, 0.04, 0.04});
    CHECK(geometry::distance(two, {30, 30}, {40, 40}).why == Unknown::SeveralRegions);
    CHECK(geometry::distance(two, {1, 1}, {10, 10}).why == Unknown::Nothing);
    Scale same = ultrasound();
    same.calibration.regions.push_back(
        {20, 20, 60, 60, PhysicalUnit::Centimetre, PhysicalUnit::Centimetre, 0.05, 0.05});
    CHECK(geometry::distance(same, {30, 30}, {40, 40}).why == Unknown::Nothing);
    Scale unsaid = ultrasound();
    unsaid.calibration.regions[0].unitX = PhysicalUnit::None;
    CHECK(geometry::distance(unsaid, {10, 10}, {40, 50}).why == Unknown::NoUnit);
}

TEST_CASE("an angle is that of the patient and not of the pixels")
{
    // Rows of 2 mm, columns of 1 mm: (2, 0) and (2, 2) in mm enclose 45 degrees; in pixels it would be 26.6.
    CHECK(geometry::angle(spaced(2, 1), {2, 0}, {0, 0}, {2, 1}).degrees == Approx(45));
    CHECK(geometry::angle(unknown(2), {2, 0}, {0, 0}, {2, 1}).degrees == Approx(45));
    CHECK(geometry::angle(unknown(), {1, 0}, {0, 0}, {0, 1}).degrees == Approx(90));
    CHECK(geometry::angle(unknown(), {1, 0}, {0, 0}, {-1, 0}).degrees == Approx(180));
    // Seconds and centimetres per second enclose no angle.
    CHECK(geometry::angle(ultrasound(), {10, 130}, {20, 130}, {20, 150}).why == Unknown::NoUnit);
    CHECK(geometry::angle(ultrasound(), {10, 30}, {20, 30}, {20, 50}).degrees == Approx(90));
}

TEST_CASE("a Cobb angle does not depend on which way its lines were drawn")
{
    // End plates tilted by +20 and -15 degrees: 35 between them. tan 20 = 0.36397, tan 15 = 0.26795
    const ImagePoint a{0, 0}, b{100, 36.397}, c{0, 200}, d{100, 173.205};
    CHECK(geometry::angleBetweenLines(unknown(), a, b, c, d).degrees == Approx(35).margin(0.01));
    CHECK(geometry::angleBetweenLines(unknown(), b, a, c, d).degrees == Approx(35).margin(0.01));
    CHECK(geometry::angleBetweenLines(unknown(), c, d, b, a).degrees == Approx(35).margin(0.01));
}

TEST_CASE("areas are in square millimetres or in pixels")
{
    const std::vector<ImagePoint> triangle{{0, 0}, {10, 0}, {0, 10}};
    const auto known = geometry::area(spaced(0.5, 0.25), triangle); // 50 pixels of 0.125 mm2
    CHECK(known.value == Approx(6.25));
    CHECK(known.inMillimetres);
    const auto pixels = geometry::area(unknown(), triangle);
    CHECK(pixels.value == Approx(50));
    CHECK_FALSE(pixels.inMillimetres);
    CHECK(geometry::ellipseArea(unknown(), {20, 10}, {0, 0}).value == Approx(157.0796)); // pi / 4 * 20 * 10
    CHECK(geometry::area(ultrasound(), {{10, 130}, {20, 130}, {20, 150}}).why == Unknown::NoUnit);
}

TEST_CASE("an outline that crosses itself has no area")
{
    CHECK(geometry::area(unknown(), {{0, 0}, {10, 10}, {10, 0}, {0, 10}}).why == Unknown::CrossesItself);
    CHECK_FALSE(geometry::crossesItself({{0, 0}, {10, 0}, {10, 10}, {0, 10}}));
    CHECK_FALSE(geometry::crossesItself({{0, 0}, {10, 0}, {5, 5}}));
}

TEST_CASE("a known length calibrates both directions by the shape of the pixels")
{
    const auto square = geometry::calibrated(unknown(), {0, 0}, {60, 80}, 50); // 100 widths
    REQUIRE(square);
    CHECK(square->source == Calibration::Source::User);
    CHECK((*square->spacingMm)[0] == Approx(0.5));
    CHECK((*square->spacingMm)[1] == Approx(0.5));
    const auto tall = geometry::calibrated(unknown(2), {5, 0}, {5, 50}, 50); // 50 rows are 100 widths
    REQUIRE(tall);
    CHECK((*tall->spacingMm)[0] == Approx(1));
    CHECK((*tall->spacingMm)[1] == Approx(0.5));
    CHECK_FALSE(geometry::calibrated(unknown(), {5, 5}, {5.5, 5}, 50));
    CHECK_FALSE(geometry::calibrated(unknown(), {0, 0}, {60, 80}, 0));
}

TEST_CASE("a pixel belongs to a region when its centre does")
{
    using scene::pixelsInside;
    // From 1.5 to 3.5: centres 1.5 and 2.5 of the columns, 1.5 of the rows
    const auto rectangle = pixelsInside(shape(Kind::Rectangle, {{3.5, 2.5}, {1.5, 1.5}}), {10, 10});
    REQUIRE(rectangle.size() == 1);
    CHECK(rectangle[0].row == 1);
    CHECK(rectangle[0].firstColumn == 1);
    CHECK(rectangle[0].lastColumn == 2);
    // The triangle's rows at 0.5, 1.5, 2.5 reach to 3.5, 2.5, 1.5: 3, 2 and 1 centres lie left of that.
    CHECK(countOf(pixelsInside(shape(Kind::Freehand, {{0, 0}, {4, 0}, {0, 4}}), {10, 10})) == 6);
    // A circle of radius 2: at 0.5 half its chord is 1.32, at 1.5 it is 1.94: 2 + 4 + 4 + 2
    CHECK(countOf(pixelsInside(shape(Kind::Ellipse, {{0, 0}, {4, 4}}), {10, 10})) == 12);
    // What lies outside the image is left out.
    CHECK(countOf(pixelsInside(shape(Kind::Rectangle, {{-5, -5}, {50, 50}}), {10, 10})) == 100);
    CHECK(countOf(pixelsInside(shape(Kind::Rectangle, {{-5, -5}, {-1, -1}}), {10, 10})) == 0);
}

TEST_CASE("statistics are of modality values without the padding, with the deviation of a sample")
{
    pixel::Presentation presentation;
    presentation.modality.slope = 2;
    presentation.modality.intercept = 10;
    presentation.padding = std::array{-2, -2};
    // Columns 0 and 1 of both rows: stored -2 (padding), -1, 2, 3; values 8, 14, 16. Mean 38 / 3;
    // squares of the differences 21.778 + 1.778 + 11.111 over 2 = 17.333
    const auto s = pixel::statistics(smallFrame(), presentation, {{0, 0, 1}, {1, 0, 1}});
    CHECK(s.count == 3);
    CHECK(s.padding == 1);
    CHECK(s.mean == Approx(12.66667));
    CHECK(s.deviation == Approx(4.16333));
    CHECK(s.minimum == 8);
    CHECK(s.maximum == 16);
}

TEST_CASE("statistics of nothing, of one pixel and of pixels beside the frame")
{
    const pixel::Presentation plain;
    CHECK(pixel::statistics(smallFrame(), plain, {}).count == 0);
    const auto one = pixel::statistics(smallFrame(), plain, {{1, 3, 3}});
    CHECK(one.count == 1);
    CHECK(one.mean == 5);
    CHECK(one.deviation == 0);
    CHECK(pixel::statistics(smallFrame(), plain, {{-1, 0, 9}, {7, 0, 9}, {1, -4, 90}}).count == 4);
}

TEST_CASE("a negative slope swaps minimum and maximum rightly")
{
    pixel::Presentation presentation;
    presentation.modality.slope = -1;
    const auto s = pixel::statistics(smallFrame(), presentation, {{0, 0, 3}});
    CHECK(s.minimum == -1); // stored -2 to 1
    CHECK(s.maximum == 2);
}

TEST_CASE("there is no value outside the frame, for padding and for colour")
{
    pixel::Presentation presentation;
    presentation.padding = std::array{-2, -1};
    CHECK_FALSE(pixel::valueAt(smallFrame(), presentation, 1, 0));
    CHECK(pixel::valueAt(smallFrame(), presentation, 2, 0) == 0);
    CHECK_FALSE(pixel::valueAt(smallFrame(), presentation, 4, 0));
    CHECK_FALSE(pixel::valueAt(smallFrame(), presentation, 0, -1));
    CHECK_FALSE(pixel::valueAt(pixel::Frame::fromColour(1, 1, {0xFF0000FF}), {}, 0, 0));
}
