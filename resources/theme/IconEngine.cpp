// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/theme/IconEngine.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace td::theme {

IconEngine::IconEngine(QByteArray svg, QColor color)
    : m_svg(std::move(svg))
    , m_color(color)
{
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    constexpr qreal disabledOpacity = 0.4;
    QSvgRenderer renderer(QByteArray(m_svg).replace("currentColor", m_color.name().toLatin1()));
    painter->save();
    if (mode == QIcon::Disabled)
        painter->setOpacity(disabledOpacity);
    renderer.render(painter, QRectF(rect));
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
