// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom.
#include "core/dicom/Dataset.h"

namespace td::dicom::detail {

/// Which fragments make up which frame (PS3.5 A.4): by count, by the Extended or Basic Offset Table where it agrees
/// with the fragments, else by the start-of-image markers of the compressed streams. Errors: Malformed — none of these
/// tells the frames apart; Truncated — no fragment at all.
Result<std::vector<std::vector<ByteRange>>> framesOfFragments(const Dataset &set, const Element &element, int frames);

} // namespace td::dicom::detail
