// SPDX-License-Identifier: GPL-3.0-or-later
// Segments cut by planes through a volume. Images 3 mm apart of 16 x 16 pixels of 1 mm; the segment of boxSegment().
#include "viewer/volume/SegmentBody.h"
#include "tests/support/Catch.h"
#include "tests/viewer/SegmentFixture.h"
#include "tests/viewer/VolumeFixture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace td;
using namespace td::viewer;
using namespace td::viewer::volume;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const Volume> volumeOf(const std::vector<double> &z, const test::Slice &like = {})
{
    const auto built = Volume::build(test::stackAt(
        z, [](const geometry::Vector &) { return 100; }, like));
    REQUIRE(built);
    return *built;
}

std::shared_ptr<const load::SegmentMasks> masksOf(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file);
    REQUIRE(part10);
    const auto masks = load::SegmentMasks::create(*part10);
    REQUIRE(masks);
    return *masks;
}

/// From the front, through y: columns are x from 0, rows run down from the highest z.
Cut coronal(double y)
{
    return {{{0, y, 0}}, {1, 0, 0}, {0, 0, -1}, 0, Projection::Mean};
}

std::vector<std::shared_ptr<const pixel::Mask>> cutOf(const SegmentBody &body, const Volume &volume, const Cut &cut,
                                                      const QSet<int> &hidden = {})
{
    const auto image = Reslicer::reslice(volume, cut);
    REQUIRE(image);
    return body.cut(*image, cut, hidden);
}

qsizetype count(const std::vector<std::uint8_t> &opacity)
{
    return std::count(opacity.begin(), opacity.end(), 255);
}

} // namespace

TEST_CASE("a segment of two images is cut half way to the images beside them")
{
    const auto volume = volumeOf({0, 3, 6, 9, 12});
    const auto body = SegmentBody::create(masksOf(test::boxSegment({3, 6})), *volume, {});
    REQUIRE(body);
    const auto masks = cutOf(*body, *volume, coronal(7));
    REQUIRE(masks.size() == 1);
    const pixel::Mask &mask = *masks[0];
    CHECK(mask.kind == pixel::Mask::Kind::Segment);
    CHECK(mask.label == u"Fegato"_s);
    CHECK(mask.originColumn == 5); // x from 5 to 8
    CHECK(mask.columns == 4);
    CHECK(mask.originRow == 5); // z from 1.5 to 7.5: 7 to 2, counted down from 12
    CHECK(mask.rows == 6);
    CHECK(count(mask.opacity) == 24);
    CHECK(cutOf(*body, *volume, coronal(10)).empty()); // y ends at 9.5
    CHECK(cutOf(*body, *volume, coronal(7), {1}).empty());
}

TEST_CASE("a frame between the images reaches half the distance of frames, and no further")
{
    const auto volume = volumeOf({0, 3, 6, 9, 12});
    const auto body = SegmentBody::create(masksOf(test::boxSegment({3.7, 4.7})), *volume, {});
    REQUIRE(body);
    const auto masks = cutOf(*body, *volume, coronal(7));
    REQUIRE(masks.size() == 1);
    CHECK(masks[0]->originRow == 7); // z from 3.2 to 5.2: 5 and 4
    CHECK(masks[0]->rows == 2);
}

TEST_CASE("an image without the segment leaves a gap between those that have it")
{
    const auto volume = volumeOf({0, 3, 6, 9, 12});
    const auto body = SegmentBody::create(masksOf(test::boxSegment({0, 9})), *volume, {});
    REQUIRE(body);
    const auto masks = cutOf(*body, *volume, coronal(7));
    REQUIRE(masks.size() == 1);
    // z from 7.5 to 10.5 and from -1.5 to 1.5: rows 2 to 4 (10, 9, 8) and 11, 12 (1, 0).
    CHECK(masks[0]->originRow == 2);
    CHECK(masks[0]->rows == 11);
    CHECK(count(masks[0]->opacity) == 4 * (3 + 2));
}

