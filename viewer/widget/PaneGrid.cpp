// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/PaneGrid.h"

#include "viewer/widget/StudyBrowser.h"

#include <QDragEnterEvent>
#include <QGridLayout>

namespace td::viewer {

PaneGrid::PaneGrid(load::StudyLoader &loader, const load::Companions &companions, const theme::Theme &theme,
                   QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_companions(companions)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(theme.metric(theme::Metric::SpaceXs));
    setAcceptDrops(true);
}

PaneGrid::~PaneGrid()
{
    // While panes are taken down the focus moves among them and they report it; nobody listens any more.
    for (ImagePane *pane : std::as_const(m_panes)) {
        pane->disconnect(this);
        pane->viewport().disconnect(this);
    }
}

ImagePane &PaneGrid::pane(int number)
{
    while (m_panes.size() <= number) {
        const int made = int(m_panes.size());
        auto *pane = new ImagePane(m_loader, m_theme, made + 1, this);
        pane->setCompanions(m_companions);
        pane->hide();
        pane->viewport().setTool(m_tool);
        pane->viewport().setFileGraphicsShown(m_fileGraphics);
        pane->viewport().setInput(m_input);
        m_panes.append(pane);
        connect(pane, &ImagePane::activated, this, [this, made] { setActive(made); });
        connect(pane, &ImagePane::focusChanged, this, [this, pane] { Q_EMIT focusChanged(*pane); });
        connect(pane, &ImagePane::playingChanged, this, &PaneGrid::playingChanged);
        connect(pane, &ImagePane::imageRequested, this, &PaneGrid::imageRequested);
        connect(pane, &ImagePane::documentRequested, this, &PaneGrid::documentRequested);
        connect(pane, &ImagePane::retryRequested, this, &PaneGrid::retryRequested);
        connect(&pane->viewport(), &Viewport::imagePainted, this, &PaneGrid::imagePainted);
        Q_EMIT paneMade(*pane);
    }
    return *m_panes[number];
}

void PaneGrid::setTool(Tool tool)
{
    m_tool = tool;
    for (ImagePane *pane : std::as_const(m_panes))
        pane->viewport().setTool(tool);
}

void PaneGrid::setFileGraphicsShown(bool shown)
{
    m_fileGraphics = shown;
    for (ImagePane *pane : std::as_const(m_panes)) {
        pane->viewport().setFileGraphicsShown(shown);
        pane->refreshTexts();
    }
}

void PaneGrid::setInput(const ViewerPreferences &input)
{
    m_input = input;
    for (ImagePane *pane : std::as_const(m_panes))
        pane->viewport().setInput(input);
}

void PaneGrid::setLayoutOf(scene::Layout layout)
{
    m_layout = layout;
    if (layout.panes() > 1 && m_active >= layout.panes())
        m_active = 0;
    for (int i = 0; i < layout.panes(); ++i)
        pane(i);
    for (int i = 0; i < m_panes.size(); ++i) {
        m_grid->removeWidget(m_panes[i]);
        const bool visible = layout.panes() > 1 ? i < layout.panes() : i == m_active;
        if (visible)
            m_grid->addWidget(m_panes[i], i / layout.columns * (layout.panes() > 1),
                              i % layout.columns * (layout.panes() > 1));
        m_panes[i]->setVisible(visible);
    }
    for (int side = 0; side < scene::Layout::kMaxSide; ++side) {
        m_grid->setRowStretch(side, side < layout.rows ? 1 : 0);
        m_grid->setColumnStretch(side, side < layout.columns ? 1 : 0);
    }
    markActive();
}

void PaneGrid::setActive(int number)
{
    const bool changed = std::exchange(m_active, number) != number;
    pane(number);
    markActive();
    if (changed)
        Q_EMIT activeChanged();
}

void PaneGrid::dragEnterEvent(QDragEnterEvent *event)
{
    if (SeriesModel::draggedSeries(event->mimeData()))
        event->acceptProposedAction();
}

void PaneGrid::activateAt(const QPoint &point)
{
    for (int i = 0; i < m_panes.size(); ++i)
        if (m_panes[i]->isVisible() && m_panes[i]->geometry().contains(point))
            setActive(i);
}

void PaneGrid::dragMoveEvent(QDragMoveEvent *event)
{
    activateAt(event->position().toPoint()); // framed: that is where the series will be
    event->acceptProposedAction();
}

void PaneGrid::dropEvent(QDropEvent *event)
{
    const auto series = SeriesModel::draggedSeries(event->mimeData());
    if (!series)
        return;
    activateAt(event->position().toPoint());
    active().showSeries(*series);
    Q_EMIT seriesDropped();
}

void PaneGrid::markActive()
{
    for (int i = 0; i < m_panes.size(); ++i)
        m_panes[i]->setActive(m_layout.panes() > 1 && i == m_active);
}

QVector<ImagePane *> PaneGrid::shown()
{
    if (m_layout.panes() == 1)
        return {&active()};
    return m_panes.first(m_layout.panes());
}

} // namespace td::viewer
