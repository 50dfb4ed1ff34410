// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/FrameDecoder.h"
#include "core/dicom/ImageAttributes.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <array>
#include <cstring>

using namespace td;
using namespace Qt::StringLiterals;
using dicom::FrameDecoder;
using dicom::Part10;
using test::Part10Builder;

namespace {

Result<dicom::DecodedFrame> frameOf(const QByteArray &file, int index = 0)
{
    const auto part10 = Part10::read(file);
    if (!part10)
        return tl::unexpected(part10.error());
    const auto decoder = FrameDecoder::create(*part10);
    if (!decoder)
        return tl::unexpected(decoder.error());
    return decoder->frame(index);
}

ErrorCode codeOf(const QByteArray &file, int index = 0)
{
    const auto frame = frameOf(file, index);
    return frame ? ErrorCode::Internal : frame.error().code;
}

QVector<int> signedWords(const QByteArray &bytes)
{
    QVector<int> values(bytes.size() / 2);
    for (qsizetype i = 0; i < values.size(); ++i) {
        std::int16_t v = 0;
        std::memcpy(&v, bytes.constData() + i * 2, 2);
        values[i] = v;
    }
    return values;
}

/// A 12-bit ramp with a step in it, 64 x 48, so that no decoder can get it right by chance.
QByteArray rampFile()
{
    QVector<int> pixels;
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 64; ++x)
            pixels.append((x * 37 + y * 11 + (x > y ? 900 : 0)) % 4096);
    return Part10Builder().image(48, 64, 16, 12, false).raw(0x7FE00010, "OW", Part10Builder::words(pixels)).file();
}

} // namespace

TEST_CASE("signed pixels of 12 bits are extended by their sign bit and bits above are dropped")
{
    // 0x07FF = 2047, 0x0800 = -2048, 0x0FFF = -1; 0xF001 carries garbage in the upper four bits = 1
    const QByteArray file = Part10Builder()
                                .image(2, 2, 16, 12, true)
                                .raw(0x7FE00010, "OW", Part10Builder::words({0x07FF, 0x0800, 0x0FFF, 0xF001}))
                                .file();
    const auto frame = frameOf(file);
    REQUIRE(frame);
    CHECK(signedWords(frame->samples) == QVector<int>{2047, -2048, -1, 1});
}

TEST_CASE("implicit and big endian files give the same stored values as explicit little endian")
{
    const QByteArray pixels = Part10Builder::words({1, 258, -3, 4000});
    QByteArray swapped = pixels;
    for (qsizetype i = 0; i < swapped.size(); i += 2)
        std::swap(swapped[i], swapped[i + 1]);
    const auto implicit =
        frameOf(Part10Builder("1.2.840.10008.1.2").image(2, 2, 16, 16, true).raw(0x7FE00010, "OW", pixels).file());
    const auto big =
        frameOf(Part10Builder("1.2.840.10008.1.2.2").image(2, 2, 16, 16, true).raw(0x7FE00010, "OW", swapped).file());
    REQUIRE(implicit);
    REQUIRE(big);
    CHECK(signedWords(implicit->samples) == QVector<int>{1, 258, -3, 4000});
    CHECK(signedWords(big->samples) == QVector<int>{1, 258, -3, 4000});
}

TEST_CASE("colour by plane becomes colour by pixel")
{
    const QByteArray file =
        Part10Builder().image(1, 2, 8, 8, false, "RGB", 1, 1).raw(0x7FE00010, "OB", QByteArray("RrGgBb")).file();
    const auto frame = frameOf(file);
    REQUIRE(frame);
    CHECK(frame->samples == "RGBrgb");
}

TEST_CASE("native YBR_FULL_422 repeats its chrominance for both neighbours")
{
    // Y1 Y2 Cb Cr (PS3.3 C.7.6.3.1.2) -> Y1 Cb Cr, Y2 Cb Cr
    const auto frame = frameOf(
        Part10Builder().image(1, 2, 8, 8, false, "YBR_FULL_422").raw(0x7FE00010, "OB", QByteArray("12bc")).file());
    REQUIRE(frame);
    CHECK(frame->samples == "1bc2bc");
    CHECK(frame->photometric == dicom::Photometric::YbrFull);
}

