// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace td::viewer {

/// Tells assistive technology what a viewport shows: a graphic with the pane's name and the image's description.
class ViewportAccessible : public QAccessibleWidget {
public:
    explicit ViewportAccessible(QWidget *viewport);
    QString text(QAccessible::Text kind) const override;

    /// Makes Qt use this class for every Viewport. Calling it again does nothing.
    static void install();
};

} // namespace td::viewer
