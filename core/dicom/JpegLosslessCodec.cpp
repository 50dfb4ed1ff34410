// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"
#include "core/dicom/JpegDifferences.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace td::dicom::detail {

using namespace Qt::StringLiterals;

namespace {

struct Component {
    int id = 0;
    bool decoded = false;
};

/// What the scan header says, and where its samples go.
struct Scan {
    int components = 0;
    std::array<const HuffmanTable *, 3> tables{};
    int firstSample = 0;
    int predictor = 1;
    int pointTransform = 0;
};

template <int Predictor>
int predicted(int a, int b, int c)
{
    if constexpr (Predictor == 1)
        return a;
    else if constexpr (Predictor == 2)
        return b;
    else if constexpr (Predictor == 3)
        return c;
    else if constexpr (Predictor == 4)
        return a + b - c;
    else if constexpr (Predictor == 5)
        return a + ((b - c) >> 1);
    else if constexpr (Predictor == 6)
        return b + ((a - c) >> 1);
    else
        return (a + b) >> 1;
}

/// One row of `Count` interleaved components that lie `Step` samples apart. The first pixel is predicted by `start`
/// of each component, the others by `Predictor`. Precondition: `above` is a row unless Predictor is 1.
template <class T, int Predictor, int Count, int Step>
void addRow(const std::int16_t *differences, T *row, const T *above, int columns, std::array<int, 3> start)
{
    int left[Count];
    for (int k = 0; k < Count; ++k) {
        left[k] = (start[std::size_t(k)] + differences[k]) & 0xFFFF;
        row[k] = T(left[k]);
    }
    for (int x = 1; x < columns; ++x)
        for (int k = 0; k < Count; ++k) {
            const int at = x * Step + k;
            int prediction = left[k];
            if constexpr (Predictor != 1)
                prediction = predicted<Predictor>(left[k], above[at], above[at - Step]);
            left[k] = (prediction + differences[x * Count + k]) & 0xFFFF;
            row[at] = T(left[k]);
        }
}

template <class T, int Count, int Step>
void addRowBy(int predictor, const std::int16_t *differences, T *row, const T *above, int columns,
              std::array<int, 3> start)
{
    switch (predictor) {
    case 1:
        return addRow<T, 1, Count, Step>(differences, row, above, columns, start);
    case 2:
        return addRow<T, 2, Count, Step>(differences, row, above, columns, start);
    case 3:
        return addRow<T, 3, Count, Step>(differences, row, above, columns, start);
    case 4:
        return addRow<T, 4, Count, Step>(differences, row, above, columns, start);
    case 5:
        return addRow<T, 5, Count, Step>(differences, row, above, columns, start);
    case 6:
        return addRow<T, 6, Count, Step>(differences, row, above, columns, start);
    default:
        return addRow<T, 7, Count, Step>(differences, row, above, columns, start);
    }
}

/// One stream. Its bytes outlive it.
class LosslessDecoder {
public:
    LosslessDecoder(QByteArrayView bytes, const ImagePixel &pixel)
        : m_pixel(pixel)
        , m_tables(std::make_unique<std::array<HuffmanTable, 4>>())
        , m_at(reinterpret_cast<const unsigned char *>(bytes.data()))
        , m_end(m_at + bytes.size())
    {
    }

    Result<RawFrame> decode()
    {
        if (nextMarker() != 0xD8)
            return fail(ErrorCode::Malformed, u"JPEG without a start"_s);
        while (m_missing > 0) {
            const int marker = nextMarker();
            if (marker < 0 || marker == 0xD9)
                return fail(ErrorCode::Truncated, u"JPEG stream"_s);
            if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7))
                continue; // markers without a segment
            const Result<void> done = readSegment(marker);
            if (!done)
                return tl::unexpected(done.error());
        }
        return std::move(m_frame);
    }

