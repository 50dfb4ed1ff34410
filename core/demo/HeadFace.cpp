// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/HeadParts.h"
#include "core/demo/Noise.h"

namespace td::demo {
namespace {

/// Everything here is drawn for the left half; the right one is its mirror image.
Point3 leftHalf(Point3 p)
{
    return {std::fabs(p.x), p.y, p.z};
}

Tissue airCells(Point3 p, float size, float wall)
{
    const float n = smoothNoise(p.x / size, p.y / size, p.z / size);
    return std::fabs(n) < wall ? Tissue::CorticalBone : Tissue::Air;
}

std::optional<Tissue> orbit(Point3 q)
{
    static constexpr Rod cone{{30, -66, -34}, {13, -27, -33}, 19, 4};
    static constexpr Ellipsoid globe{{30, -68, -34}, {12.3F, 12.3F, 12.3F}};
    static constexpr Ellipsoid lens{{30, -77, -34}, {4.6F, 2.3F, 4.6F}};
    static constexpr Rod nerve{{29, -57, -34}, {14, -30, -33}, 2.1F, 2.1F};
    static constexpr Rod muscles[]{{{43, -62, -34}, {15, -28, -33}, 2.4F, 1.4F},
                                   {{18, -62, -34}, {12, -28, -33}, 2.4F, 1.4F},
                                   {{30, -60, -22}, {13, -28, -31}, 2.2F, 1.4F},
                                   {{30, -60, -46}, {13, -28, -35}, 2.4F, 1.4F}};
    if (q.x < 4 || q.x > 54 || q.y > -18)
        return {};
    if (lens.contains(q))
        return Tissue::Lens;
    const float eye = globe.level(q);
    if (eye < 1)
        return eye < 0.89F ? Tissue::Vitreous : Tissue::Muscle;
    const float d = cone.distance(q);
    if (d > 2.6F)
        return {};
    if (d > 0) // the lateral rim stands further back than the medial one
        return q.y > -78 + 0.55F * q.x ? std::optional(Tissue::CorticalBone) : std::nullopt;
    for (const Rod &muscle : muscles)
        if (muscle.contains(q))
            return Tissue::Muscle;
    return nerve.contains(q) ? Tissue::White : Tissue::Fat;
}

std::optional<Tissue> sinuses(Point3 p, Point3 q)
{
    static constexpr Ellipsoid maxillary{{30, -56, -69}, {14, 17, 16}};
    static constexpr Ellipsoid sphenoid{{8.5F, -17, -40}, {8, 11, 8}};
    static constexpr Ellipsoid frontal{{10, -80, -8}, {10, 5.5F, 11}};
    const float m = maxillary.level(q);
    if (m < 1.12F)
        return m < 1 ? Tissue::Air : Tissue::CorticalBone;
    const float s = sphenoid.level(q);
    if (s < 1.22F)
        return s < 1 && q.x > 0.7F ? Tissue::Air : Tissue::CorticalBone;
    const float f = frontal.level(q);
    if (f < 1.3F)
        return f < 1 && q.x > 0.6F ? Tissue::Air : Tissue::CorticalBone;
    if (q.x < 12 && p.y > -74 && p.y < -28 && p.z > -52 && p.z < -23)
        return q.x > 11 ? Tissue::CorticalBone : airCells(p, 5.5F, 0.10F);
    if (q.x < 13 && p.y > -80 && p.y < -18 && p.z < -50) {
        if (q.x < 1.0F)
            return Tissue::Muscle;
        const float turbinate = (q.x - 7) * (q.x - 7) / 10 + (p.z + 66) * (p.z + 66) / 60;
        return turbinate < 1 && p.y > -70 && p.y < -28 ? Tissue::Muscle : Tissue::Air;
    }
    return {};
}

std::optional<Tissue> temporalBone(Point3 p, Point3 q)
{
    static constexpr Ellipsoid mastoid{{54, 26, -42}, {13, 16, 17}};
    static constexpr Rod petrous{{14, -1, -35}, {54, 20, -32}, 6, 11};
    static constexpr Rod canal{{80, 8, -38}, {47, 9, -36}, 3.4F, 3.0F};
    static constexpr Rod inner{{16, 12, -32}, {26, 12, -32}, 2.6F, 2.2F};
    static constexpr Ellipsoid cochlea{{32, 8, -33}, {3, 3, 2.4F}};
    if (q.x < 12 || p.y < -12 || p.y > 45 || p.z > -18)
        return {};
    if (canal.contains(q))
        return Tissue::Air;
    const float m = mastoid.level(q);
    if (m < 1)
        return m > 0.88F ? Tissue::CorticalBone : airCells(p, 4.2F, 0.22F);
    if (petrous.contains(q)) {
        if (inner.contains(q) || cochlea.contains(q))
            return Tissue::Fluid;
        return smoothNoise(p.x / 4, p.y / 4, p.z / 4) > 0.55F ? Tissue::Marrow : Tissue::CorticalBone;
    }
    return {};
}

Tissue spongy(float distance)
{
    return distance > -1.6F ? Tissue::CorticalBone : Tissue::Marrow;
}

std::optional<Tissue> otherBones(Point3 p, Point3 q)
{
    static constexpr Ellipsoid sphenoidBody{{0, -10, -41}, {19, 24, 12}};
    static constexpr Rod bones[]{
        {{0, 4, -38}, {0, 17, -62}, 6, 5},         // clivus
        {{38, -44, -22}, {14, -26, -26}, 3, 3},    // lesser wing
        {{22, -20, -38}, {44, -34, -34}, 3, 3.5F}, // greater wing
        {{52, -50, -47}, {66, -12, -44}, 3.2F, 3}, // zygomatic arch
        {{46, -62, -50}, {53, -50, -46}, 6, 5},    // zygoma
        {{54, 0, -47}, {50, -10, -84}, 6, 5.5F},   // ramus of the mandible
        {{16, 20, -57}, {18, 24, -62}, 8, 8},      // occipital condyle
        {{20, 26, -72}, {22, 28, -80}, 9, 9},      // lateral mass of the atlas
        {{0, 21, -66}, {0, 22, -90}, 5.5F, 6.5F},  // dens
        {{22, 40, -72}, {6, 56, -74}, 3.4F, 3.4F}  // posterior arch
    };
    if (p.z > -14)
        return {};
    for (const Rod &bone : bones) {
        const float d = bone.distance(q);
        if (d < 0)
            return spongy(d);
    }
    const float s = sphenoidBody.level(p);
    if (s < 1 && p.z < -27)
        return s > 0.88F ? Tissue::CorticalBone : Tissue::Marrow;
    return {};
}

std::optional<Tissue> airway(Point3 p)
{
    static constexpr Ellipsoid pharynx{{0, 2, -76}, {13, 8, 18}};
    return pharynx.contains(p) && p.z < -56 ? std::optional(Tissue::Air) : std::nullopt;
}

} // namespace

bool ear(Point3 p)
{
    static constexpr Ellipsoid outside{{77, 14, -34}, {7, 17, 29}};
    static constexpr Ellipsoid hollow{{82, 11, -34}, {6, 13, 24}};
    const Point3 q = leftHalf(p);
    const Point3 turned{q.x - 0.35F * (q.y - 14), q.y, q.z};
    return outside.contains(turned) && !hollow.contains(turned);
}

std::optional<Tissue> skullBaseStructure(Point3 p, float depthBelowSkin)
{
    if (depthBelowSkin < 1.6F)
        return {};
    const Point3 q = leftHalf(p);
    if (p.y < 0 && p.z < 6) {
        if (auto found = orbit(q))
            return found;
        if (depthBelowSkin > 4)
            if (auto found = sinuses(p, q))
                return found;
    }
    if (auto found = temporalBone(p, q))
        return found;
    if (depthBelowSkin > 3)
        if (auto found = otherBones(p, q))
            return found;
    return airway(p);
}

Tissue belowSkullBase(Point3 p)
{
    const float n = smoothNoise(p.x / 8, p.y / 8, p.z / 16) + 0.5F * smoothNoise(p.x / 3, p.y / 6, p.z / 12);
    if (n > 0.5F)
        return Tissue::Fat;
    return Tissue::Muscle;
}

} // namespace td::demo
