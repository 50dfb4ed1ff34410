// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/Points.h"

#include <array>
#include <optional>
#include <vector>

namespace td::viewer::geometry {

/// A physical unit of an ultrasound region, with the codes of PS3.3 C.8.5.5.1.15.
enum class PhysicalUnit {
    None = 0,
    Percent = 1,
    Decibel = 2,
    Centimetre = 3,
    Second = 4,
    Hertz = 5,
    DecibelPerSecond = 6,
    CentimetrePerSecond = 7,
    SquareCentimetre = 8,
    SquareCentimetrePerSecond = 9,
    CubicCentimetre = 10,
    CubicCentimetrePerSecond = 11,
    Degree = 12,
};

/// A part of an ultrasound image with axes of its own. Edges are inclusive, counted from 0.
struct ScaledRegion {
    int minColumn = 0;
    int minRow = 0;
    int maxColumn = 0;
    int maxRow = 0;
    PhysicalUnit unitX = PhysicalUnit::None;
    PhysicalUnit unitY = PhysicalUnit::None;
    double deltaX = 0; ///< of one column, in unitX; not 0
    double deltaY = 0;

    bool contains(ImagePoint p) const
    {
        return p.column >= minColumn && p.column <= maxColumn + 1 && p.row >= minRow && p.row <= maxRow + 1;
    }
};

/// What a distance between pixels is known to mean. Without any, lengths are said in pixels.
struct Calibration {
    enum class Source {
        None,
        PixelSpacing,       ///< in the patient (PS3.3 10.7)
        ImagerPixelSpacing, ///< at the detector: larger than in the patient by an unknown factor (PS3.3 C.8.11.7)
        Magnified,          ///< Imager Pixel Spacing divided by Estimated Radiographic Magnification Factor
        Regions,            ///< ultrasound: each region its own (PS3.3 C.8.5.5)
        User,               ///< a length that the reader knew
    };
    Source source = Source::None;
    /// mm between rows, mm between columns; nothing for None and Regions.
    std::optional<std::array<double, 2>> spacingMm{};
    std::vector<ScaledRegion> regions{};
};

} // namespace td::viewer::geometry
