// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/ImageInput.h"

namespace td::fuzz {
namespace {

constexpr auto rleLossless = "1.2.840.10008.1.2.5";

void run(Input &input)
{
    // The stream does not say a size of its own.
    checkFrames(compressedFile(input, rleLossless, [](QByteArrayView) { return std::optional<StreamSize>(); }),
                {2, 2, 1024 * 1024});
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    return compressedSeeds(file, {rleLossless});
}

const Registration registration({"rle", run, seeds});

} // namespace
} // namespace td::fuzz
