// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/JpegEntropy.h"

namespace td::dicom::detail {

bool HuffmanTable::fill(const unsigned char *counts, QByteArrayView categories)
{
    int code = 0;
    int at = 0;
    m_fast.fill({});
    for (int length = 1; length <= 16; ++length) {
        m_first[size_t(length)] = code;
        m_offset[size_t(length)] = at;
        m_count[size_t(length)] = counts[length - 1];
        for (int i = 0; i < counts[length - 1]; ++i, ++code, ++at) {
            if (at >= categories.size() || at > kMaxCategory || code >= 1 << length)
                return false;
            m_category[size_t(at)] = static_cast<unsigned char>(categories[at]);
            if (m_category[size_t(at)] > kMaxCategory)
                return false;
            if (length <= kFastBits)
                addFast(code, length, m_category[size_t(at)]);
        }
        code <<= 1;
    }
    return at > 0;
}

void HuffmanTable::addFast(int code, int length, int category)
{
    const int rest = kFastBits - length;
    for (int tail = 0; tail < 1 << rest; ++tail) {
        Fast &entry = m_fast[size_t(code << rest | tail)];
        entry.codeBits = std::uint8_t(length);
        entry.difference = std::int16_t(category);
        if (category > rest && category != kMaxCategory)
            continue;
        const int extra = category == kMaxCategory ? 0 : category;
        const int value = tail >> (rest - extra);
        entry.bits = std::uint8_t(length + extra);
        entry.difference = category == kMaxCategory ? std::int16_t(-32768) // 32,768 modulo 65,536
                           : extra == 0             ? std::int16_t(0)
                           : value >> (extra - 1)   ? std::int16_t(value)
                                                    : std::int16_t(value - (1 << extra) + 1);
    }
}

} // namespace td::dicom::detail
