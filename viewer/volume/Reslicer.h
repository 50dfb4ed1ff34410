// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/volume/Volume.h"

#include <QThreadPool>

namespace td::viewer::volume {

enum class Projection { Mean, Maximum, Minimum };

/// A plane through the patient as it is looked at.
struct Cut {
    geometry::PatientPoint through;  ///< a point of the plane
    geometry::Vector right{1, 0, 0}; ///< unit: where columns run
    geometry::Vector down{0, 1, 0};  ///< unit, at a right angle to `right`: where rows run
    double slabMm = 0;               ///< thickness around the plane; 0 = the plane alone
    Projection projection = Projection::Mean;

    /// Away from the viewer.
    geometry::Vector into() const { return geometry::cross(right, down); }
    /// Whether both give the same image: they may go through different points of one plane.
    bool showsTheSameAs(const Cut &other) const;
};

class Reslicer {
public:
    static constexpr int kMaxSide = 2048; ///< pixels; planes of more are cut with larger pixels

    /// The image of `cut`, wide enough for the whole volume seen that way. Pixels are square, as small as the smallest
    /// distance of voxels times `coarseness`, and centred on voxels where the cut runs along them. Values are
    /// interpolated linearly between the eight voxels around; outside the volume, and where the nearest voxel is
    /// padding, there is no value (stored value 0, which is padding). The image has an identifier of its own, always
    /// the same for the same cut, unless it is coarse. Rows are shared among `threads`, which must not be those of the
    /// caller; without any, the caller does them all. Null when `cancelled` has been set.
    static std::shared_ptr<const load::LoadedImage> reslice(const Volume &volume, const Cut &cut, int coarseness = 1,
                                                            const std::atomic_bool *cancelled = nullptr,
                                                            QThreadPool *threads = nullptr);

    /// How many interpolations reslice() would do.
    static double cost(const Volume &volume, const Cut &cut, int coarseness = 1);
};

} // namespace td::viewer::volume
