// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <vector>

namespace td::viewer::pixel {

/// One resolution of a frame, shape [rows][columns], row-major, no padding between rows. One of the two is filled.
struct Level {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint16_t> grey;   ///< indices, see Frame
    std::vector<std::uint32_t> colour; ///< 0xFFRRGGBB
};

/// The pixels of one frame, ready to be drawn. Immutable; safe from any thread.
///
/// Grey pixels are indices that count from the smallest stored value of the frame: stored = storedMin + index * step,
/// so that a table over the frame's own range is all a window needs. `step` is 1 except for values of more than 16
/// bits.
class Frame {
public:
    /// Frames larger than this on a side carry halved copies, so that drawing them small costs what is drawn.
    static constexpr int kPyramidAbove = 1024;

    /// Precondition: grey.size() == columns * rows, which are at least 1.
    static Frame fromGrey(int columns, int rows, std::vector<std::uint16_t> grey, double storedMin, double step);
    static Frame fromColour(int columns, int rows, std::vector<std::uint32_t> colour);

    /// Says that the pixels are a first look at lower resolution: to be seen, not to be measured.
    void markPreview() noexcept { m_preview = true; }
    bool isPreview() const noexcept { return m_preview; }

    int columns() const noexcept { return m_levels.front().columns; }
    int rows() const noexcept { return m_levels.front().rows; }
    bool isColour() const noexcept { return !m_levels.front().colour.empty(); }
    double storedMin() const noexcept { return m_storedMin; }
    double step() const noexcept { return m_step; }
    int maxIndex() const noexcept { return m_maxIndex; }
    double storedMax() const noexcept { return m_storedMin + m_step * m_maxIndex; }
    /// The stored value at a pixel. Precondition: grey, and inside the frame.
    double storedAt(int column, int row) const;

    /// Level 0 is the frame; each next one half of it, each pixel the mean of four.
    const std::vector<Level> &levels() const noexcept { return m_levels; }
    std::size_t bytes() const noexcept;

private:
    void buildPyramid();
    std::vector<Level> m_levels;
    double m_storedMin = 0;
    double m_step = 1;
    int m_maxIndex = 0;
    bool m_preview = false;
};

/// Half the size, rounded up; each pixel the mean of the four it stands for.
Level halved(const Level &level);

} // namespace td::viewer::pixel
