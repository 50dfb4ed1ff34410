// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/Calibration.h"

namespace td::viewer::geometry {

/// What one pixel of an image is known to be, for measuring.
struct Scale {
    Calibration calibration{};
    double rowAspect = 1; ///< height of a pixel divided by its width, as the file says; 1 when it says nothing
};

/// Why there is no number.
enum class Unknown {
    Nothing,          ///< there is one
    UnequalPixels,    ///< pixels are not square and their size is not known: only along rows or columns
    OutsideRegions,   ///< a point lies in no region of the ultrasound image
    DifferentRegions, ///< the points lie in regions with axes of their own
    SeveralRegions,   ///< the regions there contradict each other
    NoUnit,           ///< the region does not say what its axes are, or not in units that make this number
    CrossesItself,    ///< the outline crosses itself and encloses no one area
};

enum class LengthUnit { Pixel, Millimetre, Second, Hertz, CentimetrePerSecond, Percent, Decibel, Degree };

struct Amount {
    double value = 0;
    LengthUnit unit = LengthUnit::Pixel;
};

/// A distance, or what lies between two points along each axis where the axes measure different things: an M-mode has
/// seconds to the right and millimetres down.
struct Distance {
    Unknown why = Unknown::Nothing;
    bool isApart = false;
    Amount direct{};     ///< unless isApart
    Amount horizontal{}; ///< along the rows of the image, not of the screen; when isApart
    Amount vertical{};
};

/// Degrees, when `why` is Nothing.
struct Angle {
    Unknown why = Unknown::Nothing;
    double degrees = 0;
};

/// Square millimetres, or square pixels where no scale is known.
struct Area {
    Unknown why = Unknown::Nothing;
    double value = 0;
    bool inMillimetres = false;
};

/// From `a` to `b`.
Distance distance(const Scale &scale, ImagePoint a, ImagePoint b);
/// At `vertex`, 0 to 180.
Angle angle(const Scale &scale, ImagePoint a, ImagePoint vertex, ImagePoint b);
/// Between the lines a-b and c-d, which have no direction: 0 to 90. Its supplement is the other angle of Cobb.
Angle angleBetweenLines(const Scale &scale, ImagePoint a, ImagePoint b, ImagePoint c, ImagePoint d);
/// Of the closed outline through `corners`, at least three.
Area area(const Scale &scale, const std::vector<ImagePoint> &corners);
/// Of the ellipse that just fits between two opposite corners.
Area ellipseArea(const Scale &scale, ImagePoint corner, ImagePoint opposite);
/// Whether two edges of the closed outline cross that are no neighbours. Takes the square of the number of corners.
bool crossesItself(const std::vector<ImagePoint> &corners);

/// The calibration that makes the line a-b `millimetres` long, with pixels of the known shape; nothing for a line
/// shorter than a pixel and for a length that is not above 0.
std::optional<Calibration> calibrated(const Scale &scale, ImagePoint a, ImagePoint b, double millimetres);

} // namespace td::viewer::geometry
