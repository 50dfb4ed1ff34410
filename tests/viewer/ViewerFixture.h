// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/viewer/MemorySource.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/StudyBrowser.h"
#include "viewer/widget/ViewerActions.h"
#include "viewer/widget/ViewerWindow.h"

#include <functional>

namespace td::test {

/// A shown viewer window over instances in memory.
struct ViewerFixture {
    std::shared_ptr<MemorySource> source = std::make_shared<MemorySource>();
    theme::Theme theme{theme::Mode::Light};
    std::unique_ptr<viewer::ViewerWindow> window;

    void open(const QSize &size = {1280, 800});
    void openAll(const QSize &size = {1280, 800});
};

/// Runs the event loop until `done`, at most ten seconds; false on time-out.
bool waitUntil(const std::function<bool()> &done, int milliseconds = 10'000);

/// Saves what `widget` looks like to $TUODOSSIER_PICTURES/name.png, where that is set.
void picture(QWidget &widget, const QString &name);
/// The accessible name of every control that Tab goes to in the window that is active, once around.
QStringList tabOrder(QWidget &window);

} // namespace td::test
