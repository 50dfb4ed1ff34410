// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/JpegLsScan.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace td::dicom::detail {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<int, 32> kRunOrder{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,  2,  3,  3,  3,  3,
                                        4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15}; // J, A.2.1

int bitsFor(int values)
{
    return int(std::bit_width(unsigned(values - 1)));
}

/// The Golomb parameter: the least k for which n * 2^k reaches a (A.5.1). Precondition: a is not negative, n positive.
inline int golombOf(std::int64_t a, std::int32_t n)
{
    constexpr int most = 24; // more than the sum of errors over a context's life can ask for
    // n * 2^k is as wide as a: one less is too narrow, one more is enough.
    const int k = std::max(0, int(std::bit_width(std::uint64_t(a))) - int(std::bit_width(unsigned(n))));
    return std::min(most, k + ((std::int64_t(n) << k) < a ? 1 : 0));
}

/// A.4.1: the edge, or the plane.
std::int32_t predictedOf(std::int32_t left, std::int32_t above, std::int32_t corner)
{
    const auto [low, high] = std::minmax(left, above);
    return corner >= high ? low : corner <= low ? high : left + above - corner;
}

} // namespace

void JpegLsParameters::setDefaultThresholds()
{
    const auto within = [this](int value, int least) { return value > maximum || value < least ? least : value; };
    if (maximum >= 128) {
        const int factor = (std::min(maximum, 4095) + 128) / 256;
        t1 = within(factor + 2 + 3 * near, near + 1);
        t2 = within(factor * 4 + 3 + 5 * near, t1);
        t3 = within(factor * 17 + 4 + 7 * near, t2);
        return;
    }
    const int factor = 256 / (maximum + 1);
    t1 = within(std::max(2, 3 / factor + 3 * near), near + 1);
    t2 = within(std::max(3, 7 / factor + 5 * near), t1);
    t3 = within(std::max(4, 21 / factor + 7 * near), t2);
}

bool JpegLsParameters::areValid(int precision) const
{
    return maximum >= 1 && maximum < 1 << precision && near >= 0 && near <= std::min(255, maximum / 2) && t1 > near &&
           t1 <= t2 && t2 <= t3 && t3 <= maximum && reset >= 3 && reset <= std::max(255, maximum);
}

JpegLsScan::JpegLsScan(const JpegLsParameters &parameters, QByteArrayView bytes)
    : m_p(parameters)
    , m_at(reinterpret_cast<const unsigned char *>(bytes.data()))
    , m_end(m_at + bytes.size())
{
    m_range = (m_p.maximum + 2 * m_p.near) / (2 * m_p.near + 1) + 1;
    m_bits = bitsFor(m_range);
    const int wide = std::max(2, bitsFor(m_p.maximum + 1));
    m_limit = 2 * (wide + std::max(8, wide));
    m_quantized.resize(std::size_t(m_p.maximum) * 2 + 1);
    for (int d = -m_p.maximum; d <= m_p.maximum; ++d) { // A.3.3
        const int size = std::abs(d);
        const int q = size <= m_p.near ? 0 : size < m_p.t1 ? 1 : size < m_p.t2 ? 2 : size < m_p.t3 ? 3 : 4;
        m_quantized[std::size_t(d + m_p.maximum)] = std::int8_t(d < 0 ? -q : q);
    }
    m_lines.resize(std::size_t(m_p.components));
    start();
}

void JpegLsScan::start()
{
    const std::int32_t a = std::max(2, (m_range + 32) / 64);
    m_contexts.fill({a, 0, 0, 1});
    m_runs.fill({a, 1, 0});
    for (Lines &lines : m_lines) {
        lines.above.assign(std::size_t(m_p.columns) + 2, 0);
        lines.current.assign(std::size_t(m_p.columns) + 2, 0);
        lines.runIndex = 0;
    }
}

/// Goes on behind the restart marker that comes next; false when none does.
bool JpegLsScan::restart()
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
    start();
    return true;
}

/// At least 32 bits are there afterwards.
inline void JpegLsScan::fill()
{
    if (m_count >= 32)
        return;
    if (!m_afterFF && m_end - m_at >= 4) {
        const auto word = qFromBigEndian<std::uint32_t>(m_at);
        const bool hasFF = ((~word - 0x01010101u) & word & 0x80808080u) != 0;
        if (!hasFF) {
            m_buffer |= std::uint64_t(word) << (32 - m_count);
            m_count += 32;
            m_at += 4;
            return;
        }
    }
    fillByBytes();
}

/// After a byte of ones a bit is stuffed; more than one bit is a marker (A.1).
void JpegLsScan::fillByBytes()
{
    while (m_count <= 48) {
        std::uint64_t byte = 0;
        int bits = m_afterFF ? 7 : 8;
        const bool isMarker =
            m_at < m_end && ((m_afterFF && *m_at >= 0x80) || (*m_at == 0xFF && (m_end - m_at < 2 || m_at[1] >= 0x80)));
        if (m_at < m_end && !isMarker) {
            byte = *m_at++;
            m_afterFF = byte == 0xFF;
        } else {
            m_padding += bits;
        }
        m_buffer |= byte << (64 - m_count - bits);
        m_count += bits;
    }
}

