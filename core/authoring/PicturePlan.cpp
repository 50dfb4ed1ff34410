// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/PicturePlan.h"

namespace td::authoring {

QVector<PictureSpot> planPictures(const QVector<model::ImagingInstance> &instances)
{
    qint64 frames = 0;
    for (const model::ImagingInstance &instance : instances)
        frames += framesOf(instance);
    const qint64 pictures = std::min<qint64>(frames, kMostPicturesOfSeries);
    QVector<PictureSpot> spots;
    int instance = 0;
    qint64 before = 0; // frames of the instances before this one
    for (qint64 i = 0; i < pictures; ++i) {
        const qint64 wanted = (2 * i + 1) * frames / (2 * pictures);
        while (wanted >= before + framesOf(instances[instance]))
            before += framesOf(instances[instance++]);
        spots.append({instance, int(wanted - before)});
    }
    return spots;
}

} // namespace td::authoring
