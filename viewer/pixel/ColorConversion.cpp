// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/pixel/ColorConversion.h"

#include <algorithm>

namespace td::viewer::pixel {

std::uint32_t rgbOfYbrFull(int y, int cb, int cr)
{
    // The coefficients times 2^16; half of 2^16 rounds.
    const int b = cb - 128;
    const int r = cr - 128;
    const int base = y * 65536 + 32768;
    const auto byte = [](int fixed) { return std::uint32_t(std::clamp(fixed >> 16, 0, 255)); };
    return packedRgb(byte(base + 91881 * r), byte(base - 22554 * b - 46802 * r), byte(base + 116130 * b));
}

} // namespace td::viewer::pixel
