// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td::viewer::geometry {

/// A place in an image: columns to the right, rows down; (0, 0) is the upper left corner of the first pixel.
struct ImagePoint {
    double column = 0;
    double row = 0;
};

/// A place on a canvas in device pixels, right and down from its upper left corner.
struct CanvasPoint {
    double x = 0;
    double y = 0;
};

struct CanvasSize {
    int width = 0;
    int height = 0;
};

struct ImageSize {
    int columns = 0;
    int rows = 0;
};

} // namespace td::viewer::geometry
