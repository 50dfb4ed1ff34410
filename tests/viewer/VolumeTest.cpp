// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "tests/viewer/VolumeFixture.h"
#include "viewer/volume/PlaneSet.h"
#include "viewer/volume/Reslicer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace td;
using namespace td::viewer;
using namespace td::test;
using namespace Qt::StringLiterals;
using geometry::Vector;
using volume::Cut;
using volume::Obstacle;
using volume::Projection;
using volume::Volume;

namespace {

/// Whole numbers at whole millimetres, so that voxels hold it without rounding.
int ramp(const Vector &mm)
{
    return int(std::lround(2 * mm[0] - 3 * mm[1] + 5 * mm[2] + 400));
}

double exactRamp(const Vector &mm)
{
    return 2 * mm[0] - 3 * mm[1] + 5 * mm[2] + 400;
}

std::vector<double> every(double mm, int count)
{
    std::vector<double> z;
    for (int i = 0; i < count; ++i)
        z.push_back(mm * i);
    return z;
}

std::shared_ptr<const Volume> built(Images images)
{
    const auto volume = Volume::build(std::move(images));
    REQUIRE(volume.has_value());
    return *volume;
}

Obstacle refusedFor(Images images)
{
    const auto volume = Volume::build(std::move(images));
    REQUIRE_FALSE(volume.has_value());
    return volume.error().obstacle;
}

/// A plane at an odd angle to every axis.
Cut obliqueThrough(const geometry::PatientPoint &p)
{
    const double a = 0.5;
    const double b = 0.8;
    return {p,
            {std::cos(a), std::sin(a), 0},
            {-std::sin(a) * std::cos(b), std::cos(a) * std::cos(b), std::sin(b)},
            0,
            Projection::Mean};
}

/// Compares every pixel whose voxels are all inside with the ramp, and returns how many those are.
int checkRamp(const Volume &volume, const Cut &cut)
{
    const auto image = volume::Reslicer::reslice(volume, cut);
    const volume::VoxelGrid &grid = volume.grid();
    int inside = 0;
    double worst = 0;
    for (int row = 0; row < image->size().rows; ++row)
        for (int column = 0; column < image->size().columns; ++column) {
            const geometry::PatientPoint p = image->plane->toPatient({column + 0.5, row + 0.5});
            const volume::VoxelPoint v = grid.toVoxel(p);
            const bool all = v.column >= 0 && v.row >= 0 && v.slice >= 0 && v.column <= grid.columns() - 1 &&
                             v.row <= grid.rows() - 1 && v.slice <= grid.slices() - 1;
            if (!all)
                continue;
            ++inside;
            const auto value = valueOf(*image, column, row);
            REQUIRE(value.has_value());
            worst = std::max(worst, std::abs(*value - exactRamp(p.mm)));
        }
    CHECK(worst <= 0.501); // pixels are whole numbers
    return inside;
}

} // namespace

TEST_CASE("an oblique cut through a linear ramp is that ramp")
{
    const auto volume = built(stackAt(every(2, 12), ramp, {.position = {-8, 3, 40}}));
    CHECK(volume->grid().isRegular());
    CHECK(volume->grid().tiltDegrees() == Approx(0).margin(1e-9));
    CHECK(checkRamp(*volume, obliqueThrough(volume->grid().center())) > 100);
}

TEST_CASE("a stack of a tilted gantry keeps every value in its place")
{
    // Each image 2 mm above the one before and 1 mm behind it: atan(1/2) = 26.565 degrees.
    const auto volume = built(stackAt(every(2, 12), ramp, {.position = {-8, 3, 40}}, {0, 0.5}));
    CHECK(volume->grid().tiltDegrees() == Approx(26.565).margin(0.001));
    CHECK(volume->grid().sliceSpacingMm() == Approx(2));
    CHECK(checkRamp(*volume, obliqueThrough(volume->grid().center())) > 100);
    const volume::PlaneSet planes(volume->grid());
    for (const volume::View view : volume::kViews)
        CHECK(checkRamp(*volume, planes.cut(view)) > 50);
}

TEST_CASE("images at uneven distances keep their own places when they are thick enough to leave no gap")
{
    const auto images = stackAt({0, 2, 4, 6, 7, 10, 13, 16}, ramp, {.thicknessMm = 3});
    const auto volume = built(images);
    CHECK_FALSE(volume->grid().isRegular());
    CHECK(checkRamp(*volume, obliqueThrough(volume->grid().center())) > 100);
    // Half way between 7 and 10 mm is half way between the fifth and the sixth image.
    CHECK(volume->grid().toVoxel({{4, 4, 8.5}}).slice == Approx(4.5));
    CHECK(volume->grid().toPatient({4, 4, 4.5}).mm[2] == Approx(8.5));
}

