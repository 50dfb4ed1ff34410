// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace td::viewer::pixel {

/// Full-range YCbCr to 0xFFRRGGBB (PS3.3 C.7.6.3.1.2), rounded to the nearest, clamped.
std::uint32_t rgbOfYbrFull(int y, int cb, int cr);

/// A CIELab value as DICOM stores it (PS3.3 C.10.7.1.1: D50, L* over 0 to 100, a* and b* over -128 to 127, each spread
/// over 0 to 65,535) as sRGB, 0xFFRRGGBB; what a screen cannot show is clamped.
std::uint32_t rgbOfCieLab(int l, int a, int b);

inline std::uint32_t packedRgb(std::uint32_t r, std::uint32_t g, std::uint32_t b)
{
    return 0xFF000000u | r << 16 | g << 8 | b;
}

} // namespace td::viewer::pixel
