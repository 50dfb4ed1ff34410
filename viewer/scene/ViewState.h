// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/DisplayedArea.h"
#include "viewer/geometry/Points.h"
#include "viewer/pixel/ValueTransform.h"

#include <cmath>
#include <optional>

namespace td::viewer::scene {

/// Where an image lies on a canvas: canvas = origin + column * perColumn + row * perRow. Images are turned by quarters
/// only, so one coordinate of either step is 0.
struct Placement {
    geometry::CanvasPoint origin;
    geometry::CanvasPoint perColumn{1, 0};
    geometry::CanvasPoint perRow{0, 1};

    /// Canvas pixels per image column and per image row.
    double scaleX() const { return std::abs(perColumn.x + perColumn.y); }
    double scaleY() const { return std::abs(perRow.x + perRow.y); }
    /// Columns run up or down the canvas.
    bool isTransposed() const { return perColumn.x == 0; }

    geometry::ImagePoint toImage(geometry::CanvasPoint p) const
    {
        const double x = p.x - origin.x;
        const double y = p.y - origin.y;
        return isTransposed() ? geometry::ImagePoint{y / perColumn.y, x / perRow.x}
                              : geometry::ImagePoint{x / perColumn.x, y / perRow.y};
    }
    geometry::CanvasPoint toCanvas(geometry::ImagePoint p) const
    {
        return {origin.x + p.column * perColumn.x + p.row * perRow.x,
                origin.y + p.column * perColumn.y + p.row * perRow.y};
    }
};

/// How the reader looks at a stack; what is not chosen follows the image.
struct ViewState {
    static constexpr double kMinZoom = 0.1;
    static constexpr double kMaxZoom = 40;

    std::optional<pixel::Window> window{}; ///< the reader's own
    bool inverted = false;
    double zoom = 1; ///< 1 = the whole image (or its displayed area) just fits
    double panX = 0; ///< of the image's centre, in widths of the canvas
    double panY = 0; ///< in heights of the canvas
    geometry::Posture posture{};
    bool postureChosen = false; ///< by the reader; otherwise it follows the image

    /// `rowAspect` is the height of a pixel divided by its width.
    Placement placement(geometry::ImageSize image, double rowAspect, geometry::CanvasSize canvas) const;
    /// Zooms by `factor` with the image point under `anchor` staying where it is.
    void zoomAt(double factor, geometry::CanvasPoint anchor, geometry::CanvasSize canvas);
    /// Zooms so that a column is `canvasPixels` wide, centred.
    void zoomTo(double canvasPixels, geometry::ImageSize image, double rowAspect, geometry::CanvasSize canvas);
    void panBy(double dx, double dy, geometry::CanvasSize canvas);
    void fit() { zoom = 1, panX = 0, panY = 0; }
    /// As seen on the screen: clockwise, and left to right.
    void turn(int quarters);
    void mirror() { posture.mirrored = !posture.mirrored, postureChosen = true; }
    /// Back to how the image is stored, or as `stored` says.
    void reset(const geometry::Posture &stored = {}) { *this = ViewState(), posture = stored; }
    /// Drags the window: to the right widens it, down raises its centre (darker), in shares of `fullWidth`.
    void dragWindow(const pixel::Window &current, double right, double down, double fullWidth);

private:
    double fittedScale(geometry::ImageSize image, double rowAspect, geometry::CanvasSize canvas) const;
};

} // namespace td::viewer::scene
