// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/ViewState.h"

#include <algorithm>

namespace td::viewer::scene {

Placement ViewState::placement(geometry::ImageSize image, double rowAspect, geometry::CanvasSize canvas) const
{
    const double fit = std::min(canvas.width / double(std::max(1, image.columns)),
                                canvas.height / (std::max(1, image.rows) * rowAspect));
    Placement p;
    p.scaleX = fit * zoom;
    p.scaleY = fit * zoom * rowAspect;
    p.origin.x = canvas.width * (0.5 + panX) - image.columns * p.scaleX / 2;
    p.origin.y = canvas.height * (0.5 + panY) - image.rows * p.scaleY / 2;
    return p;
}

void ViewState::zoomAt(double factor, geometry::CanvasPoint anchor, geometry::CanvasSize canvas)
{
    const double next = std::clamp(zoom * factor, kMinZoom, kMaxZoom);
    const double done = next / zoom;
    zoom = next;
    // The anchor's distance from the image's centre grows by what was done; the pan takes that back.
    const double x = anchor.x / std::max(1, canvas.width) - 0.5;
    const double y = anchor.y / std::max(1, canvas.height) - 0.5;
    panX = x - (x - panX) * done;
    panY = y - (y - panY) * done;
}

void ViewState::panBy(double dx, double dy, geometry::CanvasSize canvas)
{
    panX = std::clamp(panX + dx / std::max(1, canvas.width), -kMaxZoom, kMaxZoom);
    panY = std::clamp(panY + dy / std::max(1, canvas.height), -kMaxZoom, kMaxZoom);
}

void ViewState::dragWindow(const pixel::Window &current, double right, double down, double fullWidth)
{
    pixel::Window next = current;
    next.width = std::clamp(current.width + right * fullWidth, 1.0, 4 * fullWidth);
    next.center = current.center + down * fullWidth;
    next.explanation.clear();
    window = next;
}

} // namespace td::viewer::scene
