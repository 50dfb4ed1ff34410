// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"
#include "core/dicom/StoredValues.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kHeaderBytes = 64;     // PS3.5 G.5
constexpr std::size_t kMaxSegments = 12;   // three samples of 32 bits; the header has room for 15
constexpr std::size_t kBlockPixels = 4096; // of each plane at a time

/// Unpacks a segment piece by piece (PS3.5 G.3.2).
class SegmentReader {
public:
    SegmentReader() = default;
    explicit SegmentReader(QByteArrayView segment)
        : m_in(segment.data())
        , m_end(segment.data() + segment.size())
    {
    }

    /// The next `count` bytes; false when the segment ends before.
    bool read(char *to, std::size_t count)
    {
        while (count > 0) {
            if (m_run == 0 && !nextRun())
                return false;
            const std::size_t length = std::min(m_run, count);
            if (m_repeats) {
                std::memset(to, *m_in, length);
            } else {
                if (std::size_t(m_end - m_in) < length)
                    return false;
                std::memcpy(to, m_in, length);
                m_in += length;
            }
            to += length;
            count -= length;
            m_run -= length;
            if (m_repeats && m_run == 0)
                ++m_in;
        }
        return true;
    }

private:
    bool nextRun()
    {
        while (m_in < m_end) {
            const auto control = static_cast<signed char>(*m_in++);
            if (control == -128)
                continue;
            m_repeats = control < 0;
            m_run = m_repeats ? std::size_t(1 - control) : std::size_t(control) + 1;
            return m_in < m_end;
        }
        return false;
    }

    const char *m_in = nullptr;
    const char *m_end = nullptr;
    std::size_t m_run = 0; ///< bytes of the run under way that are still to come
    bool m_repeats = false;
};

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
    if (!SegmentReader(bytes.sliced(begin)).read(packed.data(), std::size_t(packedBytes)))
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
    std::array<SegmentReader, kMaxSegments> readers;
    for (int s = 0; s < segments; ++s) {
        const qsizetype begin = word(s + 1);
        const qsizetype end = s + 1 < segments ? qsizetype(word(s + 2)) : bytes.size();
        if (begin < kHeaderBytes || begin > end || end > bytes.size())
            return fail(ErrorCode::Malformed, u"RLE offsets"_s);
        readers[std::size_t(s)] = SegmentReader(bytes.sliced(begin, end - begin));
    }
    frame.samples = QByteArray(qsizetype(pixel.decodedFrameBytes()), Qt::Uninitialized);
    // In blocks that stay in the cache: each plane's part is unpacked whole, then the parts are joined.
    std::array<char, kBlockPixels * kMaxSegments> planes;
    for (std::size_t done = 0; done < pixels; done += kBlockPixels) {
        const std::size_t count = std::min(kBlockPixels, pixels - done);
        char *to = frame.samples.data() + done * std::size_t(segments);
        for (int s = 0; s < segments; ++s) {
            char *plane = segments == 1 ? to : planes.data() + std::size_t(s) * count;
            if (!readers[std::size_t(s)].read(plane, count))
                return fail(ErrorCode::Truncated, u"RLE segment"_s);
        }
        if (segments > 1)
            joinPlanes(planes.data(), count, pixel.samplesPerPixel(), pixel.sampleBytes(), to);
    }
    return frame;
}

} // namespace td::dicom::detail