TEST_CASE("an axial cut at an image of an axial series is that image, pixel by pixel")
{
    std::mt19937 random(7);
    const auto noise = [&](const Vector &) { return int(random() % 3000) - 1000; };
    const Images images = stackAt(every(3, 5), noise, {.position = {10, -20, 30}, .spacing = {0.7, 0.7}});
    const auto volume = built(images);
    const auto cut = volume::Reslicer::reslice(*volume, {images[3]->plane->toPatient({4, 4})});
    REQUIRE(cut->size().columns == 16);
    REQUIRE(cut->size().rows == 16);
    for (int row = 0; row < 16; ++row)
        for (int column = 0; column < 16; ++column)
            CHECK(valueOf(*cut, column, row) == images[3]->frame->storedAt(column, row));
    CHECK(cut->millimetresPerColumn == Approx(0.7));
    CHECK(cut->calibration.spacingMm == std::array{0.7, 0.7});
}

TEST_CASE("the three planes are looked at as radiologists do")
{
    const auto volume = built(stackAt(every(1, 16), ramp));
    const volume::PlaneSet planes(volume->grid());
    const auto edges = [&](volume::View view) { return volume::Reslicer::reslice(*volume, planes.cut(view))->edges; };
    const geometry::EdgeLetters axial = edges(volume::View::Axial);
    CHECK(axial.left == u"R"_s);
    CHECK(axial.top == u"A"_s);
    const geometry::EdgeLetters coronal = edges(volume::View::Coronal);
    CHECK(coronal.left == u"R"_s);
    CHECK(coronal.top == u"H"_s);
    const geometry::EdgeLetters sagittal = edges(volume::View::Sagittal);
    CHECK(sagittal.left == u"A"_s);
    CHECK(sagittal.top == u"H"_s);
}

TEST_CASE("a bright spot towards the head is at the top of the coronal cut, one on the patient's left at its right")
{
    const auto spot = [](const Vector &mm) { return mm[0] == 13 && mm[1] == 8 && mm[2] == 14 ? 1000 : 0; };
    const auto volume = built(stackAt(every(1, 16), spot));
    volume::PlaneSet planes(volume->grid());
    planes.setCenter({{8, 8, 8}});
    const auto coronal = volume::Reslicer::reslice(*volume, planes.cut(volume::View::Coronal));
    // z from 15 at row 0 down to 0 at row 15: 14 is row 1; x = 13 is column 13.
    CHECK(valueOf(*coronal, 13, 1) == 1000);
}

TEST_CASE("a slab shows the largest, the smallest or the mean value of its depth")
{
    // Slices at z = 0..8 of value 10 z; the slab of 4 mm around z = 4 holds 20, 30, 40, 50, 60.
    const auto volume = built(stackAt(every(1, 9), [](const Vector &mm) { return int(10 * mm[2]); }));
    Cut cut{{{4, 4, 4}}, {1, 0, 0}, {0, 1, 0}, 4, Projection::Maximum};
    CHECK(valueOf(*volume::Reslicer::reslice(*volume, cut), 8, 8) == 60);
    cut.projection = Projection::Minimum;
    CHECK(valueOf(*volume::Reslicer::reslice(*volume, cut), 8, 8) == 20);
    cut.projection = Projection::Mean;
    CHECK(valueOf(*volume::Reslicer::reslice(*volume, cut), 8, 8) == 40);
    // Around z = 8 the upper half lies outside and does not count: 60, 70, 80 -> 70; 8.5 is still inside the voxel.
    cut.through = {{4, 4, 8}};
    CHECK(valueOf(*volume::Reslicer::reslice(*volume, cut), 8, 8) == 70);
}

TEST_CASE("outside the volume there is no value, and it is shown black")
{
    const auto volume = built(stackAt(every(1, 9), [](const Vector &) { return 500; }));
    const Cut far{{{8, 8, 60}}};
    const auto image = volume::Reslicer::reslice(*volume, far);
    CHECK_FALSE(valueOf(*image, 8, 8).has_value());
    CHECK(image->presentation.padding == std::array{0, 0});
}

