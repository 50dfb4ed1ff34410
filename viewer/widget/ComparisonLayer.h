// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/widget/ViewportLayer.h"

namespace td::viewer {

class Comparison;
class ImagePane;

/// Draws, in one pane, where the active image cuts it and the point that is shown in all panes; takes the pointer when
/// the tool is the cross-hair.
class ComparisonLayer : public ViewportLayer {
    Q_OBJECT
public:
    ComparisonLayer(Comparison &comparison, ImagePane &pane, const theme::Theme &theme);

    void paint(QPainter &painter, const LayerView &view) override;
    bool pressed(const LayerPointer &pointer, const LayerView &view) override;
    void dragged(const LayerPointer &pointer, const LayerView &view) override;
    void released(const LayerPointer &pointer, const LayerView &view) override;

private:
    void paintLine(QPainter &painter, const LayerView &view) const;
    void paintPoint(QPainter &painter, const LayerView &view) const;

    Comparison &m_comparison;
    ImagePane &m_pane;
    const theme::Theme &m_theme;
};

/// A magnifying glass under the pointer while the left button is down.
class MagnifierLayer : public ViewportLayer {
    Q_OBJECT
public:
    MagnifierLayer(ImagePane &pane, const theme::Theme &theme);

    void paint(QPainter &painter, const LayerView &view) override;
    bool pressed(const LayerPointer &pointer, const LayerView &view) override;
    void dragged(const LayerPointer &pointer, const LayerView &view) override;
    void released(const LayerPointer &pointer, const LayerView &view) override;

private:
    ImagePane &m_pane;
    const theme::Theme &m_theme;
    std::optional<LayerPointer> m_glass;
};

} // namespace td::viewer
