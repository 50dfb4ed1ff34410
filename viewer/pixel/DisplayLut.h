// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/pixel/Frame.h"
#include "viewer/pixel/ValueTransform.h"

namespace td::viewer::pixel {

/// 8-bit grey for every index of a frame: modality, VOI and presentation in one step. `window` takes the place of the
/// image's own VOI; `inverted` is the reader's own inversion on top of the image's. Size: frame.maxIndex() + 1.
std::vector<std::uint8_t> displayLut(const Frame &frame, const Presentation &presentation,
                                     const std::optional<Window> &window, bool inverted);

/// The window that is in force when the reader has chosen none: the image's first, else nothing when a VOI table is
/// there, else from the smallest to the largest modality value of the frame.
std::optional<Window> defaultWindow(const Frame &frame, const Presentation &presentation);

/// A window over all values of the frame, padding left out: its width is at least 1.
Window fullRangeWindow(const Frame &frame, const Presentation &presentation);

} // namespace td::viewer::pixel
