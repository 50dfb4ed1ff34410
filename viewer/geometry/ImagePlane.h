// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/Points.h"

#include <array>
#include <optional>
#include <utility>

namespace td::viewer::geometry {

/// A direction or a difference in the patient's axes, mm (x to the left, y to the back, z to the head;
/// PS3.3 C.7.6.2.1.1).
using Vector = std::array<double, 3>;

double dot(const Vector &a, const Vector &b);
Vector cross(const Vector &a, const Vector &b);
Vector scaled(const Vector &v, double by);
Vector sum(const Vector &a, const Vector &b);
double length(const Vector &v);

/// A place in the patient, mm.
struct PatientPoint {
    Vector mm{};
};

/// Where the pixels of an image lie in the patient.
class ImagePlane {
public:
    /// `orientation` as Image Orientation (Patient), `position` as Image Position (Patient): the centre of the first
    /// pixel; `spacing` as Pixel Spacing: mm between rows, mm between columns. Nothing when the spacing is not positive
    /// or the cosines are no two unit vectors at a right angle.
    static std::optional<ImagePlane> create(const std::array<double, 6> &orientation, const Vector &position,
                                            const std::array<double, 2> &spacing);

    const Vector &origin() const noexcept { return m_origin; }
    const Vector &alongRow() const noexcept { return m_row; }       ///< unit: towards higher columns
    const Vector &alongColumn() const noexcept { return m_column; } ///< unit: towards higher rows
    const Vector &normal() const noexcept { return m_normal; }      ///< unit: alongRow x alongColumn
    double rowSpacingMm() const noexcept { return m_rowSpacing; }
    double columnSpacingMm() const noexcept { return m_columnSpacing; }
    /// Along the normal from the patient's origin, mm: what slices are ordered by.
    double positionMm() const noexcept { return dot(m_origin, m_normal); }

    PatientPoint toPatient(ImagePoint p) const;
    /// The foot of the perpendicular from `p`.
    ImagePoint toImage(const PatientPoint &p) const;
    /// Signed, along the normal.
    double distanceMm(const PatientPoint &p) const;
    /// Whether the two planes face the same way, within 1 degree or `cosine`.
    bool isParallelTo(const ImagePlane &other, double cosine = 0.99985) const;

private:
    Vector m_origin{};
    Vector m_row{1, 0, 0};
    Vector m_column{0, 1, 0};
    Vector m_normal{0, 0, 1};
    double m_rowSpacing = 1;
    double m_columnSpacing = 1;
};

/// Where `other`, of `otherSize`, cuts `plane`, of `size`: the ends of the reference line in `plane`'s image, clipped
/// to both images. Nothing when they are parallel or do not meet.
std::optional<std::pair<ImagePoint, ImagePoint>> referenceLine(const ImagePlane &plane, ImageSize size,
                                                               const ImagePlane &other, ImageSize otherSize);

} // namespace td::viewer::geometry
