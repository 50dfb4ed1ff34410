// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/AnnotationFixture.h"
#include "viewer/load/ImageFactory.h"
#include "viewer/widget/AnnotationEditor.h"
#include "viewer/widget/AnnotationTexts.h"

#include <QFile>
#include <QtTest/QTest>

using namespace td;
using namespace td::viewer;
using namespace Qt::StringLiterals;
using geometry::ImagePoint;
using scene::Annotation;
using test::LayerFixture;
using Kind = Annotation::Kind;
using Source = geometry::Calibration::Source;

namespace {

std::shared_ptr<const load::LoadedImage> corpusImage(const QString &path)
{
    QFile file(test::corpusFolder() + u'/' + path);
    if (test::corpusFolder().isEmpty() || !file.open(QIODevice::ReadOnly)) {
        test::announceSkip(path);
        return nullptr;
    }
    const auto instance = load::OpenInstance::open(file.readAll());
    REQUIRE(instance);
    const auto image = (*instance)->image(0);
    REQUIRE(image);
    return *image;
}

} // namespace

TEST_CASE("a length is drawn with the mouse, chosen, and says its millimetres")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Length);
    f.drag({10, 10}, {50, 40}); // 40 and 30 pixels of 0.5 mm: 25 mm
    const auto all = f.annotations();
    REQUIRE(all.size() == 1);
    CHECK(all[0].points[0].column == Approx(10).margin(0.3));
    CHECK(all[0].points[1].row == Approx(40).margin(0.3));
    CHECK(f.layer.chosen() == all[0].id);
    CHECK(f.lines() == QStringList{u"25.0 mm"_s});
    CHECK(f.viewport.spokenContents() == u"Length: 25.0 mm"_s);
}

TEST_CASE("turning and mirroring the image changes no number")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Rectangle);
    f.drag({10, 10}, {50, 40});
    const QStringList before = f.lines();
    scene::ViewState turned;
    turned.turn(1);
    turned.mirror();
    f.viewport.setViewState(turned);
    CHECK(f.lines() == before);
    f.viewport.setTool(Tool::Length);
    f.drag({60, 60}, {90, 60}); // 30 pixels of 0.5 mm, wherever they are on the screen
    CHECK(f.lines(1) == QStringList{u"15.0 mm"_s});
}

TEST_CASE("a shape is dragged, a handle is dragged, and Escape drops what is being drawn")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Length);
    f.drag({10, 50}, {60, 50});
    f.drag({35, 50}, {35, 70}); // its middle
    CHECK(f.annotations()[0].points[0].row == Approx(70).margin(0.3));
    f.drag({60, 70}, {90, 70}); // its end
    CHECK(f.annotations()[0].points[1].column == Approx(90).margin(0.3));
    CHECK(f.annotations().size() == 1);
    f.click({20, 20});
    QTest::keyClick(&f.viewport, Qt::Key_Escape);
    f.click({40, 40});
    CHECK(f.annotations().size() == 1);
}

TEST_CASE("a tool that does not annotate moves only what was chosen before")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Length);
    f.drag({10, 50}, {60, 50});
    f.click({80, 90});
    QTest::keyClick(&f.viewport, Qt::Key_Escape);
    f.layer.choose({});
    f.viewport.setTool(Tool::Pan);
    f.drag({35, 50}, {35, 70});
    CHECK(f.annotations()[0].points[0].row == Approx(50).margin(0.3));
    CHECK(f.layer.chosen() == f.annotations()[0].id);
    f.drag({35, 50}, {35, 70});
    CHECK(f.annotations()[0].points[0].row == Approx(70).margin(0.3));
}

