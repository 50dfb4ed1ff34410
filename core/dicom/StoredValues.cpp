// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/StoredValues.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

/// `value` in every lane of 64 bits.
template <class T>
std::uint64_t lanes(T value)
{
    return ~std::uint64_t(0) / std::uint64_t(T(~T(0))) * value;
}

/// Eight bytes at a time: this pass is made over most images of 10 to 14 bits.
void maskWords(char *bytes, qsizetype size, std::uint64_t mask)
{
    qsizetype i = 0;
    for (; i + 8 <= size; i += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes + i, 8);
        word &= mask;
        std::memcpy(bytes + i, &word, 8);
    }
    const auto *tail = reinterpret_cast<const char *>(&mask); // every lane is the same, in any byte order
    for (qsizetype k = 0; i < size; ++i, ++k)
        bytes[i] = char(bytes[i] & tail[k]);
}

/// Keeps the bits that end at `highBit`, right-aligned, sign-extended when `isSigned`.
template <class T>
void keepStoredBits(QByteArray &samples, int bitsStored, int highBit, bool isSigned)
{
    const int width = int(sizeof(T)) * 8;
    const int shift = highBit + 1 - bitsStored;
    auto *p = reinterpret_cast<T *>(samples.data());
    const qsizetype count = samples.size() / qsizetype(sizeof(T));
    if (!isSigned && shift == 0) {
        maskWords(samples.data(), samples.size(), lanes<T>(T(T(~T(0)) >> (width - bitsStored))));
        return;
    }
    using Signed = std::make_signed_t<T>;
    const int up = width - bitsStored;
    for (qsizetype i = 0; i < count; ++i) {
        const T aligned = T(T(p[i] >> shift) << up);
        p[i] = isSigned ? T(Signed(Signed(aligned) >> up)) : T(aligned >> up);
    }
}

void keepStoredBits(QByteArray &samples, const ImagePixel &pixel, int highBit)
{
    if (pixel.sampleType() != SampleType::Integer || pixel.bitsStored() == pixel.sampleBytes() * 8)
        return;                     // nothing to drop
    if (pixel.bitsAllocated() == 1) // 0 and 1, unless a stream claims more bits than there are
        return keepStoredBits<std::uint8_t>(samples, 1, 0, false);
    if (pixel.sampleBytes() == 1)
        keepStoredBits<std::uint8_t>(samples, pixel.bitsStored(), highBit, pixel.isSigned());
    else if (pixel.sampleBytes() == 2)
        keepStoredBits<std::uint16_t>(samples, pixel.bitsStored(), highBit, pixel.isSigned());
    else
        keepStoredBits<std::uint32_t>(samples, pixel.bitsStored(), highBit, pixel.isSigned());
}

/// Native 4:2:2: Y1 Y2 Cb Cr for two neighbours, chrominance repeated for both (PS3.3 C.7.6.3.1.2).
/// Precondition: an even number of columns.
QByteArray expanded422(const QByteArray &stored, const ImagePixel &pixel)
{
    QByteArray out(qsizetype(pixel.decodedFrameBytes()), Qt::Uninitialized);
    const int width = pixel.sampleBytes();
    const char *from = stored.constData();
    const char *const end = from + stored.size();
    for (char *to = out.data(); end - from >= 4 * width; from += 4 * width)
        for (const int sample : {0, 2, 3, 1, 2, 3}) {
            std::memcpy(to, from + sample * width, std::size_t(width));
            to += width;
        }
    return out;
}

} // namespace

QByteArray interleaved(const QByteArray &planes, int samplesPerPixel, int sampleBytes)
{
    QByteArray out(planes.size(), Qt::Uninitialized);
    const qsizetype pixels = planes.size() / samplesPerPixel / sampleBytes;
    for (int s = 0; s < samplesPerPixel; ++s) {
        const char *from = planes.constData() + qsizetype(s) * pixels * sampleBytes;
        char *to = out.data() + qsizetype(s) * sampleBytes;
        for (qsizetype i = 0; i < pixels; ++i, from += sampleBytes, to += samplesPerPixel * sampleBytes)
            std::memcpy(to, from, size_t(sampleBytes));
    }
    return out;
}

QByteArray unpackedBits(QByteArrayView bytes, std::uint64_t first, std::uint64_t count)
{
    QByteArray out(qsizetype(count), Qt::Uninitialized);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t bit = first + i;
        out[qsizetype(i)] = char((static_cast<unsigned char>(bytes[qsizetype(bit / 8)]) >> (bit % 8)) & 1);
    }
    return out;
}

