// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom.
#include "core/dicom/ImageAttributes.h"

namespace td::dicom::detail {

/// A lookup table stored as segments: discrete, linear and indirect (PS3.3 C.7.9.2). Nothing when the segments do not
/// give as many entries as the descriptor says.
std::optional<LookupTable> readSegmentedTable(const Dataset &set, Tag descriptor, Tag segments);

} // namespace td::dicom::detail
