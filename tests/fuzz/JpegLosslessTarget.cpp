// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/StreamSizes.h"

namespace td::fuzz {
namespace {

void run(Input &input)
{
    checkFrames(compressedFile(input, "1.2.840.10008.1.2.4.70", sizeOfJpeg), {3, 2, 1024 * 1024});
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    return compressedSeeds(file, {"1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"});
}

const Registration registration({"jpeg-lossless", run, seeds});

} // namespace
} // namespace td::fuzz
