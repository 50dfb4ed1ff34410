// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/StreamSizes.h"

namespace td::fuzz {
namespace {

void run(Input &input)
{
    checkFrames(compressedFile(input, "1.2.840.10008.1.2.4.80", sizeOfJpeg), {3, 2, 4 * 1024 * 1024});
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    return compressedSeeds(file, {"1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"});
}

const Registration registration({"jpeg-ls", run, seeds});

} // namespace
} // namespace td::fuzz
