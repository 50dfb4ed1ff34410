// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/volume/PlaneSet.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::volume {
namespace {

using geometry::cross;
using geometry::dot;
using geometry::scaled;
using geometry::sum;
using geometry::Vector;

/// Rotates `v` around the unit vector `axis` (Rodrigues), and keeps it a unit vector.
Vector turned(const Vector &v, const Vector &axis, double radians)
{
    const double c = std::cos(radians);
    const Vector out =
        sum(sum(scaled(v, c), scaled(cross(axis, v), std::sin(radians))), scaled(axis, dot(axis, v) * (1 - c)));
    return scaled(out, 1 / geometry::length(out));
}

} // namespace

PlaneSet::PlaneSet(const VoxelGrid &grid)
    : m_center(grid.center())
    , m_low(m_center.mm)
    , m_high(m_center.mm)
{
    for (const geometry::PatientPoint &corner : grid.corners())
        for (std::size_t axis = 0; axis < 3; ++axis) {
            m_low[axis] = std::min(m_low[axis], corner.mm[axis]);
            m_high[axis] = std::max(m_high[axis], corner.mm[axis]);
        }
    // Through the centres of voxels, so that a cut along them shows the images themselves.
    const VoxelPoint v = grid.toVoxel(m_center);
    m_center = grid.toPatient({std::round(v.column), std::round(v.row), std::round(v.slice)});
}

void PlaneSet::setCenter(const geometry::PatientPoint &center)
{
    for (std::size_t axis = 0; axis < 3; ++axis)
        m_center.mm[axis] = std::clamp(center.mm[axis], m_low[axis], m_high[axis]);
}

void PlaneSet::move(View view, double mm)
{
    // Only as far as the box reaches along the normal: the plane's centre must not slide sideways.
    const Vector into = cut(view).into();
    for (std::size_t axis = 0; axis < 3; ++axis) {
        constexpr double flat = 1e-9;
        if (std::abs(into[axis]) < flat)
            continue;
        const double toLow = (m_low[axis] - m_center.mm[axis]) / into[axis];
        const double toHigh = (m_high[axis] - m_center.mm[axis]) / into[axis];
        mm = std::clamp(mm, std::min(toLow, toHigh), std::max(toLow, toHigh));
    }
    setCenter({sum(m_center.mm, scaled(into, mm))});
}

void PlaneSet::turn(View view, double radians)
{
    const Vector axis = cut(view).into();
    for (const View other : kViews) {
        if (other == view)
            continue;
        Axes &axes = m_axes[std::size_t(other)];
        axes.right = turned(axes.right, axis, radians);
        axes.down = turned(axes.down, axis, radians);
        // Rounding must not add up over a long drag.
        axes.down = cross(cross(axes.right, axes.down), axes.right);
        axes.down = scaled(axes.down, 1 / geometry::length(axes.down));
    }
}

bool PlaneSet::isStraight(View view) const
{
    constexpr double slightly = 1e-6;
    const PlaneSet straight;
    const Vector a = cut(view).into();
    const Vector b = straight.cut(view).into();
    return dot(a, b) > 1 - slightly;
}

Cut PlaneSet::cut(View view) const
{
    const Axes &axes = m_axes[std::size_t(view)];
    return {m_center, axes.right, axes.down, 0, Projection::Mean};
}

} // namespace td::viewer::volume
