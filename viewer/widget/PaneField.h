// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/scene/Layout.h"
#include "viewer/widget/ImagePane.h"

class QGridLayout;

namespace td::viewer {

/// Panes in rows and columns, as many as the layout says; a layout of one shows the one that was used last. Takes
/// series that are dropped on them.
class PaneField : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMostPanes = scene::Layout::kMaxSide * scene::Layout::kMaxSide;

    explicit PaneField(const theme::Theme &theme, QWidget *parent = nullptr);

    /// Takes the pane as a child.
    void add(ImagePane &pane);
    const QVector<ImagePane *> &panes() const noexcept { return m_panes; }
    /// Precondition: it has the panes for it.
    void setLayoutOf(scene::Layout layout);
    scene::Layout layoutOf() const noexcept { return m_layout; }
    int active() const noexcept { return m_active; }
    void setActive(int number) { m_active = number; }
    /// The panes that the layout shows, in its order.
    QVector<ImagePane *> shown() const;

Q_SIGNALS:
    void pointedAt(int pane); ///< by somebody who drags a series
    void dropped(const td::SeriesInstanceUid &series);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void pointAt(const QPoint &point);

    QGridLayout *m_grid;
    QVector<ImagePane *> m_panes;
    scene::Layout m_layout = scene::kSingle;
    int m_active = 0;
};

} // namespace td::viewer
