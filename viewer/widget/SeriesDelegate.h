// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QStyledItemDelegate>

namespace td::viewer {

/// Draws the rows of the study browser: a heading per study, a thumbnail with three lines per series.
class SeriesDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kThumbnail = 72; ///< device-independent pixels

    SeriesDelegate(const theme::Theme &theme, QObject *parent);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintStudy(QPainter &painter, const QRect &area, const QModelIndex &index) const;
    void paintSeries(QPainter &painter, const QRect &area, const QModelIndex &index) const;
    int textHeight() const;
    void paintLine(QPainter &painter, QRect &area, const QString &text, theme::TextStyle style,
                   theme::ColorRole color) const;

    const theme::Theme &m_theme;
};

} // namespace td::viewer
