// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/LoadOrder.h"

#include <QSet>

#include <algorithm>

namespace td::viewer::load {

QVector<int> outward(int count, int current)
{
    QVector<int> order;
    order.reserve(count);
    for (int distance = 0; order.size() < count && distance <= count; ++distance) {
        if (current + distance >= 0 && current + distance < count)
            order.append(current + distance);
        if (distance > 0 && current - distance >= 0 && current - distance < count)
            order.append(current - distance);
    }
    return order;
}

int thumbnailIndex(qsizetype count)
{
    return int(count / 2);
}

QVector<ImageKey> loadOrder(const QVector<std::pair<SeriesInstanceUid, Stack>> &stacks, const QVector<Focus> &panes)
{
    QVector<ImageKey> order;
    QSet<ImageKey> seen;
    const auto add = [&](const ImageKey &key) {
        if (!seen.contains(key)) {
            seen.insert(key);
            order.append(key);
        }
    };
    const auto stackOf = [&](const SeriesInstanceUid &series) -> const Stack * {
        const auto at = std::find_if(stacks.begin(), stacks.end(), [&](const auto &s) { return s.first == series; });
        return at == stacks.end() ? nullptr : &at->second;
    };
    for (const Focus &pane : panes)
        if (const Stack *stack = stackOf(pane.series); stack && pane.index >= 0 && pane.index < stack->size())
            add(stack->at(pane.index));
    for (const auto &[series, stack] : stacks)
        if (!stack.isEmpty())
            add(stack.at(thumbnailIndex(stack.size())));
    for (const Focus &pane : panes)
        if (const Stack *stack = stackOf(pane.series))
            for (const int i :
                 outward(int(stack->size()), std::clamp(pane.index, 0, std::max(0, int(stack->size()) - 1))))
                add(stack->at(i));
    for (const auto &[series, stack] : stacks)
        for (const int i : outward(int(stack.size()), thumbnailIndex(stack.size())))
            add(stack.at(i));
    return order;
}

} // namespace td::viewer::load
