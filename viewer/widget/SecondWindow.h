// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QMainWindow>
#include <QPointer>

namespace td::viewer {

class PaneField;
class PaneGrid;
class ViewerActions;

/// The second window of a viewer, for a second screen: it holds panes of the same grid and the same commands, and goes
/// with the first. What the commands do to a window they do to the one that is in front.
class SecondWindow : public QObject {
    Q_OBJECT
public:
    /// A child of `grid`; grid and actions are those of `first`.
    SecondWindow(QMainWindow &first, PaneGrid &grid, ViewerActions &actions, const theme::Theme &theme);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open();
    QWidget &inFront() const;
    void tellFullScreen() const;

    QMainWindow &m_first;
    PaneGrid &m_grid;
    QPointer<QWidget> m_second; ///< while it is taken down, events come of what is no more than a widget
    ViewerActions &m_actions;
};

} // namespace td::viewer
