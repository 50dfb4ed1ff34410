// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td::demo {

/// A long bone seen from above: centimetres on the picture of a right foot, x to the little toe, y to the heel.
struct FootBone {
    float x0, y0, x1, y1;    ///< from the end near the ankle to the end near the toes
    float base, shaft, head; ///< half widths
    float bow;               ///< how far the middle bends to the little toe
    float density;           ///< of the marrow, relative
};

// clang-format off
inline constexpr FootBone footBones[]{
    // metatarsals
    {10.35F, 15.4F,  9.35F,  9.9F, 0.98F, 0.62F, 1.02F, -0.10F, 1.00F},
    {11.75F, 15.0F, 11.60F,  9.2F, 0.66F, 0.37F, 0.56F, 0.10F, 0.95F},
    {12.85F, 15.4F, 13.25F,  9.7F, 0.64F, 0.34F, 0.54F, 0.12F, 0.95F},
    {13.95F, 15.9F, 14.80F, 10.5F, 0.66F, 0.34F, 0.54F, 0.12F, 0.95F},
    {15.25F, 16.7F, 16.25F, 11.6F, 0.78F, 0.36F, 0.56F, 0.14F, 0.95F},
    {15.55F, 17.4F, 15.30F, 16.4F, 0.42F, 0.40F, 0.40F, 0.00F, 0.70F},
    // great toe
    { 9.15F,  8.00F, 9.05F, 6.05F, 0.80F, 0.50F, 0.66F, 0.00F, 0.95F},
    { 8.98F,  4.62F, 8.92F, 3.75F, 0.70F, 0.42F, 0.48F, 0.00F, 0.80F},
    // second to fifth toes: proximal, middle, distal
    {11.58F,  8.10F, 11.60F, 6.54F, 0.44F, 0.27F, 0.34F, 0.00F, 0.85F},
    {11.60F,  5.76F, 11.57F, 5.45F, 0.33F, 0.27F, 0.30F, 0.00F, 0.75F},
    {11.55F,  4.79F, 11.52F, 4.42F, 0.26F, 0.17F, 0.17F, 0.00F, 0.70F},
    {13.38F,  8.63F, 13.58F, 7.28F, 0.43F, 0.25F, 0.33F, 0.00F, 0.85F},
    {13.63F,  6.53F, 13.64F, 6.33F, 0.31F, 0.26F, 0.29F, 0.00F, 0.75F},
    {13.64F,  5.71F, 13.62F, 5.42F, 0.24F, 0.16F, 0.16F, 0.00F, 0.70F},
    {15.02F,  9.44F, 15.30F, 8.28F, 0.42F, 0.24F, 0.33F, 0.00F, 0.85F},
    {15.38F,  7.55F, 15.41F, 7.42F, 0.30F, 0.25F, 0.28F, 0.00F, 0.75F},
    {15.43F,  6.82F, 15.43F, 6.57F, 0.22F, 0.15F, 0.15F, 0.00F, 0.70F},
    {16.50F, 10.53F, 16.82F, 9.66F, 0.42F, 0.25F, 0.32F, 0.00F, 0.85F},
    {16.92F,  8.97F, 16.94F, 8.90F, 0.29F, 0.25F, 0.27F, 0.00F, 0.75F},
    {16.96F,  8.34F, 16.96F, 8.12F, 0.21F, 0.14F, 0.14F, 0.00F, 0.70F},
    // sesamoids
    { 8.75F, 10.25F, 8.73F, 10.0F, 0.36F, 0.36F, 0.34F, 0.00F, 0.60F},
    { 9.82F, 10.30F, 9.80F, 10.05F, 0.36F, 0.36F, 0.34F, 0.00F, 0.60F},
    // cuneiforms, cuboid, navicular
    {10.32F, 17.75F, 10.38F, 17.3F, 0.94F, 0.92F, 0.92F, 0.00F, 0.70F},
    {11.82F, 17.35F, 11.78F, 16.35F, 0.66F, 0.64F, 0.64F, 0.00F, 0.70F},
    {13.02F, 17.80F, 12.95F, 16.75F, 0.66F, 0.66F, 0.66F, 0.00F, 0.70F},
    {14.45F, 19.25F, 14.45F, 17.90F, 1.02F, 1.00F, 1.04F, 0.00F, 0.70F},
    {10.05F, 19.50F, 12.35F, 19.20F, 0.78F, 0.76F, 0.74F, 0.00F, 0.75F},
    // talus, heel bone
    {11.95F, 23.5F, 11.20F, 21.25F, 1.48F, 1.38F, 1.22F, 0.00F, 0.60F},
    {13.05F, 26.3F, 13.90F, 21.60F, 1.55F, 1.40F, 1.08F, 0.10F, 0.55F},
};

/// Flesh: half widths of rounded rods, thickness relative to them.
struct FootFlesh {
    float x0, y0, x1, y1;
    float from, to;
    float thickness;
};

inline constexpr FootFlesh footFlesh[]{
    { 9.10F, 9.00F, 8.95F, 3.80F, 1.22F, 1.00F, 0.95F},
    {11.60F, 9.00F, 11.54F, 4.62F, 0.95F, 0.72F, 0.95F},
    {13.35F, 9.60F, 13.63F, 5.62F, 0.90F, 0.68F, 0.95F},
    {15.00F, 10.4F, 15.43F, 6.78F, 0.88F, 0.66F, 0.95F},
    {16.35F, 11.6F, 16.95F, 8.32F, 0.80F, 0.66F, 0.95F},
    { 9.55F,  9.9F, 10.30F, 17.0F, 1.55F, 1.85F, 0.95F},
    {11.55F,  9.2F, 12.00F, 17.5F, 1.75F, 2.30F, 0.85F},
    {13.55F,  9.9F, 13.30F, 18.0F, 1.75F, 2.30F, 0.80F},
    {15.60F, 11.5F, 14.60F, 19.5F, 1.55F, 1.35F, 0.85F},
    {11.00F, 17.0F, 12.20F, 24.0F, 2.40F, 2.40F, 1.00F},
    {13.90F, 19.0F, 13.30F, 24.5F, 1.90F, 2.20F, 1.00F},
    {12.60F, 24.0F, 12.75F, 26.2F, 2.55F, 2.40F, 1.05F},
};

/// The strokes of the lead letters in a box of 1 x 1.6, y down.
struct Stroke {
    float x0, y0, x1, y1;
};
inline constexpr Stroke letterR[]{{0.1F, 0.0F, 0.1F, 1.6F}, {0.1F, 0.0F, 0.65F, 0.0F}, {0.65F, 0.0F, 0.92F, 0.2F},
                                  {0.92F, 0.2F, 0.92F, 0.58F}, {0.92F, 0.58F, 0.65F, 0.8F}, {0.65F, 0.8F, 0.1F, 0.8F},
                                  {0.5F, 0.8F, 0.98F, 1.6F}};
inline constexpr Stroke letterL[]{{0.15F, 0.0F, 0.15F, 1.6F}, {0.15F, 1.6F, 0.95F, 1.6F}};
// clang-format on

} // namespace td::demo
