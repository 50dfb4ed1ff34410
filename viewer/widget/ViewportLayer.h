// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/LoadedImage.h"
#include "viewer/scene/Tool.h"
#include "viewer/scene/ViewState.h"

#include <QKeyEvent>
#include <QPainter>

namespace td::viewer {

/// What a layer needs to know of the viewport that it is painted on.
struct LayerView {
    std::shared_ptr<const load::LoadedImage> image; ///< never null
    scene::Placement placement;                     ///< image points to device-independent pixels of the viewport
    QRectF area;                                    ///< of the viewport
    scene::Tool tool = scene::Tool::Window;

    QPointF toWidget(geometry::ImagePoint p) const
    {
        const geometry::CanvasPoint c = placement.toCanvas(p);
        return {c.x, c.y};
    }
    geometry::ImagePoint toImage(const QPointF &p) const { return placement.toImage({p.x(), p.y()}); }
};

/// A press, move or release of the left button, or a move without a button.
struct LayerPointer {
    geometry::ImagePoint at;
    QPointF widget;
    Qt::KeyboardModifiers modifiers;
};

/// Something painted over an image that may also take the pointer: annotations, reference lines, a cross-hair. Layers
/// of a viewport are painted in the order they were added and asked in the opposite one. What a layer does not take
/// goes to the viewport's own tools.
class ViewportLayer : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void paint(QPainter &painter, const LayerView &view) = 0;
    /// True when the layer takes the gesture: it then gets every move until the release.
    virtual bool pressed(const LayerPointer &, const LayerView &) { return false; }
    virtual void dragged(const LayerPointer &, const LayerView &) {}
    virtual void released(const LayerPointer &, const LayerView &) {}
    /// A move without a button; true when the layer wants to be painted again.
    virtual bool hovered(const LayerPointer &, const LayerView &) { return false; }
    virtual bool doubleClicked(const LayerPointer &, const LayerView &) { return false; }
    virtual bool keyPressed(QKeyEvent &, const LayerView &) { return false; }

Q_SIGNALS:
    void changed(); ///< paint again
};

} // namespace td::viewer
