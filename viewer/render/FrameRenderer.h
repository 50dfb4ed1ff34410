// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/pixel/Frame.h"
#include "viewer/scene/ViewState.h"

#include <QImage>

#include <vector>

namespace td::viewer::render {

/// Draws a frame on a canvas of `size` device pixels: black where the image is not. Grey frames go through `lut`
/// (pixel::displayLut) and give Format_Grayscale8, colour frames give Format_RGB32. The cost follows the canvas, not
/// the frame: a frame that is shown small is read from the level of its pyramid that is just large enough, and
/// interpolated linearly between four neighbours in the same pass that applies the table.
QImage renderFrame(const pixel::Frame &frame, const std::vector<std::uint8_t> &lut, const scene::Placement &placement,
                   geometry::CanvasSize size);

} // namespace td::viewer::render
