// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>

namespace td::demo {

/// Mixes lattice coordinates into 32 evenly spread bits: noise without a state, the same on every machine.
constexpr quint32 latticeHash(int x, int y, int z) noexcept
{
    quint32 h = quint32(x) * 0x8DA6B343U ^ quint32(y) * 0xD8163841U ^ quint32(z) * 0xCB1AB31FU;
    h ^= h >> 15;
    h *= 0x2C1B3C6DU;
    h ^= h >> 12;
    h *= 0x297A2D39U;
    return h ^ (h >> 15);
}

/// Roughly normal noise, mean 0, standard deviation 1: the sum of the four bytes of a hash.
inline float normalNoise(int x, int y, int z) noexcept
{
    const quint32 h = latticeHash(x, y, z);
    const int sum = int(h & 0xFF) + int((h >> 8) & 0xFF) + int((h >> 16) & 0xFF) + int(h >> 24);
    return (float(sum) - 510.0F) * (1.0F / 147.8F); // 147.8 = sqrt(4 * (256^2 - 1) / 12)
}

/// Smooth noise in [-1, 1] with features of size 1: lattice values joined by smoothstep.
inline float smoothNoise(float x, float y, float z) noexcept
{
    const float fx = std::floor(x);
    const float fy = std::floor(y);
    const float fz = std::floor(z);
    const int ix = int(fx);
    const int iy = int(fy);
    const int iz = int(fz);
    const auto fade = [](float t) { return t * t * (3.0F - 2.0F * t); };
    const float u = fade(x - fx);
    const float v = fade(y - fy);
    const float w = fade(z - fz);
    const auto at = [](int a, int b, int c) { return float(latticeHash(a, b, c) & 0xFFFF) * (2.0F / 65535.0F) - 1.0F; };
    const auto row = [&](int b, int c) {
        const float low = at(ix, b, c);
        return low + u * (at(ix + 1, b, c) - low);
    };
    const auto plane = [&](int c) {
        const float low = row(iy, c);
        return low + v * (row(iy + 1, c) - low);
    };
    const float low = plane(iz);
    return low + w * (plane(iz + 1) - low);
}

/// 0 below `from`, 1 above `to`, smooth between.
inline float smoothStep(float from, float to, float x) noexcept
{
    const float t = std::fmin(std::fmax((x - from) / (to - from), 0.0F), 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

} // namespace td::demo