TEST_CASE("frames of one-bit pixels need not start at a byte")
{
    // 3 pixels a frame; bits from the least significant: frame 0 = 1 0 1, frame 1 = 1 0 0 -> 0b00001101 = 0x0D
    const QByteArray file =
        Part10Builder().image(1, 3, 1, 1, false, "MONOCHROME2", 2).raw(0x7FE00010, "OB", QByteArray("\x0D", 1)).file();
    CHECK(frameOf(file, 0)->samples == QByteArray("\1\0\1", 3));
    CHECK(frameOf(file, 1)->samples == QByteArray("\1\0\0", 3));
}

TEST_CASE("cells of twelve bits lie low bits first, two in three bytes, and frames need not start at a byte")
{
    // 0xABC 0x123 0x456 0x789 -> bytes BC 3A 12, 56 94 78 (PS3.5 8.1.1); a frame is one cell, so every other one starts
    // inside a byte
    const QByteArray file = Part10Builder()
                                .image(1, 1, 12, 12, false, "MONOCHROME2", 4)
                                .raw(0x7FE00010, "OW", QByteArray::fromHex("bc3a12569478"))
                                .file();
    CHECK(signedWords(frameOf(file, 0)->samples) == QVector<int>{0xABC});
    CHECK(signedWords(frameOf(file, 1)->samples) == QVector<int>{0x123});
    CHECK(signedWords(frameOf(file, 2)->samples) == QVector<int>{0x456});
    CHECK(signedWords(frameOf(file, 3)->samples) == QVector<int>{0x789});
}

TEST_CASE("floating point pixels are numbers in either byte order and are refused to who takes them for integers")
{
    // 1.5 = 0x3FC00000, -2 = 0xC0000000 (IEEE 754)
    const auto build = [](const char *syntax, const char *hex) {
        return Part10Builder(syntax)
            .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.30")
            .shorts(0x00280002, {1})
            .text(0x00280004, "CS", "MONOCHROME2")
            .shorts(0x00280010, {1})
            .shorts(0x00280011, {2})
            .shorts(0x00280100, {32})
            .lie(0x7FE00008, "UN", 8, QByteArray::fromHex(hex))
            .file();
    };
    const std::array<float, 2> wanted{1.5F, -2.0F};
    for (const QByteArray &file :
         {build("1.2.840.10008.1.2.1", "0000c03f000000c0"), build("1.2.840.10008.1.2.2", "3fc00000c0000000")}) {
        CHECK(codeOf(file) == ErrorCode::Unsupported);
        const auto part10 = Part10::read(file);
        REQUIRE(part10);
        const auto decoder = FrameDecoder::create(*part10, FrameDecoder::FloatingPoint::Given);
        REQUIRE(decoder);
        CHECK(decoder->pixel().sampleType() == dicom::SampleType::Float32);
        const auto frame = decoder->frame(0);
        REQUIRE(frame);
        REQUIRE(frame->samples.size() == 8);
        CHECK(std::memcmp(frame->samples.constData(), wanted.data(), 8) == 0);
    }
}

