// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ImageAttributes.h"

namespace td::dicom::detail {

/// A table of `descriptor` and `data`; nothing when the data do not hold the entries that the descriptor counts.
/// `isSigned`: of the first mapped value.
std::optional<LookupTable> readTable(const Dataset &set, Tag descriptor, Tag data, bool isSigned);

/// Modality LUT module, or the group of an enhanced object (PS3.3 C.11.1, C.7.6.16.2.9), over what `frame` has.
void readModality(const Part10 &file, const Dataset &set, bool isSigned, FrameAttributes &frame);

/// VOI LUT module, or the group of an enhanced object (PS3.3 C.11.2, C.7.6.16.2.10), over what `frame` has.
void readVoi(const Part10 &file, const Dataset &set, bool isSigned, FrameAttributes &frame);

} // namespace td::dicom::detail
