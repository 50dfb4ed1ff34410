// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/StreamSizes.h"

namespace td::fuzz {
namespace {

void run(Input &input)
{
    checkFrames(compressedFile(input, "1.2.840.10008.1.2.4.90", sizeOfJpeg2000), {40, 40, 32 * 1024 * 1024});
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    return compressedSeeds(file, {"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.201",
                                  "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203"});
}

const Registration registration({"jpeg2000", run, seeds});

} // namespace
} // namespace td::fuzz
