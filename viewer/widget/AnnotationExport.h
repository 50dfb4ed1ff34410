// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/PresentationStateWriter.h"
#include "viewer/load/LoadedImage.h"
#include "viewer/scene/Annotation.h"

#include <QFuture>

namespace td::viewer {

/// What an export says of an image that has been on the screen, by no more than a few hundred bytes.
struct SeenImage {
    dicom::StudyIdentity study;
    dicom::PresentedImage image;
    int numberOfFrames = 1;
};

SeenImage seenImage(const load::LoadedImage &image);
/// The window through which it was looked at last.
void noteWindow(SeenImage &seen, const std::optional<pixel::Window> &window);

struct ExportedAnnotations {
    int presentationStates = 0;
    int keyObjects = 0;
    int imagesLeftOut = 0; ///< annotated, but not shown since the window was opened
};

/// Writes a presentation state per annotated instance (PS3.3 A.33) and a key object selection per study (PS3.3 A.35.4)
/// as new files in `folder`, which is there. On a worker; files that were written stay when a later one fails.
/// Errors: NotFound — nothing to export; PermissionDenied, DiskFull, Io.
QFuture<Result<ExportedAnnotations>>
exportAnnotations(const QString &folder, std::vector<scene::Annotation> annotations, QHash<QString, SeenImage> seen);

} // namespace td::viewer
