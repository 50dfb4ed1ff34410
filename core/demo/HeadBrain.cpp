// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/HeadParts.h"
#include "core/demo/Noise.h"

namespace td::demo {
namespace {

std::optional<Tissue> ventricles(Point3 p, Point3 q)
{
    static constexpr Rod lateral[]{
        {{7, -36, 9}, {8.5F, -22, 15}, 3.0F, 5.0F}, {{8.5F, -22, 15}, {11, 0, 24}, 5.0F, 4.6F},
        {{11, 0, 24}, {17, 20, 21}, 4.6F, 5.4F},    {{17, 20, 21}, {25, 31, 10}, 5.4F, 7.0F},
        {{25, 31, 10}, {23, 52, 7}, 6.5F, 2.5F},    {{25, 31, 10}, {33, 12, -8}, 5.5F, 2.6F},
        {{33, 12, -8}, {31, -8, -15}, 2.6F, 2.0F}};
    static constexpr Ellipsoid third{{0, 2, 2}, {2.4F, 13, 9}};
    static constexpr Ellipsoid fourth{{0, 23, -30}, {7, 5.5F, 9}};
    static constexpr Ellipsoid pineal{{0, 19, 5}, {2.6F, 2.6F, 2.6F}};
    static constexpr Ellipsoid plexus{{24, 31, 11}, {2.6F, 4.0F, 3.0F}};
    if (q.x > 42 || p.y < -44 || p.y > 60 || p.z < -42 || p.z > 34)
        return {};
    if (pineal.contains(p))
        return Tissue::Calcification;
    if (plexus.contains(q))
        return smoothNoise(p.x / 2, p.y / 2, p.z / 2) > 0.1F ? Tissue::Calcification : Tissue::Gray;
    if (third.contains(p) || fourth.contains(p))
        return Tissue::Fluid;
    if (q.x < 1.1F && p.z > 8 && p.y < -14 && p.y > -34)
        return Tissue::White; // septum
    const float ripple = 0.7F * smoothNoise(p.x / 6, p.y / 6, p.z / 6);
    for (const Rod &part : lateral)
        if (part.distance(q) < ripple)
            return Tissue::Fluid;
    return {};
}

std::optional<Tissue> deepNuclei(Point3 q)
{
    static constexpr Ellipsoid thalamus{{11, 7, 6}, {8.5F, 14, 9.5F}};
    static constexpr Ellipsoid caudate{{15, -22, 11}, {6.5F, 11, 10}};
    static constexpr Ellipsoid lentiform{{25, -4, 4}, {8, 19, 11}};
    if (q.x > 36 || q.y < -40 || q.y > 30 || q.z < -10 || q.z > 26)
        return {};
    if (thalamus.contains(q) || caudate.contains(q))
        return Tissue::Gray;
    // The lentiform nucleus is a wedge: its medial face is cut by the internal capsule.
    if (lentiform.contains(q) && q.x > 17 + 0.28F * std::fabs(q.y + 4))
        return Tissue::Gray;
    return {};
}

std::optional<Tissue> cisternsAndStem(Point3 p, Point3 q)
{
    static constexpr Ellipsoid suprasellar{{0, -11, -20}, {15, 11, 8}};
    static constexpr Ellipsoid quadrigeminal{{0, 25, -3}, {11, 5, 6}};
    static constexpr Ellipsoid midbrain{{0, 7, -13}, {16, 12, 12}};
    static constexpr Ellipsoid pons{{0, 5, -30}, {17, 13, 14}};
    static constexpr Rod medulla{{0, 12, -42}, {0, 34, -92}, 9, 6};
    static constexpr Rod cistern{{0, 2, -30}, {0, 30, -92}, 21, 12};
    if (q.x > 24 || p.z > 6 || p.y < -24 || p.y > 48)
        return {};
    if (pons.contains(p) || medulla.contains(p))
        return Tissue::White;
    if (midbrain.contains(p))
        return Tissue::White;
    if (midbrain.level(p) < 1.22F && p.z < 0 && p.y < 22)
        return Tissue::Fluid;
    if (suprasellar.contains(p) || quadrigeminal.contains(p))
        return Tissue::Fluid;
    if (cistern.contains(p) && p.z < -14 && p.y < 16 + 0.3F * (-30 - p.z))
        return Tissue::Fluid;
    return {};
}

Tissue cerebellum(Point3 p, float depth)
{
    const float leaf = std::sin(1.15F * p.z + 0.45F * p.y + 2.4F * smoothNoise(p.x / 9, p.y / 9, p.z / 9));
    if (depth < 1.4F || (std::fabs(leaf) < 0.07F && depth < 9))
        return Tissue::Fluid;
    if (std::fabs(p.x) < 1.6F && p.y > 58)
        return Tissue::Fluid;
    return leaf > 0.55F && depth > 7 + 4 * leaf ? Tissue::White : Tissue::Gray;
}

std::optional<Tissue> midline(Point3 p, Point3 q)
{
    const bool overCallosum = p.z > 27 || p.y < -40 || p.y > 42;
    if (q.x > 6 || !overCallosum || p.z < -18)
        return {};
    const float bend = q.x + 0.35F * smoothNoise(p.x / 20, p.y / 14, p.z / 14);
    if (bend < 0.75F)
        return Tissue::Dura;
    if (bend < 2.1F + 0.9F * smoothNoise(p.x / 9, p.y / 9, p.z / 9))
        return Tissue::Fluid;
    return {};
}

bool sylvianFissure(Point3 p, Point3 q)
{
    const float height = 4.0F + 0.30F * p.y + 1.5F * smoothNoise(p.x / 8, p.y / 8, 3);
    if (p.y < -34 || p.y > 28)
        return false;
    if (q.x > 39 && std::fabs(p.z - height) < 1.9F)
        return true;
    // The insula's own gap, deep to the fissure.
    const float gap = 38.5F - 0.006F * (p.y + 4) * (p.y + 4);
    return p.y < 20 && p.z > -9 && p.z < 20 && std::fabs(q.x - gap) < 1.5F;
}

Tissue cerebrum(Point3 p, Point3 q, float depth)
{
    const float warp = 4.0F * smoothNoise(p.x / 17 + 31, p.y / 17, p.z / 17);
    const float fold = smoothNoise((p.x + warp) / 10, (p.y - warp) / 10, p.z / 11 + warp / 15);
    const float ridge = std::fabs(fold);
    const float fromSurface =
        std::min(depth, q.x - 0.5F > 0 && (p.z > 27 || p.y < -40 || p.y > 42) ? q.x + 1.0F : depth);
    const float open = 0.085F * (1.0F - fromSurface / 21.0F);
    if (fromSurface < 21 && ridge < open)
        return Tissue::Fluid;
    const bool cortex = fromSurface < 4.2F || (fromSurface < 23 && ridge < std::max(open, 0.0F) + 0.24F);
    if (q.x > 35 && q.x < 44 && p.y > -28 && p.y < 22 && p.z > -10 && p.z < 21)
        return q.x > 40 || q.x < 37.5F ? Tissue::Gray : Tissue::White;
    return cortex ? Tissue::Gray : Tissue::White;
}

} // namespace

Tissue intracranial(Point3 p, float depth)
{
    const Point3 q{std::fabs(p.x), p.y, p.z};
    if (depth < 0.7F)
        return Tissue::Dura;
    if (auto found = cisternsAndStem(p, q))
        return *found;
    if (auto found = ventricles(p, q))
        return *found;
    const float tent = 2.0F - 0.30F * q.x - 0.22F * (p.y - 16);
    if (p.y > 9 && p.z < tent) {
        if (p.z > tent - 1.3F)
            return Tissue::Dura;
        return p.y < 10.4F ? Tissue::Fluid : cerebellum(p, std::min(depth, tent - p.z));
    }
    if (auto found = midline(p, q))
        return *found;
    if (depth < 1.5F + 0.7F * smoothNoise(p.x / 12, p.y / 12, p.z / 12) + (p.y < -30 ? 0.7F : 0.0F))
        return Tissue::Fluid;
    if (sylvianFissure(p, q))
        return Tissue::Fluid;
    if (auto found = deepNuclei(q))
        return *found;
    return cerebrum(p, q, depth);
}

} // namespace td::demo
