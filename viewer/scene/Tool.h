// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td::viewer::scene {

/// What the left button does. The ones from Length on make or change annotations.
enum class Tool {
    Window,
    Pan,
    Zoom,
    Scroll,
    Magnifier,
    CrossHair,
    Length,
    Angle,
    CobbAngle,
    Rectangle,
    Ellipse,
    Freehand,
    Point,
    Text,
    Arrow,
    Calibrate, ///< a line whose length the reader knows
};

constexpr bool isAnnotating(Tool tool)
{
    return tool >= Tool::Length;
}

} // namespace td::viewer::scene
