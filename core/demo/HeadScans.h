// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/DemoStudy.h"

namespace td::demo {

inline constexpr int ctSlices = 140;
inline constexpr int mrSlices = 26;

enum class MrWeighting { T1, T2 };

/// One slice of the CT of the head: 512 x 512, signed 16 bits, 0.44 mm pixels, Hounsfield units after rescale, with a
/// brain and a bone window. `index` counts from the feet; `count` slices share 168 mm. Safe from any thread.
QByteArray ctSlice(const model::Patient &patient, const DemoStudy &study, int index, int count = ctSlices);

/// One slice of the MR of the head: 256 x 256, 0.875 mm pixels, 5.5 mm apart. Series 1 is T2, series 2 T1.
QByteArray mrSlice(const model::Patient &patient, const DemoStudy &study, MrWeighting weighting, int index);

} // namespace td::demo