TEST_CASE("padding of the images is no value and does not stain its neighbours")
{
    const auto half = [](const Vector &mm) { return mm[0] < 8 ? -2000 : 100; };
    const auto volume = built(stackAt(every(2, 6), half, {.padding = {{-2000, -2000}}}));
    CHECK(volume->hasPadding());
    const auto image = volume::Reslicer::reslice(*volume, obliqueThrough({{8, 8, 5}}));
    int values = 0;
    int none = 0;
    for (int row = 0; row < image->size().rows; ++row)
        for (int column = 0; column < image->size().columns; ++column) {
            const auto value = valueOf(*image, column, row);
            values += value ? 1 : 0;
            none += value ? 0 : 1;
            if (value)
                CHECK(*value == 100);
        }
    CHECK(values > 20);
    CHECK(none > 20);
    CHECK_FALSE(volume->nearestValue({{2, 2, 4}}).has_value());
    CHECK(volume->nearestValue({{12, 2, 4}}) == 100);
}

TEST_CASE("images with slopes of their own share one scale of values")
{
    // PET: the same stored 1000 under slopes 1, 2 and 4 measures 1000, 2000 and 4000.
    Images images;
    double z = 0;
    for (const double slope : {1.0, 2.0, 4.0}) {
        images.push_back(Slice{.position = {0, 0, z}, .slope = slope}.image([](const Vector &) { return 1000; }));
        z += 3;
    }
    const auto volume = built(images);
    // 3000 units in 65534 steps: nothing is off by more than half of 0.046.
    CHECK(*volume->nearestValue({{4, 4, 0}}) == Approx(1000).margin(0.03));
    CHECK(*volume->nearestValue({{4, 4, 3}}) == Approx(2000).margin(0.03));
    CHECK(*volume->nearestValue({{4, 4, 6}}) == Approx(4000).margin(0.03));
}

TEST_CASE("equal slopes keep every value exactly")
{
    Images images = stackAt(every(2, 4), ramp, {.slope = 0.5, .intercept = -1024});
    const auto volume = built(images);
    CHECK(*volume->nearestValue({{3, 5, 4}}) == 0.5 * ramp({3, 5, 4}) - 1024);
}

TEST_CASE("what makes no volume is refused for its reason")
{
    const Images good = stackAt(every(2, 6), ramp);
    SECTION("too few images")
    {
        CHECK(refusedFor({good[0], good[1]}) == Obstacle::TooFew);
    }
    SECTION("one image twice, as of two echoes")
    {
        Images images = good;
        images.push_back(good[2]);
        CHECK(refusedFor(images) == Obstacle::RepeatedPosition);
    }
    SECTION("every image twice, as of two times")
    {
        Images images = good;
        images.insert(images.end(), good.begin(), good.end());
        CHECK(refusedFor(images) == Obstacle::RepeatedPosition);
    }
    SECTION("an image is missing")
    {
        Images images = good;
        images.erase(images.begin() + 2);
        const auto volume = Volume::build(images);
        REQUIRE_FALSE(volume.has_value());
        CHECK(volume.error() == volume::Refusal{Obstacle::Gap, 4});
    }
    SECTION("an image that does not say where it lies")
    {
        Images images = good;
        auto lost = std::make_shared<load::LoadedImage>(*good[2]);
        lost->plane.reset();
        images[2] = lost;
        CHECK(refusedFor(images) == Obstacle::NoPlacement);
    }
    SECTION("other axes")
    {
        Images images = good;
        images[2] = Slice{.position = {0, 0, 4}, .frameOfReference = u"9.9"_s}.image(ramp);
        CHECK(refusedFor(images) == Obstacle::OtherFrameOfReference);
    }
    SECTION("another matrix or pixel size")
    {
        Images images = good;
        images[2] = Slice{.position = {0, 0, 4}, .columns = 12}.image(ramp);
        CHECK(refusedFor(images) == Obstacle::OtherSize);
        images[2] = Slice{.position = {0, 0, 4}, .spacing = {1.1, 1.1}}.image(ramp);
        CHECK(refusedFor(images) == Obstacle::OtherSize);
    }
    SECTION("a scout among them")
    {
        Images images = good;
        images.push_back(Slice{.orientation = {1, 0, 0, 0, 0, -1}}.image(ramp));
        CHECK(refusedFor(images) == Obstacle::NotParallel);
    }
    SECTION("turned by more than half a pixel at the edge")
    {
        // 16 pixels times 0.05 = 0.8 pixels.
        Images images = good;
        images[2] = Slice{.orientation = {std::cos(0.05), std::sin(0.05), 0, -std::sin(0.05), std::cos(0.05), 0},
                          .position = {0, 0, 4}}
                        .image(ramp);
        CHECK(refusedFor(images) == Obstacle::NotParallel);
    }
    SECTION("one image shifted sideways")
    {
        Images images = good;
        images[2] = Slice{.position = {0, 3, 4}}.image(ramp);
        CHECK(refusedFor(images) == Obstacle::NotInLine);
    }
    SECTION("colour")
    {
        Images images = good;
        auto colour = std::make_shared<load::LoadedImage>(*good[2]);
        colour->frame = std::make_shared<pixel::Frame>(
            pixel::Frame::fromColour(16, 16, std::vector<std::uint32_t>(256, 0xFF112233)));
        images[2] = colour;
        CHECK(refusedFor(images) == Obstacle::Colour);
    }
    SECTION("more bytes than allowed")
    {
        // 16 x 16 x 6 voxels of two bytes are 3072.
        CHECK(Volume::build(good, 3072).has_value());
        const auto volume = Volume::build(good, 3071);
        REQUIRE_FALSE(volume.has_value());
        CHECK(volume.error().obstacle == Obstacle::TooLarge);
    }
}

