// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom: Huffman codes and bits of JPEG's entropy-coded data (ITU-T T.81 annexes C and F).
#include <QByteArrayView>
#include <QtEndian>

#include <array>
#include <cstdint>

namespace td::dicom::detail {

inline constexpr int kFastBits = 12;    ///< codes with their extra bits up to this length are one look-up
inline constexpr int kMaxCategory = 16; ///< T.81 table H.2

/// Huffman codes of one table, ready to be looked up (T.81 annex C).
class HuffmanTable {
public:
    /// Four bytes, so that the table stays in the first-level cache.
    struct Fast {
        std::int16_t difference = 0; ///< the category when `bits` is 0
        std::uint8_t bits = 0;       ///< of code and difference together; 0 = longer than kFastBits
        std::uint8_t codeBits = 0;   ///< of the code alone; 0 = longer than kFastBits
    };

    /// `counts`: codes of each length 1 to 16; `categories`: what they stand for. False for a table that is none.
    bool fill(const unsigned char *counts, QByteArrayView categories);
    const Fast &fast(std::uint32_t upperBits) const { return m_fast[upperBits]; }

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
    void addFast(int code, int length, int category);

    std::array<Fast, 1 << kFastBits> m_fast{};
    std::array<int, 17> m_first{};
    std::array<int, 17> m_offset{};
    std::array<int, 17> m_count{};
    std::array<unsigned char, kMaxCategory + 1> m_category{};
};

/// Reads bits of entropy-coded data, most significant first, up to the next marker (T.81 B.1.1.5, F.2.2.5). After it
/// come zeros, and `isExhausted` says so.
class BitReader {
public:
    explicit BitReader(QByteArrayView bytes)
        : m_at(reinterpret_cast<const unsigned char *>(bytes.data()))
        , m_end(m_at + bytes.size())
    {
    }
    /// At least 32 bits are there afterwards.
    void fill()
    {
        if (m_bits > 32)
            return;
        if (m_end - m_at >= 4) {
            const auto word = qFromBigEndian<std::uint32_t>(m_at);
            const std::uint32_t inverse = ~word;
            const bool hasFF = ((inverse - 0x01010101u) & word & 0x80808080u) != 0;
            if (!hasFF) {
                m_buffer |= std::uint64_t(word) << (32 - m_bits);
                m_bits += 32;
                m_at += 4;
                return;
            }
        }
        fillByBytes();
    }
    std::uint32_t top(int bits) const { return std::uint32_t(m_buffer >> (64 - bits)); }
    void skip(int bits)
    {
        m_buffer <<= bits;
        m_bits -= bits;
    }
    /// More was taken than there was.
    bool isExhausted() const { return m_padding > m_bits; }
    /// Goes on behind the restart marker that comes next; false when none does.
    bool restart()
    {
        m_buffer = 0;
        m_bits = 0;
        m_padding = 0;
        while (m_end - m_at >= 2) {
            if (m_at[0] == 0xFF && m_at[1] >= 0xD0 && m_at[1] <= 0xD7) {
                m_at += 2;
                return true;
            }
            if (m_at[0] == 0xFF && m_at[1] != 0 && m_at[1] != 0xFF)
                return false;
            ++m_at;
        }
        return false;
    }
    const unsigned char *position() const { return m_at; }

private:
    void fillByBytes()
    {
        while (m_bits <= 56) {
            std::uint64_t byte = 0;
            if (m_at < m_end && *m_at != 0xFF) {
                byte = *m_at++;
            } else if (m_end - m_at >= 2 && m_at[1] == 0) {
                byte = 0xFF;
                m_at += 2;
            } else {
                m_padding += 8;
            }
            m_buffer |= byte << (56 - m_bits);
            m_bits += 8;
        }
    }
    const unsigned char *m_at;
    const unsigned char *m_end;
    std::uint64_t m_buffer = 0;
    int m_bits = 0;
    int m_padding = 0;
};

} // namespace td::dicom::detail