private:
    /// Moves behind the next marker and returns its second byte, or -1 at the end.
    int nextMarker()
    {
        for (; m_end - m_at >= 2; ++m_at)
            if (m_at[0] == 0xFF && m_at[1] != 0 && m_at[1] != 0xFF) {
                m_at += 2;
                return m_at[-1];
            }
        return -1;
    }

    static int u16(const unsigned char *p) { return p[0] << 8 | p[1]; }

    Result<void> readSegment(int marker)
    {
        const auto left = m_end - m_at;
        const int length = left >= 2 ? u16(m_at) : 0;
        if (length < 2 || left < length)
            return fail(ErrorCode::Truncated, u"JPEG segment"_s);
        const unsigned char *body = m_at + 2;
        m_at += length;
        switch (marker) {
        case 0xC3:
            return readFrameHeader(body, length - 2);
        case 0xC4:
            return readTables(body, length - 2);
        case 0xDD:
            m_restartInterval = length >= 4 ? u16(body) : 0;
            return {};
        case 0xDA:
            return readScan(body, length - 2);
        default:
            return {};
        }
    }

    Result<void> readFrameHeader(const unsigned char *p, int length)
    {
        if (!m_components.empty() || length < 6 || length < 6 + 3 * p[5] || p[5] != m_pixel.samplesPerPixel() ||
            u16(p + 1) != m_pixel.rows() || u16(p + 3) != m_pixel.columns())
            return fail(ErrorCode::Malformed, u"JPEG frame header"_s);
        m_frame.precision = p[0];
        if (m_frame.precision < 2 || m_frame.precision > 16)
            return fail(ErrorCode::Unsupported, u"JPEG precision"_s);
        for (int i = 0; i < p[5]; ++i) {
            if (p[5] > 1 && p[7 + 3 * i] != 0x11)
                return fail(ErrorCode::Unsupported, u"JPEG lossless with subsampled components"_s);
            m_components.push_back({p[6 + 3 * i], false});
        }
        m_frame.sampleBytes = m_frame.precision <= 8 ? 1 : 2;
        m_frame.photometric = m_pixel.photometric();
        m_frame.samples = QByteArray(qsizetype(m_pixel.samplesPerFrame()) * m_frame.sampleBytes, Qt::Uninitialized);
        return {};
    }

    Result<void> readTables(const unsigned char *p, int length)
    {
        while (length >= 17) {
            int codes = 0;
            for (int i = 1; i <= 16; ++i)
                codes += p[i];
            if (codes > 256 || length < 17 + codes || p[0] > 0x03 ||
                !(*m_tables)[p[0]].fill(p + 1, QByteArrayView(p + 17, codes)))
                return fail(ErrorCode::Malformed, u"JPEG Huffman table"_s);
            m_filled[p[0]] = true;
            p += 17 + codes;
            length -= 17 + codes;
        }
        return {};
    }

    Result<void> readScan(const unsigned char *p, int length)
    {
        Scan scan;
        scan.components = length >= 1 ? p[0] : 0;
        if (m_components.empty() || length < 4 + 2 * scan.components)
            return fail(ErrorCode::Malformed, u"JPEG scan header"_s);
        if (scan.components != 1 && scan.components != int(m_components.size()))
            return fail(ErrorCode::Unsupported, u"JPEG scan of two components"_s);
        for (int i = 0; i < scan.components; ++i) {
            const auto found = std::find_if(m_components.begin(), m_components.end(),
                                            [&](const Component &c) { return c.id == p[1 + 2 * i] && !c.decoded; });
            const int table = p[2 + 2 * i] >> 4;
            if (found == m_components.end() || table > 3 || !m_filled[size_t(table)])
                return fail(ErrorCode::Malformed, u"JPEG scan header"_s);
            if (scan.components > 1 && found - m_components.begin() != i)
                return fail(ErrorCode::Unsupported, u"JPEG scan out of order"_s);
            found->decoded = true;
            scan.tables[size_t(i)] = &(*m_tables)[size_t(table)];
            scan.firstSample = i == 0 ? int(found - m_components.begin()) : scan.firstSample;
        }
        scan.predictor = p[1 + 2 * scan.components];
        scan.pointTransform = p[3 + 2 * scan.components] & 0x0F;
        if (scan.predictor < 1 || scan.predictor > 7 || scan.pointTransform >= m_frame.precision)
            return fail(ErrorCode::Malformed, u"JPEG predictor"_s);
        // A restart interval is a whole number of rows (T.81 H.1.1).
        if (m_restartInterval % m_pixel.columns() != 0)
            return fail(ErrorCode::Malformed, u"JPEG restart interval"_s);
        m_missing -= scan.components;
        return m_frame.sampleBytes == 1 ? decodeScan<std::uint8_t>(scan) : decodeScan<std::uint16_t>(scan);
    }

    template <class T>
    void addOneRow(const Scan &scan, const std::int16_t *differences, T *row, bool first)
    {
        const int step = m_pixel.samplesPerPixel();
        const int columns = m_pixel.columns();
        const T *above = row - qsizetype(columns) * step;
        const int predictor = first ? 1 : scan.predictor; // the first row knows its left neighbour only (T.81 H.1.2.1)
        std::array<int, 3> start{};
        for (int k = 0; k < scan.components; ++k)
            start[size_t(k)] = first ? 1 << (m_frame.precision - scan.pointTransform - 1) : int(above[k]);
        if (step == 1)
            return addRowBy<T, 1, 1>(predictor, differences, row, above, columns, start);
        if (scan.components == 1)
            return addRowBy<T, 1, 3>(predictor, differences, row, above, columns, start);
        return addRowBy<T, 3, 3>(predictor, differences, row, above, columns, start);
    }

    template <class T>
    Result<void> decodeScan(const Scan &scan)
    {
        const int rows = m_pixel.rows();
        const int perInterval = m_restartInterval > 0 ? m_restartInterval / m_pixel.columns() : rows;
        const qsizetype rowSamples = qsizetype(m_pixel.columns()) * m_pixel.samplesPerPixel();
        auto *samples = reinterpret_cast<T *>(m_frame.samples.data()) + scan.firstSample;
        JpegDifferences differences(QByteArrayView(m_at, m_end), scan.tables, scan.components, m_pixel.columns());
        for (int y = 0; y < rows; ++y) {
            const bool first = y % perInterval == 0;
            if (first && y > 0 && !differences.restart())
                return fail(ErrorCode::Truncated, u"JPEG restart marker"_s);
            if (first)
                differences.startInterval(std::min(perInterval, rows - y));
            const std::int16_t *row = differences.row();
            // Zeros invented at the end of the data may make up a code or none: the data ended in either case.
            if (!row)
                return differences.isExhausted() ? fail(ErrorCode::Truncated, u"JPEG stream"_s)
                                                 : fail(ErrorCode::Malformed, u"JPEG code"_s);
            addOneRow(scan, row, samples + y * rowSamples, first);
        }
        m_at = differences.position();
        if (scan.pointTransform > 0)
            for (qsizetype i = 0; i < qsizetype(m_pixel.rows()) * m_pixel.columns(); ++i)
                for (int k = 0; k < scan.components; ++k) {
                    T &sample = samples[i * m_pixel.samplesPerPixel() + k];
                    sample = T(sample << scan.pointTransform);
                }
        return {};
    }

    const ImagePixel &m_pixel;
    std::unique_ptr<std::array<HuffmanTable, 4>> m_tables;
    std::array<bool, 4> m_filled{};
    const unsigned char *m_at;
    const unsigned char *m_end;
    std::vector<Component> m_components;
    RawFrame m_frame;
    int m_restartInterval = 0;
    int m_missing = m_pixel.samplesPerPixel();
};

} // namespace

Result<RawFrame> decodeJpegLossless(QByteArrayView bytes, const ImagePixel &pixel)
{
    return LosslessDecoder(bytes, pixel).decode();
}

} // namespace td::dicom::detail
