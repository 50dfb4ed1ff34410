// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace td::ui {

/// Its items stand beside each other and wrap into the next line where the width ends, so that nothing is cut off when
/// the text is large or the window small. Room left over in a line goes to its items that want to expand.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(QWidget *parent, int horizontalSpace, int verticalSpace);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &area) override;

private:
    struct Line {
        QVector<QLayoutItem *> items;
        int width = 0;
        int height = 0;
    };
    QVector<Line> linesFor(int width) const;
    void place(const Line &line, const QRect &area) const;
    QSize margins() const;

    QVector<QLayoutItem *> m_items;
    int m_horizontalSpace;
    int m_verticalSpace;
};

} // namespace td::ui
