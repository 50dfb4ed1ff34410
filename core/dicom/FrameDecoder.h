// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ImagePixel.h"
#include "core/dicom/Part10.h"

#include <vector>

namespace td::dicom {

/// One frame of stored values.
struct DecodedFrame {
    /// Shape [rows][columns][samples], samples interleaved, host byte order, one element of ImagePixel::sampleBytes()
    /// per sample: the Bits Stored bits that end at High Bit, zero- or sign-extended. One-bit pixels are bytes 0 or 1.
    QByteArray samples;
    /// What the samples mean now: RGB after an inverse component transform, YbrFull when the JPEG stream says so.
    Photometric photometric = Photometric::Monochrome2;
};

/// Gives the frames of an image as stored values, whatever the transfer syntax. Never allocates more than the declared
/// frame plus the decoders' own fixed tables. Immutable; frame() is safe from any thread.
class FrameDecoder {
public:
    /// Whether this program decodes `syntax`: all but video and vendors' own.
    static bool canDecode(const TransferSyntaxUid &syntax);

    /// Errors: NotFound    — the instance has no Pixel Data;
    ///         Unsupported — the transfer syntax, or as for ImagePixel::create;
    ///         OutOfRange, TooLarge — as for ImagePixel::create;
    ///         Truncated   — native Pixel Data shorter than one frame; Malformed — frames cannot be told apart.
    static Result<FrameDecoder> create(const Part10 &file);

    const ImagePixel &pixel() const noexcept { return m_pixel; }
    int numberOfFrames() const noexcept { return m_pixel.numberOfFrames(); }

    /// Decodes frame `index`, counted from 0. Errors: InvalidArgument — no such frame; Truncated — its bytes are not
    /// all there; Malformed — not what the transfer syntax says, or not of the declared size; Unsupported — a variant
    /// that no decoder has.
    Result<DecodedFrame> frame(int index) const;

private:
    explicit FrameDecoder(const ImagePixel &pixel)
        : m_pixel(pixel)
    {
    }
    Result<void> findFrames(const Dataset &set, const Element &element);
    Result<DecodedFrame> nativeFrame(int index) const;

    ImagePixel m_pixel;
    QByteArray m_bytes;
    QByteArray m_syntax;
    bool m_bigEndian = false;
    bool m_truncated = false;
    ByteRange m_native;
    std::vector<std::vector<ByteRange>> m_frames; ///< encapsulated: the fragments of each frame
};

} // namespace td::dicom