TEST_CASE("everything can be drawn and changed by the keyboard alone")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Length);
    QTest::keyClick(&f.viewport, Qt::Key_Return); // the cross, on the middle of pixel 50, 50
    QTest::keyClick(&f.viewport, Qt::Key_Return); // the first end
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(&f.viewport, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&f.viewport, Qt::Key_Right);
    QTest::keyClick(&f.viewport, Qt::Key_Return); // 21 pixels on: 10.5 mm
    REQUIRE(f.annotations().size() == 1);
    CHECK(f.annotations()[0].points[0].column == 50.5);
    CHECK(f.annotations()[0].points[1].column == 71.5);
    CHECK(f.viewport.spokenContents() == u"Length: 10.5 mm"_s);
    QTest::keyClick(&f.viewport, Qt::Key_Space); // takes hold of the end
    QTest::keyClick(&f.viewport, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&f.viewport, Qt::Key_Space);
    CHECK(f.annotations()[0].points[1].column == 61.5);
    CHECK(f.viewport.spokenContents() == u"Length: 5.5 mm"_s);
}

TEST_CASE("the keyboard's cross moves as the screen shows it, also on a turned image")
{
    LayerFixture f;
    scene::ViewState turned;
    turned.turn(1); // clockwise: rows run to the left, columns down
    f.viewport.setViewState(turned);
    f.viewport.setTool(Tool::Length);
    QTest::keyClick(&f.viewport, Qt::Key_Return);
    QTest::keyClick(&f.viewport, Qt::Key_Return);
    QTest::keyClick(&f.viewport, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&f.viewport, Qt::Key_Return);
    REQUIRE(f.annotations().size() == 1);
    const auto p = f.annotations()[0].points;
    CHECK(p[1].column - p[0].column == Approx(10));
    CHECK(p[1].row == p[0].row);
}

TEST_CASE("a text is typed on the page, and one that stays empty is none")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Text);
    f.click({30, 30});
    REQUIRE(f.layer.editor().isAsking());
    QTest::keyClicks(&f.layer.editor().field(), u"nodule"_s);
    QTest::keyClick(&f.layer.editor().field(), Qt::Key_Return);
    CHECK(f.lines() == QStringList{u"nodule"_s});
    f.click({60, 60});
    REQUIRE(f.layer.editor().isAsking());
    QTest::keyClick(&f.layer.editor().field(), Qt::Key_Escape);
    CHECK(f.annotations().size() == 1);
    CHECK(f.viewport.hasFocus());
}

TEST_CASE("what was typed is kept when its window closes")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Text);
    f.click({30, 30});
    QTest::keyClicks(&f.layer.editor().field(), u"nodule"_s);
    f.viewport.close();
    REQUIRE(f.annotations().size() == 1);
    CHECK(f.annotations()[0].text == u"nodule"_s);
}

TEST_CASE("a known length calibrates an image without a scale, and every number says whose scale it is")
{
    LayerFixture f;
    f.show(f.image(Source::None));
    f.viewport.setTool(Tool::Length);
    f.drag({0, 10}, {50, 10});
    CHECK(f.lines() == QStringList{u"50.0 px"_s});
    f.viewport.setTool(Tool::Calibrate);
    f.drag({0, 80}, {100, 80});
    REQUIRE(f.layer.editor().isAsking());
    QTest::keyClicks(&f.layer.editor().field(), u"none"_s);
    QTest::keyClick(&f.layer.editor().field(), Qt::Key_Return);
    CHECK(f.layer.editor().isAsking()); // not a number
    f.layer.editor().field().clear();
    QTest::keyClicks(&f.layer.editor().field(), u"20"_s);
    QTest::keyClick(&f.layer.editor().field(), Qt::Key_Return);
    CHECK_FALSE(f.layer.editor().isAsking());
    CHECK(f.lines() == QStringList{u"10.0 mm (your calibration)"_s}); // half of the 100 pixels that are 20 mm
    f.book.remove(f.layer.chosen());
    CHECK(f.lines() == QStringList{u"50.0 px"_s});
}

TEST_CASE("an image that brings its own scale is not calibrated by hand")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Calibrate);
    f.drag({0, 80}, {100, 80});
    CHECK_FALSE(f.layer.editor().isAsking());
    CHECK(f.annotations().empty());
    CHECK(f.viewport.spokenContents().contains(u"its own scale"_s));
}

