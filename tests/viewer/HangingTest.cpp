// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/Hanging.h"
#include "tests/support/Catch.h"
#include "viewer/geometry/ImagePlane.h"
#include "viewer/render/FrameRenderer.h"

using namespace td;
using namespace td::viewer;
using namespace Qt::StringLiterals;

namespace {

model::ImagingSeries series(const QString &uid, const QString &modality, const QString &description, int images)
{
    model::ImagingSeries s;
    s.uid = *SeriesInstanceUid::create(uid);
    s.modality = modality;
    s.description = description;
    for (int i = 0; i < images; ++i)
        s.instances.append({*SopInstanceUid::create(uid + u".%1"_s.arg(i + 1)), {}, i + 1, 8, 8, 1});
    return s;
}

model::StudyContents study(const QString &uid, const QVector<model::ImagingSeries> &all)
{
    model::StudyContents contents;
    contents.study.uid = *StudyInstanceUid::create(uid);
    contents.series = all;
    return contents;
}

model::ImagingStudy listed(const QString &uid, const QString &description, const QString &modality, int year)
{
    model::ImagingStudy s;
    s.uid = *StudyInstanceUid::create(uid);
    s.description = description;
    s.modalities = {modality};
    s.started = QDateTime(QDate(year, 3, 1), QTime(9, 0));
    return s;
}

/// Black at the left, white at the right, as a canvas of 4 by 4 shows it.
QImage drawn(const geometry::Posture &posture)
{
    const auto frame = pixel::Frame::fromGrey(2, 2, {0, 255, 0, 255}, 0, 1);
    std::vector<std::uint8_t> lut(256);
    for (std::size_t i = 0; i < lut.size(); ++i)
        lut[i] = std::uint8_t(i);
    scene::ViewState state;
    state.posture = posture;
    return render::renderFrame(frame, lut, state.placement({2, 2}, 1, {4, 4}), {4, 4});
}

} // namespace

TEST_CASE("an image turned to the right shows at the top what was at the left")
{
    CHECK(qGray(drawn({}).pixel(0, 0)) == 0);
    CHECK(qGray(drawn({}).pixel(3, 0)) == 255);
    CHECK(qGray(drawn({1, false, {}}).pixel(0, 0)) == 0);
    CHECK(qGray(drawn({1, false, {}}).pixel(3, 0)) == 0);
    CHECK(qGray(drawn({1, false, {}}).pixel(0, 3)) == 255);
    CHECK(qGray(drawn({2, false, {}}).pixel(0, 0)) == 255);
    CHECK(qGray(drawn({3, false, {}}).pixel(0, 0)) == 255);
    CHECK(qGray(drawn({3, false, {}}).pixel(0, 3)) == 0);
    CHECK(qGray(drawn({0, true, {}}).pixel(0, 0)) == 255);
    CHECK(qGray(drawn({0, true, {}}).pixel(3, 0)) == 0);
}

TEST_CASE("a point goes to the canvas and back in every posture")
{
    for (int turns = 0; turns < 4; ++turns)
        for (const bool mirrored : {false, true}) {
            CAPTURE(turns, mirrored);
            scene::ViewState state;
            state.posture = {turns, mirrored, {}};
            const scene::Placement p = state.placement({300, 200}, 1.5, {640, 480});
            const geometry::ImagePoint back = p.toImage(p.toCanvas({70, 30}));
            CHECK(back.column == Approx(70));
            CHECK(back.row == Approx(30));
            // The middle of the image lies in the middle of the canvas.
            CHECK(p.toCanvas({150, 100}).x == Approx(320));
            CHECK(p.toCanvas({150, 100}).y == Approx(240));
        }
}

TEST_CASE("a turn seen on the screen is clockwise in a mirrored image too")
{
    scene::ViewState state;
    state.mirror();
    const scene::Placement before = state.placement({4, 4}, 1, {100, 100});
    state.turn(1);
    const scene::Placement after = state.placement({4, 4}, 1, {100, 100});
    // What stood at the upper left (10, 20) stands at the upper right after a quarter to the right: (80, 10).
    const geometry::CanvasPoint moved = after.toCanvas(before.toImage({10, 20}));
    CHECK(moved.x == Approx(80));
    CHECK(moved.y == Approx(10));
}

TEST_CASE("the displayed area of a presentation fills the pane")
{
    scene::ViewState state;
    state.posture.area = geometry::ImageBox{{100, 50}, {200, 100}};
    const scene::Placement p = state.placement({400, 400}, 1, {300, 300});
    CHECK(p.scaleX() == Approx(3)); // 300 / 100 columns
    CHECK(p.toCanvas({150, 75}).x == Approx(150));
}

