// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/FlowLayout.h"

#include <algorithm>

namespace td::ui {

FlowLayout::FlowLayout(QWidget *parent, int horizontalSpace, int verticalSpace)
    : QLayout(parent)
    , m_horizontalSpace(horizontalSpace)
    , m_verticalSpace(verticalSpace)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::margins() const
{
    const QMargins around = contentsMargins();
    return {around.left() + around.right(), around.top() + around.bottom()};
}

QVector<FlowLayout::Line> FlowLayout::linesFor(int width) const
{
    QVector<Line> lines;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty()) // a hidden widget takes no room
            continue;
        const QSize wanted = item->sizeHint();
        if (lines.isEmpty() || lines.last().width + m_horizontalSpace + wanted.width() > width)
            lines.append(Line{});
        Line &line = lines.last();
        line.width += wanted.width() + (line.items.isEmpty() ? 0 : m_horizontalSpace);
        line.height = std::max(line.height, wanted.height());
        line.items.append(item);
    }
    return lines;
}

void FlowLayout::place(const Line &line, const QRect &area) const
{
    int wishing = 0;
    for (const QLayoutItem *item : line.items)
        wishing += item->expandingDirections().testFlag(Qt::Horizontal) ? 1 : 0;
    int rest = std::max(0, area.width() - line.width);
    int x = area.left();
    for (QLayoutItem *item : line.items) {
        int width = std::min(item->sizeHint().width(), area.width());
        if (item->expandingDirections().testFlag(Qt::Horizontal)) {
            const int share = rest / wishing--;
            width += share;
            rest -= share;
        }
        item->setGeometry(QRect(x, area.top(), width, line.height));
        x += width + m_horizontalSpace;
    }
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    const QRect inner = area.marginsRemoved(contentsMargins());
    int y = inner.top();
    for (const Line &line : linesFor(inner.width())) {
        place(line, QRect(inner.left(), y, inner.width(), line.height));
        y += line.height + m_verticalSpace;
    }
}

int FlowLayout::heightForWidth(int width) const
{
    int height = margins().height();
    const QVector<Line> lines = linesFor(width - margins().width());
    for (const Line &line : lines)
        height += line.height;
    return height + m_verticalSpace * std::max(0, int(lines.size()) - 1);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    for (const QLayoutItem *item : m_items)
        width += item->isEmpty() ? 0 : item->sizeHint().width() + m_horizontalSpace;
    return {width + margins().width(), heightForWidth(width + margins().width())};
}

QSize FlowLayout::minimumSize() const
{
    QSize smallest;
    for (const QLayoutItem *item : m_items)
        if (!item->isEmpty())
            smallest = smallest.expandedTo(item->minimumSize());
    return smallest + margins();
}

} // namespace td::ui
