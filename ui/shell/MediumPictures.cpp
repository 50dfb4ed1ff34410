// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MediumPictures.h"

#include "viewer/pictures/FramePicture.h"

namespace td::ui {

QVector<Result<authoring::FramePicture>> mediumPictures(const QByteArray &part10, const QVector<int> &frames)
{
    QVector<Result<authoring::FramePicture>> pictures;
    const auto instance = viewer::load::OpenInstance::open(part10);
    for (const int frame : frames) {
        auto made = instance ? viewer::pictures::jpegOf(**instance, frame)
                             : Result<viewer::pictures::Picture>(tl::unexpected(instance.error()));
        if (made)
            pictures.append(authoring::FramePicture{std::move(made->jpeg), made->width, made->height});
        else
            pictures.append(tl::unexpected(made.error()));
    }
    return pictures;
}

} // namespace td::ui