/// Precondition: at most 31 bits.
std::uint32_t JpegLsScan::take(int bits)
{
    if (bits == 0)
        return 0;
    fill();
    const auto value = std::uint32_t(m_buffer >> (64 - bits));
    m_buffer <<= bits;
    m_count -= bits;
    return value;
}

/// A Golomb code of limited length (A.5.3).
bool JpegLsScan::readMapped(int k, int limit, std::int32_t &mapped)
{
    const int longest = limit - m_bits - 1;
    fill();
    // Nearly all codes lie in the bits that are there.
    if (const int run = std::countl_zero(m_buffer); run < longest && run + 1 + k <= 32) {
        m_buffer <<= run + 1;
        mapped = (run << k) | (k == 0 ? 0 : std::int32_t(m_buffer >> (64 - k)));
        m_buffer <<= k;
        m_count -= run + 1 + k;
        return mapped <= 2 * m_range + 1 && m_padding <= m_count;
    }
    int zeros = 0;
    while (true) {
        fill();
        const int run = std::min(std::countl_zero(m_buffer), 32);
        zeros += run;
        if (zeros > longest)
            return false;
        m_buffer <<= run;
        m_count -= run;
        if (run < 32)
            break;
    }
    (void)take(1);
    const std::int64_t value = zeros < longest ? (std::int64_t(zeros) << k) + take(k) : std::int64_t(take(m_bits)) + 1;
    // Twice an error of half the range, and the sign: what is more no encoder writes, and sums of it would overflow.
    mapped = std::int32_t(std::min<std::int64_t>(value, 2 * std::int64_t(m_range) + 2));
    return value <= 2 * std::int64_t(m_range) + 1 && m_padding <= m_count;
}

/// A.4.4 and A.8: the prediction and the error, modulo the range.
std::int32_t JpegLsScan::corrected(std::int32_t predicted, std::int32_t error) const
{
    const int step = 2 * m_p.near + 1;
    std::int32_t value = predicted + error * step;
    if (value < -m_p.near)
        value += m_range * step;
    else if (value > m_p.maximum + m_p.near)
        value -= m_range * step;
    return std::clamp(value, 0, m_p.maximum);
}

/// Which context a sample has (A.3): 0 where its neighbours are near each other and a run begins.
inline int JpegLsScan::contextOf(const std::int32_t *above, const std::int32_t *current) const
{
    const std::int8_t *quantized = m_quantized.data() + m_p.maximum;
    return (quantized[above[1] - above[0]] * 9 + quantized[above[0] - above[-1]]) * 9 +
           quantized[above[-1] - current[-1]];
}

inline bool JpegLsScan::decodeRegular(const std::int32_t *aboveRow, std::int32_t *current, int q)
{
    const std::int32_t left = current[-1];
    const std::int32_t above = aboveRow[0];
    const std::int32_t corner = aboveRow[-1];
    const int sign = q < 0 ? -1 : 1; // A.3.4: the first that is not 0 decides the sign of the whole
    q *= sign;
    Context &context = m_contexts[std::size_t(q)];
    const std::int32_t predicted = std::clamp(predictedOf(left, above, corner) + sign * context.c, 0, m_p.maximum);
    const int k = golombOf(context.a, context.n);
    std::int32_t mapped = 0;
    if (!readMapped(k, m_limit, mapped))
        return false;
    std::int32_t error = mapped % 2 ? -(mapped + 1) / 2 : mapped / 2;
    if (m_p.near == 0 && k == 0 && 2 * context.b <= -context.n)
        error = -error - 1; // A.5.2: odd and even change places
    current[0] = corrected(predicted, sign * error);

    context.b += error * (2 * m_p.near + 1); // A.6
    context.a += std::abs(error);
    if (context.n == m_p.reset) {
        context.a >>= 1;
        context.b >>= 1;
        context.n >>= 1;
    }
    ++context.n;
    if (context.b <= -context.n) {
        context.b = std::max(context.b + context.n, 1 - context.n);
        context.c = std::max(context.c - 1, -128);
    } else if (context.b > 0) {
        context.b = std::min(context.b - context.n, 0);
        context.c = std::min(context.c + 1, 127);
    }
    return true;
}

int JpegLsScan::readRun(int &runIndex, int x, bool &ended)
{
    const int left = m_p.columns - x;
    int length = 0;
    ended = true;
    while (take(1)) {
        const int whole = 1 << kRunOrder[std::size_t(runIndex)];
        if (m_padding > m_count)
            return -1;
        if (whole <= left - length)
            runIndex = std::min(runIndex + 1, 31);
        length += std::min(whole, left - length);
        if (length == left)
            return length;
    }
    ended = false;
    length += int(take(kRunOrder[std::size_t(runIndex)]));
    return length < left && m_padding <= m_count ? length : -1; // there is a sample that interrupts it
}

