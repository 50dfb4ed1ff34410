// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/LoadOrder.h"
#include "tests/support/Catch.h"

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;
using viewer::load::directionOf;
using viewer::load::Focus;
using viewer::load::Gaze;
using viewer::load::LoadOrder;
using viewer::load::Spot;

namespace {

/// Stacks of these sizes whose thumbnails are there already.
std::vector<LoadOrder::StackSize> stacksOf(const std::vector<int> &counts)
{
    std::vector<LoadOrder::StackSize> stacks;
    for (const int count : counts)
        stacks.push_back({count, false});
    return stacks;
}

std::vector<Spot> all(LoadOrder order)
{
    std::vector<Spot> spots;
    while (const auto spot = order.next())
        spots.push_back(*spot);
    return spots;
}

QVector<int> indices(const std::vector<Spot> &spots)
{
    QVector<int> list;
    for (const Spot &spot : spots)
        list.append(spot.index);
    return list;
}

SeriesInstanceUid series(int number)
{
    return SeriesInstanceUid::create(u"1.%1"_s.arg(number)).value();
}

} // namespace

TEST_CASE("images are wanted from the current one outward")
{
    CHECK(indices(all({stacksOf({6}), {{{0, 2}, 0}}})) == QVector<int>{2, 3, 1, 4, 0, 5});
    CHECK(indices(all({stacksOf({3}), {{{0, 0}, 0}}})) == QVector<int>{0, 1, 2});
    CHECK(indices(all({stacksOf({3}), {{{0, 2}, 0}}})) == QVector<int>{2, 1, 0});
}

TEST_CASE("where a pane is scrolled four images ahead come before each one behind")
{
    CHECK(LoadOrder::kBehind == 4);
    CHECK(indices(all({stacksOf({14}), {{{0, 3}, 1}}})) == QVector<int>{3, 4, 5, 6, 7, 2, 8, 9, 10, 11, 1, 12, 13, 0});
    // Back from 10 of 14: the same seen in a mirror.
    CHECK(indices(all({stacksOf({14}), {{{0, 10}, -1}}})) ==
          QVector<int>{10, 9, 8, 7, 6, 11, 5, 4, 3, 2, 12, 1, 0, 13});
    // At the end there is nothing ahead.
    CHECK(indices(all({stacksOf({4}), {{{0, 3}, 1}}})) == QVector<int>{3, 2, 1, 0});
}

TEST_CASE("shown images come first then thumbnails then the shown stack then the rest")
{
    // Shown: 0 of stack 1; middles: 1 of stack 0 and 2 of stack 1; outward from what is shown: 1, 3, 4 of stack 1; then
    // stack 0 from its middle: 2, 0.
    const LoadOrder order({{3, true}, {5, true}}, {{{1, 0}, 0}});
    CHECK(all(order) == std::vector<Spot>{{1, 0}, {0, 1}, {1, 2}, {1, 1}, {1, 3}, {1, 4}, {0, 2}, {0, 0}});
    LoadOrder later = order;
    later.forgetThumbnail(0);
    later.forgetThumbnail(1);
    CHECK(all(later) == std::vector<Spot>{{1, 0}, {1, 1}, {1, 2}, {1, 3}, {1, 4}, {0, 1}, {0, 2}, {0, 0}});
}

TEST_CASE("of several panes the neighbours of each come before what is far from all")
{
    const std::vector<Spot> order = all({stacksOf({4, 4}), {{{0, 1}, 0}, {{1, 1}, 0}}});
    CHECK(order == std::vector<Spot>{{0, 1}, {1, 1}, {0, 2}, {1, 2}, {0, 0}, {1, 0}, {0, 3}, {1, 3}});
}

TEST_CASE("each image comes once and in the order of its rank")
{
    const LoadOrder order({{40, true}, {0, true}, {25, true}, {17, true}, {1, true}},
                          {{{0, 5}, 1}, {{0, 30}, -1}, {{3, 16}, 0}, {{0, 5}, 0}});
    const std::vector<Spot> spots = all(order);
    CHECK(spots.size() == 40 + 25 + 17 + 1);
    const bool rising = std::is_sorted(spots.begin(), spots.end(), [&](const Spot &a, const Spot &b) {
        return order.rankOf(a) <= order.rankOf(b); // equal ranks would be two images in one place
    });
    CHECK(rising);
}

TEST_CASE("an order over nothing wants nothing")
{
    CHECK(all(LoadOrder()).empty());
    CHECK(all({stacksOf({0, 0}), {}}).empty());
}

TEST_CASE("a pane keeps its direction until it is scrolled the other way")
{
    const QVector<Focus> before{{series(1), 10}, {series(2), 3}};
    const QVector<int> directions{1, -1};
    CHECK(directionOf({series(1), 11}, before, directions) == 1);
    CHECK(directionOf({series(1), 4}, before, directions) == -1);
    CHECK(directionOf({series(1), 10}, before, directions) == 1); // another pane has moved
    CHECK(directionOf({series(2), 3}, before, directions) == -1);
    CHECK(directionOf({series(3), 3}, before, directions) == 0);
}
