// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/DemoStudy.h"

namespace td::demo {

enum class Side { Right, Left };

/// A radiograph of a foot from above: 3000 x 2500 pixels of 0.1 mm in 16 bits, the toes at the top, an "R" or "L" of
/// lead beside it. The right foot is 12-bit MONOCHROME1, the left one 14-bit MONOCHROME2, as from two detectors.
QByteArray footRadiograph(const model::Patient &patient, const DemoStudy &study, Side side);

} // namespace td::demo
