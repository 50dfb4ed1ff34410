// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/Points.h"
#include "viewer/pixel/ValueTransform.h"

#include <optional>

namespace td::viewer::scene {

/// Where an image lies on a canvas: canvas = origin + image * scale.
struct Placement {
    double scaleX = 1; ///< canvas pixels per image column
    double scaleY = 1; ///< canvas pixels per image row
    geometry::CanvasPoint origin;

    geometry::ImagePoint toImage(geometry::CanvasPoint p) const
    {
        return {(p.x - origin.x) / scaleX, (p.y - origin.y) / scaleY};
    }
    geometry::CanvasPoint toCanvas(geometry::ImagePoint p) const
    {
        return {origin.x + p.column * scaleX, origin.y + p.row * scaleY};
    }
};

/// How the reader looks at a stack; what is not chosen follows the image.
struct ViewState {
    static constexpr double kMinZoom = 0.1;
    static constexpr double kMaxZoom = 40;

    std::optional<pixel::Window> window{}; ///< the reader's own
    bool inverted = false;
    double zoom = 1; ///< 1 = the whole image just fits
    double panX = 0; ///< of the image's centre, in widths of the canvas
    double panY = 0; ///< in heights of the canvas

    /// `rowAspect` is the height of a pixel divided by its width.
    Placement placement(geometry::ImageSize image, double rowAspect, geometry::CanvasSize canvas) const;
    /// Zooms by `factor` with the image point under `anchor` staying where it is.
    void zoomAt(double factor, geometry::CanvasPoint anchor, geometry::CanvasSize canvas);
    void panBy(double dx, double dy, geometry::CanvasSize canvas);
    void fit() { zoom = 1, panX = 0, panY = 0; }
    void reset() { *this = ViewState(); }
    /// Drags the window: to the right widens it, down raises its centre (darker), in shares of `fullWidth`.
    void dragWindow(const pixel::Window &current, double right, double down, double fullWidth);
};

} // namespace td::viewer::scene
