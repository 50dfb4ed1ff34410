// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/StreamSizes.h"

#include <QtEndian>

namespace td::fuzz {

std::optional<StreamSize> sizeOfJpeg(QByteArrayView stream)
{
    for (qsizetype at = 0; at + 10 <= stream.size(); ++at) {
        const auto marker = std::uint8_t(stream[at + 1]);
        const bool isTable = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        if (std::uint8_t(stream[at]) != 0xFF || !(((marker & 0xF0) == 0xC0 && !isTable) || marker == 0xF7))
            continue;
        return StreamSize{qFromBigEndian<std::uint16_t>(stream.data() + at + 5),
                          qFromBigEndian<std::uint16_t>(stream.data() + at + 7), std::uint8_t(stream[at + 9])};
    }
    return std::nullopt;
}

std::optional<StreamSize> sizeOfJpeg2000(QByteArrayView stream)
{
    constexpr qsizetype sizBytes = 40; // marker to Csiz
    const auto number = [&](qsizetype at) { return std::int64_t(qFromBigEndian<std::uint32_t>(stream.data() + at)); };
    for (qsizetype at = 0; at + sizBytes <= stream.size(); ++at) {
        if (std::uint8_t(stream[at]) != 0xFF || std::uint8_t(stream[at + 1]) != 0x51)
            continue;
        const std::int64_t columns = number(at + 6) - number(at + 14);
        const std::int64_t rows = number(at + 10) - number(at + 18);
        if (rows < 1 || rows > 65535 || columns < 1 || columns > 65535)
            return std::nullopt;
        return StreamSize{int(rows), int(columns), qFromBigEndian<std::uint16_t>(stream.data() + at + 38)};
    }
    return std::nullopt;
}

} // namespace td::fuzz
