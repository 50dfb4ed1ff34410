// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ImagePixel.h"

#include "core/dicom/Dcmtk.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;

std::optional<Photometric> photometricOf(const QByteArray &term)
{
    static const std::array<std::pair<const char *, Photometric>, 9> terms{{
        {"MONOCHROME1", Photometric::Monochrome1},
        {"MONOCHROME2", Photometric::Monochrome2},
        {"PALETTE COLOR", Photometric::PaletteColor},
        {"RGB", Photometric::Rgb},
        {"YBR_FULL", Photometric::YbrFull},
        {"YBR_FULL_422", Photometric::YbrFull422},
        {"YBR_RCT", Photometric::YbrRct},
        {"YBR_ICT", Photometric::YbrIct},
        {"YBR_PARTIAL_420", Photometric::YbrPartial420},
    }};
    for (const auto &[name, value] : terms)
        if (term == name)
            return value;
    return std::nullopt;
}

/// Floating point pixels are of one sample, and the bits are all used (PS3.3 C.7.6.24).
Result<void> checkFloat(const ImagePixelAttributes &a)
{
    if (a.samplesPerPixel != 1)
        return fail(ErrorCode::Unsupported, u"Samples per Pixel of floating point pixels"_s);
    if (a.bitsAllocated != (a.sampleType == SampleType::Float32 ? 32 : 64))
        return fail(ErrorCode::Unsupported, u"Bits Allocated of floating point pixels"_s);
    return {};
}

Result<void> checkBits(const ImagePixelAttributes &a)
{
    if (a.sampleType != SampleType::Integer)
        return checkFloat(a);
    constexpr std::array allocated{1, 8, 12, 16, 32};
    if (std::find(allocated.begin(), allocated.end(), a.bitsAllocated) == allocated.end())
        return fail(ErrorCode::Unsupported, u"Bits Allocated"_s);
    if (a.bitsAllocated == 12 && a.samplesPerPixel != 1)
        return fail(ErrorCode::Unsupported, u"colour of 12 Bits Allocated"_s);
    if (a.bitsStored < 1 || a.bitsStored > a.bitsAllocated)
        return fail(ErrorCode::OutOfRange, u"Bits Stored"_s);
    if (a.highBit < a.bitsStored - 1 || a.highBit >= a.bitsAllocated)
        return fail(ErrorCode::OutOfRange, u"High Bit"_s);
    if (a.pixelRepresentation != 0 && a.pixelRepresentation != 1)
        return fail(ErrorCode::OutOfRange, u"Pixel Representation"_s);
    return {};
}

bool isColour(Photometric p)
{
    return p != Photometric::Monochrome1 && p != Photometric::Monochrome2 && p != Photometric::PaletteColor;
}

} // namespace

Result<ImagePixel> ImagePixel::create(const ImagePixelAttributes &a)
{
    if (a.rows < 1 || a.rows > 65535 || a.columns < 1 || a.columns > 65535)
        return fail(ErrorCode::OutOfRange, u"Rows or Columns"_s);
    if (a.numberOfFrames < 1 || a.numberOfFrames > kMaxFrames)
        return fail(ErrorCode::OutOfRange, u"Number of Frames"_s);
    if (a.samplesPerPixel != 1 && a.samplesPerPixel != 3)
        return fail(ErrorCode::Unsupported, u"Samples per Pixel"_s);
    const Result<void> bits = checkBits(a);
    if (!bits)
        return tl::unexpected(bits.error());
    const auto photometric = photometricOf(a.photometricInterpretation);
    if (!photometric)
        return fail(ErrorCode::Unsupported, u"Photometric Interpretation"_s);
    if (isColour(*photometric) != (a.samplesPerPixel == 3))
        return fail(ErrorCode::OutOfRange, u"Samples per Pixel against Photometric Interpretation"_s);
    if (a.bitsAllocated < 8 && a.samplesPerPixel != 1)
        return fail(ErrorCode::Unsupported, u"colour of 1 Bit Allocated"_s);
    ImagePixel pixel;
    pixel.m_a = a;
    pixel.m_photometric = *photometric;
    if (pixel.decodedFrameBytes() > kMaxFrameBytes)
        return fail(ErrorCode::TooLarge, u"one frame"_s);
    return pixel;
}

Result<ImagePixel> ImagePixel::fromDataset(const Dataset &set)
{
    const auto number = [&](const DcmTagKey &key) { return set.unsignedShort(detail::tagOf(key)).value_or(0); };
    ImagePixelAttributes a;
    a.rows = number(DCM_Rows);
    a.columns = number(DCM_Columns);
    a.samplesPerPixel = number(DCM_SamplesPerPixel);
    a.bitsAllocated = number(DCM_BitsAllocated);
    a.bitsStored = number(DCM_BitsStored);
    a.highBit = number(DCM_HighBit);
    a.pixelRepresentation = number(DCM_PixelRepresentation);
    a.planarConfiguration = number(DCM_PlanarConfiguration);
    a.photometricInterpretation = set.text(detail::tagOf(DCM_PhotometricInterpretation));
    const auto photometric = photometricOf(a.photometricInterpretation);
    if (photometric && set.value(detail::tagOf(DCM_SamplesPerPixel)).isEmpty())
        a.samplesPerPixel = isColour(*photometric) ? 3 : 1;
    if (!set.contains(detail::tagOf(DCM_PixelData)))
        a.sampleType = set.contains(detail::tagOf(DCM_FloatPixelData))         ? SampleType::Float32
                       : set.contains(detail::tagOf(DCM_DoubleFloatPixelData)) ? SampleType::Float64
                                                                               : SampleType::Integer;
    if (!set.text(detail::tagOf(DCM_NumberOfFrames)).isEmpty())
        a.numberOfFrames = set.integer(detail::tagOf(DCM_NumberOfFrames)).value_or(0);
    return create(a);
}

std::uint64_t ImagePixel::nativeFrameBits() const noexcept
{
    // YBR_FULL_422 stores two luminance samples and one of each chrominance for two pixels (PS3.3 C.7.6.3.1.2).
    if (m_photometric == Photometric::YbrFull422)
        return std::uint64_t(m_a.rows) * std::uint64_t(m_a.columns) * 2 * std::uint64_t(m_a.bitsAllocated);
    return samplesPerFrame() * std::uint64_t(m_a.bitsAllocated);
}

} // namespace td::dicom
