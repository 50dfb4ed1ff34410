// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/ViewState.h"

#include <algorithm>

namespace td::viewer::scene {

namespace {

geometry::ImageBox areaOf(const geometry::Posture &posture, geometry::ImageSize image)
{
    return posture.area.value_or(geometry::ImageBox{{0, 0}, {double(image.columns), double(image.rows)}});
}

} // namespace

double ViewState::fittedScale(geometry::ImageSize image, double rowAspect, geometry::CanvasSize canvas) const
{
    const geometry::ImageBox area = areaOf(posture, image);
    double width = std::max(1e-6, area.columns());
    double height = std::max(1e-6, area.rows() * rowAspect);
    if (posture.quarterTurns % 2 != 0)
        std::swap(width, height);
    return std::min(canvas.width / width, canvas.height / height);
}

Placement ViewState::placement(geometry::ImageSize image, double rowAspect, geometry::CanvasSize canvas) const
{
    const double scale = fittedScale(image, rowAspect, canvas) * zoom;
    Placement p;
    p.perColumn = {scale, 0};
    p.perRow = {0, scale * rowAspect};
    for (int i = 0; i < posture.quarterTurns; ++i) { // clockwise: what ran to the right runs down
        p.perColumn = {0 - p.perColumn.y, p.perColumn.x};
        p.perRow = {0 - p.perRow.y, p.perRow.x};
    }
    if (posture.mirrored) {
        p.perColumn.x = 0 - p.perColumn.x;
        p.perRow.x = 0 - p.perRow.x;
    }
    const geometry::ImageBox area = areaOf(posture, image);
    const geometry::CanvasPoint centre =
        p.toCanvas({area.topLeft.column + area.columns() / 2, area.topLeft.row + area.rows() / 2});
    p.origin = {canvas.width * (0.5 + panX) - centre.x, canvas.height * (0.5 + panY) - centre.y};
    return p;
}

void ViewState::zoomTo(double canvasPixels, geometry::ImageSize image, double rowAspect, geometry::CanvasSize canvas)
{
    fit();
    zoom = std::clamp(canvasPixels / fittedScale(image, rowAspect, canvas), kMinZoom, kMaxZoom);
}

void ViewState::turn(int quarters)
{
    // The mirror comes after the turn, so a turn seen clockwise is one the other way before it.
    const int before = posture.mirrored ? -quarters : quarters;
    postureChosen = true;
    posture.quarterTurns = ((posture.quarterTurns + before) % 4 + 4) % 4;
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
    // LINEAR is defined from a width of 1 (PS3.3 C.11.2.1.2.1), the others above 0.
    const double least = current.function == pixel::WindowFunction::Linear ? 1.0 : fullWidth / 4096;
    next.width = std::clamp(current.width + right * fullWidth, least, std::max(least, 4 * fullWidth));
    next.center = current.center + down * fullWidth;
    next.explanation.clear();
    window = next;
}

} // namespace td::viewer::scene