QByteArray storedValuesOf12Bits(QByteArrayView bytes, std::uint64_t first, const ImagePixel &pixel)
{
    QByteArray out(qsizetype(pixel.decodedFrameBytes()), Qt::Uninitialized);
    auto *to = reinterpret_cast<std::uint16_t *>(out.data());
    const auto byte = [&](std::uint64_t i) { return static_cast<unsigned char>(bytes[qsizetype(i)]); };
    for (std::uint64_t i = 0; i < pixel.samplesPerFrame(); ++i) {
        const std::uint64_t bit = first + i * 12;
        const std::uint64_t at = bit / 8;
        to[i] = bit % 8 == 0 ? std::uint16_t(byte(at) | (byte(at + 1) & 0x0F) << 8)
                             : std::uint16_t(byte(at) >> 4 | byte(at + 1) << 4);
    }
    keepStoredBits(out, pixel, pixel.highBit());
    return out;
}

QByteArray storedValuesOfNative(QByteArrayView bytes, const ImagePixel &pixel, bool bigEndian)
{
    QByteArray samples = bytes.toByteArray();
    const auto size = size_t(samples.size());
    const bool hostIsBig = Q_BYTE_ORDER == Q_BIG_ENDIAN;
    if (bigEndian != hostIsBig && pixel.sampleBytes() == 2)
        qbswap<2>(bytes.data(), qsizetype(size / 2), samples.data());
    else if (bigEndian != hostIsBig && pixel.sampleBytes() == 4)
        qbswap<4>(bytes.data(), qsizetype(size / 4), samples.data());
    else if (bigEndian != hostIsBig && pixel.sampleBytes() == 8)
        qbswap<8>(bytes.data(), qsizetype(size / 8), samples.data());
    if (pixel.photometric() == Photometric::YbrFull422)
        samples = expanded422(samples, pixel);
    else if (pixel.isPlanar())
        samples = interleaved(samples, pixel.samplesPerPixel(), pixel.sampleBytes());
    keepStoredBits(samples, pixel, pixel.highBit());
    return samples;
}

Result<DecodedFrame> storedValuesOfRaw(RawFrame raw, const ImagePixel &pixel, std::uint64_t count)
{
    if (std::uint64_t(raw.samples.size()) != count * std::uint64_t(raw.sampleBytes))
        return fail(ErrorCode::Malformed, u"samples of the stream against the header"_s);
    DecodedFrame frame;
    frame.photometric = raw.photometric;
    if (raw.sampleBytes == pixel.sampleBytes()) {
        frame.samples = std::move(raw.samples);
    } else {
        // The stream's container may be wider or narrower than Bits Allocated; values are right-aligned in both.
        frame.samples = QByteArray(qsizetype(count) * pixel.sampleBytes(), '\0');
        const auto width = size_t(std::min(raw.sampleBytes, pixel.sampleBytes()));
        for (std::uint64_t i = 0; i < count; ++i)
            std::memcpy(frame.samples.data() + i * std::uint64_t(pixel.sampleBytes()),
                        raw.samples.constData() + i * std::uint64_t(raw.sampleBytes), width);
    }
    const bool wholeContainer = raw.precision == pixel.bitsAllocated();
    keepStoredBits(frame.samples, pixel, wholeContainer ? pixel.highBit() : pixel.bitsStored() - 1);
    return frame;
}

Photometric nativePhotometric(const ImagePixel &pixel)
{
    return pixel.photometric() == Photometric::YbrFull422 ? Photometric::YbrFull : pixel.photometric();
}

Result<DecodedFrame> inflatedFrame(QByteArrayView bytes, const ImagePixel &pixel)
{
    const std::uint64_t needed = (pixel.nativeFrameBits() + 7) / 8;
    const auto inflated = inflateRaw(bytes, qsizetype(needed) + 1);
    if (!inflated)
        return tl::unexpected(inflated.error());
    if (std::uint64_t(inflated->size()) < needed)
        return fail(ErrorCode::Truncated, u"less than one frame"_s);
    const QByteArrayView view = QByteArrayView(*inflated).first(qsizetype(needed));
    if (pixel.bitsAllocated() == 1)
        return DecodedFrame{unpackedBits(view, 0, pixel.samplesPerFrame()), pixel.photometric()};
    if (pixel.bitsAllocated() == 12)
        return DecodedFrame{storedValuesOf12Bits(view, 0, pixel), pixel.photometric()};
    return DecodedFrame{storedValuesOfNative(view, pixel, false), nativePhotometric(pixel)};
}

} // namespace td::dicom::detail
