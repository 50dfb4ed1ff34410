// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/PresentationFixture.h"
#include "viewer/load/SegmentMasks.h"

#include <QColor>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace td;
using namespace td::viewer;
using td::test::Part10Builder;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const load::SegmentMasks> masksOf(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file);
    REQUIRE(part10);
    const auto masks = load::SegmentMasks::create(*part10);
    REQUIRE(masks);
    return *masks;
}

int pixelsOf(const std::vector<std::shared_ptr<const pixel::Mask>> &masks)
{
    int count = 0;
    for (const auto &mask : masks)
        count += int(std::count(mask->opacity.begin(), mask->opacity.end(), 255));
    return count;
}

/// An image in the plane z = 0 of frame of reference 1.2.8: `side` pixels square, `spacing` mm apart, the centre of
/// the first one at x, y.
QByteArray flatImage(int side, const char *spacing, const char *position)
{
    return Part10Builder()
        .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        .text(0x00080018, "UI", "1.2.3")
        .text(0x0020000E, "UI", "1.2.2")
        .text(0x00200032, "DS", position)
        .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
        .text(0x00200052, "UI", "1.2.8")
        .text(0x00280030, "DS", spacing)
        .bytes(test::greyPixels(side, side, 8, false, 1))
        .raw(0x7FE00010, "OB", QByteArray(qsizetype(side) * side, '\x05'))
        .file();
}

/// Pixels of 2 mm, 2 by 2, of which the lower left belongs to segment 1 and the upper right to segment 2; one frame
/// each, in the plane z = 0 with the first pixel's centre at 1, 1. It names no source.
QByteArray flatSegments(const char *type = "BINARY", const char *sopClass = "1.2.840.10008.5.1.4.1.1.66.4")
{
    const auto segment = [](int number, const char *label) {
        return Part10Builder().shorts(0x00620004, {number}).text(0x00620005, "LO", label).body();
    };
    const auto frame = [](int number) {
        return Part10Builder().sequence(0x0062000A, {Part10Builder().shorts(0x0062000B, {number}).body()}).body();
    };
    const QByteArray shared =
        Part10Builder()
            .sequence(0x00209113, {Part10Builder().text(0x00200032, "DS", "1\\1\\0").body()})
            .sequence(0x00209116, {Part10Builder().text(0x00200037, "DS", "1\\0\\0\\0\\1\\0").body()})
            .sequence(0x00289110, {Part10Builder().text(0x00280030, "DS", "2\\2").body()})
            .body();
    return Part10Builder()
        .text(0x00080016, "UI", sopClass)
        .text(0x00080018, "UI", "1.2.9")
        .text(0x0020000E, "UI", "1.2.7")
        .text(0x00200052, "UI", "1.2.8")
        .bytes(test::greyPixels(2, 2, 8, false, 2))
        .text(0x00620001, "CS", type)
        .sequence(0x00620002, {segment(1, "uno"), segment(2, "due")})
        .shorts(0x0062000E, {100})
        .sequence(0x52009229, {shared})
        .sequence(0x52009230, {frame(1), frame(2)})
        .raw(0x7FE00010, "OB", QByteArray("\0\0\x01\0\0\x01\0\0", 8))
        .file();
}

} // namespace

