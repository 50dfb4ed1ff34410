// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"
#include "core/dicom/StoredValues.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kHeaderBytes = 64; // PS3.5 G.5

/// Unpacks one segment (PS3.5 G.3.2). False when it ends before `count` bytes.
bool unpackSegment(QByteArrayView segment, char *to, std::size_t count)
{
    const char *in = segment.data();
    const char *const end = in + segment.size();
    char *const last = to + count;
    while (to < last && in < end) {
        const auto control = static_cast<signed char>(*in++);
        if (control >= 0) {
            const auto run = std::size_t(control) + 1;
            const std::size_t length = std::min(run, std::size_t(last - to));
            if (std::size_t(end - in) < length)
                return false;
            std::memcpy(to, in, length);
            to += length;
            in += std::min(run, std::size_t(end - in));
        } else if (control != -128) {
            if (in >= end)
                return false;
            const std::size_t length = std::min(std::size_t(1 - control), std::size_t(last - to));
            std::memset(to, *in++, length);
            to += length;
        }
    }
    return to == last;
}

/// Bytes of samples that lie plane after plane, the most significant first (PS3.5 G.2), to samples in host order.
void joinPlanes(const char *planes, std::size_t pixels, int samplesPerPixel, int sampleBytes, char *to)
{
    if (samplesPerPixel == 1 && sampleBytes == 2) { // CT, MR, CR: the loop that counts
        const auto *high = reinterpret_cast<const unsigned char *>(planes);
        const unsigned char *low = high + pixels;
        auto *words = reinterpret_cast<std::uint16_t *>(to);
        for (std::size_t i = 0; i < pixels; ++i)
            words[i] = std::uint16_t(high[i] << 8 | low[i]);
        return;
    }
    const auto step = std::size_t(samplesPerPixel) * std::size_t(sampleBytes);
    for (std::size_t s = 0; s < step; ++s) {
        const std::size_t fromTop = s % std::size_t(sampleBytes);
        const std::size_t byte = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? std::size_t(sampleBytes) - 1 - fromTop : fromTop;
        const char *from = planes + s * pixels;
        char *out = to + (s - fromTop) + byte;
        for (std::size_t i = 0; i < pixels; ++i, out += step)
            *out = from[i];
    }
}

/// One-bit pixels are packed eight to a byte before they are compressed; the frame starts at a byte.
Result<RawFrame> decodeRleBits(QByteArrayView bytes, const ImagePixel &pixel)
{
    const std::uint64_t packedBytes = (pixel.samplesPerFrame() + 7) / 8;
    QByteArray packed(qsizetype(packedBytes), Qt::Uninitialized);
    const qsizetype begin = qFromLittleEndian<std::uint32_t>(bytes.data() + 4);
    if (begin < kHeaderBytes || begin > bytes.size())
        return fail(ErrorCode::Malformed, u"RLE offsets"_s);
    if (!unpackSegment(bytes.sliced(begin), packed.data(), std::size_t(packedBytes)))
        return fail(ErrorCode::Truncated, u"RLE segment"_s);
    RawFrame frame;
    frame.precision = 8;
    frame.photometric = pixel.photometric();
    frame.samples = unpackedBits(packed, 0, pixel.samplesPerFrame());
    return frame;
}

} // namespace

Result<RawFrame> decodeRle(QByteArrayView bytes, const ImagePixel &pixel)
{
    if (bytes.size() < kHeaderBytes)
        return fail(ErrorCode::Truncated, u"RLE header"_s);
    const auto word = [&](int i) { return qFromLittleEndian<std::uint32_t>(bytes.data() + i * 4); };
    const int segments = pixel.samplesPerPixel() * pixel.sampleBytes();
    if (word(0) != std::uint32_t(segments))
        return fail(ErrorCode::Malformed, u"RLE segments"_s);
    if (pixel.bitsAllocated() == 1)
        return decodeRleBits(bytes, pixel);
    RawFrame frame;
    frame.sampleBytes = pixel.sampleBytes();
    frame.precision = pixel.bitsAllocated();
    frame.photometric = pixel.photometric() == Photometric::YbrFull422 ? Photometric::YbrFull : pixel.photometric();
    const auto pixels = std::size_t(pixel.samplesPerFrame() / std::uint64_t(pixel.samplesPerPixel()));
    // One plane is the frame already; several are unpacked whole and then joined in one pass.
    QByteArray planes(qsizetype(pixels) * segments, Qt::Uninitialized);
    for (int s = 0; s < segments; ++s) {
        const qsizetype begin = word(s + 1);
        const qsizetype end = s + 1 < segments ? qsizetype(word(s + 2)) : bytes.size();
        if (begin < kHeaderBytes || begin > end || end > bytes.size())
            return fail(ErrorCode::Malformed, u"RLE offsets"_s);
        if (!unpackSegment(bytes.sliced(begin, end - begin), planes.data() + std::size_t(s) * pixels, pixels))
            return fail(ErrorCode::Truncated, u"RLE segment"_s);
    }
    if (segments == 1) {
        frame.samples = std::move(planes);
        return frame;
    }
    frame.samples = QByteArray(planes.size(), Qt::Uninitialized);
    joinPlanes(planes.constData(), pixels, pixel.samplesPerPixel(), pixel.sampleBytes(), frame.samples.data());
    return frame;
}

} // namespace td::dicom::detail
