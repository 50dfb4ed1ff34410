// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/volume/Reslicer.h"

namespace td::viewer::volume {

enum class View { Axial, Coronal, Sagittal };
inline constexpr std::array kViews{View::Axial, View::Coronal, View::Sagittal};

/// Three planes at right angles through one point. At first along the patient's axes as radiologists look at them
/// (PS3.3 C.7.6.2.1.1 names the axes): axial from the feet, coronal from the front, sagittal from the patient's left.
class PlaneSet {
public:
    PlaneSet() = default;
    explicit PlaneSet(const VoxelGrid &grid);

    const geometry::PatientPoint &center() const noexcept { return m_center; }
    /// Moves all three planes; the centre stays inside the volume's box.
    void setCenter(const geometry::PatientPoint &center);
    /// Moves one plane along its normal: away from the viewer when positive.
    void move(View view, double mm);
    /// Turns the two other planes around the normal of `view`, clockwise on its screen.
    void turn(View view, double radians);
    /// Back to the patient's axes and the middle of the volume.
    void reset(const VoxelGrid &grid) { *this = PlaneSet(grid); }
    /// Whether the plane runs along the patient's axes.
    bool isStraight(View view) const;

    Cut cut(View view) const;

private:
    struct Axes {
        geometry::Vector right;
        geometry::Vector down;
    };
    geometry::PatientPoint m_center;
    std::array<Axes, 3> m_axes{Axes{{1, 0, 0}, {0, 1, 0}}, Axes{{1, 0, 0}, {0, 0, -1}}, Axes{{0, 1, 0}, {0, 0, -1}}};
    std::array<double, 3> m_low{}; ///< of the volume's box, mm
    std::array<double, 3> m_high{};
};

} // namespace td::viewer::volume