TEST_CASE("the segments of a liver lie over the slices they were drawn on, pixel for pixel")
{
    const QByteArray file = test::corpusFile(u"seg/liver.dcm"_s);
    if (file.isEmpty())
        return test::announceSkip(u"segmentation over its images: corpus"_s);
    const auto masks = masksOf(file);
    REQUIRE(masks->segmentation().segments.size() == 1);
    CHECK(masks->segmentation().segments[0].label == u"Liver"_s);
    // How many pixels each frame has: its mean value in the manifest, of decoders other than ours.
    const auto manifest = QJsonDocument::fromJson(test::corpusFile(u"MANIFEST.json"_s)).object()[u"files"_s].toArray();
    std::vector<int> expected;
    for (const auto &entry : manifest)
        if (entry.toObject()[u"path"_s] == u"seg/liver.dcm"_s) {
            const auto stats =
                entry.toObject()[u"expected"_s].toObject()[u"pixels"_s].toObject()[u"stats"_s].toObject();
            for (const QString &frame : stats.keys())
                expected.push_back(int(stats[frame].toObject()[u"mean"_s].toDouble() * 512 * 512 + 0.5));
        }
    std::vector<int> found;
    for (const char *name : {"01", "02", "03"}) {
        const auto image = test::openImage(test::corpusFile(u"seg/%1.dcm"_s.arg(QLatin1StringView(name))));
        const auto over = masks->over(*image, {});
        REQUIRE(over.size() <= 1);
        CHECK(masks->concerns(*image) == !over.empty());
        found.push_back(pixelsOf(over));
        CHECK(masks->over(*image, {1}).empty()); // switched off
    }
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    REQUIRE(expected.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(std::abs(found[i] - expected[i]) <= 26); // the mean has four digits after the point: 0.0001 * 512 * 512
}

TEST_CASE("segments take the colours that the file recommends")
{
    const QByteArray file = test::corpusFile(u"seg/partial_overlaps.dcm"_s);
    if (file.isEmpty())
        return test::announceSkip(u"colours of segments: corpus"_s);
    const auto masks = masksOf(file);
    const auto colourOf = [&](const QString &label) {
        for (const auto &segment : masks->segmentation().segments)
            if (segment.label == label)
                return QColor::fromRgb(masks->colour(segment.number));
        return QColor();
    };
    CHECK(colourOf(u"GREEN"_s).hsvHue() == Approx(120).margin(40));
    CHECK(colourOf(u"ORANGE"_s).hsvHue() == Approx(30).margin(25));
    CHECK(colourOf(u"LIGHT_BLUE"_s).hsvHue() == Approx(200).margin(30));
}

TEST_CASE("segments of another grid come to the pixels of an image in the same plane")
{
    const auto masks = masksOf(flatSegments());
    // Pixels of 1 mm whose centres start at 0.5: each segment pixel of 2 mm covers two by two of them.
    const auto image = test::openImage(flatImage(4, "1\\1", "0.5\\0.5\\0"));
    const auto over = masks->over(*image, {});
    REQUIRE(over.size() == 2);
    const std::vector<std::uint8_t> lowerLeft{0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0};
    const std::vector<std::uint8_t> upperRight{0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0};
    CHECK(over[0]->opacity == lowerLeft);
    CHECK(over[0]->label == u"uno"_s);
    CHECK(over[1]->opacity == upperRight);
    CHECK(masks->over(*image, {1}).size() == 1);
}

TEST_CASE("segments do not lie over a slice beside theirs, nor over another patient's space")
{
    const auto masks = masksOf(flatSegments());
    const auto beside = test::openImage(flatImage(4, "1\\1", "0.5\\0.5\\3"));
    CHECK(masks->over(*beside, {}).empty());
    CHECK_FALSE(masks->concerns(*beside));
    QByteArray other = flatImage(4, "1\\1", "0.5\\0.5\\0");
    other.replace(QByteArray("UI\x06\0"
                             "1.2.8",
                             9),
                  QByteArray("UI\x06\0"
                             "1.2.6",
                             9));
    CHECK(masks->over(*test::openImage(other), {}).empty());
}

TEST_CASE("a fractional segment is as dense as its share of the whole, a label map names its segments")
{
    const auto image = test::openImage(flatImage(2, "2\\2", "1\\1\\0"));
    const auto fractional = masksOf(flatSegments("FRACTIONAL"))->over(*image, {});
    REQUIRE(fractional.size() == 2);
    CHECK(fractional[0]->opacity == std::vector<std::uint8_t>{2}); // 1 of 100, of 255
    const auto labels = masksOf(flatSegments("LABELMAP", "1.2.840.10008.5.1.4.1.1.66.7"))->over(*image, {});
    REQUIRE(labels.size() == 2); // value 1 in both frames: twice segment 1
    CHECK(labels[0]->label == u"uno"_s);
    CHECK(labels[1]->label == u"uno"_s);
}

TEST_CASE("segmentations that contradict themselves are refused")
{
    const auto codeOf = [](const QByteArray &file) {
        const auto part10 = dicom::Part10::read(file);
        REQUIRE(part10);
        const auto masks = load::SegmentMasks::create(*part10);
        REQUIRE_FALSE(masks);
        return masks.error().code;
    };
    CHECK(codeOf(flatSegments("UNKNOWN")) == ErrorCode::Malformed);
    CHECK(codeOf(flatImage(2, "1\\1", "0\\0\\0")) == ErrorCode::NotFound);
    QByteArray frames = flatSegments();
    frames.replace(QByteArray("IS\x02\0"
                              "2 ",
                              6),
                   QByteArray("IS\x02\0"
                              "1 ",
                              6)); // one frame, two groups
    CHECK(codeOf(frames) == ErrorCode::Malformed);
}
