// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/login/CalmPicture.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;
using theme::TextStyle;

} // namespace

CalmPicture::CalmPicture(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(u"TuoDossier"_s);
    setAccessibleDescription(tr("Your reports and your images in one place."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CalmPicture::paintWaves(QPainter &painter, int top) const
{
    // Nested slices of an ellipsoid: what a stack of images is, drawn as calmly as possible.
    painter.save();
    painter.setBrush(Qt::NoBrush);
    const int margin = m_theme.metric(Metric::SpaceXxl);
    const qreal room = height() - top - 2 * margin;
    const qreal reach = std::min<qreal>(width() * 0.42, room / 2 / 1.05);
    if (reach < 2 * margin) // large letters: the words come first
        return;
    const QPointF centre(width() * 0.5, top + margin + room / 2);
    constexpr int slices = 15;
    for (int i = 0; i < slices; ++i) {
        const qreal z = (i - (slices - 1) / 2.0) / ((slices - 1) / 2.0 + 0.6);
        const qreal radius = reach * std::sqrt(1.0 - z * z);
        QColor line = m_theme.color(ColorRole::Primary);
        line.setAlphaF(0.25 + 0.5 * (1.0 - std::abs(z)));
        painter.setPen(QPen(line, 1.75));
        painter.drawEllipse(QPointF(centre.x(), centre.y() + z * reach * 1.05), radius, radius * 0.3);
    }
    painter.restore();
}

void CalmPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(ColorRole::PrimarySoft));
    const int margin = m_theme.metric(Metric::SpaceXxl);
    const int logo = 2 * m_theme.metric(Metric::Icon);
    m_theme.icon(u"logo"_s, ColorRole::Primary).paint(&painter, QRect(margin, margin, logo, logo));
    painter.setPen(m_theme.color(ColorRole::Primary));
    painter.setFont(m_theme.font(TextStyle::Heading2));
    painter.drawText(QRect(margin + logo + m_theme.metric(Metric::SpaceM), margin, width(), logo), Qt::AlignVCenter,
                     u"TuoDossier"_s);
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.setFont(m_theme.font(TextStyle::Heading1));
    QRect words;
    painter.drawText(QRect(margin, margin + 2 * logo, width() - 2 * margin, height()), Qt::TextWordWrap,
                     tr("Your reports and your images in one place."), &words);
    paintWaves(painter, words.bottom());
}

} // namespace td::ui
