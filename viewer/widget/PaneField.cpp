// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/PaneField.h"

#include "viewer/widget/StudyBrowser.h"

#include <QDragEnterEvent>
#include <QGridLayout>

namespace td::viewer {

PaneField::PaneField(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(theme.metric(theme::Metric::SpaceXs));
    setAcceptDrops(true);
}

void PaneField::add(ImagePane &pane)
{
    pane.setParent(this);
    pane.hide();
    m_panes.append(&pane);
}

void PaneField::setLayoutOf(scene::Layout layout)
{
    m_layout = layout;
    if (layout.panes() > 1 && m_active >= layout.panes())
        m_active = 0;
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
}

QVector<ImagePane *> PaneField::shown() const
{
    if (m_layout.panes() == 1)
        return m_panes.mid(m_active, 1);
    return m_panes.first(m_layout.panes());
}

void PaneField::dragEnterEvent(QDragEnterEvent *event)
{
    if (SeriesModel::draggedSeries(event->mimeData()))
        event->acceptProposedAction();
}

void PaneField::pointAt(const QPoint &point)
{
    for (int i = 0; i < m_panes.size(); ++i)
        if (m_panes[i]->isVisible() && m_panes[i]->geometry().contains(point))
            Q_EMIT pointedAt(i);
}

void PaneField::dragMoveEvent(QDragMoveEvent *event)
{
    pointAt(event->position().toPoint()); // framed: that is where the series will be
    event->acceptProposedAction();
}

void PaneField::dropEvent(QDropEvent *event)
{
    const auto series = SeriesModel::draggedSeries(event->mimeData());
    if (!series)
        return;
    pointAt(event->position().toPoint());
    Q_EMIT dropped(*series);
}

} // namespace td::viewer
