// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom: the bits of a JPEG-LS scan (ISO 14495-1 A.1, A.5.3).
#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace td::dicom::detail {

/// Entropy-coded bits, the stuffed ones taken out. A plain value: a loop that works on a copy of its own keeps it in
/// registers, which is why nothing here hands out its address.
class JpegLsBits {
public:
    explicit JpegLsBits(QByteArrayView bytes)
        : m_at(reinterpret_cast<const unsigned char *>(bytes.data()))
        , m_end(m_at + bytes.size())
    {
    }

    /// Precondition: at most 31 bits.
    std::uint32_t take(int bits)
    {
        if (bits == 0)
            return 0;
        fill();
        const auto value = std::uint32_t(m_buffer >> (64 - bits));
        drop(bits);
        return value;
    }

    /// A Golomb code of limited length (A.5.3): -1 for one that no encoder writes. `longest`: zeros before the escape,
    /// behind which the value has `escaped` bits; `most`: the largest value.
    std::int32_t mapped(int k, int longest, int escaped, std::int32_t most);

    /// Whether bits were taken that are behind the end of the data.
    bool isExhausted() const { return m_padding > m_count; }

    /// Goes on behind the restart marker that comes next; false when none does.
    bool restart();

    /// Where the data end, once all codes are read.
    const unsigned char *position() const { return m_at; }

private:
    static constexpr int kFilled = 32; ///< as many bits at least are there after fill()

    struct Long;
    static Long longMapped(JpegLsBits bits, int k, int longest, int escaped);
    static JpegLsBits filledByBytes(JpegLsBits bits);

    void drop(int bits)
    {
        m_buffer <<= bits;
        m_count -= bits;
    }

    void fill()
    {
        if (m_count >= kFilled)
            return;
        if (!m_afterFF && m_end - m_at >= 4) {
            const auto word = qFromBigEndian<std::uint32_t>(m_at);
            if (((~word - 0x01010101u) & word & 0x80808080u) == 0) { // no byte of ones
                m_buffer |= std::uint64_t(word) << (32 - m_count);
                m_count += 32;
                m_at += 4;
                return;
            }
        }
        *this = filledByBytes(*this);
    }

    const unsigned char *m_at;
    const unsigned char *m_end;
    std::uint64_t m_buffer = 0;
    int m_count = 0;   ///< bits in the buffer
    int m_padding = 0; ///< of them invented, behind the end of the data
    bool m_afterFF = false;
};

struct JpegLsBits::Long {
    std::int64_t value;
    JpegLsBits after;
};

inline std::int32_t JpegLsBits::mapped(int k, int longest, int escaped, std::int32_t most)
{
    fill();
    // Nearly all codes lie in the bits that are there.
    const int run = std::countl_zero(m_buffer | 1);
    if (run < longest && run + 1 + k <= kFilled) {
        const std::uint64_t behind = m_buffer << (run + 1);
        const auto value = std::int32_t((run << k) | int(behind >> 1 >> (63 - k)));
        m_buffer = behind << k;
        m_count -= run + 1 + k;
        return value <= most && !isExhausted() ? value : -1;
    }
    const auto [value, after] = longMapped(*this, k, longest, escaped);
    *this = after;
    return value <= most && !isExhausted() ? std::int32_t(value) : -1;
}

} // namespace td::dicom::detail
