// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace td::viewer::load {

/// What a StudyLoader may take of the machine.
struct LoadLimits {
    /// A quarter of the machine's memory, at most 640 MB: 2,000 images of 2 MB are read within 1 GB.
    static std::size_t shareOfMemory();
    /// What a reader may choose for cacheBytes instead, in bytes: 256 MB and its doubles, up to half the machine's
    /// memory and at most 8 GB. Never empty.
    static std::vector<std::size_t> choices();
    static std::vector<std::size_t> choices(std::size_t memoryBytes);
    /// One for each processor and two that wait for their bytes, at least four.
    static int forProcessors();

    std::size_t cacheBytes = shareOfMemory(); ///< decoded images, the bytes of clips, and what is being decoded
    int parallel = forProcessors();           ///< requests and decodings under way
};

} // namespace td::viewer::load
