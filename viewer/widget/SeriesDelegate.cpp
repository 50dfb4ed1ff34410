// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/SeriesDelegate.h"

#include "viewer/widget/StudyBrowser.h"

#include <QPainter>

namespace td::viewer {

using theme::ColorRole;
using theme::Metric;
using theme::TextStyle;

SeriesDelegate::SeriesDelegate(const theme::Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize SeriesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int space = m_theme.metric(Metric::SpaceS);
    if (RowKind(index.data(KindRole).toInt()) == RowKind::Series)
        return {option.rect.width(), std::max(kThumbnail, textHeight()) + 2 * space};
    // A sentence about a failure may take several lines.
    const int width = std::max(120, option.rect.width() - 2 * m_theme.metric(Metric::SpaceM));
    const QRect detail =
        QFontMetrics(m_theme.font(TextStyle::Small))
            .boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, index.data(DetailRole).toString());
    const int heading = QFontMetrics(m_theme.font(TextStyle::BodyStrong)).lineSpacing();
    return {option.rect.width(), heading + detail.height() + 3 * space};
}

int SeriesDelegate::textHeight() const
{
    constexpr int bar = 8; // of progress, under the three lines
    return QFontMetrics(m_theme.font(TextStyle::Body)).lineSpacing() +
           2 * QFontMetrics(m_theme.font(TextStyle::Small)).lineSpacing() + bar;
}

void SeriesDelegate::paintLine(QPainter &painter, QRect &area, const QString &text, TextStyle style,
                               ColorRole color) const
{
    painter.setFont(m_theme.font(style));
    painter.setPen(m_theme.color(color));
    const QFontMetrics metrics(painter.font());
    const QRect line(area.left(), area.top(), area.width(), metrics.lineSpacing());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, line.width()));
    area.setTop(line.bottom() + 1);
}

void SeriesDelegate::paintStudy(QPainter &painter, const QRect &whole, const QModelIndex &index) const
{
    const int space = m_theme.metric(Metric::SpaceM);
    QRect area = whole.adjusted(space, m_theme.metric(Metric::SpaceS), -space, 0);
    const bool trouble = index.data(TroubleRole).toBool();
    paintLine(painter, area, index.data(Qt::DisplayRole).toString(), TextStyle::BodyStrong, ColorRole::ViewerText);
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(trouble ? ColorRole::ViewerOverlay : ColorRole::ViewerSecondary));
    painter.drawText(area, Qt::TextWordWrap, index.data(DetailRole).toString());
}

void SeriesDelegate::paintSeries(QPainter &painter, const QRect &whole, const QModelIndex &index) const
{
    const int space = m_theme.metric(Metric::SpaceS);
    const QRect thumbnail(whole.left() + space, whole.top() + space, kThumbnail, kThumbnail);
    const QPixmap pixmap = index.data(Qt::DecorationRole)
                               .value<QIcon>()
                               .pixmap(QSize(kThumbnail, kThumbnail), painter.device()->devicePixelRatioF());
    painter.drawPixmap(thumbnail, pixmap);
    painter.setPen(m_theme.color(ColorRole::ViewerBorder));
    painter.drawRect(thumbnail.adjusted(0, 0, -1, -1));
    QRect text = whole.adjusted(kThumbnail + 2 * space + 4, space, -space, -space);
    const QRect bar(text.left(), text.bottom() - 5, text.width() - 4, 4);
    const bool trouble = index.data(TroubleRole).toBool();
    paintLine(painter, text, index.data(Qt::DisplayRole).toString(), TextStyle::Body, ColorRole::ViewerText);
    paintLine(painter, text, index.data(DetailRole).toString(), TextStyle::Small, ColorRole::ViewerSecondary);
    paintLine(painter, text, index.data(StateRole).toString(), TextStyle::Small,
              trouble ? ColorRole::ViewerOverlay : ColorRole::ViewerSecondary);
    const double share = index.data(ShareRole).toDouble();
    if (share >= 1)
        return;
    painter.fillRect(bar, m_theme.color(ColorRole::ViewerBorder));
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()),
                     m_theme.color(ColorRole::ViewerAccent));
}

void SeriesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.color(ColorRole::ViewerRaised));
    if (RowKind(index.data(KindRole).toInt()) == RowKind::Study)
        paintStudy(*painter, option.rect, index);
    else
        paintSeries(*painter, option.rect, index);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          m_theme.color(ColorRole::ViewerAccent));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(m_theme.color(ColorRole::ViewerAccent), 2));
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace td::viewer
