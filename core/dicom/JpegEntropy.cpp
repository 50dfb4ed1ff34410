// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/JpegEntropy.h"

#include <algorithm>
#include <cstring>

namespace td::dicom::detail {

bool HuffmanTable::fill(const unsigned char *counts, QByteArrayView categories)
{
    int code = 0;
    int at = 0;
    m_entries.fill({});
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
            addEntries(code, length, m_category[size_t(at)]);
        }
        code <<= 1;
    }
    pairEntries();
    return at > 0;
}

void HuffmanTable::addEntries(int code, int length, int category)
{
    const int rest = kLookupBits - length;
    if (category > rest || category == kMaxCategory)
        return;
    for (int tail = 0; tail < 1 << rest; ++tail) {
        const int value = tail >> (rest - category);
        // T.81 F.2.2.1, EXTEND: values whose first bit is 0 are negative.
        const bool negative = category > 0 && value >> (category - 1) == 0;
        m_entries[size_t(code << rest | tail)] =
            Entry(negative ? value - (1 << category) + 1 : value, length + category);
    }
}

void HuffmanTable::pairEntries()
{
    const std::array<Entry, 1 << kLookupBits> single = m_entries;
    for (size_t window = 0; window < single.size(); ++window) {
        const Entry &first = single[window];
        const Entry &second = single[window << first.bits() & (single.size() - 1)];
        if (first.bits() > 0 && second.bits() > 0 && first.bits() + second.bits() <= kLookupBits)
            m_entries[window] = first.followedBy(second);
    }
}

unsigned char *BitReader::unstuff(unsigned char *to, unsigned char *end)
{
    while (to < end && m_source < m_end) {
        const auto most = size_t(std::min(end - to, m_end - m_source));
        const auto *stuffed = static_cast<const unsigned char *>(std::memchr(m_source, 0xFF, most));
        const size_t plain = stuffed ? size_t(stuffed - m_source) : most;
        std::memcpy(to, m_source, plain);
        to += plain;
        m_source += plain;
        if (!stuffed)
            continue;
        if (m_end - m_source < 2 || m_source[1] != 0)
            break; // a marker
        *to++ = 0xFF;
        m_source += 2;
    }
    return to;
}

BitReader::Window BitReader::nextBlock(Window w)
{
    unsigned char *const begin = m_block.data();
    unsigned char *const end = begin + kBlockBytes;
    const auto left = end - w.at;
    std::memmove(begin, w.at, size_t(left));
    unsigned char *const filled = unstuff(begin + left, end);
    std::memset(filled, 0, size_t(end - filled));
    m_zeros += end - filled;
    w.at = begin;
    return w;
}

BitReader::Window BitReader::start()
{
    m_zeros = 0;
    return nextBlock({0, 0, m_block.data() + kBlockBytes});
}

bool BitReader::restart()
{
    while (m_end - m_source >= 2) {
        if (m_source[0] == 0xFF && m_source[1] >= 0xD0 && m_source[1] <= 0xD7) {
            m_source += 2;
            return true;
        }
        if (m_source[0] == 0xFF && m_source[1] != 0 && m_source[1] != 0xFF)
            return false;
        ++m_source;
    }
    return false;
}

} // namespace td::dicom::detail
