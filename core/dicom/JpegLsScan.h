// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom: one scan of JPEG-LS (ISO 14495-1 annex A).
#include "core/base/Result.h"
#include "core/dicom/JpegLsBits.h"

#include <array>
#include <cstdint>
#include <vector>

namespace td::dicom::detail {

/// How the components of a scan are woven (ISO 14495-1 C.2.3).
enum class Interleave { None, Line, Sample };

struct JpegLsParameters {
    int columns = 0;
    int rows = 0;
    int components = 1; ///< of the scan
    int maximum = 255;  ///< MAXVAL
    int near = 0;       ///< how far a value may be from what it was
    int t1 = 0;         ///< thresholds of gradients
    int t2 = 0;
    int t3 = 0;
    int reset = 64;
    int restartLines = 0; ///< between restart markers; 0 = none
    Interleave interleave = Interleave::None;

    /// The default thresholds (C.2.4.1.1.1).
    void setDefaultThresholds();
    /// Whether MAXVAL, NEAR, thresholds and RESET are such as the standard allows for samples of `precision` bits.
    bool areValid(int precision) const;
};

/// Decodes a scan. Every number that a damaged stream could make grow is checked, so that the work is bounded by the
/// number of samples.
class JpegLsScan {
public:
    /// `bytes`: entropy-coded data, and whatever comes after.
    JpegLsScan(const JpegLsParameters &parameters, QByteArrayView bytes);

    /// Decodes into `to`: component c of the sample in row y, column x goes to to[(y * columns + x) * step + c].
    /// Errors: Truncated — the data end too soon; Malformed — codes that no encoder writes.
    template <class T>
    Result<void> decode(T *to, int step);

    /// Where the entropy-coded data end. Precondition: decode() has succeeded.
    const unsigned char *position() const { return m_bits.position(); }

private:
    struct Context {
        std::int64_t a = 0;
        std::int32_t b = 0;
        std::int32_t c = 0;
        std::int32_t n = 1;
    };
    struct RunContext {
        std::int64_t a = 0;
        std::int32_t n = 1;
        std::int32_t negative = 0;
    };
    /// A row of one component and the row above, each with a sample more at either end (A.2.1).
    struct Lines {
        std::vector<std::int32_t> above;
        std::vector<std::int32_t> current;
        int runIndex = 0;
    };

    template <bool IsPlain>
    struct Regular;

    void start();
    template <bool IsPlain>
    bool decodeRow(Lines &lines);
    bool decodeWovenRow();
    /// `above` and `current` point to the sample's place in its row and in the one before.
    int contextOf(const std::int32_t *above, const std::int32_t *current) const;
    /// How many samples of the run that starts at `x`; -1 for a code that is none. `ended`: by the end of the row.
    int readRun(int &runIndex, int x, bool &ended);
    bool readInterruption(RunContext &context, int runIndex, int isEqual, std::int32_t &error);
    /// A run and the sample that interrupts it: where the row goes on, or -1.
    int decodeRun(Lines &lines, int x);

    JpegLsParameters m_p;
    int m_range = 0;
    int m_escaped = 0; ///< qbpp: bits of a value behind the escape
    int m_limit = 0;
    std::vector<std::int8_t> m_quantized; ///< of gradients, from -maximum
    std::array<Context, 365> m_contexts;
    std::array<RunContext, 2> m_runs;
    std::vector<Lines> m_lines; ///< of each component
    JpegLsBits m_bits;
};

} // namespace td::dicom::detail
