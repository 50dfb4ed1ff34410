// SPDX-License-Identifier: GPL-3.0-or-later
// Presentation states laid over images: by hand, and against what DCMTK's own renderer draws.
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"
#include "tests/viewer/PresentationFixture.h"
#include "viewer/load/Dressing.h"
#include "viewer/pixel/ColorConversion.h"
#include "viewer/pixel/DisplayLut.h"
#include "viewer/render/FileGraphics.h"
#include "viewer/render/FrameRenderer.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <limits>

using namespace td;
using namespace td::viewer;
using td::test::Part10Builder;
using td::test::StateParts;
using namespace Qt::StringLiterals;

namespace {

dicom::PresentationState stateOf(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file);
    REQUIRE(part10);
    const auto state = dicom::readPresentationState(*part10);
    REQUIRE(state);
    return *state;
}

/// A 16-bit signed image of 4 columns and 2 rows, stored values 0 to 7, instance 1.2.3.
QByteArray smallImage()
{
    return Part10Builder()
        .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7")
        .text(0x00080018, "UI", "1.2.3")
        .text(0x0020000E, "UI", "1.2.2")
        .bytes(test::greyPixels(2, 4, 16, true, 1))
        .raw(0x7FE00010, "OW", Part10Builder::words({0, 1, 2, 3, 4, 5, 6, 7}))
        .file();
}

dicom::PresentationState smallState(const StateParts &parts)
{
    return stateOf(test::presentationState("1.2.1", "1.2.2", "1.2.3", "1.2.9", parts));
}

/// The image as the program draws it, one screen pixel for each of the image.
QImage drawn(const load::LoadedImage &image)
{
    const auto lut = pixel::displayLut(*image.frame, image.presentation, image.initialWindow, false);
    scene::ViewState view;
    view.posture = image.posture;
    const bool lies = image.posture.quarterTurns % 2 != 0;
    const geometry::ImageSize size = image.size();
    const geometry::CanvasSize canvas{lies ? size.rows : size.columns, lies ? size.columns : size.rows};
    const scene::Placement placement = view.placement(size, image.rowAspect, canvas);
    QImage picture = render::renderFrame(*image.frame, lut, placement, canvas).convertToFormat(QImage::Format_RGB32);
    QPainter painter(&picture);
    render::FileGraphics(size, image.masks, image.shutter, image.graphics).paint(painter, placement, 1);
    return picture;
}

/// What DCMTK draws of the same two files; null when the tool is not installed or refuses.
QImage drawnByDcmtk(const QByteArray &image, const QByteArray &state)
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    write(u"image.dcm"_s, image);
    write(u"state.dcm"_s, state);
    const QString picture = folder.filePath(u"out.pgm"_s);
    const auto run = test::runTool(
        u"dcmp2pgm"_s, {u"-p"_s, folder.filePath(u"state.dcm"_s), folder.filePath(u"image.dcm"_s), picture});
    INFO(run.output.toStdString());
    CHECK(run.exitCode == 0);
    return QImage(picture);
}

/// The largest difference of grey.
int differenceOf(const QImage &a, const QImage &b)
{
    REQUIRE(a.size() == b.size());
    int worst = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            worst = std::max(worst, std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))));
    return worst;
}

bool canCompare(const char *what)
{
    if (!test::haveTool(u"dcmp2pgm"_s)) {
        test::announceSkip(QString::fromLatin1(what) + u": dcmp2pgm"_s);
        return false;
    }
    if (test::corpusFolder().isEmpty()) {
        test::announceSkip(QString::fromLatin1(what) + u": corpus"_s);
        return false;
    }
    return true;
}

} // namespace

TEST_CASE("the tables of a presentation state give the grey values that DCMTK's renderer gives")
{
    if (!canCompare("tables of a presentation state"))
        return;
    const QByteArray image = test::corpusFile(u"presentation-state/imageForPrLUTs.dcm"_s);
    const QByteArray state = test::corpusFile(u"presentation-state/prLUTs.dcm"_s);
    const auto shown = load::presented(*test::openImage(image), stateOf(state));
    CHECK(differenceOf(drawn(*shown), drawnByDcmtk(image, state)) <= 1);
}