TEST_CASE("the order of the images does not matter")
{
    Images images = stackAt(every(2, 6), ramp);
    std::swap(images[0], images[4]);
    std::swap(images[1], images[5]);
    CHECK(*built(images)->nearestValue({{3, 5, 8}}) == ramp({3, 5, 8}));
}

TEST_CASE("a halved image keeps its place and the mean of its pixels")
{
    const auto image = Slice{.position = {10, 20, 30}, .padding = {{-2000, -2000}}}.image(
        [](const Vector &mm) { return mm[0] == 10 ? -2000 : int(mm[0]); });
    const auto half = volume::halved(image);
    REQUIRE(half->size().columns == 8);
    // The centre of pixels 0 and 1 of 1 mm at 10 and 11 mm is at 10.5 mm.
    CHECK(half->plane->origin() == Vector{10.5, 20.5, 30});
    CHECK(half->plane->columnSpacingMm() == 2);
    CHECK(half->frame->storedAt(0, 0) == 11); // 10 mm is padding and does not count
    CHECK(half->frame->storedAt(3, 3) == 17); // (16 + 17) / 2, rounded
}

TEST_CASE("turning in one plane turns the two others and keeps all at right angles")
{
    const auto volume = built(stackAt(every(1, 16), ramp));
    volume::PlaneSet planes(volume->grid());
    const double angle = std::numbers::pi / 6;
    planes.turn(volume::View::Axial, angle);
    CHECK(planes.isStraight(volume::View::Axial));
    CHECK_FALSE(planes.isStraight(volume::View::Coronal));
    // Clockwise on the axial screen, from the patient's left (right edge) towards the back (bottom).
    const Cut coronal = planes.cut(volume::View::Coronal);
    CHECK(coronal.right[0] == Approx(std::cos(angle)));
    CHECK(coronal.right[1] == Approx(std::sin(angle)));
    for (int i = 0; i < 500; ++i)
        planes.turn(volume::kViews[std::size_t(i % 3)], 0.37);
    const Vector a = planes.cut(volume::View::Axial).into();
    const Vector b = planes.cut(volume::View::Coronal).into();
    const Vector c = planes.cut(volume::View::Sagittal).into();
    CHECK(std::abs(geometry::dot(a, b)) < 1e-9);
    CHECK(std::abs(geometry::dot(b, c)) < 1e-9);
    CHECK(std::abs(geometry::dot(c, a)) < 1e-9);
    planes.reset(volume->grid());
    CHECK(planes.isStraight(volume::View::Coronal));
}

TEST_CASE("the planes' centre stays in the volume")
{
    const auto volume = built(stackAt(every(1, 16), ramp));
    volume::PlaneSet planes(volume->grid());
    planes.move(volume::View::Axial, 1000);
    CHECK(planes.center().mm[2] == 15);
    planes.move(volume::View::Axial, -3);
    CHECK(planes.center().mm[2] == 12);
}

TEST_CASE("a cancelled cut gives nothing")
{
    const auto volume = built(stackAt(every(1, 16), ramp));
    const std::atomic_bool cancelled = true;
    CHECK(volume::Reslicer::reslice(*volume, {{{8, 8, 8}}}, 1, &cancelled) == nullptr);
}
