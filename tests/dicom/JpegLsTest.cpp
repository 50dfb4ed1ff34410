// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/FrameDecoder.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"

#include <charls/charls.h>

#include <QElapsedTimer>

#include <cstring>
#include <random>

using namespace td;
using namespace Qt::StringLiterals;
using test::Part10Builder;

namespace {

struct Sample {
    int columns = 37;
    int rows = 23;
    int bits = 8;
    int components = 1;
    int near = 0;
    charls::interleave_mode woven = charls::interleave_mode::none;
    charls::jpegls_pc_parameters presets{};
    int noise = 3; ///< 0 = flat areas only, which are coded as runs
};

int sampleBytes(const Sample &s)
{
    return s.bits <= 8 ? 1 : 2;
}

/// [rows][columns][components]: slopes, edges and flat areas with some noise.
QByteArray picture(const Sample &s)
{
    std::mt19937 random(14'495);
    const int maximum = (1 << s.bits) - 1;
    QByteArray out;
    for (int y = 0; y < s.rows; ++y)
        for (int x = 0; x < s.columns; ++x)
            for (int c = 0; c < s.components; ++c) {
                const bool flat = x < s.columns / 3 || y % 7 == 0;
                const int noise = s.noise > 0 ? int(random() % unsigned(s.noise)) : 0;
                const int value = flat ? maximum / 2 + c : (x * maximum / s.columns + y * (c + 1) + noise);
                const auto stored = std::uint16_t(x == 20 && y > 10 ? maximum : value % (maximum + 1));
                out.append(reinterpret_cast<const char *>(&stored), sampleBytes(s)); // little endian
            }
    return out;
}

/// As CharLS wants them: component after component unless they are woven by sample.
QByteArray planes(const QByteArray &interleaved, const Sample &s)
{
    if (s.woven != charls::interleave_mode::none || s.components == 1)
        return interleaved;
    const int width = sampleBytes(s);
    QByteArray out;
    for (int c = 0; c < s.components; ++c)
        for (qsizetype i = c * width; i < interleaved.size(); i += s.components * width)
            out += interleaved.mid(i, width);
    return out;
}

QByteArray encoded(const QByteArray &pixels, const Sample &s)
{
    charls::jpegls_encoder encoder;
    encoder.frame_info({std::uint32_t(s.columns), std::uint32_t(s.rows), s.bits, s.components});
    encoder.near_lossless(s.near).interleave_mode(s.woven).preset_coding_parameters(s.presets);
    QByteArray out(qsizetype(encoder.estimated_destination_size()), '\0');
    encoder.destination(out.data(), std::size_t(out.size()));
    const QByteArray source = planes(pixels, s);
    out.resize(qsizetype(encoder.encode(source.constData(), std::size_t(source.size()))));
    return out;
}

Result<dicom::DecodedFrame> decoded(const QByteArray &stream, const Sample &s)
{
    Part10Builder builder("1.2.840.10008.1.2.4.81");
    builder.image(s.rows, s.columns, sampleBytes(s) * 8, s.bits, false, s.components == 3 ? "RGB" : "MONOCHROME2");
    builder.encapsulated({stream.size() % 2 ? stream + '\0' : stream});
    const auto file = dicom::Part10::read(builder.file());
    REQUIRE(file);
    const auto decoder = dicom::FrameDecoder::create(*file);
    REQUIRE(decoder);
    return decoder->frame(0);
}

/// The largest difference to what was encoded; -1 for no frame.
int worst(const Sample &s)
{
    const QByteArray pixels = picture(s);
    const auto frame = decoded(encoded(pixels, s), s);
    if (!frame || frame->samples.size() != pixels.size())
        return -1;
    int most = 0;
    for (qsizetype i = 0; i < pixels.size(); i += sampleBytes(s)) {
        std::uint16_t is = 0;
        std::uint16_t was = 0;
        std::memcpy(&is, frame->samples.constData() + i, std::size_t(sampleBytes(s)));
        std::memcpy(&was, pixels.constData() + i, std::size_t(sampleBytes(s)));
        most = std::max(most, std::abs(int(is) - int(was)));
    }
    return most;
}

} // namespace

TEST_CASE("JPEG-LS of every precision that CharLS writes comes out as it was")
{
    for (int bits = 2; bits <= 16; ++bits)
        for (const int noise : {0, 2, 1000}) {
            Sample s;
            s.bits = bits;
            s.noise = noise;
            INFO(bits << " bits, noise " << noise);
            CHECK(worst(s) == 0);
        }
}

TEST_CASE("JPEG-LS in colour comes out as it was, however its components are woven")
{
    using charls::interleave_mode;
    for (const interleave_mode woven : {interleave_mode::none, interleave_mode::line, interleave_mode::sample})
        for (const int bits : {8, 12, 16})
            for (const int noise : {0, 5}) {
                Sample s;
                s.bits = bits;
                s.components = 3;
                s.woven = woven;
                s.noise = noise;
                INFO(bits << " bits, interleave mode " << int(woven) << ", noise " << noise);
                CHECK(worst(s) == 0);
            }
}

TEST_CASE("JPEG-LS that is near-lossless differs by no more than it says")
{
    for (const int near : {1, 2, 7})
        for (const int bits : {8, 12, 16})
            for (const auto woven : {charls::interleave_mode::none, charls::interleave_mode::sample}) {
                Sample s;
                s.near = near;
                s.bits = bits;
                s.woven = woven;
                s.components = woven == charls::interleave_mode::none ? 1 : 3;
                INFO(bits << " bits, near " << near);
                const int difference = worst(s);
                CHECK(difference > 0);
                CHECK(difference <= near);
            }
}

TEST_CASE("near-lossless JPEG-LS comes out as CharLS itself decodes it")
{
    Sample s;
    s.near = 3;
    s.bits = 12;
    const QByteArray stream = encoded(picture(s), s);
    const auto frame = decoded(stream, s);
    REQUIRE(frame);
    charls::jpegls_decoder reference;
    reference.source(stream.constData(), std::size_t(stream.size())).read_header();
    QByteArray expected(frame->samples.size(), '\0');
    reference.decode(expected.data(), std::size_t(expected.size()));
    CHECK(frame->samples == expected);
}

TEST_CASE("JPEG-LS with thresholds and reset of its own comes out as it was")
{
    Sample s;
    s.bits = 12;
    s.presets = {0, 9, 20, 200, 31};
    CHECK(worst(s) == 0);
    s.bits = 8;
    s.presets = {0, 0, 0, 0, 3};
    CHECK(worst(s) == 0);
}

TEST_CASE("JPEG-LS that ends too soon is truncated, and of another size malformed")
{
    Sample s;
    const QByteArray stream = encoded(picture(s), s);
    const auto cut = decoded(stream.left(stream.size() / 2), s);
    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == ErrorCode::Truncated);
    Sample other;
    other.columns = 36;
    const auto wrong = decoded(stream, other);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ErrorCode::Malformed);
}

TEST_CASE("a JPEG-LS code that would let the sums of a context overflow is refused at once")
{
    // Found by fuzzing: 62 bytes over which CharLS 2.4.1 counts for seconds for one pixel.
    const QByteArray stream = QByteArray::fromHex("ffd8fff7000b08002d000a01011100ffda00080101000000000000005ac271"
                                                  "ff00007f00e0b7ff7c1cff7f052ffbe097ff7fc1cd9b68e841a2");
    Sample s;
    s.rows = 45;
    s.columns = 10;
    QElapsedTimer timer;
    timer.start();
    const auto frame = decoded(stream, s);
    REQUIRE_FALSE(frame);
    CHECK(timer.elapsed() < 1000);
}
