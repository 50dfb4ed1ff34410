// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/render/Overlay.h"
#include "viewer/scene/ViewState.h"
#include "viewer/widget/JobImages.h"

#include <QImage>
#include <QSize>

#include <chrono>

namespace td::viewer {

/// A film to be made: which images, how long each stands, and how a pane shows them.
struct ClipRecipe {
    QVector<load::ImageKey> keys;
    std::vector<std::chrono::microseconds> times; ///< one per key
    QSize size;                                   ///< pixels, both even
    double pixelRatio = 1;                        ///< pixels of the film per unit of fonts and lines
    scene::ViewState view;
    bool fileGraphics = true;
    render::OverlayStyle overlayStyle;
    render::AnnotationStyle annotationStyle;
};

struct ClipDone {
    int written = 0;
    int leftOut = 0; ///< images that cannot be shown
};

/// What a pane would show of one image, texts and notice included; `position` counts from 0, of `count`.
QImage drawClipPicture(const ClipRecipe &recipe, const DressedImage &dressed, int position, int count);

/// Fetches, decodes, draws and writes the images one after the other into the MP4 file `path`, which appears whole or
/// not at all. For a worker thread.
/// Errors: Cancelled; Unsupported — no plugin for films; NotFound — no image can be shown; PermissionDenied, DiskFull,
///         Io; as of InstanceSource for an image that does not arrive.
Result<ClipDone> writeClip(JobImages &images, const ClipRecipe &recipe, const QString &path);

/// Fetches an instance and writes its film as it is stored. For a worker thread. Errors: as of InstanceSource and
/// dicom::VideoStream::of; Cancelled, PermissionDenied, DiskFull, Io.
Result<void> writeStoredFilm(dicom::InstanceSource &source, const model::InstanceKey &key, const QString &path,
                             const JobControl &control);

} // namespace td::viewer
