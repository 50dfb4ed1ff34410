// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/JpegLsBits.h"

namespace td::dicom::detail {

bool JpegLsBits::restart()
{
    m_buffer = 0;
    m_count = 0;
    m_padding = 0;
    m_afterFF = false;
    while (m_end - m_at >= 2 && m_at[0] != 0xFF)
        ++m_at;
    if (m_end - m_at < 2 || m_at[1] < 0xD0 || m_at[1] > 0xD7)
        return false;
    m_at += 2;
    return true;
}

/// After a byte of ones a bit is stuffed; more than one bit is a marker (A.1).
JpegLsBits JpegLsBits::filledByBytes(JpegLsBits bits)
{
    while (bits.m_count <= 48) {
        std::uint64_t byte = 0;
        const int width = bits.m_afterFF ? 7 : 8;
        const unsigned char *at = bits.m_at;
        const bool isMarker = at < bits.m_end && ((bits.m_afterFF && *at >= 0x80) ||
                                                  (*at == 0xFF && (bits.m_end - at < 2 || at[1] >= 0x80)));
        if (at < bits.m_end && !isMarker) {
            byte = *bits.m_at++;
            bits.m_afterFF = byte == 0xFF;
        } else {
            bits.m_padding += width;
        }
        bits.m_buffer |= byte << (64 - bits.m_count - width);
        bits.m_count += width;
    }
    return bits;
}

JpegLsBits::Long JpegLsBits::longMapped(JpegLsBits bits, int k, int longest, int escaped)
{
    int zeros = 0;
    while (true) {
        bits.fill();
        const int run = std::min(std::countl_zero(bits.m_buffer), kFilled);
        zeros += run;
        if (zeros > longest)
            return {-1, bits};
        bits.drop(run);
        if (run < kFilled)
            break;
    }
    (void)bits.take(1);
    const std::int64_t value =
        zeros < longest ? (std::int64_t(zeros) << k) + bits.take(k) : std::int64_t(bits.take(escaped)) + 1;
    return {value, bits};
}

} // namespace td::dicom::detail
