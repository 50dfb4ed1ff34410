// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/SecondWindow.h"

#include "viewer/widget/PaneGrid.h"
#include "viewer/widget/ViewerActions.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>

namespace td::viewer {

SecondWindow::SecondWindow(QMainWindow &first, PaneGrid &grid, ViewerActions &actions, const theme::Theme &theme)
    : QObject(&grid)
    , m_first(first)
    , m_grid(grid)
    , m_second(&grid.second())
    , m_actions(actions)
{
    PaneField &second = grid.second();
    second.setWindowTitle(tr("Image viewer, second window")); // of whom is not said in a title
    second.setStyleSheet(theme.viewerStyleSheet());
    second.setProperty("chrome", true);
    second.setAttribute(Qt::WA_StyledBackground);
    second.addActions(first.actions());
    for (QObject *window : std::initializer_list<QObject *>{&first, &second})
        window->installEventFilter(this);
    connect(actions.secondWindow, &QAction::triggered, this, [this](bool on) {
        if (on)
            open();
        else
            m_second->close();
    });
    connect(actions.fullScreen, &QAction::triggered, this, [this] {
        QWidget &window = inFront();
        window.setWindowState(window.windowState() ^ Qt::WindowFullScreen);
    });
    connect(actions.close, &QAction::triggered, this, [this] { inFront().close(); });
}

QWidget &SecondWindow::inFront() const
{
    return m_second->isActiveWindow() ? *m_second : static_cast<QWidget &>(m_first);
}

void SecondWindow::open()
{
    QWidget &second = *m_second;
    m_grid.setSecondOpen(true);
    QScreen *mine = m_first.screen();
    QScreen *other = mine;
    for (QScreen *screen : QGuiApplication::screens())
        if (screen != mine) {
            other = screen;
            break;
        }
    QRect place = other->availableGeometry();
    if (other == mine)
        place.setLeft(place.center().x()); // beside what is most important in the first
    constexpr QMargins frame(4, 36, 4, 4);
    second.setGeometry(place.marginsRemoved(frame));
    if (other == mine)
        second.show();
    else
        second.showMaximized();
    second.raise();
    second.activateWindow();
}

void SecondWindow::tellFullScreen() const
{
    m_actions.fullScreen->setChecked(inFront().isFullScreen());
}

bool SecondWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_second)
        return false;
    const bool isSecond = watched == m_second;
    switch (event->type()) {
    case QEvent::Close:
        m_actions.secondWindow->setChecked(false);
        m_grid.setSecondOpen(false);
        if (!isSecond)
            m_second->close();
        break;
    case QEvent::WindowActivate:
        // The first has the list of series too, which is for the active pane wherever that is.
        if (isSecond && &m_grid.activeField() != m_second)
            m_grid.setActive(PaneField::kMostPanes + m_grid.second().active());
        tellFullScreen();
        break;
    case QEvent::WindowStateChange:
        tellFullScreen();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace td::viewer