TEST_CASE("lengths at the detector and of an estimated magnification say so")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Length);
    f.show(f.image(Source::ImagerPixelSpacing));
    f.drag({0, 10}, {50, 10});
    CHECK(f.lines() == QStringList{u"25.0 mm at the detector"_s});
    f.show(f.image(Source::Magnified));
    CHECK(f.lines() == QStringList{u"25.0 mm (estimated magnification)"_s});
}

TEST_CASE("a region says its area and the values of the pixels inside, with their unit and without padding")
{
    LayerFixture f; // value = column, unit HU
    f.viewport.setTool(Tool::Rectangle);
    f.drag({10, 20}, {14, 22}); // columns 10 to 13, twice: mean 11.5, squares 2 * (2.25 + 0.25) * 2 = 10 over 7
    CHECK(f.lines() == QStringList{u"Area 2.0 mm²"_s, u"Mean 11.5 HU, SD 1.2"_s, u"Min 10, max 13"_s});
    auto padded = std::make_shared<load::LoadedImage>(*f.image(Source::PixelSpacing));
    padded->presentation.padding = std::array{10, 11};
    padded->presentation.unit.clear();
    f.show(padded);
    CHECK(f.lines() == QStringList{u"Area 2.0 mm²"_s, u"Mean 12.5, SD 0.6"_s, u"Min 12, max 13"_s,
                                   u"Values without a unit"_s, u"Without padding: 4 px left out"_s});
}

