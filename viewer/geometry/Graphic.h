// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/DisplayedArea.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace td::viewer::geometry {

/// Something that is drawn or written over an image, in image points, as a presentation state or a key object has it
/// (PS3.3 C.10.5).
struct Graphic {
    enum class Kind {
        Point,
        Polyline,     ///< closed when the last point is the first
        Interpolated, ///< a smooth curve through the points
        Circle,       ///< centre, a point of the circle
        Ellipse,      ///< ends of the major axis, then of the minor
        Text,         ///< corners of its box, or none; then the anchor, if there is one
    };
    Kind kind = Kind::Point;
    std::vector<ImagePoint> points{};
    bool isFilled = false;
    QString text{};
    std::optional<ImagePoint> anchor{};
    bool anchorVisible = false;
    std::uint32_t colour = 0; ///< 0xFFRRGGBB; 0 = the viewer's own
};

/// What of an image is not to be seen (PS3.3 C.7.6.11). Image points; the parts outside any of the shapes are hidden.
struct Shutter {
    struct Disc {
        ImagePoint center{};
        double radius = 0; ///< in pixels
    };
    std::optional<ImageBox> box{};
    std::optional<Disc> disc{};
    std::vector<ImagePoint> polygon{};
    int grey = 0; ///< 0 to 255: what is shown instead
};

} // namespace td::viewer::geometry
