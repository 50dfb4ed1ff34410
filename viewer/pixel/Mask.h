// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace td::viewer::pixel {

/// A plane that is drawn over an image in one colour: an overlay, a segment, a bitmap shutter.
struct Mask {
    enum class Kind { Overlay, Segment, Shutter };
    Kind kind = Kind::Overlay;
    int columns = 0;
    int rows = 0;
    int originColumn = 0; ///< of its upper left pixel in the image, from 0; may lie outside
    int originRow = 0;
    std::vector<std::uint8_t> opacity; ///< shape [rows][columns], 0 (the image is seen) to 255
    std::uint32_t colour = 0xFFFFFFFF; ///< 0xFFRRGGBB
    QString label;
};

} // namespace td::viewer::pixel