TEST_CASE("a colour image has areas and no values, and says so")
{
    LayerFixture f;
    auto colour = std::make_shared<load::LoadedImage>(*f.image(Source::PixelSpacing));
    colour->frame = std::make_shared<pixel::Frame>(
        pixel::Frame::fromColour(100, 100, std::vector<std::uint32_t>(10'000, 0xFF204060)));
    f.show(colour);
    f.viewport.setTool(Tool::Ellipse);
    f.drag({10, 10}, {30, 30}); // pi / 4 * 400 pixels of 0.25 mm2
    CHECK(f.lines() == QStringList{u"Area 78.5 mm²"_s, u"Colour image: no values"_s});
}

TEST_CASE("a large region is counted on a worker and said when it is known")
{
    LayerFixture f;
    auto large = std::make_shared<load::LoadedImage>(*f.image(Source::PixelSpacing));
    large->frame = std::make_shared<pixel::Frame>(
        pixel::Frame::fromGrey(2000, 2000, std::vector<std::uint16_t>(4'000'000, 3), 0, 1));
    f.show(large);
    f.viewport.setTool(Tool::Rectangle);
    f.drag({100, 100}, {1900, 1900});
    REQUIRE(f.annotations().size() == 1);
    CHECK(QTest::qWaitFor([&] { return f.lines().contains(u"Mean 3.0 HU, SD 0.0"_s); }, 10'000));
}

TEST_CASE("an image without identifiers takes no annotation")
{
    LayerFixture f;
    auto nameless = std::make_shared<load::LoadedImage>(*f.image(Source::PixelSpacing));
    nameless->attributes = std::make_shared<dicom::ImageAttributes>();
    f.show(nameless);
    f.viewport.setTool(Tool::Length);
    f.drag({10, 10}, {50, 10});
    CHECK(f.book.toJson({}).size() < 100);
    CHECK(f.viewport.spokenContents().contains(u"no identifier"_s));
}

TEST_CASE("a label is dragged and stays inside the pane")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Length);
    f.drag({10, 50}, {50, 50});
    auto marks = f.layer.marks(f.viewport.image());
    const auto rects = [&] { return test::labelRects(f); };
    const QPointF middle = rects()[0].center();
    f.dragWidget(middle, middle + QPointF(-60, 80));
    REQUIRE(f.annotations()[0].label);
    CHECK(f.annotations()[0].points[0].row == Approx(50).margin(0.3)); // the shape stays
    CHECK(rects()[0].center().y() == Approx(middle.y() + 80).margin(3));
    f.dragWidget(rects()[0].center(), QPointF(399, 399));
    CHECK(QRectF(0, 0, 400, 400).contains(rects()[0]));
}

TEST_CASE("labels of neighbours do not cover each other")
{
    LayerFixture f;
    f.viewport.setTool(Tool::Rectangle);
    for (const double top : {20.0, 24.0, 28.0})
        f.drag({10, top}, {40, top + 30});
    const auto rects = test::labelRects(f);
    REQUIRE(std::size_t(rects.size()) == f.annotations().size());
    for (int i = 0; i < rects.size(); ++i)
        for (int j = 0; j < i; ++j)
            CHECK_FALSE(rects[i].intersects(rects[j]));
}

TEST_CASE("in a pane that is too full the texts shrink to their first line, but the chosen one is whole")
{
    LayerFixture f;
    for (int i = 0; i < 24; ++i)
        f.put(Kind::Rectangle, {{40, 2.0 + i}, {50, 70.0 + i}});
    auto marks = f.layer.marks(f.viewport.image());
    marks[7].isChosen = true;
    const QRectF area(0, 0, 400, 400);
    const auto labels =
        render::annotationLabels(marks, f.viewport.layerView().placement, area, annotationStyle(f.theme).font);
    CHECK(labels[7].lines.size() == 3);
    int shortened = 0;
    for (const render::AnnotationLabel &label : labels) {
        CHECK(area.contains(label.rect));
        shortened += label.lines.size() == 1 ? 1 : 0;
        if (label.lines.size() == 1)
            CHECK(label.lines[0].endsWith(QChar(0x2026)));
    }
    CHECK(shortened > 0);
}

TEST_CASE("values of a CT of the corpus are those that another program reads")
{
    const auto image = corpusImage(u"transfer-syntaxes/small-mr/CT_small.dcm"_s);
    if (!image)
        return;
    LayerFixture f;
    f.show(image);
    // From the pixels as DCMTK's dcmdump writes them, with Python's statistics.mean and .stdev; Rescale Intercept
    // -1024. 20 pixels of 0.661468 mm: 13.229 mm, 175.02 mm2.
    f.put(Kind::Rectangle, {{40, 30}, {60, 50}});
    CHECK(f.lines() == QStringList{u"Area 1.75 cm²"_s, u"Mean 240.1 HU, SD 152.1"_s, u"Min -53, max 815"_s});
    f.put(Kind::Ellipse, {{40, 30}, {60, 50}}); // pi / 4 * 175.02
    CHECK(f.lines(1) == QStringList{u"Area 1.37 cm²"_s, u"Mean 262.1 HU, SD 152.3"_s, u"Min -29, max 815"_s});
    f.put(Kind::Point, {{64.5, 64.5}});
    CHECK(f.lines(2) == QStringList{u"904 HU"_s});
}

TEST_CASE("uptake values of the corpus are in SUV where the header allows it and in Bq/ml where it does not")
{
    const auto allowed = corpusImage(u"pet-nm/2020-11-16-SalimKanounAnonymization.dcm"_s);
    const auto weightless = corpusImage(u"pet-nm/Issue94.dcm"_s);
    if (!allowed || !weightless)
        return;
    LayerFixture f;
    f.show(allowed);
    f.put(Kind::Rectangle, {{90, 90}, {110, 110}});
    CHECK(f.lines().join(u'\n').contains(u"SUVbw (g/ml)"_s));
    LayerFixture g;
    g.show(weightless);
    g.put(Kind::Rectangle, {{60, 60}, {80, 80}});
    CHECK(g.lines().join(u'\n').contains(u"Bq/ml"_s));
    CHECK_FALSE(g.lines().join(u'\n').contains(u"SUV"_s));
}

TEST_CASE("an ultrasound image of the corpus measures by its region")
{
    const auto image = corpusImage(u"photometric/Implicit-vr-us-palette.dcm"_s);
    if (!image)
        return;
    LayerFixture f;
    f.show(image);
    REQUIRE(image->calibration.regions.size() == 1);
    const auto &r = image->calibration.regions[0];
    const ImagePoint p{r.minColumn + 10.0, r.minRow + 10.0};
    f.put(Kind::Length, {p, {p.column + 100, p.row}});
    CHECK(f.lines() == QStringList{u"16.5 mm"_s}); // 100 columns of 0.0165096 cm
}
