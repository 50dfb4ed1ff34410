// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/Graphic.h"
#include "viewer/pixel/Mask.h"
#include "viewer/scene/ViewState.h"

#include <QImage>
#include <QPainter>

#include <memory>
#include <vector>

namespace td::viewer::render {

/// What files draw over an image: shutters, overlays, segments, graphics of a presentation state. Made once per image,
/// painted as often as it is shown.
class FileGraphics {
public:
    FileGraphics() = default;
    FileGraphics(geometry::ImageSize size, const std::vector<std::shared_ptr<const pixel::Mask>> &masks,
                 std::optional<geometry::Shutter> shutter, std::vector<geometry::Graphic> graphics);

    bool isEmpty() const { return m_masks.empty() && !m_shutter && m_graphics.empty(); }

    /// Paints segments, shutters, overlays, graphics, in this order. `placement` maps image points to the painter's
    /// units; `pen` is the width of a line in them.
    void paint(QPainter &painter, const scene::Placement &placement, double pen) const;

private:
    struct Layer {
        pixel::Mask::Kind kind;
        QPoint origin;
        QImage image;
    };
    void paintMasks(QPainter &painter, const QTransform &toCanvas, pixel::Mask::Kind kind) const;
    void paintShutter(QPainter &painter, const QTransform &toCanvas) const;

    geometry::ImageSize m_size;
    std::vector<Layer> m_masks;
    std::optional<geometry::Shutter> m_shutter;
    std::vector<geometry::Graphic> m_graphics;
};

} // namespace td::viewer::render