TEST_CASE("a presentation state shows the overlays it activates: the image's and its own")
{
    if (test::corpusFolder().isEmpty())
        return test::announceSkip(u"overlays of a presentation state: corpus"_s);
    const QByteArray image = test::corpusFile(u"presentation-state/overlay.dcm"_s);
    const QByteArray file = test::corpusFile(u"presentation-state/prOverlay.dcm"_s);
    const dicom::PresentationState state = stateOf(file);
    CHECK(state.label == u"OVLY_P01"_s);
    CHECK(state.activatedGroups == std::vector<int>{0x6000, 0x6002, 0x6004, 0x6006, 0x6008, 0x600A});
    const auto shown = load::presented(*test::openImage(image), state);
    CHECK(shown->masks.size() == 6);
    // The picture has six lines, one below the other every 42 rows from row 151, for a line of text above each
    // (looked at): rows 130 to 150, and so on.
    for (std::size_t i = 0; i < shown->masks.size(); ++i) {
        const pixel::Mask &mask = *shown->masks[i];
        int first = mask.rows;
        int last = -1;
        for (int y = 0; y < mask.rows; ++y) {
            const auto row = mask.opacity.begin() + std::ptrdiff_t(y) * mask.columns;
            if (std::any_of(row, row + mask.columns, [](std::uint8_t v) { return v != 0; })) {
                first = std::min(first, y);
                last = y;
            }
        }
        INFO("overlay " << i + 1 << ": rows " << first << " to " << last);
        CHECK(first > 42 * int(i) + 121);
        CHECK(last < 42 * int(i) + 160);
    }
}

TEST_CASE("turned, mirrored and windowed, the picture is the one that DCMTK renders")
{
    if (!canCompare("posture of a presentation state"))
        return;
    const QByteArray image =
        test::corpusFile(u"transfer-syntaxes/CTImage-all-syntaxes/CTImage.dcm_LittleEndianExplicitTransferSyntax_"
                         "1.2.840.10008.1.2.1.dcm"_s);
    const auto plain = test::openImage(image);
    for (const int rotation : {0, 90, 180, 270})
        for (const bool flipped : {false, true}) {
            StateParts parts;
            parts.rotation = rotation;
            parts.flipped = flipped;
            parts.modality = Part10Builder()
                                 .text(0x00281052, "DS", "-1024")
                                 .text(0x00281053, "DS", "1")
                                 .text(0x00281054, "LO", "HU")
                                 .body();
            parts.softcopyVoi =
                Part10Builder()
                    .sequence(0x00283110,
                              {Part10Builder().text(0x00281050, "DS", "40").text(0x00281051, "DS", "400").body()})
                    .body();
            parts.area = Part10Builder()
                             .sequence(0x0070005A, {Part10Builder()
                                                        .raw(0x00700052, "SL", QByteArray("\x01\0\0\0\x01\0\0\0", 8))
                                                        .raw(0x00700053, "SL", QByteArray("\0\x02\0\0\0\x02\0\0", 8))
                                                        .text(0x00700100, "CS", "SCALE TO FIT")
                                                        .text(0x00700102, "IS", "1\\1")
                                                        .body()})
                             .body();
            const dicom::ImageAttributes &a = *plain->attributes;
            const QByteArray file = test::presentationState(a.study.value().toLatin1(), a.series.value().toLatin1(),
                                                            a.sopInstance.value().toLatin1(), "1.2.3.4", parts);
            const auto shown = load::presented(*plain, stateOf(file));
            INFO("rotation " << rotation << " flipped " << flipped);
            CHECK(differenceOf(drawn(*shown), drawnByDcmtk(image, file)) <= 1);
        }
}

TEST_CASE("the window of the frame that is looked at is taken")
{
    const auto item = [](const QByteArray &frames, const char *center) {
        return Part10Builder()
            .sequence(0x00081140, {test::imageItem("1.2.3", frames)})
            .text(0x00281050, "DS", center)
            .text(0x00281051, "DS", "10")
            .body();
    };
    StateParts parts;
    parts.softcopyVoi = Part10Builder().sequence(0x00283110, {item("2\\3", "99"), item("1", "4")}).body();
    const auto shown = load::presented(*test::openImage(smallImage()), smallState(parts));
    REQUIRE(shown->initialWindow);
    CHECK(shown->initialWindow->center == 4); // frame 1
    CHECK(shown->initialWindow->width == 10);
}

