// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace td::fuzz {

/// Counts what is allocated while it lives, in this program and in the libraries that it calls, and fills small new
/// blocks with `fill`: what comes out different with another fill was never written. One at a time. Without an address
/// sanitizer, which has the hooks for it, nothing is counted or filled.
class HeapWatch {
public:
    explicit HeapWatch(std::uint8_t fill);
    ~HeapWatch();
    HeapWatch(const HeapWatch &) = delete;
    HeapWatch &operator=(const HeapWatch &) = delete;

    /// The most bytes at a time above what there was at the start.
    std::uint64_t peak() const noexcept;
};

} // namespace td::fuzz
