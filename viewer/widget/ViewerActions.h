// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/scene/Layout.h"
#include "viewer/scene/Tool.h"

#include <QAction>
#include <QActionGroup>
#include <QHash>
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
    /// The commands whose keys the reader can choose, each with a name and its usual key.
    const QList<QAction *> &commands() const noexcept { return m_commands; }
    /// Gives every command its usual key, or the one chosen.
    void setKeys(const QHash<QString, QKeySequence> &chosen);
    /// The action that chooses a tool; null for a tool that has none.
    QAction *tool(scene::Tool tool) const { return m_tools.value(tool); }
    QAction *layout(scene::Layout layout) const;
    /// Filled by the window with the windows that suit the active image.
    QMenu *presets() const { return m_presets; }
    /// Filled by the window with the presentation states, and with the segments, of the active image.
    QMenu *preparedViews() const { return m_preparedViews; }
    QMenu *segments() const { return m_segments; }
    /// To which the program around the viewer adds commands of its own.
    QMenu *file() const { return m_file; }
    /// How fast clips are played.
    QMenu *speeds() const { return m_speeds; }
    void setSpeed(double speed);

    QAction *exportStudies;
    QAction *print;
    QAction *printOne;
    QAction *printTrueSize;
    QAction *printSheets;
    QAction *savePicture;
    QAction *saveClip;
    QAction *saveFilm;
    QAction *saveMeasurements;
    QAction *close;
    QAction *zoomIn;
    QAction *zoomOut;
    QAction *fit;
    QAction *pixelForPixel;
    QAction *trueSize;
    QAction *invert;
    QAction *turnRight;
    QAction *turnLeft;
    QAction *mirror;
    QAction *reset;
    QAction *fileGraphics;
    QAction *prepared;
    QAction *fullScreen;
    QAction *secondWindow;
    QAction *preferences;
    QAction *tags;
    QAction *undo;
    QAction *redo;
    QAction *remove;
    QAction *keyImage;
    QAction *play;
    QAction *link;
    QAction *referenceLines;
    QAction *prior;
    QAction *planes;

Q_SIGNALS:
    void toolChosen(td::viewer::scene::Tool tool);
    void layoutChosen(td::viewer::scene::Layout layout);
    void speedChosen(double speed);

private:
    QAction *add(const QString &text, const QString &icon, const QList<QKeySequence> &keys, const QString &tip = {});
    QAction *addSwitch(const QString &text, const QString &icon, const QList<QKeySequence> &keys, const QString &tip);
    void addTool(scene::Tool tool, const QString &text, const QString &icon, const QKeySequence &key,
                 const QString &tip);
    void addLayout(scene::Layout layout, const QString &text, const QString &icon, const QKeySequence &key);
    void makeTools();
    void makeImageActions();
    void makeSpeeds();
    void makeStudyActions();
    static void showTip(QAction &action);
    void nameCommands();
    void fillMenus();
    QToolButton *makeTool(QAction *action, QWidget *column) const;
    QToolButton *makeMenuTool(const QString &text, const QString &icon, QMenu *menu, QWidget *column) const;

    QMainWindow &m_window;
    const theme::Theme &m_theme;
    QActionGroup *m_toolGroup;
    QActionGroup *m_layoutGroup;
    QHash<scene::Tool, QAction *> m_tools;
    QVector<std::pair<scene::Layout, QAction *>> m_layouts;
    QList<QAction *> m_commands;
    QMenu *m_file = nullptr;
    QMenu *m_measure = nullptr;
    QMenu *m_layoutMenu = nullptr;
    QMenu *m_presets = nullptr;
    QMenu *m_preparedViews = nullptr;
    QMenu *m_segments = nullptr;
    QMenu *m_speeds = nullptr;
    QActionGroup *m_speedGroup = nullptr;
    QMenu *m_image = nullptr;
};

} // namespace td::viewer
