// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "viewer/geometry/Orientation.h"
#include "viewer/scene/ViewState.h"

using namespace td::viewer;
using namespace Qt::StringLiterals;
using geometry::EdgeLetters;

TEST_CASE("an axial image has right and left and front and back at its edges")
{
    // Rows run towards the patient's left (+x), columns towards the back (+y): PS3.3 C.7.6.2.1.1.
    CHECK(geometry::edgeLetters({1, 0, 0, 0, 1, 0}) == EdgeLetters{u"R"_s, u"L"_s, u"A"_s, u"P"_s});
}

TEST_CASE("sagittal and coronal images have head and feet at top and bottom")
{
    CHECK(geometry::edgeLetters({0, 1, 0, 0, 0, -1}) == EdgeLetters{u"A"_s, u"P"_s, u"H"_s, u"F"_s});
    CHECK(geometry::edgeLetters({1, 0, 0, 0, 0, -1}) == EdgeLetters{u"R"_s, u"L"_s, u"H"_s, u"F"_s});
    CHECK(geometry::edgeLetters({-1, 0, 0, 0, 0, -1}) == EdgeLetters{u"L"_s, u"R"_s, u"H"_s, u"F"_s});
}

TEST_CASE("a tilted image names its second direction from ten degrees on")
{
    // cos 30 = 0.866, sin 30 = 0.5: the columns lean from the back towards the feet
    CHECK(geometry::edgeLetters({1, 0, 0, 0, 0.866, -0.5}) == EdgeLetters{u"R"_s, u"L"_s, u"AH"_s, u"PF"_s});
    // cos 5 = 0.996, sin 5 = 0.087: below ten degrees
    CHECK(geometry::edgeLetters({1, 0, 0, 0, 0.996, -0.087}) == EdgeLetters{u"R"_s, u"L"_s, u"A"_s, u"P"_s});
}

TEST_CASE("patient orientation gives the edges of a projection and unknown letters give none")
{
    CHECK(geometry::edgeLetters(u"L"_s, u"F"_s) == EdgeLetters{u"R"_s, u"L"_s, u"H"_s, u"F"_s});
    CHECK(geometry::edgeLetters(u"AR"_s, u"FP"_s) == EdgeLetters{u"PL"_s, u"AR"_s, u"HA"_s, u"FP"_s});
    CHECK_FALSE(geometry::edgeLetters(u""_s, u""_s).isKnown());
    CHECK_FALSE(geometry::edgeLetters(u"CR"_s, u"XX"_s).isKnown());
}

TEST_CASE("a fitted image is centred and as large as the canvas allows")
{
    // 200 x 100 on 400 x 400: factor 2, 400 x 200, 100 above and below
    const scene::Placement p = scene::ViewState().placement({200, 100}, 1, {400, 400});
    CHECK(p.scaleX() == 2);
    CHECK(p.origin.x == 0);
    CHECK(p.origin.y == 100);
    // Pixels twice as high as wide: 100 rows are as high as 200 columns are wide
    CHECK(scene::ViewState().placement({200, 100}, 2, {400, 400}).origin.y == 0);
}

TEST_CASE("zooming keeps the point under the pointer where it is")
{
    scene::ViewState state;
    const geometry::CanvasPoint pointer{300, 120};
    const auto before = state.placement({200, 100}, 1, {400, 400}).toImage(pointer);
    state.zoomAt(3, pointer, {400, 400});
    const auto after = state.placement({200, 100}, 1, {400, 400}).toImage(pointer);
    CHECK(after.column == Approx(before.column));
    CHECK(after.row == Approx(before.row));
    state.zoomAt(1e9, pointer, {400, 400});
    CHECK(state.zoom == scene::ViewState::kMaxZoom);
}

TEST_CASE("the letters go with the edges of an image that is turned or mirrored")
{
    const geometry::EdgeLetters stored{u"R"_s, u"L"_s, u"A"_s, u"P"_s};
    // A quarter to the right: what was at the left comes to the top.
    CHECK(geometry::edgeLetters(stored, {1, false, {}}) == geometry::EdgeLetters{u"P"_s, u"A"_s, u"R"_s, u"L"_s});
    CHECK(geometry::edgeLetters(stored, {2, false, {}}) == geometry::EdgeLetters{u"L"_s, u"R"_s, u"P"_s, u"A"_s});
    CHECK(geometry::edgeLetters(stored, {0, true, {}}) == geometry::EdgeLetters{u"L"_s, u"R"_s, u"A"_s, u"P"_s});
    CHECK(geometry::edgeLetters(stored, {1, true, {}}) == geometry::EdgeLetters{u"A"_s, u"P"_s, u"R"_s, u"L"_s});
    CHECK(geometry::edgeLetters(stored, {}) == stored);
}
