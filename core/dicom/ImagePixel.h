// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/dicom/Dataset.h"

#include <cstdint>

namespace td::dicom {

/// Photometric Interpretation (PS3.3 C.7.6.3.1.2). YbrPartial420 is that of films.
enum class Photometric {
    Monochrome1,
    Monochrome2,
    PaletteColor,
    Rgb,
    YbrFull,
    YbrFull422,
    YbrRct,
    YbrIct,
    YbrPartial420
};

/// What a stored value is: an integer of Pixel Data, or a number of Float or Double Float Pixel Data (PS3.3 C.7.6.24,
/// C.7.6.25).
enum class SampleType { Integer, Float32, Float64 };

/// The attributes that say how pixels are encoded, as the data set has them; missing ones are zero.
struct ImagePixelAttributes {
    int rows = 0;
    int columns = 0;
    int samplesPerPixel = 0;
    int bitsAllocated = 0;
    int bitsStored = 0;
    int highBit = 0;
    int pixelRepresentation = 0;
    int planarConfiguration = 0;
    int numberOfFrames = 1;
    SampleType sampleType = SampleType::Integer;
    QByteArray photometricInterpretation;
};

/// Encoding of the frames of an image, checked: an ImagePixel that exists is consistent. Immutable.
class ImagePixel {
public:
    /// One decoded frame is never larger. The largest detectors give 60 MB.
    static constexpr std::uint64_t kMaxFrameBytes = 256ull * 1024 * 1024;
    static constexpr int kMaxFrames = 100'000;

    /// Checks `a` against PS3.3 C.7.6.3 and PS3.5 8.1.1; of floating point pixels, which have neither Bits Stored nor
    /// High Bit nor Pixel Representation, against PS3.3 C.7.6.24.
    /// Errors: OutOfRange  — Rows, Columns or Number of Frames 0 or absurd, Bits Stored 0 or more than Bits Allocated,
    ///                       High Bit outside the allocated bits or below Bits Stored - 1, Pixel Representation not 0
    ///                       or 1;
    ///         Unsupported — Samples per Pixel not 1 or 3, Bits Allocated not 1, 8, 12, 16 or 32 (floating point: not
    ///                       32 or 64), an unknown photometric interpretation; TooLarge — a frame above kMaxFrameBytes.
    static Result<ImagePixel> create(const ImagePixelAttributes &a);
    /// As create(). Where Samples per Pixel is missing, the photometric interpretation says it: each term is allowed
    /// with one value only (PS3.3 C.7.6.3.1.2).
    static Result<ImagePixel> fromDataset(const Dataset &set);

    int rows() const noexcept { return m_a.rows; }
    int columns() const noexcept { return m_a.columns; }
    int samplesPerPixel() const noexcept { return m_a.samplesPerPixel; }
    int bitsAllocated() const noexcept { return m_a.bitsAllocated; }
    int bitsStored() const noexcept { return m_a.bitsStored; }
    int highBit() const noexcept { return m_a.highBit; }
    bool isSigned() const noexcept { return m_a.pixelRepresentation == 1; }
    bool isPlanar() const noexcept { return m_a.planarConfiguration == 1 && m_a.samplesPerPixel == 3; }
    int numberOfFrames() const noexcept { return m_a.numberOfFrames; }
    Photometric photometric() const noexcept { return m_photometric; }
    SampleType sampleType() const noexcept { return m_a.sampleType; }

    /// Bytes of one sample once decoded: 1, 2, 4 or, of SampleType::Float64 alone, 8.
    int sampleBytes() const noexcept
    {
        return m_a.bitsAllocated <= 8 ? 1 : m_a.bitsAllocated <= 16 ? 2 : m_a.bitsAllocated / 8;
    }
    std::uint64_t samplesPerFrame() const noexcept
    {
        return std::uint64_t(m_a.rows) * std::uint64_t(m_a.columns) * std::uint64_t(m_a.samplesPerPixel);
    }
    /// Bytes of one decoded frame, shape [rows][columns][samples].
    std::uint64_t decodedFrameBytes() const noexcept { return samplesPerFrame() * std::uint64_t(sampleBytes()); }
    /// Whether native samples are not whole bytes, so that frames may start inside a byte (PS3.5 8.1.1).
    bool isPacked() const noexcept { return m_a.bitsAllocated % 8 != 0; }
    /// Bits of one native frame as stored in uncompressed Pixel Data.
    std::uint64_t nativeFrameBits() const noexcept;

private:
    ImagePixelAttributes m_a;
    Photometric m_photometric = Photometric::Monochrome2;
};

} // namespace td::dicom
