// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/VideoCodec.h"

#include <QStringList>

namespace td::dicom {

/// The plugin that knows films. It brings a whole multimedia library with it, so it is loaded with the first film and
/// not with the program; like every loaded library it then belongs to the process. Safe from any thread.
class VideoLibrary {
public:
    /// Whether there is a plugin to load; loads nothing.
    static bool isInstalled();
    /// Loads it at the first call. Errors: Unsupported — not installed, or it does not fit.
    static Result<VideoPlugin *> load();
    /// Looks in these folders from now on, instead of beside the program and where its installation has plugins.
    static void lookIn(const QStringList &folders);
};

} // namespace td::dicom
