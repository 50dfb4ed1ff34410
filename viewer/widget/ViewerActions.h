// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>

class QToolButton;

namespace td::viewer {

/// The viewer's commands, each once, with its text, icon and key; in the menu bar and in the column of tools.
class ViewerActions : public QObject {
    Q_OBJECT
public:
    ViewerActions(QMainWindow &window, const theme::Theme &theme);

    /// The tools as a column of buttons that scrolls where the window is too low.
    QWidget *makeToolColumn(QWidget *parent);

    QAction *exportStudies;
    QAction *print;
    QAction *printOne;
    QAction *close;
    QAction *toolWindow;
    QAction *toolPan;
    QAction *toolZoom;
    QAction *toolScroll;
    QAction *zoomIn;
    QAction *zoomOut;
    QAction *fit;
    QAction *invert;
    QAction *reset;
    QAction *layoutSingle;
    QAction *layoutQuad;
    QAction *play;

private:
    QAction *add(const QString &text, const QString &icon, const QList<QKeySequence> &keys);
    QAction *addChoice(QActionGroup &group, const QString &text, const QString &icon, const QList<QKeySequence> &keys);
    void fillMenus();
    QToolButton *makeTool(QAction *action, QWidget *column) const;

    QMainWindow &m_window;
    const theme::Theme &m_theme;
};

} // namespace td::viewer
