// SPDX-License-Identifier: GPL-3.0-or-later
// What files draw over their own pixels, and how their pixels lie: overlays, shutters, aspect, calibration.
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "viewer/load/ImageFactory.h"

#include <QFile>

using namespace td;
using namespace td::viewer;
using td::test::Part10Builder;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const load::LoadedImage> imageOf(const QByteArray &file, int frame = 0)
{
    const auto instance = load::OpenInstance::open(file);
    REQUIRE(instance);
    const auto image = (*instance)->image(frame);
    REQUIRE(image);
    return *image;
}

} // namespace

TEST_CASE("an overlay lies where its origin says, its first pixel in the least significant bit")
{
    // Two rows of three: 1 0 1 / 0 1 0, bits from the least significant: 010101 = 0x15. Origin row 0, column 2.
    const auto image = imageOf(Part10Builder()
                                   .image(2, 2, 8, 8, false)
                                   .shorts(0x60000010, {2})
                                   .shorts(0x60000011, {3})
                                   .text(0x60000040, "CS", "G")
                                   .shorts(0x60000050, {0, 2}, "SS")
                                   .shorts(0x60000100, {1})
                                   .shorts(0x60000102, {0})
                                   .raw(0x60003000, "OW", QByteArray::fromHex("1500"))
                                   .raw(0x7FE00010, "OB", QByteArray(4, '\x01'))
                                   .file());
    REQUIRE(image->masks.size() == 1);
    const pixel::Mask &mask = *image->masks.front();
    CHECK(mask.kind == pixel::Mask::Kind::Overlay);
    CHECK(mask.opacity == std::vector<std::uint8_t>{255, 0, 255, 0, 255, 0});
    CHECK(mask.originRow == -1);
    CHECK(mask.originColumn == 1);
}

TEST_CASE("an overlay that cannot hold what it declares is left out, and the image is shown")
{
    const auto image = imageOf(Part10Builder()
                                   .image(2, 2, 8, 8, false)
                                   .shorts(0x60000010, {4000})
                                   .shorts(0x60000011, {4000})
                                   .shorts(0x60000050, {1, 1}, "SS")
                                   .raw(0x60003000, "OW", QByteArray::fromHex("1500"))
                                   .raw(0x7FE00010, "OB", QByteArray(4, '\x01'))
                                   .file());
    CHECK(image->masks.empty());
}

TEST_CASE("shutters keep the pixels of their edges and hide the others in their grey")
{
    const auto image = imageOf(Part10Builder()
                                   .text(0x00181600, "CS", "RECTANGULAR\\CIRCULAR")
                                   .text(0x00181602, "IS", "2")
                                   .text(0x00181604, "IS", "9")
                                   .text(0x00181606, "IS", "3")
                                   .text(0x00181608, "IS", "8")
                                   .text(0x00181610, "IS", "5\\6")
                                   .text(0x00181612, "IS", "4")
                                   .shorts(0x00181622, {0x8000})
                                   .image(10, 10, 8, 8, false)
                                   .raw(0x7FE00010, "OB", QByteArray(100, '\x01'))
                                   .file());
    REQUIRE(image->shutter);
    REQUIRE(image->shutter->box);
    CHECK(image->shutter->box->topLeft.column == 1); // pixel 2 counted from 1 is seen
    CHECK(image->shutter->box->bottomRight.column == 9);
    CHECK(image->shutter->box->topLeft.row == 2);
    CHECK(image->shutter->box->bottomRight.row == 8);
    REQUIRE(image->shutter->disc);
    CHECK(image->shutter->disc->center.row == 4.5); // the centre of pixel 5
    CHECK(image->shutter->disc->center.column == 5.5);
    CHECK(image->shutter->grey == 128);
}

TEST_CASE("lengths mean what the file says they mean, and no more")
{
    using Source = geometry::Calibration::Source;
    const auto with = [](auto change) {
        Part10Builder builder;
        change(builder);
        return imageOf(builder.file());
    };
    const auto pixels = [](Part10Builder &b) { b.raw(0x7FE00010, "OB", QByteArray(4, '\x01')); };
    const auto none = with([&](Part10Builder &b) {
        b.image(2, 2, 8, 8, false);
        pixels(b);
    });
    CHECK(none->calibration.source == Source::None);
    CHECK(none->millimetresPerColumn == 0);
    const auto detector = with([&](Part10Builder &b) {
        b.text(0x00181164, "DS", "0.2\\0.1").image(2, 2, 8, 8, false);
        pixels(b);
    });
    CHECK(detector->calibration.source == Source::ImagerPixelSpacing);
    CHECK(detector->atDetector);
    CHECK(detector->rowAspect == 2);
    const auto magnified = with([&](Part10Builder &b) {
        b.text(0x00181114, "DS", "2").text(0x00181164, "DS", "0.2\\0.2").image(2, 2, 8, 8, false);
        pixels(b);
    });
    CHECK(magnified->calibration.source == Source::Magnified);
    CHECK((*magnified->calibration.spacingMm)[1] == Approx(0.1)); // half of it in the patient
    const auto aspect = with([&](Part10Builder &b) {
        b.image(2, 2, 8, 8, false).text(0x00280034, "IS", "5\\4");
        pixels(b);
    });
    CHECK(aspect->rowAspect == Approx(1.25));
    CHECK(aspect->millimetresPerColumn == 0);
}

TEST_CASE("a palette stored as segments is unrolled: discrete, linear and indirect")
{
    // Red, 8 bits (PS3.3 C.7.9.2): discrete 2 entries 0 10; linear 2 entries to 30: 20 30; then the linear segment,
    // which lies at byte 4, once more: from 30 to 30. Green and blue: one discrete entry 5, linear to 5.
    const QByteArray red = QByteArray::fromHex("0002000a"
                                               "01021e"
                                               "0201"
                                               "04000000"
                                               "00");
    const QByteArray other = QByteArray::fromHex("000105"
                                                 "010505");
    const QByteArray pixels = QByteArray::fromHex("0001020304050000");
    const auto image = imageOf(Part10Builder()
                                   .image(2, 4, 8, 8, false, "PALETTE COLOR")
                                   .shorts(0x00281101, {6, 0, 8})
                                   .shorts(0x00281102, {6, 0, 8})
                                   .shorts(0x00281103, {6, 0, 8})
                                   .raw(0x00281221, "OW", red)
                                   .raw(0x00281222, "OW", other)
                                   .raw(0x00281223, "OW", other)
                                   .raw(0x7FE00010, "OB", pixels)
                                   .file());
    const std::vector<std::uint32_t> &colour = image->frame->levels().front().colour;
    REQUIRE(colour.size() == 8);
    CHECK(colour[0] == 0xFF000505);
    CHECK(colour[1] == 0xFF0A0505);
    CHECK(colour[2] == 0xFF140505); // 20, half the way from 10 to 30
    CHECK(colour[3] == 0xFF1E0505);
    CHECK(colour[5] == 0xFF1E0505);
}

TEST_CASE("overlays and tables of the corpus are found in the real files that have them")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: real overlays"_s);
    for (const char *name : {"MR-SIEMENS-DICOM-WithOverlays.dcm", "OutOfBoundsOverlay.dcm"}) {
        QFile file(corpus + u"/luts-overlays/"_s + QLatin1String(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        CAPTURE(name);
        CHECK_FALSE(imageOf(file.readAll())->masks.empty());
    }
}
