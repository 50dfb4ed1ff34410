// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ImageAttributes.h"
#include "core/model/ImagingStudy.h"
#include "viewer/geometry/Calibration.h"
#include "viewer/geometry/DisplayedArea.h"
#include "viewer/geometry/Graphic.h"
#include "viewer/geometry/ImagePlane.h"
#include "viewer/geometry/Orientation.h"
#include "viewer/pixel/Frame.h"
#include "viewer/pixel/Mask.h"
#include "viewer/pixel/ValueTransform.h"

#include <memory>

namespace td::viewer::load {

/// Names one image of a stack: a frame of an instance, counted from 0.
struct ImageKey {
    model::InstanceKey instance;
    int frame = 0;

    friend bool operator==(const ImageKey &, const ImageKey &) = default;
    friend size_t qHash(const ImageKey &key, size_t seed = 0) { return qHash(key.instance, seed ^ size_t(key.frame)); }
};

/// Where an image lies in the patient.
struct Place {
    QString frameOfReference; ///< UID; places of different ones cannot be compared
    geometry::ImagePlane plane;
};

/// What the pixels of an image are.
enum class Making {
    Stored,       ///< those of a file
    Voxels,       ///< of a plane through a volume, along its voxels: those of the files too
    Interpolated, ///< of another plane: worked out between voxels
    Slab,         ///< of several planes, one behind the other
    Draft,        ///< of a plane, coarsely, while the hand moves: nothing is measured in it
};

/// One image ready to be shown. Immutable; shared between cache and panes.
struct LoadedImage {
    std::shared_ptr<const pixel::Frame> frame;
    pixel::Presentation presentation;
    std::shared_ptr<const dicom::ImageAttributes> attributes; ///< of the whole instance
    int frameIndex = 0;
    int numberOfFrames = 1;
    geometry::EdgeLetters edges;
    std::optional<pixel::Window> initialWindow;            ///< nothing when a VOI table is in force, and for colour
    double fullWidth = 1;                                  ///< of a window over all values of the frame
    double rowAspect = 1;                                  ///< height of a pixel divided by its width
    double millimetresPerColumn = 0;                       ///< 0 = not known
    bool atDetector = false;                               ///< the spacing is that of the detector, not of the patient
    geometry::Calibration calibration;                     ///< of lengths in the image
    std::optional<geometry::ImagePlane> plane;             ///< nothing when the image does not say where it lies
    std::vector<std::shared_ptr<const pixel::Mask>> masks; ///< overlays and segments of this frame
    std::optional<geometry::Shutter> shutter;
    QString preparedBy;                      ///< label of the presentation state in force; empty without one
    std::vector<geometry::Graphic> graphics; ///< of that state
    Making making = Making::Stored;
    geometry::Posture posture; ///< how it is to lie when the reader has not turned it

    geometry::ImageSize size() const { return {frame->columns(), frame->rows()}; }
    /// A first look at lower resolution, which the whole image will replace.
    bool isPreview() const { return frame->isPreview(); }
    std::size_t bytes() const
    {
        std::size_t sum = frame->bytes() + sizeof *this;
        for (const auto &mask : masks)
            sum += mask->opacity.size();
        return sum;
    }
};

} // namespace td::viewer::load
