// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Target.h"

/// What libFuzzer calls: the one target of this program.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    td::fuzz::Input input(QByteArrayView(data, qsizetype(size)));
    td::fuzz::targets().front().run(input);
    return 0;
}
