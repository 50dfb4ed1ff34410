// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/LoadOrder.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace Qt::StringLiterals;
using viewer::load::ImageKey;
using viewer::load::Stack;

namespace {

SeriesInstanceUid series(int number)
{
    return SeriesInstanceUid::create(u"1.%1"_s.arg(number)).value();
}

Stack stackOf(int number, int count)
{
    Stack stack;
    for (int i = 0; i < count; ++i)
        stack.append({{{}, series(number), SopInstanceUid::create(u"1.%1.%2"_s.arg(number).arg(i + 1)).value()}, 0});
    return stack;
}

QStringList names(const QVector<ImageKey> &keys)
{
    QStringList list;
    for (const ImageKey &key : keys)
        list.append(key.instance.instance.value());
    return list;
}

} // namespace

TEST_CASE("images are wanted from the current one outward")
{
    CHECK(viewer::load::outward(6, 2) == QVector<int>{2, 3, 1, 4, 0, 5});
    CHECK(viewer::load::outward(3, 0) == QVector<int>{0, 1, 2});
    CHECK(viewer::load::outward(3, 2) == QVector<int>{2, 1, 0});
    CHECK(viewer::load::outward(0, 0).isEmpty());
}

TEST_CASE("shown images come first then thumbnails then the shown stack then the rest")
{
    const auto order =
        viewer::load::loadOrder({{series(1), stackOf(1, 3)}, {series(2), stackOf(2, 5)}}, {{series(2), 0}});
    // shown: 2.1; middles: 1.2 and 2.3; outward from 2.1: 2.2, 2.4, 2.5; then series 1 from its middle: 1.3, 1.1
    CHECK(names(order) ==
          QStringList{u"1.2.1"_s, u"1.1.2"_s, u"1.2.3"_s, u"1.2.2"_s, u"1.2.4"_s, u"1.2.5"_s, u"1.1.3"_s, u"1.1.1"_s});
}

TEST_CASE("a pane on a stack that is not there wants nothing")
{
    CHECK(viewer::load::loadOrder({}, {{series(9), 4}}).isEmpty());
    CHECK(viewer::load::loadOrder({{series(1), {}}}, {{series(1), 4}}).isEmpty());
}
