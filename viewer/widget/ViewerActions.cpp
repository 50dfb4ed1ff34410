// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerActions.h"

#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace td::viewer {

using namespace Qt::StringLiterals;

ViewerActions::ViewerActions(QMainWindow &window, const theme::Theme &theme)
    : QObject(&window)
    , m_window(window)
    , m_theme(theme)
{
    exportStudies = add(tr("Export…"), u"export"_s, {QKeySequence(Qt::CTRL | Qt::Key_E)});
    print = add(tr("Print…"), u"print"_s, {QKeySequence(QKeySequence::Print)});
    printOne = add(tr("Print this image only…"), u"print"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    close = add(tr("Close"), u"close"_s, {QKeySequence(Qt::CTRL | Qt::Key_W)});
    auto &tools = *new QActionGroup(this);
    toolWindow = addChoice(tools, tr("Brightness"), u"window-level"_s, {QKeySequence(Qt::Key_W)});
    toolWindow->setToolTip(tr("Brightness and contrast: drag up, down and sideways (W)"));
    toolPan = addChoice(tools, tr("Move"), u"pan"_s, {QKeySequence(Qt::Key_P)});
    toolPan->setToolTip(tr("Move the image: drag (P)"));
    toolZoom = addChoice(tools, tr("Zoom"), u"search"_s, {QKeySequence(Qt::Key_Z)});
    toolZoom->setToolTip(tr("Zoom: drag up and down (Z)"));
    toolScroll = addChoice(tools, tr("Scroll"), u"scroll"_s, {QKeySequence(Qt::Key_S)});
    toolScroll->setToolTip(tr("Scroll through the images: drag up and down, or turn the wheel (S)"));
    toolWindow->setChecked(true);
    zoomIn = add(tr("Zoom in"), u"zoom-in"_s, {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)});
    zoomOut = add(tr("Zoom out"), u"zoom-out"_s, {QKeySequence(Qt::Key_Minus)});
    fit = add(tr("Fit"), u"fit"_s, {QKeySequence(Qt::Key_0)});
    fit->setToolTip(tr("Fit the whole image (0)"));
    invert = add(tr("Invert"), u"invert"_s, {QKeySequence(Qt::Key_I)});
    invert->setToolTip(tr("Swap black and white (I)"));
    invert->setCheckable(true);
    reset = add(tr("Reset"), u"reset"_s, {QKeySequence(Qt::Key_R)});
    reset->setToolTip(tr("Back to how the image was stored (R)"));
    auto &layouts = *new QActionGroup(this);
    layoutSingle = addChoice(layouts, tr("One image"), u"layout-1"_s, {QKeySequence(Qt::Key_1)});
    layoutQuad = addChoice(layouts, tr("Four images"), u"layout-4"_s, {QKeySequence(Qt::Key_2)});
    layoutSingle->setToolTip(tr("One image (1)"));
    layoutQuad->setToolTip(tr("Four images (2)"));
    layoutSingle->setChecked(true);
    play = add(tr("Play"), u"play"_s, {QKeySequence(Qt::Key_C)});
    play->setToolTip(tr("Play or pause the clip (C)"));
    play->setCheckable(true);
    fillMenus();
}

QAction *ViewerActions::add(const QString &text, const QString &icon, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(m_theme.icon(icon, theme::ColorRole::ViewerText), text, this);
    action->setShortcuts(keys);
    m_window.addAction(action);
    return action;
}

QAction *ViewerActions::addChoice(QActionGroup &group, const QString &text, const QString &icon,
                                  const QList<QKeySequence> &keys)
{
    QAction *action = add(text, icon, keys);
    action->setCheckable(true);
    group.addAction(action);
    return action;
}

void ViewerActions::fillMenus()
{
    QMenu *file = m_window.menuBar()->addMenu(tr("File"));
    file->addActions({exportStudies, print, printOne});
    file->addSeparator();
    file->addAction(close);
    QMenu *view = m_window.menuBar()->addMenu(tr("View"));
    view->addActions({toolWindow, toolPan, toolZoom, toolScroll});
    view->addSeparator();
    view->addActions({zoomIn, zoomOut, fit, invert, reset});
    view->addSeparator();
    view->addActions({layoutSingle, layoutQuad, play});
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
    const QVector<QVector<QAction *>> groups = {{toolWindow, toolPan, toolZoom, toolScroll},
                                                {fit, invert, reset},
                                                {layoutSingle, layoutQuad, play},
                                                {exportStudies, print}};
    for (const QVector<QAction *> &group : groups) {
        if (column->count() > 0)
            column->addSpacing(m_theme.metric(theme::Metric::SpaceM));
        for (QAction *action : group)
            column->addWidget(makeTool(action, tools));
    }
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

} // namespace td::viewer
