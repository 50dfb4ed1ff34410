// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>

namespace td::theme {

/// Draws one icon of the family in one colour, at any size and pixel ratio; paler when disabled.
class IconEngine final : public QIconEngine {
public:
    /// `mask` is a PNG file: a square of shades of grey, 0 where the icon is not and 255 where it is whole. It is
    /// larger than any icon on a screen.
    IconEngine(QString mask, QColor color);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override { return new IconEngine(*this); }

private:
    QPixmap inPixels(int side) const;

    QString m_mask;
    QColor m_color;
};

} // namespace td::theme
