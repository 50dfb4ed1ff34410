// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

namespace td::viewer::load {

/// Bytes of memory that the machine has; nothing when the system does not tell.
std::optional<std::size_t> physicalMemoryBytes();

} // namespace td::viewer::load
