// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/pixel/ColorConversion.h"

#include <algorithm>
#include <cmath>

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

std::uint32_t rgbOfCieLab(int l, int a, int b)
{
    // CIE 15: L*a*b* to XYZ under D50, by Bradford's matrix to D65, then linear sRGB (IEC 61966-2-1).
    const double fy = (l * 100.0 / 65535 + 16) / 116;
    const double fx = fy + (a * 255.0 / 65535 - 128) / 500;
    const double fz = fy - (b * 255.0 / 65535 - 128) / 200;
    const auto linear = [](double f) {
        return f > 6.0 / 29 ? f * f * f : 3 * (6.0 / 29) * (6.0 / 29) * (f - 4.0 / 29);
    };
    const double x = 0.9642 * linear(fx);
    const double y = linear(fy);
    const double z = 0.8251 * linear(fz);
    const auto byte = [](double v) {
        const double clamped = std::clamp(v, 0.0, 1.0);
        const double encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * std::pow(clamped, 1 / 2.4) - 0.055;
        return std::uint32_t(std::lround(encoded * 255));
    };
    return packedRgb(byte(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
                     byte(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
                     byte(0.0719453 * x - 0.2289914 * y + 1.4052427 * z));
}

} // namespace td::viewer::pixel
