// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ImagingStudy.h"

#include <algorithm>

namespace td::authoring {

/// A frame that gets a picture on the pages of a medium.
struct PictureSpot {
    int instance = 0; ///< index in the series, from 0
    int frame = 0;    ///< from 0

    friend bool operator==(const PictureSpot &, const PictureSpot &) = default;
};

/// What a page can show of a series before it is a burden to load and to look through.
inline constexpr int kMostPicturesOfSeries = 12;

/// How many frames an instance has to show: none without pixels.
inline int framesOf(const model::ImagingInstance &instance)
{
    return instance.rows > 0 && instance.columns > 0 ? std::max(1, instance.numberOfFrames) : 0;
}

/// The frames of a series that get a picture, in its order: all of them, or else kMostPicturesOfSeries, each from the
/// middle of an equal share of all frames of all instances.
QVector<PictureSpot> planPictures(const QVector<model::ImagingInstance> &instances);

} // namespace td::authoring