TEST_CASE("only JPEG 2000 gives a frame of reduced resolution")
{
    const QString folder = test::corpusFolder();
    const auto rle = Part10::read(Part10Builder().image(1, 1, 8, 8, false).raw(0x7FE00010, "OB", "a").file());
    REQUIRE(rle);
    const auto reduced = FrameDecoder::create(*rle)->reducedFrame(0, 1);
    REQUIRE_FALSE(reduced);
    CHECK(reduced.error().code == ErrorCode::Unsupported);
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: reduced resolution"_s);
    QFile file(folder + u"/transfer-syntaxes/wg04/J2KR/MR1_J2KR"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto part10 = Part10::read(file.readAll());
    REQUIRE(part10);
    const auto decoder = FrameDecoder::create(*part10);
    REQUIRE(decoder);
    const auto mean = [](const QByteArray &samples) {
        double sum = 0;
        for (const int v : signedWords(samples))
            sum += v;
        return sum / double(samples.size() / 2);
    };
    // 512 x 512 at a quarter; the low-pass band of ISO 15444-1 has gain 1, so the mean stays.
    const auto quarter = decoder->reducedFrame(0, 2);
    REQUIRE(quarter);
    CHECK(quarter->samples.size() == 128 * 128 * 2);
    CHECK(mean(quarter->samples) == Approx(mean(decoder->frame(0)->samples)).epsilon(0.02));
    CHECK(decoder->reducedFrame(0, 0)->samples == decoder->frame(0)->samples);
    CHECK(decoder->reducedFrame(0, 20).error().code == ErrorCode::InvalidArgument);
    CHECK(decoder->reducedFrame(0, -1).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("RLE segments are the bytes of a sample from the most significant down")
{
    // One row of 4 words: 0x0102 0x0102 0x0102 0x0304. High bytes 1 1 1 3: run of three (257 - 3 = 0xFE), one literal.
    // Low bytes 2 2 2 4 as four literals (control byte 3).
    QByteArray header(64, '\0');
    header[0] = 2;
    header[4] = 64;
    header[8] = 68;
    const QByteArray body("\xFE\x01\x00\x03\x03\x02\x02\x02\x04\x00", 10);
    const auto build = [&](const QByteArray &data) {
        return Part10Builder("1.2.840.10008.1.2.5").image(1, 4, 16, 16, false).encapsulated({data}).file();
    };
    const auto frame = frameOf(build(header + body));
    REQUIRE(frame);
    CHECK(signedWords(frame->samples) == QVector<int>{0x0102, 0x0102, 0x0102, 0x0304});
    CHECK(codeOf(build(header + body.left(6))) == ErrorCode::Truncated);
    header[0] = 3;
    CHECK(codeOf(build(header + body)) == ErrorCode::Malformed);
    CHECK(codeOf(build(QByteArray("short!"))) == ErrorCode::Truncated);
}

TEST_CASE("a frame that is not all there is truncated and the frames before it are given")
{
    const QByteArray three = Part10Builder::words({1, 2, 3});
    CHECK(codeOf(Part10Builder().image(2, 2, 16, 16, false).raw(0x7FE00010, "OW", three).file()) ==
          ErrorCode::Truncated);
    const QByteArray two =
        Part10Builder().image(1, 2, 16, 16, false, "MONOCHROME2", 2).lie(0x7FE00010, "OW", 8, three).file();
    CHECK(signedWords(frameOf(two, 0)->samples) == QVector<int>{1, 2});
    CHECK(codeOf(two, 1) == ErrorCode::Truncated);
    CHECK(codeOf(two, 2) == ErrorCode::InvalidArgument);
}

TEST_CASE("impossible image sizes are refused by code")
{
    const QByteArray pixels = Part10Builder::words({1, 2, 3, 4});
    const auto build = [&](int rows, int columns, int allocated, int stored, const QByteArray &pi = "MONOCHROME2",
                           int frames = 1) {
        return Part10Builder()
            .image(rows, columns, allocated, stored, false, pi, frames)
            .raw(0x7FE00010, "OW", pixels)
            .file();
    };
    CHECK(codeOf(build(0, 4, 16, 16)) == ErrorCode::OutOfRange);
    CHECK(codeOf(build(4, 0, 16, 16)) == ErrorCode::OutOfRange);
    CHECK(codeOf(build(2, 2, 16, 17)) == ErrorCode::OutOfRange);
    CHECK(codeOf(build(2, 2, 16, 0)) == ErrorCode::OutOfRange);
    CHECK(codeOf(build(2, 2, 24, 24)) == ErrorCode::Unsupported);
    CHECK(codeOf(build(2, 2, 16, 16, "HSV")) == ErrorCode::Unsupported);
    CHECK(codeOf(build(2, 2, 16, 16, "MONOCHROME2", 0)) == ErrorCode::OutOfRange);
    CHECK(codeOf(build(65535, 65535, 16, 16)) == ErrorCode::TooLarge);
    CHECK(codeOf(build(46341, 1000, 16, 16)) == ErrorCode::Truncated);
}

TEST_CASE("an instance without pixels and a syntax without decoder are told apart")
{
    CHECK(codeOf(Part10Builder().image(2, 2, 16, 16, false).file()) == ErrorCode::NotFound);
    const QByteArray referenced =
        Part10Builder("1.2.840.10008.1.2.4.94").image(2, 2, 8, 8, false).encapsulated({"address"}).file();
    CHECK(codeOf(referenced) == ErrorCode::Unsupported); // JPIP
    CHECK(codeOf(Part10Builder("1.2.840.10008.1.2.4.50").image(2, 2, 8, 8, false).encapsulated({"junk"}).file()) ==
          ErrorCode::Malformed);
    CHECK(codeOf(
              Part10Builder("1.2.840.10008.1.2.4.90").image(2, 2, 8, 8, false).encapsulated({"junkjunkjunk"}).file()) ==
          ErrorCode::Malformed);
    CHECK_FALSE(frameOf(
        Part10Builder("1.2.840.10008.1.2.4.80").image(2, 2, 8, 8, false).encapsulated({"junkjunkjunk"}).file()));
}

TEST_CASE("files compressed by the dcmtk tools decode to the pixels they were made from")
{
    struct Tool {
        QString program;
        QStringList arguments;
    };
    const QVector<Tool> tools{
        {u"dcmcrle"_s, {}},         {u"dcmcjpeg"_s, {u"+e1"_s}},         {u"dcmcjpeg"_s, {u"+el"_s}},
        {u"dcmcjpls"_s, {}},        {u"dcmcjpls"_s, {u"+fs"_s, u"1"_s}}, {u"dcmconv"_s, {u"+td"_s}},
        {u"dcmconv"_s, {u"+tb"_s}}, {u"dcmconv"_s, {u"+ti"_s}}};
    const QByteArray original = rampFile();
    const auto wanted = frameOf(original);
    REQUIRE(wanted);
    QTemporaryDir folder;
    const QString from = folder.filePath(u"in.dcm"_s);
    QFile file(from);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(original);
    file.close();
    for (const Tool &tool : tools) {
        INFO(tool.program.toStdString() << ' ' << tool.arguments.join(u' ').toStdString());
        if (QStandardPaths::findExecutable(tool.program).isEmpty()) {
            WARN("this tool is not installed");
            continue;
        }
        const QString to = folder.filePath(u"out.dcm"_s);
        REQUIRE(QProcess::execute(tool.program, tool.arguments + QStringList{from, to}) == 0);
        QFile out(to);
        REQUIRE(out.open(QIODevice::ReadOnly));
        const auto frame = frameOf(out.readAll());
        REQUIRE(frame);
        CHECK(frame->samples == wanted->samples);
    }
}

TEST_CASE("window and rescale are read and impossible ones are left out")
{
    const QByteArray file = Part10Builder()
                                .text(0x00181164, "DS", "0.2\\0.2")
                                .text(0x00200020, "CS", "A\\F")
                                .text(0x00200037, "DS", "1\\0\\0\\0\\0\\-1")
                                .text(0x00280030, "DS", "0.5\\0.25")
                                .text(0x00281050, "DS", "40\\300\\10")
                                .text(0x00281051, "DS", "400\\1500\\0")
                                .text(0x00281052, "DS", "-1024")
                                .text(0x00281053, "DS", "2")
                                .file();
    const dicom::ImageAttributes a = dicom::readImageAttributes(*Part10::read(file), 1);
    const dicom::FrameAttributes &frame = a.frame(0);
    CHECK(frame.rescaleSlope == 2);
    CHECK(frame.rescaleIntercept == -1024);
    REQUIRE(frame.windows.size() == 2); // the third has width 0
    CHECK(frame.windows[1].center == 300);
    REQUIRE(frame.imageOrientationPatient);
    CHECK((*frame.imageOrientationPatient)[5] == -1);
    CHECK((*frame.pixelSpacing)[1] == 0.25);
    CHECK(a.patientOrientation[0] == u"A"_s);
    const QByteArray skewed = Part10Builder().text(0x00200037, "DS", "1\\0\\0\\1\\0\\0").file();
    CHECK_FALSE(dicom::readImageAttributes(*Part10::read(skewed), 1).frame(0).imageOrientationPatient);
}
