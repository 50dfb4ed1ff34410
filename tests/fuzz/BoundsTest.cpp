// SPDX-License-Identifier: GPL-3.0-or-later
// What small files could make a reader allocate or wait for, one test for each bound.
#include "core/dicom/DisplayModules.h"
#include "core/dicom/FrameDecoder.h"
#include "core/dicom/ImageAttributes.h"
#include "core/dicom/Segmentation.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"

#include <QElapsedTimer>

#include <QtEndian>

using namespace td;
using namespace Qt::StringLiterals;
using test::Part10Builder;

namespace {

dicom::Part10 read(const Part10Builder &builder)
{
    const auto file = dicom::Part10::read(builder.file());
    REQUIRE(file);
    return *file;
}

QByteArray big32(std::uint32_t value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray big16(int value)
{
    return big32(std::uint32_t(value)).mid(2);
}

/// SIZ of one 8-bit component (ISO 15444-1 A.5.1) after SOC.
QByteArray codestreamHead(int columns, int rows, int tileColumns, int tileRows)
{
    QByteArray siz = big16(0) + big32(std::uint32_t(columns)) + big32(std::uint32_t(rows)) + big32(0) + big32(0);
    siz += big32(std::uint32_t(tileColumns)) + big32(std::uint32_t(tileRows)) + big32(0) + big32(0) + big16(1);
    siz += QByteArray("\x07\x01\x01", 3);
    return QByteArray("\xFF\x4F\xFF\x51", 4) + big16(int(siz.size()) + 2) + siz;
}

/// COD of five levels, and QCD; then a tile-part without data.
QByteArray codestreamTail(int layers, int blockExponent, int precinct)
{
    QByteArray cod(1, precinct >= 0 ? '\1' : '\0');
    cod += QByteArray(1, '\0') + big16(layers) + QByteArray(1, '\0') + '\5';
    cod += QByteArray(2, char(blockExponent - 2)) + QByteArray("\0\1", 2);
    if (precinct >= 0)
        cod += QByteArray(6, char(precinct << 4 | precinct));
    const QByteArray qcd = QByteArray(1, '\x40') + QByteArray(16, '\x48');
    return QByteArray("\xFF\x52") + big16(int(cod.size()) + 2) + cod + "\xFF\x5C" + big16(int(qcd.size()) + 2) + qcd +
           QByteArray("\xFF\x90\x00\x0A\x00\x00\x00\x00\x00\x0E\x00\x01\xFF\x93\xFF\xD9", 16);
}

Result<dicom::DecodedFrame> decoded(const QByteArray &stream, int rows, int columns,
                                    const QByteArray &syntax = "1.2.840.10008.1.2.4.90")
{
    Part10Builder builder(syntax);
    builder.image(rows, columns, 8, 8, false).encapsulated({stream.size() % 2 ? stream + '\0' : stream});
    const auto decoder = dicom::FrameDecoder::create(read(builder));
    REQUIRE(decoder);
    return decoder->frame(0);
}

ErrorCode refusal(const QByteArray &stream, int rows, int columns)
{
    const auto frame = decoded(stream, rows, columns);
    return frame ? ErrorCode::Internal : frame.error().code;
}

} // namespace

TEST_CASE("a JPEG 2000 header that asks for more than its frame can need is refused before it is given")
{
    const QByteArray plain = codestreamTail(1, 6, -1);
    CHECK(refusal(codestreamHead(60'000, 60'000, 60'000, 60'000) + plain, 64, 64) == ErrorCode::Malformed);
    CHECK(refusal(codestreamHead(30'000, 8'000, 30'000, 8'000) + plain, 8'000, 30'000) == ErrorCode::TooLarge);
    CHECK(refusal(codestreamHead(256, 256, 1, 1) + plain, 256, 256) == ErrorCode::TooLarge);    // 65,536 tiles
    CHECK(refusal(codestreamHead(256, 256, 16, 16) + plain, 256, 256) == ErrorCode::Truncated); // 256 in 150 bytes
    // Precincts of one pixel: 512 * 512 of them. Blocks of 4 * 4: 65,536. 65,535 layers of 1024 precincts.
    CHECK(refusal(codestreamHead(512, 512, 512, 512) + codestreamTail(1, 6, 0), 512, 512) == ErrorCode::TooLarge);
    CHECK(refusal(codestreamHead(1024, 1024, 1024, 1024) + codestreamTail(1, 2, -1), 1024, 1024) ==
          ErrorCode::TooLarge);
    CHECK(refusal(codestreamHead(512, 512, 512, 512) + codestreamTail(65'535, 4, 4), 512, 512) == ErrorCode::TooLarge);
}

TEST_CASE("the boxes of a JP2 file do not change how many components a frame has")
{
    // OpenJPEG makes three components of the one when a palette of three columns stands before the codestream.
    const QByteArray codestream = QByteArray::fromHex( // 8 x 8 pixels of 0 to 63, reversible
        "ff4fff510029000000000008000000080000000000000000000000080000000800000000000000000001070101ff52000c000000010001"
        "04"
        "040001ff5c00074040484850ff90000a00000000002b0001ff93df8078120bd35d19a25aa7d61a05e9c63ad9c01140f901802217037fe7"
        "ff"
        "d9");
    const auto box = [](const char *type, const QByteArray &body) {
        return big32(std::uint32_t(body.size()) + 8) + type + body;
    };
    const QByteArray header = box("ihdr", big32(8) + big32(8) + big16(1) + QByteArray("\7\7\0\0", 4)) +
                              box("colr", QByteArray("\1\0\0\0\0\0\x10", 7)) +
                              box("pclr", big16(2) + QByteArray("\3\7\7\7\0\1\2\3\4\5", 10)) +
                              box("cmap", QByteArray("\0\0\1\0\0\0\1\1\0\0\1\2", 12));
    const QByteArray boxed = box("jP  ", QByteArray("\r\n\x87\n", 4)) +
                             box("ftyp", QByteArray("jp2 \0\0\0\0jp2 ", 12)) + box("jp2h", header) +
                             box("jp2c", codestream);
    QByteArray expected;
    for (char value = 0; value < 64; ++value)
        expected += value;
    for (const QByteArray &stream : {codestream, boxed}) {
        const auto frame = decoded(stream, 8, 8);
        REQUIRE(frame);
        CHECK(frame->samples == expected);
    }
    CHECK(refusal(boxed.left(60), 8, 8) == ErrorCode::Malformed);
}

TEST_CASE("a JPEG whose markers can be read in two ways is refused and writes nothing beyond its frame")
{
    // RST0 has no segment. Who takes what follows for one finds 8 x 8 pixels behind it; libjpeg finds 256 x 256 inside.
    QByteArray inside = QByteArray("\xFF\xDB\x00\x43\x00", 5) + QByteArray(64, '\1');
    inside += QByteArray("\xFF\xC0\x00\x0B\x08\x01\x00\x01\x00\x01\x01\x11\x00", 13);
    for (const char kind : {'\x00', '\x10'}) // one code of one bit: no difference, end of block
        inside += QByteArray("\xFF\xC4\x00\x14", 4) + kind + '\1' + QByteArray(15, '\0') + '\0';
    inside += QByteArray("\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00", 10);
    const QByteArray stream = QByteArray("\xFF\xD8\xFF\xD0", 4) + big16(int(inside.size()) + 2) + inside +
                              QByteArray("\xFF\xC0\x00\x0B\x08\x00\x08\x00\x08\x01\x01\x11\x00\xFF\xD9", 15);
    const auto frame = decoded(stream, 8, 8, "1.2.840.10008.1.2.4.50");
    REQUIRE_FALSE(frame);
    CHECK(frame.error().code == ErrorCode::Malformed);
}

TEST_CASE("a progressive JPEG of more scans than a picture needs is refused before the first")
{
    const QByteArray scan("\xFF\xDA\x00\x08\x01\x01\x00\x00\x00\x00", 10);
    const QByteArray stream = QByteArray("\xFF\xD8\xFF\xC2\x00\x0B\x08\x00\x08\x00\x08\x01\x01\x11\x00", 15) +
                              scan.repeated(101) + "\xFF\xD9";
    const auto frame = decoded(stream, 8, 8, "1.2.840.10008.1.2.4.55");
    REQUIRE_FALSE(frame);
    CHECK(frame.error().code == ErrorCode::TooLarge);
}

TEST_CASE("native 4:2:2 of 16 bits is undone, of an odd width or of one bit refused")
{
    Part10Builder builder;
    builder.image(1, 2, 16, 16, false, "YBR_FULL_422").raw(0x7FE00010, "OW", Part10Builder::words({1, 2, 3, 4}));
    const auto decoder = dicom::FrameDecoder::create(read(builder));
    REQUIRE(decoder);
    const auto frame = decoder->frame(0);
    REQUIRE(frame);
    CHECK(frame->samples == Part10Builder::words({1, 3, 4, 2, 3, 4})); // Y1 Y2 Cb Cr to Y1 Cb Cr, Y2 Cb Cr
    CHECK(frame->photometric == dicom::Photometric::YbrFull);

    Part10Builder odd;
    odd.image(2, 3, 8, 8, false, "YBR_FULL_422").raw(0x7FE00010, "OB", QByteArray(12, '\x40'));
    const auto ofOdd = dicom::FrameDecoder::create(read(odd));
    REQUIRE_FALSE(ofOdd);
    CHECK(ofOdd.error().code == ErrorCode::OutOfRange);
    Part10Builder bit;
    bit.image(4, 4, 1, 1, false, "YBR_FULL_422").raw(0x7FE00010, "OB", QByteArray(4, '\x40'));
    const auto ofBit = dicom::FrameDecoder::create(read(bit));
    REQUIRE_FALSE(ofBit);
    CHECK(ofBit.error().code == ErrorCode::Unsupported);
}

TEST_CASE("frames that have a table in common share it, and no image has more choices than a reader can use")
{
    constexpr int frames = 5000;
    Part10Builder table;
    table.shorts(0x00283002, {0, 0, 16}).raw(0x00283006, "OW", QByteArray(2 * 65536, '\x11'));
    Part10Builder voi;
    voi.text(0x00281050, "DS", QByteArray("1\\").repeated(300) + '1')
        .text(0x00281051, "DS", QByteArray("9\\").repeated(300) + '9');
    voi.sequence(0x00283010, QVector<QByteArray>(20, table.body()));
    Part10Builder shared;
    shared.sequence(0x00289132, {voi.body()});
    Part10Builder builder;
    builder.text(0x00280008, "IS", QByteArray::number(frames));
    builder.sequence(0x52009229, {shared.body()}).sequence(0x52009230, QVector<QByteArray>(frames, QByteArray()));
    const auto a = dicom::readImageAttributes(read(builder), frames);
    REQUIRE(a.frames.size() == frames);
    REQUIRE(a.frames.back().voiLuts.size() == 16);
    CHECK(a.frames.front().voiLuts[3].data.constData() == a.frames.back().voiLuts[3].data.constData());
    CHECK(a.frames.front().windows.size() == 16);
}

TEST_CASE("all overlays of an image together are bounded")
{
    Part10Builder builder; // in the unused bits of the same pixels, sixteen times over
    builder.shorts(0x00280100, {16});
    for (std::uint32_t group = 0x60000000; group <= 0x601E0000; group += 0x20000)
        builder.shorts(group | 0x10, {2048}).shorts(group | 0x11, {4096}).shorts(group | 0x102, {15});
    builder.raw(0x7FE00010, "OW", QByteArray(2 * 2048 * 4096, '\0'));
    const auto planes = dicom::readOverlayPlanes(read(builder));
    CHECK(planes.size() == 8); // 64 Mi bits

    Part10Builder claim;
    claim.shorts(0x60000010, {65535}).shorts(0x60000011, {65535}).text(0x60000015, "IS", "2147483647");
    claim.raw(0x60003000, "OW", QByteArray(16, '\0'));
    CHECK(dicom::readOverlayPlanes(read(claim)).empty());
}

TEST_CASE("a shutter's vertices beyond any image stay beyond it")
{
    Part10Builder builder;
    builder.text(0x00181600, "CS", "POLYGONAL").text(0x00181620, "IS", "1e300\\-1e300\\5\\6");
    const auto shutter = dicom::readShutter(read(builder).dataset());
    REQUIRE(shutter);
    CHECK(shutter->polygon == std::vector<std::array<int, 2>>{{1'000'000, -1'000'000}, {5, 6}});
}

TEST_CASE("source images that all frames of a segmentation share are not copied without end")
{
    Part10Builder source;
    source.text(0x00081155, "UI", "1.2.3.5");
    Part10Builder derivation;
    derivation.sequence(0x00082112, QVector<QByteArray>(300, source.body()));
    Part10Builder shared;
    shared.sequence(0x00089124, {derivation.body()});
    Part10Builder segment;
    segment.shorts(0x00620004, {1});
    Part10Builder builder;
    builder.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.66.4").text(0x00080018, "UI", "1.2.3.4");
    builder.shorts(0x00280002, {1}).text(0x00280004, "CS", "MONOCHROME2").text(0x00280008, "IS", "100000");
    builder.shorts(0x00280010, {1}).shorts(0x00280011, {1}).shorts(0x00280100, {1}).shorts(0x00280101, {1});
    builder.shorts(0x00280102, {0}).shorts(0x00280103, {0}).text(0x00620001, "CS", "BINARY");
    builder.sequence(0x00620002, {segment.body()}).sequence(0x52009229, {shared.body()});
    const auto segmentation = dicom::readSegmentation(read(builder));
    REQUIRE_FALSE(segmentation);
    CHECK(segmentation.error().code == ErrorCode::TooLarge);
}
