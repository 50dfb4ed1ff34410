// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

namespace td::demo {

/// A point in the demonstration body: millimetres, x to the left, y to the back, z to the head (DICOM's patient axes).
struct Point3 {
    float x = 0;
    float y = 0;
    float z = 0;
};

struct Ellipsoid {
    Point3 centre;
    Point3 radii;

    /// 0 at the centre, 1 on the surface.
    float level(Point3 p) const noexcept
    {
        const float x = (p.x - centre.x) / radii.x;
        const float y = (p.y - centre.y) / radii.y;
        const float z = (p.z - centre.z) / radii.z;
        return std::sqrt(x * x + y * y + z * z);
    }
    bool contains(Point3 p) const noexcept
    {
        const float x = (p.x - centre.x) / radii.x;
        const float y = (p.y - centre.y) / radii.y;
        const float z = (p.z - centre.z) / radii.z;
        return x * x + y * y + z * z < 1.0F;
    }
};

/// A rounded rod whose radius changes evenly from one end to the other.
struct Rod {
    Point3 from;
    Point3 to;
    float radiusFrom;
    float radiusTo;

    /// Millimetres from the surface, negative inside.
    float distance(Point3 p) const noexcept
    {
        const Point3 d{to.x - from.x, to.y - from.y, to.z - from.z};
        const Point3 q{p.x - from.x, p.y - from.y, p.z - from.z};
        const float length2 = d.x * d.x + d.y * d.y + d.z * d.z;
        const float t = std::clamp((q.x * d.x + q.y * d.y + q.z * d.z) / length2, 0.0F, 1.0F);
        const float x = q.x - t * d.x;
        const float y = q.y - t * d.y;
        const float z = q.z - t * d.z;
        return std::sqrt(x * x + y * y + z * z) - (radiusFrom + t * (radiusTo - radiusFrom));
    }
    bool contains(Point3 p) const noexcept { return distance(p) < 0.0F; }
};

} // namespace td::demo
