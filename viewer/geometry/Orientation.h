// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/DisplayedArea.h"

#include <QString>

#include <array>
#include <optional>

namespace td::viewer::geometry {

/// What lies beyond each edge of an image: letters of PS3.3 C.7.6.1.1.1 (R L A P F H), or nothing when not known.
struct EdgeLetters {
    QString left;
    QString right;
    QString top;
    QString bottom;

    bool isKnown() const { return !right.isEmpty() || !bottom.isEmpty(); }
    friend bool operator==(const EdgeLetters &, const EdgeLetters &) = default;
};

/// From Image Orientation (Patient): row cosines then column cosines, in the patient's axes (x to the left, y to the
/// back, z to the head; PS3.3 C.7.6.2.1.1). The letter of the largest share first, a second when the direction leans
/// more than 10 degrees from it.
EdgeLetters edgeLetters(const std::array<double, 6> &imageOrientationPatient);

/// From Patient Orientation: the directions of rows (to the right) and columns (to the bottom), such as "L" and "FP".
/// Anything but the six letters of bipeds gives nothing.
EdgeLetters edgeLetters(const QString &rowDirection, const QString &columnDirection);

/// What lies beyond the edges of the image when it is turned and mirrored: the letters go with their edges.
EdgeLetters edgeLetters(const EdgeLetters &asStored, const Posture &posture);

} // namespace td::viewer::geometry
