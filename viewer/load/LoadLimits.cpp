// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/LoadLimits.h"

#include "viewer/load/PhysicalMemory.h"

#include <QThread>

#include <algorithm>

namespace td::viewer::load {

std::size_t LoadLimits::shareOfMemory()
{
    constexpr std::size_t megabyte = std::size_t(1024) * 1024;
    return std::min(physicalMemoryBytes().value_or(1024 * megabyte) / 4, 640 * megabyte);
}

int LoadLimits::forProcessors()
{
    return std::max(4, QThread::idealThreadCount() + 2);
}

} // namespace td::viewer::load
