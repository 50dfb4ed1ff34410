// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/FrameDecoder.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <random>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned seed = 20'261'124;

/// Smooth, with noise and with jumps over the whole range: short codes, long ones and the longest.
QByteArray picture(int columns, int rows, int samples, int bits, std::mt19937 &random)
{
    QByteArray bytes;
    const int top = (1 << bits) - 1;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            for (int s = 0; s < samples; ++s) {
                int value = (x * 5 + y * 3 + s * 40 + int(random() % 7)) & top;
                if (random() % 50 == 0)
                    value = random() % 2 == 0 ? 0 : top;
                bytes.append(char(value));
                if (bits > 8)
                    bytes.append(char(value >> 8));
            }
    return bytes;
}

struct Case {
    int columns;
    int rows;
    int samples;
    int bits;
};

QByteArray fileOf(const Case &c, const QByteArray &pixels)
{
    const int allocated = c.bits > 8 ? 16 : 8;
    return Part10Builder()
        .image(c.rows, c.columns, allocated, c.bits, false, c.samples == 3 ? "RGB" : "MONOCHROME2")
        .raw(0x7FE00010, c.bits > 8 ? "OW" : "OB", pixels.size() % 2 != 0 ? pixels + '\0' : pixels)
        .file();
}

Result<dicom::DecodedFrame> decoded(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file);
    if (!part10)
        return tl::unexpected(part10.error());
    const auto decoder = dicom::FrameDecoder::create(*part10);
    return decoder ? decoder->frame(0) : tl::unexpected(decoder.error());
}

/// A 2x2 image of 8 bits. Codes: 0 = category 0, 10 = category 1. Restart after each row.
QByteArray handMade(const QByteArray &scan)
{
    return QByteArray::fromHex("ffd8"
                               "ffc3000b080002000201011100" // SOF3: 8 bits, 2x2, component 1 unsampled
                               "ffc40015000101000000000000000000000000000000"
                               "01"                      // DHT: one code of one bit, one of two, for categories 0 and 1
                               "ffdd00040002"            // DRI: 2
                               "ffda0008010100010000") + // SOS: component 1, table 0, predictor 1
           scan +
           QByteArray::fromHex("ffd9");
}

} // namespace

TEST_CASE("what DCMTK's encoder makes of an image decodes to that image, for every selection value")
{
    if (QStandardPaths::findExecutable(u"dcmcjpeg"_s).isEmpty())
        return test::announceSkip(u"dcmcjpeg is not installed: JPEG lossless on the corpus and by hand only"_s);
    std::mt19937 random(seed);
    QTemporaryDir folder;
    const QVector<Case> cases{{61, 47, 1, 16}, {61, 47, 1, 12}, {61, 47, 1, 8}, {1, 1, 1, 12},
                              {1, 9, 1, 16},   {33, 1, 1, 10},  {31, 17, 3, 8}, {256, 2, 1, 15}};
    for (const Case &c : cases)
        for (int predictor = 1; predictor <= 7; ++predictor) {
            CAPTURE(c.columns, c.rows, c.samples, c.bits, predictor, seed);
            const QByteArray pixels = picture(c.columns, c.rows, c.samples, c.bits, random);
            const QString from = folder.filePath(u"in.dcm"_s);
            const QString to = folder.filePath(u"out.dcm"_s);
            QFile in(from);
            REQUIRE(in.open(QIODevice::WriteOnly));
            in.write(fileOf(c, pixels));
            in.close();
            REQUIRE(QProcess::execute(u"dcmcjpeg"_s, {u"+el"_s, u"+sv"_s, QString::number(predictor), from, to}) == 0);
            QFile out(to);
            REQUIRE(out.open(QIODevice::ReadOnly));
            const auto frame = decoded(out.readAll());
            REQUIRE(frame);
            CHECK(frame->samples == pixels);
        }
}

TEST_CASE("a restart starts the prediction anew at half the range")
{
    const auto build = [](const QByteArray &scan) {
        return Part10Builder("1.2.840.10008.1.2.4.70").image(2, 2, 8, 8, false).encapsulated({handMade(scan)}).file();
    };
    // Row 1: +1 (10 1) and 0 (0), filled with ones: 1010 1111. Row 2: 0 (0) and +1 (10 1): 0101 1111.
    const auto frame = decoded(build(QByteArray::fromHex("afffd05f")));
    REQUIRE(frame);
    CHECK(frame->samples == QByteArray::fromHex("81818081"));
    // Without its marker the second row is not there.
    CHECK(decoded(build(QByteArray::fromHex("af5f"))).error().code == ErrorCode::Truncated);
    // 11 is no code.
    CHECK(decoded(build(QByteArray::fromHex("c0ffd05f"))).error().code == ErrorCode::Malformed);
}

TEST_CASE("a cut or damaged lossless stream is an error or an image, and never more")
{
    std::mt19937 random(seed);
    const QByteArray whole = handMade(QByteArray::fromHex("afffd05f"));
    const auto build = [](const QByteArray &stream) {
        return Part10Builder("1.2.840.10008.1.2.4.70").image(2, 2, 8, 8, false).encapsulated({stream}).file();
    };
    for (qsizetype length = 2; length < whole.size() - 4; length += 2) {
        CAPTURE(length);
        CHECK_FALSE(decoded(build(whole.first(length))));
    }
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        QByteArray damaged = whole;
        damaged[qsizetype(random() % unsigned(damaged.size()))] = char(random());
        refused += decoded(build(damaged)) ? 0 : 1;
    }
    CHECK(refused > 1000);
}