TEST_CASE("a state without a window shows all values that the stored bits can hold")
{
    // PS3.4 N.2.3: the identity transformation. 16 bits signed are -32,768 to 32,767.
    const auto shown = load::presented(*test::openImage(smallImage()), smallState({}));
    REQUIRE(shown->initialWindow);
    CHECK((*shown->initialWindow)(-32768) == Approx(0.0));
    CHECK((*shown->initialWindow)(32767) == Approx(1.0));
    CHECK((*shown->initialWindow)(-0.5) == Approx(0.5));
}

TEST_CASE("values are measured as the image says, whatever the state shows them by")
{
    StateParts parts;
    parts.modality = Part10Builder().text(0x00281052, "DS", "100").text(0x00281053, "DS", "2").body();
    const auto plain = test::openImage(smallImage());
    const auto shown = load::presented(*plain, smallState(parts));
    CHECK(shown->presentation.windowed(3) == 106);
    CHECK(shown->presentation.modality(3) == 3);
}

TEST_CASE("a state says how large its area is to be seen, and nonsense fits it into the pane")
{
    const auto plain = test::openImage(smallImage());
    const auto postureOf = [&](const char *mode, float ratio, const char *spacing) {
        StateParts parts;
        parts.area = Part10Builder()
                         .sequence(0x0070005A, {Part10Builder()
                                                    .raw(0x00700052, "SL", QByteArray("\x01\0\0\0\x01\0\0\0", 8))
                                                    .raw(0x00700053, "SL", QByteArray("\x02\0\0\0\x01\0\0\0", 8))
                                                    .text(0x00700100, "CS", mode)
                                                    .text(0x00700101, "DS", spacing)
                                                    .raw(0x00700103, "FL", test::floats({ratio}))
                                                    .body()})
                         .body();
        return load::presented(*plain, smallState(parts))->posture;
    };
    const auto magnified = postureOf("MAGNIFY", 2.5F, "0.4\\0.2");
    CHECK(magnified.magnification == 2.5);
    CHECK_FALSE(magnified.millimetresPerColumn);
    const auto trueSize = postureOf("TRUE SIZE", 2.5F, "0.4\\0.2"); // mm between rows, between columns
    CHECK_FALSE(trueSize.magnification);
    CHECK(trueSize.millimetresPerColumn == 0.2);
    for (const auto &fitted : {postureOf("SCALE TO FIT", 2.5F, "0.4\\0.2"), postureOf("MAGNIFY", -1, "0.4\\0.2"),
                               postureOf("MAGNIFY", std::numeric_limits<float>::quiet_NaN(), "0.4\\0.2"),
                               postureOf("TRUE SIZE", 2.5F, "0\\0")}) {
        CHECK_FALSE(fitted.magnification);
        CHECK_FALSE(fitted.millimetresPerColumn);
    }
}

