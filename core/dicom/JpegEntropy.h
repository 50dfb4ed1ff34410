// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom: Huffman codes and bits of JPEG's entropy-coded data (ITU-T T.81 annexes C and F).
#include <QByteArrayView>
#include <QtEndian>

#include <array>
#include <cstdint>

namespace td::dicom::detail {

inline constexpr int kLookupBits = 12;  ///< differences with their codes up to this length are one look-up
inline constexpr int kMaxCategory = 16; ///< T.81 table H.2

/// Huffman codes of one table, ready to be looked up (T.81 annex C).
class HuffmanTable {
public:
    /// The one or two differences that the next kLookupBits bits begin with. Four bytes, so that the table stays in the
    /// first-level cache.
    class Entry {
    public:
        Entry() = default;
        Entry(int difference, int bits)
            : m_packed(std::uint32_t(bits) | std::uint32_t(bits) << 5 | (std::uint32_t(difference) & 0xFFF) << 9)
        {
        }
        /// With a difference after it that is less than 1,024 either way.
        Entry followedBy(Entry next) const
        {
            return Entry((m_packed & 0x1FFFF0u) | (m_packed + next.m_packed) % 16 | 0x10u | (next.m_packed >> 9) << 21);
        }
        /// Of all differences and their codes; 0 = the first one is too long for the table.
        int bits() const { return int(m_packed & 15); }
        int bitsOfFirst() const { return int(m_packed >> 5 & 15); }
        int count() const { return 1 + int(m_packed >> 4 & 1); }
        int first() const { return std::int32_t(m_packed << 11) >> 20; }
        int second() const { return std::int32_t(m_packed) >> 21; }

    private:
        explicit Entry(std::uint32_t packed)
            : m_packed(packed)
        {
        }
        /// From the lowest bit: bits 4, whether there are two 1, bits of the first 4, first 12, second 11.
        std::uint32_t m_packed = 0;
    };

    /// `counts`: codes of each length 1 to 16; `categories`: what they stand for. False for a table that is none.
    bool fill(const unsigned char *counts, QByteArrayView categories);
    Entry entry(std::uint64_t buffer) const { return m_entries[buffer >> (64 - kLookupBits)]; }

    /// The category of a code at the top of `bits` (16 of them), and its length; -1 when there is no such code.
    int slow(std::uint32_t bits, int &length) const
    {
        for (length = 1; length <= 16; ++length) {
            const int index = int(bits >> (16 - length)) - m_first[size_t(length)];
            if (index >= 0 && index < m_count[size_t(length)])
                return m_category[size_t(m_offset[size_t(length)] + index)];
        }
        return -1;
    }

private:
    void addEntries(int code, int length, int category);
    void pairEntries();

    std::array<Entry, 1 << kLookupBits> m_entries{};
    std::array<int, 17> m_first{};
    std::array<int, 17> m_offset{};
    std::array<int, 17> m_count{};
    std::array<unsigned char, kMaxCategory + 1> m_category{};
};

/// Reads bits of entropy-coded data, most significant first, up to the next marker (T.81 B.1.1.5, F.2.2.5). After it
/// come zeros, and `isExhausted` says so. The bytes are freed of their stuffing block by block, so that the loop that
/// decodes need not look for it.
class BitReader {
public:
    /// What a loop keeps in registers: the next `bits` bits, left-aligned, and where those after them lie.
    struct Window {
        std::uint64_t buffer = 0;
        int bits = 0;
        const unsigned char *at = nullptr;

        void skip(int count)
        {
            buffer <<= count;
            bits -= count;
        }
    };

    explicit BitReader(QByteArrayView bytes)
        : m_source(reinterpret_cast<const unsigned char *>(bytes.data()))
        , m_end(m_source + bytes.size())
    {
    }
    BitReader(const BitReader &) = delete; // windows point into it
    BitReader &operator=(const BitReader &) = delete;

    /// The data from the present position on.
    Window start();
    /// At least 56 bits are there afterwards.
    Window filled(Window w)
    {
        if (w.at > m_block.data() + kBlockBytes - 8)
            w = nextBlock(w);
        w.buffer |= qFromBigEndian<std::uint64_t>(w.at) >> w.bits;
        w.at += (63 - w.bits) >> 3;
        w.bits |= 56;
        return w;
    }
    /// More was taken than there was.
    bool isExhausted(const Window &w) const { return m_zeros * 8 > (m_block.data() + kBlockBytes - w.at) * 8 + w.bits; }
    /// Goes on behind the restart marker that comes next; false when none does.
    bool restart();
    const unsigned char *position() const { return m_source; }

private:
    static constexpr std::ptrdiff_t kBlockBytes = 4096;
    Window nextBlock(Window w);
    unsigned char *unstuff(unsigned char *to, unsigned char *end);

    const unsigned char *m_source;
    const unsigned char *m_end;
    std::array<unsigned char, kBlockBytes> m_block{};
    std::ptrdiff_t m_zeros = 0; ///< bytes of them that were put after the data
};

} // namespace td::dicom::detail