/// A.7.2. `isEqual`: RItype, 1 when left and above are the same.
bool JpegLsScan::readInterruption(RunContext &context, int runIndex, int isEqual, std::int32_t &error)
{
    const int k = golombOf(context.a + (isEqual ? context.n >> 1 : 0), context.n);
    std::int32_t mapped = 0;
    if (!readMapped(k, m_limit - kRunOrder[std::size_t(runIndex)] - 1, mapped))
        return false;
    const std::int32_t shifted = mapped + isEqual;
    const bool isOdd = shifted % 2 != 0;
    const std::int32_t size = (shifted + 1) / 2;
    error = (k != 0 || 2 * context.negative >= context.n) == isOdd ? -size : size;
    context.negative += error < 0 ? 1 : 0;
    context.a += (mapped + 1 - isEqual) >> 1;
    if (context.n == m_p.reset) {
        context.a >>= 1;
        context.n >>= 1;
        context.negative >>= 1;
    }
    ++context.n;
    return true;
}

bool JpegLsScan::decodeRow(Lines &lines)
{
    const std::int32_t *above0 = lines.above.data() + 1;
    std::int32_t *current0 = lines.current.data() + 1;
    for (int x = 0; x < m_p.columns; ++x) {
        if (const int q = contextOf(above0 + x, current0 + x); q != 0) {
            if (!decodeRegular(above0 + x, current0 + x, q))
                return false;
            continue;
        }
        bool ended = false;
        const std::int32_t left = lines.current[std::size_t(x)];
        const int length = readRun(lines.runIndex, x, ended);
        if (length < 0)
            return false;
        std::fill_n(lines.current.begin() + x + 1, length, left);
        x += length;
        if (ended)
            return true;
        const std::int32_t above = lines.above[std::size_t(x) + 1];
        const int isEqual = std::abs(left - above) <= m_p.near ? 1 : 0;
        std::int32_t error = 0;
        if (!readInterruption(m_runs[std::size_t(isEqual)], lines.runIndex, isEqual, error))
            return false;
        lines.current[std::size_t(x) + 1] =
            corrected(isEqual ? left : above, !isEqual && left > above ? -error : error);
        lines.runIndex = std::max(lines.runIndex - 1, 0);
    }
    return true;
}

/// Sample by sample: a run is one of all components, and what interrupts it is never taken for equal.
bool JpegLsScan::decodeWovenRow()
{
    int &runIndex = m_lines.front().runIndex;
    for (int x = 0; x < m_p.columns; ++x) {
        const auto at = std::size_t(x) + 1;
        const auto contextIn = [&](const Lines &lines) {
            return contextOf(lines.above.data() + at, lines.current.data() + at);
        };
        if (!std::all_of(m_lines.begin(), m_lines.end(), [&](const Lines &lines) { return contextIn(lines) == 0; })) {
            for (Lines &lines : m_lines)
                if (!decodeRegular(lines.above.data() + at, lines.current.data() + at, contextIn(lines)))
                    return false;
            continue;
        }
        bool ended = false;
        const int length = readRun(runIndex, x, ended);
        if (length < 0)
            return false;
        for (Lines &lines : m_lines)
            std::fill_n(lines.current.begin() + x + 1, length, lines.current[std::size_t(x)]);
        x += length;
        if (ended)
            return true;
        for (Lines &lines : m_lines) {
            const std::int32_t left = lines.current[std::size_t(x)];
            const std::int32_t above = lines.above[std::size_t(x) + 1];
            std::int32_t error = 0;
            if (!readInterruption(m_runs[0], runIndex, 0, error))
                return false;
            lines.current[std::size_t(x) + 1] = corrected(above, left > above ? -error : error);
        }
        runIndex = std::max(runIndex - 1, 0);
    }
    return true;
}

template <class T>
Result<void> JpegLsScan::decode(T *to, int step)
{
    for (int y = 0; y < m_p.rows; ++y) {
        if (m_p.restartLines > 0 && y > 0 && y % m_p.restartLines == 0 && !restart())
            return fail(ErrorCode::Truncated, u"JPEG-LS restart marker"_s);
        for (Lines &lines : m_lines) {
            std::swap(lines.above, lines.current);
            lines.current.front() = lines.above[1];
            lines.above.back() = lines.above[std::size_t(m_p.columns)];
        }
        bool decoded = true;
        if (m_p.interleave == Interleave::Sample)
            decoded = decodeWovenRow();
        else
            for (std::size_t c = 0; decoded && c < m_lines.size(); ++c)
                decoded = decodeRow(m_lines[c]);
        if (!decoded)
            return fail(m_padding > m_count ? ErrorCode::Truncated : ErrorCode::Malformed, u"JPEG-LS stream"_s);
        for (std::size_t c = 0; c < m_lines.size(); ++c)
            for (int x = 0; x < m_p.columns; ++x)
                to[(std::ptrdiff_t(y) * m_p.columns + x) * step + std::ptrdiff_t(c)] =
                    T(m_lines[c].current[std::size_t(x) + 1]);
    }
    return {};
}

template Result<void> JpegLsScan::decode(std::uint8_t *, int);
template Result<void> JpegLsScan::decode(std::uint16_t *, int);

} // namespace td::dicom::detail
