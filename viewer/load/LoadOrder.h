// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/LoadedImage.h"

#include <QVector>

namespace td::viewer::load {

/// The indices 0 to count - 1 from `current` outward: current, the next, the one before, the one after the next...
QVector<int> outward(int count, int current);

/// The images of a series in the order they are scrolled through.
using Stack = QVector<ImageKey>;

/// Where a pane stands: an image of a stack.
struct Focus {
    SeriesInstanceUid series;
    int index = 0;

    friend bool operator==(const Focus &, const Focus &) = default;
};

/// The order in which images are wanted: what the panes show, then one of every stack for its thumbnail, then the
/// stacks of the panes outward from what they show, then the others from their middle. Each image once.
QVector<ImageKey> loadOrder(const QVector<std::pair<SeriesInstanceUid, Stack>> &stacks, const QVector<Focus> &panes);

/// The image of a stack that stands for it in the browser: the middle one.
int thumbnailIndex(qsizetype count);

} // namespace td::viewer::load
