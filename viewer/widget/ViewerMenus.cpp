// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerActions.h"

#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace td::viewer {

using namespace Qt::StringLiterals;
using scene::Tool;

void ViewerActions::nameCommands()
{
    // Stored with the reader's keys: these names do not change.
    const std::initializer_list<std::pair<const char *, QAction *>> commands{
        {"window", tool(Tool::Window)},
        {"pan", tool(Tool::Pan)},
        {"zoom", tool(Tool::Zoom)},
        {"scroll", tool(Tool::Scroll)},
        {"magnifier", tool(Tool::Magnifier)},
        {"samePoint", tool(Tool::CrossHair)},
        {"length", tool(Tool::Length)},
        {"angle", tool(Tool::Angle)},
        {"cobbAngle", tool(Tool::CobbAngle)},
        {"rectangle", tool(Tool::Rectangle)},
        {"ellipse", tool(Tool::Ellipse)},
        {"freehand", tool(Tool::Freehand)},
        {"point", tool(Tool::Point)},
        {"text", tool(Tool::Text)},
        {"arrow", tool(Tool::Arrow)},
        {"calibrate", tool(Tool::Calibrate)},
        {"zoomIn", zoomIn},
        {"zoomOut", zoomOut},
        {"fit", fit},
        {"pixelForPixel", pixelForPixel},
        {"trueSize", trueSize},
        {"invert", invert},
        {"turnRight", turnRight},
        {"turnLeft", turnLeft},
        {"mirror", mirror},
        {"reset", reset},
        {"preparedView", prepared},
        {"drawings", fileGraphics},
        {"keyImage", keyImage},
        {"play", play},
        {"scrollTogether", link},
        {"referenceLines", referenceLines},
        {"previousExam", prior},
        {"planes", planes},
        {"tags", tags},
        {"undo", undo},
        {"redo", redo},
        {"deleteMeasure", remove},
        {"fullScreen", fullScreen},
        {"secondWindow", secondWindow},
        {"export", exportStudies},
        {"print", print},
        {"printOne", printOne},
        {"printTrueSize", printTrueSize},
        {"printSheets", printSheets},
        {"savePicture", savePicture},
        {"close", close},
    };
    const auto give = [this](const QString &name, QAction *action) {
        action->setObjectName(name);
        action->setProperty("usualKeys", QVariant::fromValue(action->shortcuts()));
        m_commands.append(action);
    };
    for (const auto &[name, action] : commands)
        give(QString::fromLatin1(name), action);
    for (const auto &[size, action] : std::as_const(m_layouts))
        give(u"layout%1x%2"_s.arg(size.rows).arg(size.columns), action);
}

void ViewerActions::setKeys(const QHash<QString, QKeySequence> &chosen)
{
    for (QAction *action : std::as_const(m_commands)) {
        const auto at = chosen.constFind(action->objectName());
        action->setShortcuts(at == chosen.constEnd() ? action->property("usualKeys").value<QList<QKeySequence>>()
                             : at->isEmpty()         ? QList<QKeySequence>()
                                                     : QList{*at});
        showTip(*action);
    }
}

