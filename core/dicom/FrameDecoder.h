// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ImagePixel.h"
#include "core/dicom/Part10.h"
#include "core/dicom/VideoCodec.h"

#include <memory>
#include <vector>

namespace td::dicom {

/// One frame of stored values.
struct DecodedFrame {
    /// Shape [rows][columns][samples], samples interleaved, host byte order, one element of ImagePixel::sampleBytes()
    /// per sample: the Bits Stored bits that end at High Bit, zero- or sign-extended. One-bit pixels are bytes 0 or 1.
    /// Where ImagePixel::sampleType() says so, the elements are IEEE 754 numbers of 32 or 64 bits.
    QByteArray samples;
    /// What the samples mean now: RGB after an inverse component transform and of films, YbrFull when the JPEG stream
    /// says so.
    Photometric photometric = Photometric::Monochrome2;
};

/// Gives the frames of an image as stored values, whatever the transfer syntax. Never allocates more than the declared
/// frame plus the decoders' own fixed tables; of films also the pictures that others refer to and some that were
/// passed. Immutable; frame() is safe from any thread.
class FrameDecoder {
public:
    /// Whether this program decodes `syntax`: all but vendors' own, and films where VideoLibrary is installed.
    static bool canDecode(const TransferSyntaxUid &syntax);

    /// Whether the caller looks at ImagePixel::sampleType(): whoever does not would take numbers for integers.
    enum class FloatingPoint { Refused, Given };

    /// Errors: NotFound    — the instance has no Pixel Data;
    ///         Unsupported — the transfer syntax, floating point pixels unless Given, or as for ImagePixel::create;
    ///         OutOfRange, TooLarge — as for ImagePixel::create;
    ///         Truncated   — native Pixel Data shorter than one frame; Malformed — frames cannot be told apart.
    /// Errors of a film are such as filmOf() knows; Unsupported among them — VideoLibrary cannot be loaded.
    static Result<FrameDecoder> create(const Part10 &file, FloatingPoint floats = FloatingPoint::Refused);

    const ImagePixel &pixel() const noexcept { return m_pixel; }
    /// As Number of Frames says; of a film more when its stream holds more.
    int numberOfFrames() const noexcept { return m_numberOfFrames; }
    /// How long each picture of a film stands, as its stream says; else empty.
    std::vector<std::chrono::microseconds> filmTimes() const;

    /// Decodes frame `index`, counted from 0. Errors: InvalidArgument — no such frame; Truncated — its bytes are not
    /// all there; Malformed — not what the transfer syntax says, or not of the declared size; Unsupported — a variant
    /// that no decoder has; TooLarge — a stream that asks for more than a frame of its size can need; Timeout — a
    /// picture of a film too far from a key frame: ask again.
    Result<DecodedFrame> frame(int index) const;

    /// Decodes a JPEG 2000 frame at a fraction of its resolution, for a first look: shape [ceil(rows / 2^halvings)]
    /// [ceil(columns / 2^halvings)][samples]. Errors: as for frame(); Unsupported — any other transfer syntax;
    /// InvalidArgument — the stream has fewer resolutions.
    Result<DecodedFrame> reducedFrame(int index, int halvings) const;
    static constexpr int kMaxHalvings = 32; ///< ISO 15444-1 A.6.1 allows no more

private:
    explicit FrameDecoder(const ImagePixel &pixel)
        : m_pixel(pixel)
        , m_numberOfFrames(pixel.numberOfFrames())
    {
    }
    static Result<FrameDecoder> createFilm(const Part10 &file);
    Result<void> findFrames(const Dataset &set, const Element &element);
    Result<DecodedFrame> nativeFrame(int index) const;
    /// The compressed bytes of a frame; `joined` holds them when they lie in several fragments.
    Result<QByteArrayView> frameBytes(int index, QByteArray &joined) const;

    ImagePixel m_pixel;
    int m_numberOfFrames;
    VideoCoding m_coding = VideoCoding::Mpeg2; ///< of m_film
    std::shared_ptr<VideoDecoder> m_film;      ///< holds the bytes; nothing of what follows is set
    QByteArray m_bytes;
    QByteArray m_syntax;
    bool m_bigEndian = false;
    bool m_truncated = false;
    ByteRange m_native;
    std::vector<std::vector<ByteRange>> m_frames; ///< encapsulated: the fragments of each frame
};

} // namespace td::dicom