TEST_CASE("a slab shows the segments of its whole depth")
{
    const auto volume = volumeOf({0, 3, 6, 9, 12});
    const auto body = SegmentBody::create(masksOf(test::boxSegment({3, 6})), *volume, {});
    REQUIRE(body);
    Cut cut = coronal(12);
    cut.slabMm = 4; // y from 10 to 14
    CHECK(cutOf(*body, *volume, cut).empty());
    cut.slabMm = 6; // from 9
    const auto masks = cutOf(*body, *volume, cut);
    REQUIRE(masks.size() == 1);
    CHECK(count(masks[0]->opacity) == 24);
}

TEST_CASE("a turned plane cuts what a ruler would find")
{
    const auto volume = volumeOf({0, 3, 6, 9, 12});
    const auto body = SegmentBody::create(masksOf(test::boxSegment({3, 6})), *volume, {});
    REQUIRE(body);
    // Through the middle of the square at 6.5, 7.5, turned by 45 degrees around z: along its diagonal, 4 * sqrt(2) mm
    // wide and 6 mm high.
    const double half = std::numbers::sqrt2 / 2;
    const Cut cut{{{6.5, 7.5, 0}}, {half, half, 0}, {0, 0, -1}, 0, Projection::Mean};
    const auto masks = cutOf(*body, *volume, cut);
    REQUIRE(masks.size() == 1);
    CHECK(std::abs(masks[0]->columns - 4 * std::numbers::sqrt2) <= 1);
    CHECK(masks[0]->rows == 6);
}

TEST_CASE("segments of other images and of another space are not cut")
{
    const auto volume = volumeOf({0, 3, 6, 9, 12});
    const auto named = masksOf(test::boxSegment({3, 6}, {"1.2.10.1.4", "1.2.10.1.7"}));
    CHECK_FALSE(SegmentBody::create(named, *volume, {SopInstanceUid::create(u"1.2.77"_s).value()}));
    CHECK(SegmentBody::create(named, *volume, {SopInstanceUid::create(u"1.2.10.1.7"_s).value()}));
    test::Slice elsewhere;
    elsewhere.frameOfReference = u"1.2.4"_s;
    const auto other = volumeOf({0, 3, 6, 9, 12}, elsewhere);
    CHECK_FALSE(SegmentBody::create(masksOf(test::boxSegment({3, 6})), *other, {}));
}

TEST_CASE("a plane knows whether its values are those of the images, and which plane it is")
{
    const auto volume = volumeOf({0, 3, 6, 9, 12});
    const auto making = [&](const Cut &cut, int coarseness = 1) {
        return Reslicer::reslice(*volume, cut, coarseness)->making;
    };
    const Cut axial{{{0, 0, 6}}, {1, 0, 0}, {0, 1, 0}, 0, Projection::Mean};
    Cut between = axial;
    between.through.mm[2] = 7;
    Cut slab = axial;
    slab.slabMm = 5;
    CHECK(making(axial) == load::Making::Voxels);
    CHECK(making(between) == load::Making::Interpolated);
    CHECK(making(coronal(7)) == load::Making::Interpolated); // 3 mm of z in pixels of 1 mm
    CHECK(making(slab) == load::Making::Slab);
    CHECK(making(axial, 2) == load::Making::Draft);

    const auto name = [&](const Cut &cut) { return Reslicer::reslice(*volume, cut)->attributes->sopInstance; };
    Cut same = axial;
    same.through.mm = {3, 4, 6 + 1e-9}; // another point of the plane, after some arithmetic
    CHECK_FALSE(name(axial).isEmpty());
    CHECK(name(same) == name(axial));
    CHECK(name(between) != name(axial));
    CHECK(name(slab) != name(axial));
    CHECK(name(coronal(7)) != name(axial));
    CHECK(Reslicer::reslice(*volume, axial, 2)->attributes->sopInstance.isEmpty());
}
