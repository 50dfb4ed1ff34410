// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/PhysicalMemory.h"

#include <sys/sysctl.h>
#include <sys/types.h>

#include <cstdint>

namespace td::viewer::load {

std::optional<std::size_t> physicalMemoryBytes()
{
    std::uint64_t bytes = 0;
    std::size_t size = sizeof bytes;
    if (::sysctlbyname("hw.memsize", &bytes, &size, nullptr, 0) != 0 || bytes == 0)
        return std::nullopt;
    return std::size_t(bytes);
}

} // namespace td::viewer::load
