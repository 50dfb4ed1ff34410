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

void ViewerActions::fillMenus()
{
    QMenuBar &bar = *m_window.menuBar();
    const auto actions = [this](std::initializer_list<Tool> tools) {
        QList<QAction *> list;
        for (const Tool t : tools)
            list.append(tool(t));
        return list;
    };
    QMenu *file = bar.addMenu(tr("File"));
    file->addActions({exportStudies, print, printOne});
    file->addSeparator();
    file->addActions({savePicture, saveMeasurements});
    file->addSeparator();
    file->addAction(close);
    QMenu *view = bar.addMenu(tr("View"));
    view->addActions(actions({Tool::Window, Tool::Pan, Tool::Zoom, Tool::Scroll, Tool::Magnifier, Tool::CrossHair}));
    view->addSeparator();
    view->addActions({zoomIn, zoomOut, fit, pixelForPixel, trueSize});
    view->addSeparator();
    view->addActions({play, fullScreen});
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