TEST_CASE("graphics in shares of the displayed area come to where they are seen")
{
    // The area is columns 2 to 4 and both rows: image points 1 to 4 and 0 to 2. Turned 90 degrees clockwise, what is
    // at the upper right of the screen was at the upper left.
    StateParts parts;
    parts.rotation = 90;
    parts.area = Part10Builder()
                     .sequence(0x0070005A, {Part10Builder()
                                                .raw(0x00700052, "SL", QByteArray("\x02\0\0\0\x02\0\0\0", 8))
                                                .raw(0x00700053, "SL", QByteArray("\x04\0\0\0\x01\0\0\0", 8))
                                                .text(0x00700100, "CS", "SCALE TO FIT")
                                                .text(0x00700102, "IS", "3\\2")
                                                .body()})
                     .body();
    const QByteArray graphic = Part10Builder()
                                   .text(0x00700005, "CS", "DISPLAY")
                                   .shorts(0x00700020, {2})
                                   .shorts(0x00700021, {2})
                                   .raw(0x00700022, "FL", test::floats({1, 0, 0.5F, 1}))
                                   .text(0x00700023, "CS", "POLYLINE")
                                   .body();
    const QByteArray text = Part10Builder()
                                .text(0x00700004, "CS", "PIXEL")
                                .text(0x00700006, "ST", "noduloprova")
                                .raw(0x00700014, "FL", test::floats({2.5F, 1.5F}))
                                .text(0x00700015, "CS", "Y")
                                .body();
    parts.annotations = Part10Builder()
                            .sequence(0x00700001, {Part10Builder()
                                                       .text(0x00700002, "CS", "L1")
                                                       .sequence(0x00700008, {text})
                                                       .sequence(0x00700009, {graphic})
                                                       .body()})
                            .body();
    // L* 50 %, a* and b* at their middle: a grey. 65535 * 128 / 255 = 32896.
    parts.layers = Part10Builder()
                       .sequence(0x00700060, {Part10Builder()
                                                  .text(0x00700002, "CS", "L1")
                                                  .text(0x00700062, "IS", "1")
                                                  .shorts(0x00700401, {32768, 32896, 32896})
                                                  .body()})
                       .body();
    const auto shown = load::presented(*test::openImage(smallImage()), smallState(parts));
    CHECK(shown->posture.quarterTurns == 1);
    REQUIRE(shown->posture.area);
    CHECK(*shown->posture.area == geometry::ImageBox{{1, 0}, {4, 2}});
    CHECK(shown->rowAspect == 1.5);
    REQUIRE(shown->graphics.size() == 2);
    const geometry::Graphic &line = shown->graphics[0];
    REQUIRE(line.points.size() == 2);
    CHECK(line.points[0].column == Approx(1)); // the upper left of the area
    CHECK(line.points[0].row == Approx(0));
    CHECK(line.points[1].column == Approx(4)); // half of the lower edge: the middle of the right one
    CHECK(line.points[1].row == Approx(1));
    CHECK(line.colour == pixel::packedRgb(119, 119, 119)); // L* 50 is sRGB 119
    REQUIRE(shown->graphics[1].anchor);
    CHECK(shown->graphics[1].anchor->column == 2.5);
    CHECK(shown->graphics[1].text == u"noduloprova"_s);
}

TEST_CASE("recommended colours are those of CIELab under D50")
{
    // Reference values of sRGB's corners in CIELab D50 (Bradford): red 54.29 80.81 69.89, green 87.82 -79.29 80.99.
    const auto stored = [](double l, double a, double b) {
        return pixel::rgbOfCieLab(int(l / 100 * 65535 + 0.5), int((a + 128) / 255 * 65535 + 0.5),
                                  int((b + 128) / 255 * 65535 + 0.5));
    };
    const auto near = [](std::uint32_t got, int r, int g, int b) {
        return std::abs(qRed(got) - r) <= 1 && std::abs(qGreen(got) - g) <= 1 && std::abs(qBlue(got) - b) <= 1;
    };
    CHECK(near(stored(54.29, 80.81, 69.89), 255, 0, 0));
    CHECK(near(stored(87.82, -79.29, 80.99), 0, 255, 0));
    CHECK(near(stored(100, 0, 0), 255, 255, 255));
    CHECK(near(stored(0, 0, 0), 0, 0, 0));
}

TEST_CASE("what is no presentation state of an image is refused with a reason")
{
    const auto read = [](const QByteArray &file) {
        const auto part10 = dicom::Part10::read(file);
        REQUIRE(part10);
        const auto state = dicom::readPresentationState(*part10);
        REQUIRE_FALSE(state);
        return state.error().code;
    };
    CHECK(read(smallImage()) == ErrorCode::NotFound);
    StateParts turned;
    turned.rotation = 45;
    CHECK(read(test::presentationState("1.2.1", "1.2.2", "1.2.3", "1.2.9", turned)) == ErrorCode::Malformed);
    CHECK(read(Part10Builder()
                   .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.11.4") // blending
                   .text(0x00080018, "UI", "1.2.9")
                   .file()) == ErrorCode::Unsupported);
    CHECK(read(Part10Builder()
                   .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.11.1")
                   .text(0x00080018, "UI", "1.2.9")
                   .file()) == ErrorCode::Malformed);
}
