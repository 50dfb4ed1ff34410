// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/SegmentedTable.h"

#include <cmath>

namespace td::dicom::detail {
namespace {

/// Unrolls segments into entries. Numbers are 16-bit words, or bytes for a table of 8 bits; offsets of indirect
/// segments count bytes either way (PS3.3 C.7.9.2.3).
class Segments {
public:
    Segments(std::vector<int> numbers, int bytesEach, std::size_t entries)
        : m_numbers(std::move(numbers))
        , m_bytesEach(bytesEach)
        , m_entries(entries)
    {
    }

    bool unroll()
    {
        std::size_t at = 0;
        while (at < m_numbers.size() && m_out.size() < m_entries)
            if (!unrollOne(at, true))
                return false;
        return m_out.size() == m_entries;
    }
    std::vector<std::uint16_t> take() { return std::move(m_out); }

private:
    bool has(std::size_t at, std::size_t count) const
    {
        return at <= m_numbers.size() && count <= m_numbers.size() - at;
    }

    bool unrollOne(std::size_t &at, bool mayJump)
    {
        if (!has(at, 2))
            return m_bytesEach == 1 && at + 1 == m_numbers.size() ? (++at, true) : false; // the padding byte
        const int kind = m_numbers[at];
        const auto length = std::size_t(m_numbers[at + 1]);
        at += 2;
        switch (kind) {
        case 0:
            return discrete(at, length);
        case 1:
            return linear(at, length);
        case 2:
            return mayJump && indirect(at, length);
        default:
            return false;
        }
    }

    bool discrete(std::size_t &at, std::size_t length)
    {
        if (!has(at, length) || length > m_entries - m_out.size())
            return false;
        for (std::size_t i = 0; i < length; ++i)
            m_out.push_back(std::uint16_t(m_numbers[at++]));
        return true;
    }

    /// From the last entry to the given one, in `length` steps.
    bool linear(std::size_t &at, std::size_t length)
    {
        if (!has(at, 1) || m_out.empty() || length == 0 || length > m_entries - m_out.size())
            return false;
        const double from = m_out.back();
        const double to = m_numbers[at++];
        for (std::size_t i = 1; i <= length; ++i)
            m_out.push_back(std::uint16_t(std::floor(from + (to - from) * double(i) / double(length) + 0.5)));
        return true;
    }

    /// Repeats `count` segments from a place before; those are no indirect ones.
    bool indirect(std::size_t &at, std::size_t count)
    {
        const std::size_t words = m_bytesEach == 1 ? 4 : 2;
        if (!has(at, words))
            return false;
        std::size_t offset = 0;
        for (std::size_t i = 0; i < words; ++i)
            offset |= std::size_t(m_numbers[at + i]) << (i * 8 * std::size_t(m_bytesEach));
        at += words;
        std::size_t from = offset / std::size_t(m_bytesEach);
        for (std::size_t i = 0; i < count; ++i)
            if (from >= at || !unrollOne(from, false))
                return false;
        return true;
    }

    std::vector<int> m_numbers;
    int m_bytesEach;
    std::size_t m_entries;
    std::vector<std::uint16_t> m_out;
};

} // namespace

std::optional<LookupTable> readSegmentedTable(const Dataset &set, Tag descriptor, Tag segments)
{
    const std::vector<int> d = set.shorts(descriptor);
    if (d.size() != 3 || (d[2] != 8 && d[2] != 16))
        return std::nullopt;
    std::vector<int> numbers;
    if (d[2] == 16)
        numbers = set.shorts(segments);
    else
        for (const char c : set.value(segments))
            numbers.push_back(static_cast<unsigned char>(c));
    Segments unrolled(std::move(numbers), d[2] / 8, d[0] == 0 ? 65536 : std::size_t(d[0]));
    if (!unrolled.unroll())
        return std::nullopt;
    LookupTable table;
    table.firstMapped = d[1];
    table.bits = d[2];
    const std::vector<std::uint16_t> entries = unrolled.take();
    table.data = QList<std::uint16_t>(entries.begin(), entries.end());
    return table;
}

} // namespace td::dicom::detail