void ViewerActions::fillMenus()
{
    QMenuBar &bar = *m_window.menuBar();
    const auto actions = [this](std::initializer_list<Tool> tools) {
        QList<QAction *> list;
        for (const Tool t : tools)
            list.append(tool(t));
        return list;
    };
    m_file = bar.addMenu(tr("File"));
    m_file->addActions({exportStudies, print, printOne, printTrueSize, printSheets});
    m_file->addSeparator();
    m_file->addActions({savePicture, saveClip, saveFilm, saveMeasurements});
    m_file->addSeparator();
    m_file->addAction(close);
    QMenu *view = bar.addMenu(tr("View"));
    view->addActions(actions({Tool::Window, Tool::Pan, Tool::Zoom, Tool::Scroll, Tool::Magnifier, Tool::CrossHair}));
    view->addSeparator();
    view->addActions({zoomIn, zoomOut, fit, pixelForPixel, trueSize});
    view->addSeparator();
    view->addAction(play);
    m_speeds = view->addMenu(tr("Speed"));
    m_speeds->addActions(m_speedGroup->actions());
    view->addActions({fullScreen, secondWindow, preferences});
    m_image = bar.addMenu(tr("Image"));
    m_presets = m_image->addMenu(m_theme.icon(u"sun"_s, theme::ColorRole::ViewerText), tr("Brightness for…"));
    m_image->addActions({turnRight, turnLeft, mirror, invert});
    m_image->addSeparator();
    m_image->addActions({prepared, fileGraphics});
    m_preparedViews = m_image->addMenu(tr("Prepared views"));
    m_segments = m_image->addMenu(tr("Segments"));
    m_image->addSeparator();
    m_image->addActions({keyImage, tags, reset});
    m_measure = bar.addMenu(tr("Measure"));
    m_measure->addActions(actions({Tool::Length, Tool::Angle, Tool::CobbAngle, Tool::Rectangle, Tool::Ellipse,
                                   Tool::Freehand, Tool::Point, Tool::Text, Tool::Arrow}));
    m_measure->addSeparator();
    m_measure->addAction(tool(Tool::Calibrate));
    m_measure->addSeparator();
    m_measure->addActions({undo, redo, remove});
    m_layoutMenu = bar.addMenu(tr("Layout"));
    for (const auto &[size, action] : std::as_const(m_layouts))
        m_layoutMenu->addAction(action);
    m_layoutMenu->addSeparator();
    m_layoutMenu->addActions({prior, link, referenceLines, planes});
}

QWidget *ViewerActions::makeToolColumn(QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    auto *tools = new QWidget(scroll);
    tools->setProperty("chrome", true);
    tools->setAccessibleName(tr("Tools"));
    auto *column = new QVBoxLayout(tools);
    const int space = m_theme.metric(theme::Metric::SpaceXs);
    column->setContentsMargins(space, space, space, space);
    column->setSpacing(space);
    const auto gap = [&] { column->addSpacing(m_theme.metric(theme::Metric::SpaceM)); };
    const auto put = [&](std::initializer_list<QAction *> actions) {
        for (QAction *action : actions)
            column->addWidget(makeTool(action, tools));
    };
    put({tool(Tool::Window), tool(Tool::Pan), tool(Tool::Zoom), tool(Tool::Scroll)});
    column->addWidget(makeMenuTool(tr("Measure"), u"ruler"_s, m_measure, tools));
    gap();
    put({fit, turnRight, invert, reset});
    gap();
    column->addWidget(makeMenuTool(tr("Layout"), u"layout-4"_s, m_layoutMenu, tools));
    put({prior, link, play});
    gap();
    put({exportStudies, print});
    column->addStretch(1);
    // With large letters the column is higher than the window: it scrolls, no tool is hidden away.
    scroll->setAccessibleName(tr("Tools"));
    scroll->setWidget(tools);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(tools->sizeHint().width() + m_theme.metric(theme::Metric::SpaceL));
    return scroll;
}

QToolButton *ViewerActions::makeTool(QAction *action, QWidget *column) const
{
    auto *button = new QToolButton(column);
    button->setDefaultAction(action);
    connect(action, &QAction::changed, button, [button, action] { button->setVisible(action->isVisible()); });
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int icon = m_theme.metric(theme::Metric::Icon);
    button->setIconSize({icon, icon});
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

QToolButton *ViewerActions::makeMenuTool(const QString &text, const QString &icon, QMenu *menu, QWidget *column) const
{
    auto *button = new QToolButton(column);
    button->setText(text);
    button->setIcon(m_theme.icon(icon, theme::ColorRole::ViewerText));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int side = m_theme.metric(theme::Metric::Icon);
    button->setIconSize({side, side});
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

} // namespace td::viewer
