// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ImageAttributes.h"
#include "core/dicom/ImageReference.h"

namespace td::dicom {

/// Which parts of images are what (PS3.3 A.51). Its frames are read with FrameDecoder.
struct Segmentation {
    enum class Type { Binary, Fractional, LabelMap };
    struct Segment {
        int number = 0;                           ///< from 1; of a label map from 0
        QString label;                            ///< Segment Label
        QString meaning;                          ///< Segmented Property Type, in the words of its code
        std::optional<std::array<int, 3>> cieLab; ///< Recommended Display CIELab Value, as stored
    };
    struct Frame {
        int segment = 0;                     ///< 0 in a label map, whose pixels name their segments
        std::vector<ImageReference> sources; ///< the images it was drawn on; empty when it does not say
        FrameAttributes place;               ///< orientation, position and spacing alone are filled
    };

    SopInstanceUid instance;
    SeriesInstanceUid series;
    QString label; ///< Content Label, or Series Description
    Type type = Type::Binary;
    int maximumFractionalValue = 255; ///< that stands for the whole pixel
    int rows = 0;
    int columns = 0;
    QString frameOfReference;
    std::vector<Segment> segments; ///< by number
    std::vector<Frame> frames;     ///< one for each frame of the pixels
};

/// Errors: NotFound — not a segmentation; Malformed — no identifier, no segments, an unknown type, or functional groups
///         that do not belong to its frames; TooLarge — sources that all frames share beyond any use; as of
///         ImagePixel::create for its pixels.
Result<Segmentation> readSegmentation(const Part10 &file);

/// Whether instances of this class hold segmentations of pixels.
bool isSegmentation(const SopClassUid &sopClass);

} // namespace td::dicom
