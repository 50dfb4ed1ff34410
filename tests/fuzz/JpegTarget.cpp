// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/StreamSizes.h"

namespace td::fuzz {
namespace {

void run(Input &input)
{
    checkFrames(compressedFile(input, "1.2.840.10008.1.2.4.51", sizeOfJpeg), {4, 2, 4 * 1024 * 1024});
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    return compressedSeeds(
        file, {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.53", "1.2.840.10008.1.2.4.55"});
}

const Registration registration({"jpeg", run, seeds});

} // namespace
} // namespace td::fuzz
