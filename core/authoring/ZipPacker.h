// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/MediumSink.h"

namespace td::authoring {

/// Compresses entries, fast rather than small. Not for two threads at once: one packer per thread.
class ZipPacker {
public:
    ZipPacker();
    ~ZipPacker();

    /// Deflates when `tryDeflate` and it gains, else keeps the bytes as they are.
    PackedFile pack(const QByteArray &content, bool tryDeflate);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

quint32 crc32(quint32 before, const char *bytes, qsizetype size);

} // namespace td::authoring
