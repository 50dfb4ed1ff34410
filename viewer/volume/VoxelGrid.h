// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/LoadedImage.h"

namespace td::viewer::volume {

/// Why the images of a series make no volume.
enum class Obstacle {
    TooFew,                ///< fewer than VoxelGrid::kMinSlices
    Colour,                ///< colours have no order that could be interpolated
    NoPlacement,           ///< an image does not say where it lies in the patient
    OtherFrameOfReference, ///< not all in the same axes
    OtherSize,             ///< matrix or pixel spacing differ
    NotParallel,
    RepeatedPosition, ///< several images of one place: echoes, times, b-values
    NotInLine,        ///< they shift sideways by more than a tilted stack explains
    Gap,              ///< an image is missing; Refusal::millimetres = the distance
    TooLarge,         ///< more bytes than allowed
    Cancelled,
};

struct Refusal {
    Obstacle obstacle = Obstacle::TooFew;
    double millimetres = 0;

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

template <class T>
using Built = tl::expected<T, Refusal>;

/// A place among voxels; whole numbers are the centres of voxels, (0, 0, 0) that of the first.
struct VoxelPoint {
    double column = 0;
    double row = 0;
    double slice = 0;
};

/// Where the voxels of a stack of parallel images lie. The stack may lean: a tilted gantry moves each image sideways in
/// its own plane by the same amount per millimetre. The distances between images may differ; voxels are found by the
/// real place of each image, nothing is resampled.
class VoxelGrid {
public:
    static constexpr int kMinSlices = 3;
    /// Places may stray from equal distances by this share of the distance: positions are rounded when written.
    static constexpr double kRegularShare = 0.05;
    /// A distance this much larger than the usual one is a gap, unless the images are thick enough to fill it.
    static constexpr double kGapFactor = 1.25;
    static constexpr double kThicknessFactor = 1.1;

    /// `order` is filled with the indices of `images` along the normal.
    static Built<VoxelGrid> arrange(const std::vector<std::shared_ptr<const load::LoadedImage>> &images,
                                    std::vector<std::size_t> &order);

    int columns() const noexcept { return m_columns; }
    int rows() const noexcept { return m_rows; }
    int slices() const noexcept { return int(m_slicesMm.size()); }
    /// All distances between images are equal, within kRegularShare.
    bool isRegular() const noexcept { return m_regular; }
    /// How far the line through the first voxels leans from the normal.
    double tiltDegrees() const;
    double columnSpacingMm() const noexcept { return m_first.columnSpacingMm(); }
    double rowSpacingMm() const noexcept { return m_first.rowSpacingMm(); }
    /// The mean distance of images along the normal.
    double sliceSpacingMm() const { return m_slicesMm.back() / (slices() - 1); }
    double smallestSpacingMm() const;
    const geometry::ImagePlane &firstPlane() const noexcept { return m_first; }
    /// From the first image, along the normal; ascending from 0.
    const std::vector<double> &slicesMm() const noexcept { return m_slicesMm; }

    VoxelPoint toVoxel(const geometry::PatientPoint &p) const;
    geometry::PatientPoint toPatient(const VoxelPoint &v) const;
    /// Column and row of `p` (fractional), and how far along the normal it lies: affine in `p`.
    VoxelPoint toSheared(const geometry::PatientPoint &p) const;
    /// From mm along the normal to slices, linear between neighbours and beyond the ends.
    double sliceAt(double mm) const;
    /// The eight outermost voxel centres.
    std::array<geometry::PatientPoint, 8> corners() const;
    geometry::PatientPoint center() const;

private:
    VoxelGrid() = default;
    std::optional<Refusal> measure(std::vector<geometry::ImagePlane> planes, std::vector<std::size_t> &order,
                                   const std::vector<double> &thicknessMm);
    std::optional<Refusal> checkGaps(const std::vector<double> &thicknessMm, const std::vector<std::size_t> &order);

    geometry::ImagePlane m_first;
    geometry::Vector m_lean{0, 0, 0}; ///< sideways per mm along the normal; in the plane of the images
    std::vector<double> m_slicesMm;
    int m_columns = 0;
    int m_rows = 0;
    bool m_regular = true;
};

} // namespace td::viewer::volume
