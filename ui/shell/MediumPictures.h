// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportJob.h"

namespace td::ui {

/// Pictures for the pages of a medium, drawn as the viewer first shows a frame. Each file is opened once.
/// Errors: as of viewer::load::OpenInstance::open and viewer::pictures::jpegOf.
QVector<Result<authoring::FramePicture>> mediumPictures(const QByteArray &part10, const QVector<int> &frames);

} // namespace td::ui
