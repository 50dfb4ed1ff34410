// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/PhysicalMemory.h"

#include <unistd.h>

namespace td::viewer::load {

std::optional<std::size_t> physicalMemoryBytes()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long pageBytes = ::sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageBytes <= 0)
        return std::nullopt;
    return std::size_t(pages) * std::size_t(pageBytes);
}

} // namespace td::viewer::load
