// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/DemoStudy.h"

namespace td::demo {

inline constexpr int clipFrames = 30;

/// A colour-Doppler clip of an upper abdomen: 600 x 800 pixels, 30 frames at 25 per second, baseline JPEG YBR_FULL_422,
/// with the calibration of its one region (PS3.3 C.8.5.5).
/// Errors: Internal — the encoder refused a frame.
Result<QByteArray> ultrasoundClip(const model::Patient &patient, const DemoStudy &study);

} // namespace td::demo
