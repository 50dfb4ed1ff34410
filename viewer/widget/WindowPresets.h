// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/LoadedImage.h"

#include <QCoreApplication>

namespace td::viewer {

struct WindowPreset {
    QString name;
    pixel::Window window;
};

/// The windows that suit an image: those of its file with their explanations, those of its modality, the whole range.
class WindowPresets {
    Q_DECLARE_TR_FUNCTIONS(td::viewer::WindowPresets)
public:
    /// Precondition: a grey image.
    static QVector<WindowPreset> of(const load::LoadedImage &image);
};

} // namespace td::viewer
