// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>

namespace td::theme {

/// Draws one SVG of the icon family in one colour, at any size and pixel ratio; paler when disabled.
class IconEngine final : public QIconEngine {
public:
    IconEngine(QByteArray svg, QColor color);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override { return new IconEngine(*this); }

private:
    QByteArray m_svg;
    QColor m_color;
};

} // namespace td::theme
