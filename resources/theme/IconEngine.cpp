// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/theme/IconEngine.h"

#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>

namespace td::theme {

IconEngine::IconEngine(QString mask, QColor color)
    : m_mask(std::move(mask))
    , m_color(color)
{
}

/// The coloured icon, `side` pixels wide and high.
QPixmap IconEngine::inPixels(int side) const
{
    const QString key = m_mask + m_color.name() + QString::number(side);
    QPixmap kept;
    if (QPixmapCache::find(key, &kept))
        return kept;
    // Reduced by the mean of what lies under each pixel, which is what a renderer of the drawing would have found.
    QImage mask = QImage(m_mask)
                      .scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                      .convertToFormat(QImage::Format_Grayscale8);
    mask.reinterpretAsFormat(QImage::Format_Alpha8);
    QImage colored(mask.size(), QImage::Format_ARGB32_Premultiplied);
    colored.fill(m_color);
    QPainter painter(&colored);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.drawImage(0, 0, mask);
    painter.end();
    kept = QPixmap::fromImage(colored);
    QPixmapCache::insert(key, kept);
    return kept;
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    constexpr qreal disabledOpacity = 0.4;
    const QTransform toDevice = painter->deviceTransform();
    const qreal pixels = std::sqrt(std::abs(toDevice.determinant()));
    const int length = std::min(rect.width(), rect.height());
    const int side = qRound(length * pixels);
    if (side <= 0)
        return;
    QRect square(0, 0, length, length);
    square.moveCenter(rect.center());
    painter->save();
    if (mode == QIcon::Disabled)
        painter->setOpacity(disabledOpacity);
    painter->drawPixmap(square, inPixels(side));
    painter->restore();
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    return pixmap;
}

} // namespace td::theme
