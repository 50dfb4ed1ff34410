// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/JpegLsScan.h"

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
    const int k = std::max(0, int(std::bit_width(std::uint64_t(a) | 1)) - int(std::bit_width(unsigned(n))));
    return std::min(most, k + ((std::int64_t(n) << k) < a ? 1 : 0));
}

/// A.4.1: the edge, or the plane.
std::int32_t predictedOf(std::int32_t left, std::int32_t above, std::int32_t corner)
{
    const std::int32_t low = std::min(left, above);
    const std::int32_t high = std::max(left, above);
    return std::clamp(left + above - corner, low, high); // the same as the three cases
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
    , m_bits(bytes)
{
    m_range = (m_p.maximum + 2 * m_p.near) / (2 * m_p.near + 1) + 1;
    m_escaped = bitsFor(m_range);
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

/// Which context a sample has (A.3): 0 where its neighbours are near each other and a run begins.
inline int JpegLsScan::contextOf(const std::int32_t *above, const std::int32_t *current) const
{
    const std::int8_t *quantized = m_quantized.data() + m_p.maximum;
    return (quantized[above[1] - above[0]] * 9 + quantized[above[0] - above[-1]]) * 9 +
           quantized[above[-1] - current[-1]];
}

/// What stays the same for all samples of a scan (A.4 to A.6). `IsPlain`: lossless, and MAXVAL is 2^n - 1.
template <bool IsPlain>
struct JpegLsScan::Regular {
    std::int32_t maximum;
    std::int32_t near;
    std::int32_t range;
    std::int32_t reset;
    int longest;
    int escaped;

    explicit Regular(const JpegLsScan &scan)
        : maximum(scan.m_p.maximum)
        , near(IsPlain ? 0 : scan.m_p.near)
        , range(scan.m_range)
        , reset(scan.m_p.reset)
        , longest(scan.m_limit - scan.m_escaped - 1)
        , escaped(scan.m_escaped)
    {
    }

    /// A.4.4 and A.8: the prediction and the error, modulo the range.
    std::int32_t corrected(std::int32_t predicted, std::int32_t error) const
    {
        if constexpr (IsPlain)
            return (predicted + error) & maximum;
        const int step = 2 * near + 1;
        std::int32_t value = predicted + error * step;
        if (value < -near)
            value += range * step;
        else if (value > maximum + near)
            value -= range * step;
        return std::clamp(value, 0, maximum);
    }

    /// The sample behind `left`, or -1. `q` is its context's number, whose sign turns the error round (A.3.4).
    std::int32_t sample(JpegLsBits &bits, Context *contexts, int q, std::int32_t left, std::int32_t above,
                        std::int32_t corner) const
    {
        const std::int32_t sign = q < 0 ? -1 : 0; // (v ^ sign) - sign turns v round
        Context &context = contexts[(q ^ sign) - sign];
        const std::int32_t predicted =
            std::clamp(predictedOf(left, above, corner) + ((context.c ^ sign) - sign), 0, maximum);
        const int k = golombOf(context.a, context.n);
        const std::int32_t mapped = bits.mapped(k, longest, escaped, 2 * range + 1);
        if (mapped < 0)
            return -1;
        std::int32_t error = (mapped >> 1) ^ -(mapped & 1);
        if (near == 0 && k == 0 && 2 * context.b <= -context.n)
            error = ~error; // A.5.2: odd and even change places
        adapt(context, error);
        return corrected(predicted, (error ^ sign) - sign);
    }

    /// A.6.
    void adapt(Context &context, std::int32_t error) const
    {
        std::int32_t b = context.b + error * (2 * near + 1);
        std::int32_t n = context.n;
        std::int64_t a = context.a + std::abs(error);
        if (n == reset) {
            a >>= 1;
            b >>= 1;
            n >>= 1;
        }
        ++n;
        if (b <= -n) {
            b = std::max(b + n, 1 - n);
            context.c = std::max(context.c - 1, -128);
        } else if (b > 0) {
            b = std::min(b - n, 0);
            context.c = std::min(context.c + 1, 127);
        }
        context.a = a;
        context.b = b;
        context.n = n;
    }
};

int JpegLsScan::readRun(int &runIndex, int x, bool &ended)
{
    const int left = m_p.columns - x;
    int length = 0;
    ended = true;
    while (m_bits.take(1)) {
        const int whole = 1 << kRunOrder[std::size_t(runIndex)];
        if (m_bits.isExhausted())
            return -1;
        if (whole <= left - length)
            runIndex = std::min(runIndex + 1, 31);
        length += std::min(whole, left - length);
        if (length == left)
            return length;
    }
    ended = false;
    length += int(m_bits.take(kRunOrder[std::size_t(runIndex)]));
    return length < left && !m_bits.isExhausted() ? length : -1; // there is a sample that interrupts it
}

/// A.7.2. `isEqual`: RItype, 1 when left and above are the same.
bool JpegLsScan::readInterruption(RunContext &context, int runIndex, int isEqual, std::int32_t &error)
{
    const int k = golombOf(context.a + (isEqual ? context.n >> 1 : 0), context.n);
    const int limit = m_limit - kRunOrder[std::size_t(runIndex)] - 1;
    const std::int32_t mapped = m_bits.mapped(k, limit - m_escaped - 1, m_escaped, 2 * m_range + 1);
    if (mapped < 0)
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

int JpegLsScan::decodeRun(Lines &lines, int x)
{
    bool ended = false;
    const std::int32_t left = lines.current[std::size_t(x)];
    const int length = readRun(lines.runIndex, x, ended);
    if (length < 0)
        return -1;
    std::fill_n(lines.current.begin() + x + 1, length, left);
    x += length;
    if (ended)
        return x;
    const std::int32_t above = lines.above[std::size_t(x) + 1];
    const int isEqual = std::abs(left - above) <= m_p.near ? 1 : 0;
    std::int32_t error = 0;
    if (!readInterruption(m_runs[std::size_t(isEqual)], lines.runIndex, isEqual, error))
        return -1;
    lines.current[std::size_t(x) + 1] =
        Regular<false>(*this).corrected(isEqual ? left : above, !isEqual && left > above ? -error : error);
    lines.runIndex = std::max(lines.runIndex - 1, 0);
    return x + 1;
}

template <bool IsPlain>
bool JpegLsScan::decodeRow(Lines &lines)
{
    const Regular<IsPlain> regular(*this);
    const std::int8_t *quantized = m_quantized.data() + m_p.maximum;
    const std::int32_t *aboveRow = lines.above.data() + 1;
    std::int32_t *current = lines.current.data() + 1;
    const int columns = m_p.columns;
    JpegLsBits bits = m_bits;
    std::int32_t left = current[-1];
    std::int32_t corner = aboveRow[-1];
    std::int32_t above = aboveRow[0];
    int behind = quantized[above - corner];
    for (int x = 0; x < columns;) {
        const std::int32_t ahead = aboveRow[x + 1];
        const int next = quantized[ahead - above]; // the gradient over this sample is the one behind the next
        if (const int q = (next * 9 + behind) * 9 + quantized[corner - left]; q != 0) {
            left = regular.sample(bits, m_contexts.data(), q, left, above, corner);
            if (left < 0) {
                m_bits = bits;
                return false;
            }
            current[x++] = left;
            corner = above;
            above = ahead;
            behind = next;
            continue;
        }
        m_bits = bits;
        x = decodeRun(lines, x);
        bits = m_bits;
        if (x < 0)
            return false;
        left = current[x - 1];
        corner = aboveRow[x - 1];
        above = aboveRow[x];
        behind = quantized[above - corner];
    }
    m_bits = bits;
    return true;
}

/// Sample by sample: a run is one of all components, and what interrupts it is never taken for equal.
bool JpegLsScan::decodeWovenRow()
{
    const Regular<false> regular(*this);
    int &runIndex = m_lines.front().runIndex;
    for (int x = 0; x < m_p.columns; ++x) {
        const auto at = std::size_t(x) + 1;
        const auto contextIn = [&](const Lines &lines) {
            return contextOf(lines.above.data() + at, lines.current.data() + at);
        };
        if (!std::all_of(m_lines.begin(), m_lines.end(), [&](const Lines &lines) { return contextIn(lines) == 0; })) {
            for (Lines &lines : m_lines) {
                std::int32_t &value = lines.current[at];
                value = regular.sample(m_bits, m_contexts.data(), contextIn(lines), lines.current[at - 1],
                                       lines.above[at], lines.above[at - 1]);
                if (value < 0)
                    return false;
            }
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
            lines.current[std::size_t(x) + 1] = regular.corrected(above, left > above ? -error : error);
        }
        runIndex = std::max(runIndex - 1, 0);
    }
    return true;
}

template <class T>
Result<void> JpegLsScan::decode(T *to, int step)
{
    const bool isPlain = m_p.near == 0 && std::has_single_bit(unsigned(m_range));
    for (int y = 0; y < m_p.rows; ++y) {
        if (m_p.restartLines > 0 && y > 0 && y % m_p.restartLines == 0) {
            if (!m_bits.restart())
                return fail(ErrorCode::Truncated, u"JPEG-LS restart marker"_s);
            start();
        }
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
                decoded = isPlain ? decodeRow<true>(m_lines[c]) : decodeRow<false>(m_lines[c]);
        if (!decoded)
            return fail(m_bits.isExhausted() ? ErrorCode::Truncated : ErrorCode::Malformed, u"JPEG-LS stream"_s);
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
