// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/pixel/Frame.h"

#include <algorithm>

namespace td::viewer::pixel {
namespace {

/// Mean of four colours, channel by channel, in two halves of the word.
std::uint32_t mean(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
{
    constexpr std::uint32_t mask = 0x00FF00FF;
    const std::uint32_t even = (a & mask) + (b & mask) + (c & mask) + (d & mask) + 0x00020002;
    const std::uint32_t odd =
        ((a >> 8) & mask) + ((b >> 8) & mask) + ((c >> 8) & mask) + ((d >> 8) & mask) + 0x00020002;
    return ((even >> 2) & mask) | (((odd >> 2) & mask) << 8);
}

std::uint16_t mean(std::uint16_t a, std::uint16_t b, std::uint16_t c, std::uint16_t d)
{
    return std::uint16_t((std::uint32_t(a) + b + c + d + 2) / 4);
}

template <class T>
std::vector<T> halvedPixels(const std::vector<T> &from, int columns, int rows)
{
    const int halfColumns = (columns + 1) / 2;
    const int halfRows = (rows + 1) / 2;
    std::vector<T> to(std::size_t(halfColumns) * std::size_t(halfRows));
    for (int y = 0; y < halfRows; ++y) {
        const T *upper = from.data() + std::size_t(2 * y) * std::size_t(columns);
        const T *lower = 2 * y + 1 < rows ? upper + columns : upper;
        T *out = to.data() + std::size_t(y) * std::size_t(halfColumns);
        for (int x = 0; x < columns / 2; ++x)
            out[x] = mean(upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
        if (columns % 2)
            out[halfColumns - 1] = mean(upper[columns - 1], upper[columns - 1], lower[columns - 1], lower[columns - 1]);
    }
    return to;
}

} // namespace

Level halved(const Level &level)
{
    Level half;
    half.columns = (level.columns + 1) / 2;
    half.rows = (level.rows + 1) / 2;
    half.grey = level.grey.empty() ? half.grey : halvedPixels(level.grey, level.columns, level.rows);
    half.colour = level.colour.empty() ? half.colour : halvedPixels(level.colour, level.columns, level.rows);
    return half;
}

Frame Frame::fromGrey(int columns, int rows, std::vector<std::uint16_t> grey, double storedMin, double step)
{
    Frame frame;
    frame.m_storedMin = storedMin;
    frame.m_step = step;
    frame.m_maxIndex = grey.empty() ? 0 : int(*std::max_element(grey.begin(), grey.end()));
    frame.m_levels.push_back({columns, rows, std::move(grey), {}});
    frame.buildPyramid();
    return frame;
}

Frame Frame::fromColour(int columns, int rows, std::vector<std::uint32_t> colour)
{
    Frame frame;
    frame.m_levels.push_back({columns, rows, {}, std::move(colour)});
    frame.buildPyramid();
    return frame;
}

void Frame::buildPyramid()
{
    if (std::max(columns(), rows()) <= kPyramidAbove)
        return;
    while (std::max(m_levels.back().columns, m_levels.back().rows) > kPyramidAbove / 4)
        m_levels.push_back(halved(m_levels.back()));
}

double Frame::storedAt(int column, int row) const
{
    return m_storedMin +
           m_step * m_levels.front().grey[std::size_t(row) * std::size_t(columns()) + std::size_t(column)];
}

std::size_t Frame::bytes() const noexcept
{
    std::size_t sum = sizeof *this;
    for (const Level &level : m_levels)
        sum += level.grey.size() * sizeof level.grey[0] + level.colour.size() * sizeof level.colour[0];
    return sum;
}

} // namespace td::viewer::pixel
