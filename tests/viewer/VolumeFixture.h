// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/volume/Reslicer.h"

#include <functional>

namespace td::test {

using ValueAt = std::function<int(const viewer::geometry::Vector &mm)>;

/// An image as a scanner would write it. What is not said is an axial CT slice of 1 mm pixels.
struct Slice {
    std::array<double, 6> orientation{1, 0, 0, 0, 1, 0};
    viewer::geometry::Vector position{};
    std::array<double, 2> spacing{1, 1};
    int columns = 16;
    int rows = 16;
    double slope = 1;
    double intercept = 0;
    double thicknessMm = 0; ///< 0 = not said
    QString frameOfReference = QStringLiteral("1.2.3");
    std::optional<std::array<int, 2>> padding{};

    /// Stored values are those of `valueAt` at the centres of pixels.
    std::shared_ptr<viewer::load::LoadedImage> image(const ValueAt &valueAt) const;
};

using Images = std::vector<std::shared_ptr<const viewer::load::LoadedImage>>;

/// Axial slices at these z, each moved by `lean` (x, y) per mm of z.
Images stackAt(const std::vector<double> &z, const ValueAt &valueAt, const Slice &like = {},
               std::array<double, 2> lean = {0, 0});

/// The value of a pixel of a resliced image; nothing where there is none.
std::optional<double> valueOf(const viewer::load::LoadedImage &image, int column, int row);

} // namespace td::test
