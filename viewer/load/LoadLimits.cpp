// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/LoadLimits.h"

#include "viewer/load/PhysicalMemory.h"

#include <QThread>

#include <algorithm>

namespace td::viewer::load {
namespace {

constexpr std::size_t kMegabyte = std::size_t(1024) * 1024;

std::size_t memoryBytes()
{
    return physicalMemoryBytes().value_or(1024 * kMegabyte);
}

} // namespace

std::size_t LoadLimits::shareOfMemory()
{
    return std::min(memoryBytes() / 4, 640 * kMegabyte);
}

std::vector<std::size_t> LoadLimits::choices()
{
    return choices(memoryBytes());
}

std::vector<std::size_t> LoadLimits::choices(std::size_t memoryBytes)
{
    std::vector<std::size_t> sizes{256 * kMegabyte};
    while (sizes.back() * 2 <= std::min(memoryBytes / 2, 8192 * kMegabyte))
        sizes.push_back(sizes.back() * 2);
    return sizes;
}

int LoadLimits::forProcessors()
{
    return std::max(4, QThread::idealThreadCount() + 2);
}

} // namespace td::viewer::load
