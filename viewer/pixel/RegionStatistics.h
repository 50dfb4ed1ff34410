// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/pixel/Frame.h"
#include "viewer/pixel/ValueTransform.h"

namespace td::viewer::pixel {

/// Pixels of one row, both ends included; may reach beyond the frame.
struct PixelSpan {
    int row = 0;
    int firstColumn = 0;
    int lastColumn = -1;
};

/// What the modality values of a region are. Padding and what lies outside the frame counts for nothing.
struct RegionStatistics {
    std::int64_t count = 0;   ///< of the pixels that the numbers are of; 0 = no numbers
    std::int64_t padding = 0; ///< left out
    double mean = 0;
    double deviation = 0; ///< of a sample (n - 1), as ImageJ and the consoles have it; 0 for a single pixel
    double minimum = 0;
    double maximum = 0;
};

/// Over the pixels of `spans`, which do not overlap. Takes a pass over them and one over 65,536 bins.
/// No numbers of a preview. Precondition: grey.
RegionStatistics statistics(const Frame &frame, const Presentation &presentation, const std::vector<PixelSpan> &spans);

/// The value of one pixel; nothing outside the frame, for padding, for colour and of a preview.
std::optional<double> valueAt(const Frame &frame, const Presentation &presentation, int column, int row);

/// How far apart two neighbouring values of the frame are: what digits of a number still mean something. 1 for tables.
double resolution(const Frame &frame, const Presentation &presentation);

} // namespace td::viewer::pixel
