// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/PhysicalMemory.h"

#include <windows.h>

namespace td::viewer::load {

std::optional<std::size_t> physicalMemoryBytes()
{
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    if (!::GlobalMemoryStatusEx(&status) || status.ullTotalPhys == 0)
        return std::nullopt;
    return std::size_t(status.ullTotalPhys);
}

} // namespace td::viewer::load
