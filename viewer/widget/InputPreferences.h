// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/scene/Tool.h"

#include <QHash>
#include <QKeySequence>
#include <QString>

namespace td::viewer {

/// What buttons, wheel and keys do, where the reader has chosen it otherwise. Kept for the computer's user.
struct InputPreferences {
    enum class Wheel { Scrolls, Zooms }; ///< with Ctrl it does the other

    scene::Tool rightButton = scene::Tool::Zoom;
    scene::Tool middleButton = scene::Tool::Pan;
    Wheel wheel = Wheel::Scrolls;
    QHash<QString, QKeySequence> keys; ///< by the name of the command; empty = it has no key

    /// What buttons can do besides the tool that is chosen for the left one.
    static constexpr scene::Tool kButtonTools[]{scene::Tool::Window, scene::Tool::Pan, scene::Tool::Zoom,
                                                scene::Tool::Scroll};

    /// What is not stored, or not understood, stays as it comes.
    static InputPreferences load();
    void save() const;

    friend bool operator==(const InputPreferences &, const InputPreferences &) = default;
};

} // namespace td::viewer
