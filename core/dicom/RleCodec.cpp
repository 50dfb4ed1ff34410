// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"
#include "core/dicom/StoredValues.h"

#include <QtEndian>

#include <algorithm>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kHeaderBytes = 64; // PS3.5 G.5

/// Unpacks one segment (PS3.5 G.3.2), writing every `step` bytes. False when it ends before `count` bytes.
bool unpackSegment(QByteArrayView in, char *to, qsizetype step, std::uint64_t count)
{
    qsizetype at = 0;
    while (count > 0 && at < in.size()) {
        const auto control = static_cast<signed char>(in[at++]);
        if (control == -128)
            continue;
        const std::uint64_t run = control >= 0 ? std::uint64_t(control) + 1 : std::uint64_t(1 - control);
        const std::uint64_t length = std::min(run, count);
        if (control >= 0 && in.size() - at < qsizetype(length))
            return false;
        if (control < 0 && at >= in.size())
            return false;
        for (std::uint64_t i = 0; i < length; ++i, to += step)
            *to = control >= 0 ? in[at + qsizetype(i)] : in[at];
        at += control >= 0 ? qsizetype(run) : 1;
        count -= length;
    }
    return count == 0;
}

/// One-bit pixels are packed eight to a byte before they are compressed; the frame starts at a byte.
Result<RawFrame> decodeRleBits(QByteArrayView bytes, const ImagePixel &pixel)
{
    const std::uint64_t packedBytes = (pixel.samplesPerFrame() + 7) / 8;
    QByteArray packed(qsizetype(packedBytes), Qt::Uninitialized);
    const qsizetype begin = qFromLittleEndian<std::uint32_t>(bytes.data() + 4);
    if (begin < kHeaderBytes || begin > bytes.size())
        return fail(ErrorCode::Malformed, u"RLE offsets"_s);
    if (!unpackSegment(bytes.sliced(begin), packed.data(), 1, packedBytes))
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
    frame.samples.resize(qsizetype(pixel.decodedFrameBytes()));
    const std::uint64_t pixels = pixel.samplesPerFrame() / std::uint64_t(pixel.samplesPerPixel());
    for (int s = 0; s < segments; ++s) {
        const qsizetype begin = word(s + 1);
        const qsizetype end = s + 1 < segments ? qsizetype(word(s + 2)) : bytes.size();
        if (begin < kHeaderBytes || begin > end || end > bytes.size())
            return fail(ErrorCode::Malformed, u"RLE offsets"_s);
        // The first segment of a sample is its most significant byte (PS3.5 G.2).
        const int sample = s / pixel.sampleBytes();
        const int fromTop = s % pixel.sampleBytes();
        const int byte = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? pixel.sampleBytes() - 1 - fromTop : fromTop;
        if (!unpackSegment(bytes.sliced(begin, end - begin), frame.samples.data() + sample * pixel.sampleBytes() + byte,
                           segments, pixels))
            return fail(ErrorCode::Truncated, u"RLE segment"_s);
    }
    return frame;
}

} // namespace td::dicom::detail
