// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/PicturePlan.h"
#include "tests/support/Catch.h"

using namespace td;
using authoring::PictureSpot;
using authoring::planPictures;

namespace {

QVector<model::ImagingInstance> instances(const QVector<int> &frames)
{
    QVector<model::ImagingInstance> all;
    for (const int count : frames) {
        model::ImagingInstance instance;
        instance.rows = instance.columns = count > 0 ? 64 : 0; // 0 stands for an object without pixels
        instance.numberOfFrames = count;
        all.append(instance);
    }
    return all;
}

} // namespace

TEST_CASE("Twelve frames or fewer all get a picture, wherever they lie")
{
    CHECK(planPictures(instances({1, 2, 1})) == QVector<PictureSpot>{{0, 0}, {1, 0}, {1, 1}, {2, 0}});
    const auto twelve = planPictures(instances({12}));
    REQUIRE(twelve.size() == 12);
    CHECK(twelve.first() == PictureSpot{0, 0});
    CHECK(twelve.last() == PictureSpot{0, 11});
}

TEST_CASE("Of more than twelve frames those in the middle of twelve equal shares get a picture")
{
    // 24 frames: shares of two, whose second one begins at the middle: 1, 3, … 23
    const auto even = planPictures(instances(QVector<int>(24, 1)));
    REQUIRE(even.size() == 12);
    for (int i = 0; i < 12; ++i)
        CHECK(even[i] == PictureSpot{2 * i + 1, 0});
    // 13 frames: (2 i + 1) 13 / 24, rounded down, leaves out one alone, the seventh
    QVector<int> numbers;
    for (const PictureSpot &spot : planPictures(instances({13})))
        numbers.append(spot.frame);
    CHECK(numbers == QVector<int>{0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12});
}

TEST_CASE("The shares run over all instances of a series, long and short")
{
    // 60 frames in three instances of 10, 40 and 10: shares of five, middles 2, 7, 12, … 57
    const QVector<PictureSpot> expected{{0, 2},  {0, 7},  {1, 2},  {1, 7},  {1, 12}, {1, 17},
                                        {1, 22}, {1, 27}, {1, 32}, {1, 37}, {2, 2},  {2, 7}};
    CHECK(planPictures(instances({10, 40, 10})) == expected);
}

TEST_CASE("Objects without pixels get no picture and take no share")
{
    CHECK(planPictures(instances({0, 0})).isEmpty());
    CHECK(planPictures({}).isEmpty());
    CHECK(planPictures(instances({0, 1, 0, 1})) == QVector<PictureSpot>{{1, 0}, {3, 0}});
}

TEST_CASE("An index that does not say how many frames there are means one")
{
    auto one = instances({1});
    one[0].numberOfFrames = 0;
    CHECK(planPictures(one) == QVector<PictureSpot>{{0, 0}});
}

TEST_CASE("The longest series that an index can name is planned without overflow")
{
    constexpr int most = 2147483647;
    const auto spots = planPictures(instances({most, most}));
    REQUIRE(spots.size() == 12);
    CHECK(spots[5].instance == 0);
    CHECK(spots[6].instance == 1);
    // The last share ends at 2 (2^31 - 1); its middle is 23 / 24 of that, and 11 / 12 of the second instance.
    CHECK(spots[11] == PictureSpot{1, int(qint64(most) * 11 / 12)});
}
