// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/JpegDifferences.h"

#include <algorithm>

namespace td::dicom::detail {
namespace {

/// The value of a category's further bits (T.81 F.2.2.1, EXTEND).
int extended(std::uint32_t bits, int category)
{
    const int value = int(bits);
    return value < 1 << (category - 1) ? value - (1 << category) + 1 : value;
}

} // namespace

JpegDifferences::JpegDifferences(QByteArrayView bytes, const std::array<const HuffmanTable *, 3> &tables,
                                 int components, int columns)
    : m_reader(bytes)
    , m_tables(tables)
    , m_components(components)
    , m_perRow(columns * components)
    , m_sameTable(std::all_of(tables.begin(), tables.begin() + components,
                              [&tables](const HuffmanTable *table) { return table == tables[0]; }))
    , m_buffer(std::size_t(m_perRow) + kGroup)
{
}

void JpegDifferences::startInterval(int rows)
{
    m_window = m_reader.start();
    m_left = std::int64_t(rows) * m_perRow;
    m_have = 0;
    m_used = 0;
}

const std::int16_t *JpegDifferences::row()
{
    std::copy(m_buffer.begin() + m_used, m_buffer.begin() + m_have, m_buffer.begin());
    m_have -= m_used;
    m_used = m_perRow;
    if (m_sameTable && !readGroups())
        return nullptr;
    for (; m_have < m_perRow; ++m_have, --m_left)
        if (!readOne(m_window, *m_tables[std::size_t(m_have % m_components)], m_buffer[std::size_t(m_have)]))
            return nullptr;
    return isExhausted() ? nullptr : m_buffer.data();
}

inline bool JpegDifferences::readOne(BitReader::Window &w, const HuffmanTable &table, std::int16_t &difference)
{
    w = m_reader.filled(w);
    const HuffmanTable::Entry entry = table.entry(w.buffer);
    difference = std::int16_t(entry.first());
    if (entry.bits() > 0) {
        w.skip(entry.bitsOfFirst());
        return true;
    }
    int length = 0;
    const int category = table.slow(std::uint32_t(w.buffer >> 48), length);
    if (category < 0)
        return false;
    w.skip(length);
    difference = category == kMaxCategory ? std::int16_t(-32768) : std::int16_t(0); // 32,768, without further bits
    if (category > 0 && category < kMaxCategory) {
        difference = std::int16_t(extended(std::uint32_t(w.buffer >> (64 - category)), category));
        w.skip(category);
    }
    return true;
}

/// As many as the row needs or up to kGroup - 1 more, but none of the next interval: those bits may lie behind a
/// marker.
bool JpegDifferences::readGroups()
{
    const HuffmanTable &table = *m_tables[0];
    const std::int64_t last = m_have + m_left - kGroup; // where a group may begin
    BitReader::Window w = m_window;
    int have = m_have;
    while (have < m_perRow && have <= last) {
        w = m_reader.filled(w);
        std::int16_t *to = m_buffer.data() + have;
        for (int i = 0; i < kLookups; ++i) {
            const HuffmanTable::Entry entry = table.entry(w.buffer);
            if (entry.bits() == 0) {
                BitReader::Window slow = w; // a copy: what a function may change is not kept in registers
                if (!readOne(slow, table, *to++)) {
                    m_window = slow;
                    return false;
                }
                w = m_reader.filled(slow);
                continue;
            }
            to[0] = std::int16_t(entry.first());
            to[1] = std::int16_t(entry.second());
            to += entry.count();
            w.skip(entry.bits());
        }
        have = int(to - m_buffer.data());
    }
    m_left -= have - m_have;
    m_have = have;
    m_window = w;
    return true;
}

} // namespace td::dicom::detail
