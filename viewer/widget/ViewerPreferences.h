// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/scene/Tool.h"

#include <QHash>
#include <QKeySequence>
#include <QString>

#include <cstddef>

namespace td::viewer {

/// What buttons, wheel and keys do and how much memory images may take, where the reader has chosen it otherwise. Kept
/// for the computer's user.
struct ViewerPreferences {
    enum class Wheel { Scrolls, Zooms }; ///< with Ctrl it does the other

    scene::Tool rightButton = scene::Tool::Zoom;
    scene::Tool middleButton = scene::Tool::Pan;
    Wheel wheel = Wheel::Scrolls;
    QHash<QString, QKeySequence> keys; ///< by the name of the command; empty = it has no key
    std::size_t imageMemory = 0;       ///< bytes, one of load::LoadLimits::choices(); 0 = as the program comes

    /// What buttons can do besides the tool that is chosen for the left one.
    static constexpr scene::Tool kButtonTools[]{scene::Tool::Window, scene::Tool::Pan, scene::Tool::Zoom,
                                                scene::Tool::Scroll};

    /// What is not stored, or not understood, stays as it comes.
    static ViewerPreferences load();
    void save() const;

    friend bool operator==(const ViewerPreferences &, const ViewerPreferences &) = default;
};

} // namespace td::viewer
