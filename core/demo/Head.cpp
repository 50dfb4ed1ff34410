// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/Head.h"

#include "core/demo/HeadParts.h"
#include "core/demo/Noise.h"

namespace td::demo {
namespace {

/// Depth below the skin along the ray from the middle, millimetres; negative outside.
float depthBelowSkin(Point3 p)
{
    const float below = smoothStep(0.0F, -72.0F, p.z); // 0 in the vault, 1 at the lowest slice
    const float front = 90.0F - 3.0F * below;
    const float back = 95.0F - 20.0F * below;
    const float side = (73.0F - 5.0F * below) * (1.0F + 0.055F * std::clamp(p.y / 60.0F, -1.3F, 0.8F));
    const float x = p.x / side;
    const float y = p.y / (p.y < 0 ? front : back);
    const float z = p.z > 0 ? p.z / 87.0F : 0.0F;
    const float level = std::sqrt(std::max(1e-6F, x * x + y * y + z * z - 0.22F * x * x * y * y));
    const float radius = std::sqrt(p.x * p.x + p.y * p.y + (p.z > 0 ? p.z * p.z : 0.0F));
    const float depth = radius * (1.0F / level - 1.0F);
    const float nose = 17.0F * smoothStep(-22.0F, -52.0F, p.z) * (1.0F - smoothStep(-58.0F, -68.0F, p.z));
    if (p.y < -55 && nose > 0)
        return depth + nose * std::exp(-p.x * p.x / 110.0F);
    return depth;
}

/// Height of the floor of the cranial cavity.
float skullBaseHeight(Point3 p)
{
    const float lateral = std::fabs(p.x);
    const float anterior = -21.0F + 0.0032F * lateral * lateral - 5.0F * std::exp(-lateral * lateral / 60.0F);
    const float middle = -44.0F + 22.0F * std::exp(-lateral * lateral / 200.0F);
    const float posterior =
        -62.0F + 0.008F * lateral * lateral + 0.0065F * std::max(0.0F, p.y - 36) * std::max(0.0F, p.y - 36);
    const float toMiddle = smoothStep(-48.0F, -22.0F, p.y);
    const float toPosterior = smoothStep(6.0F, 20.0F, p.y);
    return (anterior * (1 - toMiddle) + middle * toMiddle) * (1 - toPosterior) + posterior * toPosterior;
}

/// Thickness of the temporal muscle between scalp and skull.
float temporalMuscle(Point3 p)
{
    const float y = (p.y + 22.0F) / 34.0F;
    const float z = (p.z + 18.0F) / 42.0F;
    return 9.0F * std::max(0.0F, 1.0F - y * y - z * z);
}

float skullThickness(Point3 p)
{
    const float thin = 2.0F * std::exp(-((p.y + 5) * (p.y + 5) / 900.0F + (p.z + 10) * (p.z + 10) / 900.0F));
    const float protuberance = p.y > 60 ? 6.0F * std::exp(-(p.x * p.x / 90.0F + (p.z + 18) * (p.z + 18) / 250.0F)) : 0;
    const float crest = p.y < -55 ? 3.0F * std::exp(-p.x * p.x / 60.0F) : 0.0F;
    return 5.4F - thin + protuberance + crest + 0.9F * smoothNoise(p.x / 22, p.y / 22, p.z / 22);
}

Tissue scalp(Point3 p, float depth, float muscle)
{
    if (depth < 2.2F)
        return Tissue::Skin;
    if (depth < 4.3F + 0.8F * smoothNoise(p.x / 9, p.y / 9, p.z / 9))
        return Tissue::Fat;
    return muscle > 0.8F ? Tissue::Muscle : Tissue::Skin;
}

Tissue skullLayer(float into, float thickness, Point3 p)
{
    const float table = thickness < 4.6F ? thickness * 0.5F : 1.7F;
    if (into < table || into > thickness - table)
        return Tissue::CorticalBone;
    return smoothNoise(p.x / 2.2F, p.y / 2.2F, p.z / 2.2F) > 0.45F ? Tissue::CorticalBone : Tissue::Marrow;
}

Tissue holder(Point3 p)
{
    // A cushioned shell behind the head.
    const float radius = std::sqrt(p.x * p.x + (p.y - 2) * (p.y - 2));
    if (p.y < 10 || radius < 106 || radius > 116)
        return Tissue::Air;
    return radius < 107.5F || radius > 114.5F ? Tissue::Support : Tissue::Air;
}

} // namespace

Tissue headTissueWithoutSupport(Point3 p)
{
    const float depth = depthBelowSkin(p);
    if (depth < 0)
        return ear(p) ? Tissue::Fat : Tissue::Air;
    const float base = skullBaseHeight(p);
    const float muscle = p.z > base - 14 ? temporalMuscle(p) : 0.0F;
    const float skullFrom = 5.6F + muscle;
    if (p.z < 8) {
        const auto structure = skullBaseStructure(p, depth);
        if (structure)
            return *structure;
    }
    if (depth < skullFrom)
        return scalp(p, depth, muscle);
    const float thickness = skullThickness(p);
    const float inside = depth - skullFrom - thickness;
    const bool foramen = p.x * p.x + (p.y - 32) * (p.y - 32) < 15.0F * 15.0F && p.z < -50;
    if (p.z < base - 3.5F && !foramen)
        return belowSkullBase(p);
    if (inside < 0)
        return skullLayer(depth - skullFrom, thickness, p);
    if (p.z < base && !foramen)
        return Tissue::CorticalBone;
    return intracranial(p, foramen ? inside : std::min(inside, p.z - base));
}

Tissue headTissueAt(Point3 p)
{
    const Tissue tissue = headTissueWithoutSupport(p);
    return tissue == Tissue::Air ? (depthBelowSkin(p) < 0 ? holder(p) : tissue) : tissue;
}

} // namespace td::demo
