// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/PresentationState.h"
#include "viewer/load/LoadedImage.h"

namespace td::viewer::load {

/// `image` as the state says that it is to be shown: values, posture, displayed area, shutter, overlays and graphics of
/// the state take the place of those of the image (PS3.4 N.2). What is measured in the image stays what it was.
std::shared_ptr<const LoadedImage> presented(const LoadedImage &image, const dicom::PresentationState &state);

/// What a reader knows the state by: its description, or else its label.
QString labelOf(const dicom::PresentationState &state);

pixel::Table tableOf(const dicom::LookupTable &table);

/// Overlays and shutter as masks and shapes over `image.frameIndex`, added to what the image has.
void addOverlays(const std::vector<dicom::OverlayPlane> &planes, const std::optional<dicom::Shutter> &shutter,
                 LoadedImage &image);

} // namespace td::viewer::load
