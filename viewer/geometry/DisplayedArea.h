// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/Points.h"

#include <optional>

namespace td::viewer::geometry {

/// A rectangle of an image, corners in image points.
struct ImageBox {
    ImagePoint topLeft{};
    ImagePoint bottomRight{};

    double columns() const { return bottomRight.column - topLeft.column; }
    double rows() const { return bottomRight.row - topLeft.row; }
    friend bool operator==(const ImageBox &a, const ImageBox &b)
    {
        return a.topLeft.column == b.topLeft.column && a.topLeft.row == b.topLeft.row &&
               a.bottomRight.column == b.bottomRight.column && a.bottomRight.row == b.bottomRight.row;
    }
};

/// How an image lies on the screen: turned clockwise by quarters, then mirrored left to right (PS3.3 C.10.6), which
/// part of it is meant, and how large it is to be at first: fitted into the pane when nothing is said (PS3.3 C.10.4).
struct Posture {
    int quarterTurns = 0; ///< 0 to 3
    bool mirrored = false;
    std::optional<ImageBox> area{};               ///< nothing: the whole image
    std::optional<double> magnification{};        ///< pixels of the screen for a column
    std::optional<double> millimetresPerColumn{}; ///< of the screen

    friend bool operator==(const Posture &, const Posture &) = default;
};

} // namespace td::viewer::geometry
