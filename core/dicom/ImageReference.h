// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "core/dicom/Dataset.h"

#include <vector>

namespace td::dicom {

/// An image object that another object speaks of (PS3.3 table 10-3).
struct ImageReference {
    SopInstanceUid instance;
    std::vector<int> frames; ///< from 1; empty = all of them
};

/// The items of Referenced Image Sequence, or of `sequence`, whose identifiers are valid.
std::vector<ImageReference> readImageReferences(const Dataset &set, Tag sequence);

/// Whether `frame`, counted from 0, of the instance is among them. No list at all stands for every image.
bool refersTo(const std::vector<ImageReference> &references, const SopInstanceUid &instance, int frame);

} // namespace td::dicom