TEST_CASE("a sagittal image cuts an axial one in a line from front to back")
{
    // Axial at z = 10, its first pixel at x = -100, y = -100; 1 mm pixels. Sagittal at x = 20.
    const auto axial = geometry::ImagePlane::create({1, 0, 0, 0, 1, 0}, {-100, -100, 10}, {1, 1});
    const auto sagittal = geometry::ImagePlane::create({0, 1, 0, 0, 0, -1}, {20, -100, 50}, {1, 1});
    REQUIRE(axial);
    REQUIRE(sagittal);
    const auto line = geometry::referenceLine(*axial, {200, 200}, *sagittal, {200, 100});
    REQUIRE(line);
    CHECK(line->first.column == Approx(120.5)); // 20 - (-100), and half a pixel to its centre
    CHECK(line->second.column == Approx(120.5));
    CHECK(std::min(line->first.row, line->second.row) == Approx(0).margin(1e-9));
    CHECK(std::max(line->first.row, line->second.row) == Approx(200));
    // In the sagittal image the axial one lies 40 mm below its first row.
    const auto other = geometry::referenceLine(*sagittal, {200, 100}, *axial, {200, 200});
    REQUIRE(other);
    CHECK(other->first.row == Approx(40.5));
    CHECK_FALSE(geometry::referenceLine(*axial, {200, 200}, *axial, {200, 200}));
    // A sagittal image that ends above the axial one does not cut it.
    const auto above = geometry::ImagePlane::create({0, 1, 0, 0, 0, -1}, {20, -100, 250}, {1, 1});
    CHECK_FALSE(geometry::referenceLine(*axial, {200, 200}, *above, {200, 100}));
}

TEST_CASE("what lies where in the patient goes both ways through a plane")
{
    const auto plane = geometry::ImagePlane::create({0, 1, 0, 0, 0, -1}, {20, -100, 50}, {0.5, 0.25});
    REQUIRE(plane);
    const geometry::PatientPoint p = plane->toPatient({8.5, 4.5}); // the centre of column 8, row 4
    CHECK(p.mm[0] == Approx(20));
    CHECK(p.mm[1] == Approx(-98)); // 8 x 0.25 mm along the row
    CHECK(p.mm[2] == Approx(48));  // 4 x 0.5 mm down the column
    CHECK(plane->toImage(p).column == Approx(8.5));
    CHECK(plane->distanceMm({{15, 0, 0}}) == Approx(5)); // the normal (0,1,0) x (0,0,-1) = (-1,0,0)
    CHECK_FALSE(geometry::ImagePlane::create({1, 0, 0, 1, 0, 0}, {}, {1, 1}));
    CHECK_FALSE(geometry::ImagePlane::create({1, 0, 0, 0, 1, 0}, {}, {0, 1}));
}

TEST_CASE("a radiography hangs all its images and a computed tomography starts after its localizer")
{
    const auto feet = scene::hangingOf({study(u"1.2"_s, {series(u"1.2.1"_s, u"DX"_s, u"PIEDE DX"_s, 2)})});
    CHECK(feet.layout == scene::kPair);
    REQUIRE(feet.panes.size() == 2);
    CHECK(feet.panes[1].index == 1);
    const auto ct = scene::hangingOf({study(
        u"1.3"_s, {series(u"1.3.1"_s, u"CT"_s, u"Scout"_s, 1), series(u"1.3.2"_s, u"CT"_s, u"TORACE 1.0"_s, 200)})});
    CHECK(ct.layout == scene::kSingle);
    REQUIRE(ct.panes.size() == 1);
    CHECK(ct.panes[0].series.value() == u"1.3.2"_s);
    const auto mr = scene::hangingOf(
        {study(u"1.4"_s, {series(u"1.4.1"_s, u"MR"_s, u"T1"_s, 20), series(u"1.4.2"_s, u"PR"_s, u""_s, 1),
                          series(u"1.4.3"_s, u"MR"_s, u"T2"_s, 20), series(u"1.4.4"_s, u"MR"_s, u"FLAIR"_s, 20),
                          series(u"1.4.5"_s, u"MR"_s, u"DWI"_s, 20)})});
    CHECK(mr.layout == scene::kQuad);
    CHECK(mr.panes.size() == 4); // and not the presentation state
    CHECK(scene::hangingOf({}).panes.isEmpty());
}

TEST_CASE("the previous exam hangs beside the current one, with the series most like it")
{
    const auto current = study(u"1.2"_s, {series(u"1.2.1"_s, u"MR"_s, u"T2 sagittale"_s, 15)});
    const auto before = study(u"1.3"_s, {series(u"1.3.1"_s, u"MR"_s, u"T1 assiale"_s, 15),
                                         series(u"1.3.2"_s, u"MR"_s, u"T2 SAGITTALE"_s, 15)});
    const auto hanging = scene::hangingOf({current, before});
    CHECK(hanging.layout == scene::kPair);
    REQUIRE(hanging.panes.size() == 2);
    CHECK(hanging.panes[1].series.value() == u"1.3.2"_s);
}

TEST_CASE("the previous exam is the latest earlier one of the same region, of the same kind where there is one")
{
    const auto current = listed(u"1.1"_s, u"RX PIEDE DX"_s, u"DX"_s, 2024);
    const auto later = listed(u"1.2"_s, u"RX PIEDE DX"_s, u"DX"_s, 2025);
    const auto chest = listed(u"1.3"_s, u"RX TORACE"_s, u"DX"_s, 2023);
    const auto old = listed(u"1.4"_s, u"RX PIEDE DX"_s, u"DX"_s, 2019);
    const auto recent = listed(u"1.5"_s, u"RX PIEDE SX"_s, u"DX"_s, 2022);
    const auto resonance = listed(u"1.6"_s, u"RM PIEDE DX"_s, u"MR"_s, 2023);
    CHECK(scene::priorOf(current, {later, chest, old, recent, resonance})->value() == u"1.5"_s);
    CHECK(scene::priorOf(current, {later, chest, resonance})->value() == u"1.6"_s);
    CHECK_FALSE(scene::priorOf(current, {current, later, chest}));
    CHECK_FALSE(scene::priorOf(listed(u"1.7"_s, u"ESAME"_s, u"DX"_s, 2024), {old}));
}
