// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"
#include "core/dicom/JpegLsScan.h"

#include <QtEndian>

#include <algorithm>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

enum Marker : int {
    kStartOfImage = 0xD8,
    kEndOfImage = 0xD9,
    kStartOfScan = 0xDA,
    kRestartInterval = 0xDD,
    kColourTransform = 0xE8, // APP8, by which Hewlett-Packard's encoder says that it has mixed the components
    kStartOfFrame = 0xF7,
    kPresets = 0xF8,
};

/// One stream (ISO 14495-1 annex C). Its bytes outlive it.
class Decoder {
public:
    Decoder(QByteArrayView bytes, const ImagePixel &pixel)
        : m_pixel(pixel)
        , m_at(reinterpret_cast<const unsigned char *>(bytes.data()))
        , m_end(m_at + bytes.size())
    {
    }

    Result<RawFrame> decode()
    {
        if (nextMarker() != kStartOfImage)
            return fail(ErrorCode::Malformed, u"JPEG-LS without a start"_s);
        while (m_decoded < m_pixel.samplesPerPixel()) {
            const int marker = nextMarker();
            if (marker < 0 || marker == kEndOfImage)
                return fail(ErrorCode::Truncated, u"JPEG-LS stream"_s);
            const auto left = m_end - m_at;
            const int length = left >= 2 ? qFromBigEndian<std::uint16_t>(m_at) : 0;
            if (length < 2 || left < length)
                return fail(ErrorCode::Truncated, u"JPEG-LS segment"_s);
            const QByteArrayView body(m_at + 2, length - 2);
            m_at += length;
            const Result<void> done = readSegment(marker, body);
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
            if (m_at[0] == 0xFF && m_at[1] >= 0x80 && m_at[1] != 0xFF) {
                m_at += 2;
                return m_at[-1];
            }
        return -1;
    }

    static int u8(QByteArrayView body, qsizetype at) { return static_cast<unsigned char>(body[at]); }
    static int u16(QByteArrayView body, qsizetype at) { return qFromBigEndian<std::uint16_t>(body.data() + at); }

    Result<void> readSegment(int marker, QByteArrayView body)
    {
        switch (marker) {
        case kStartOfFrame:
            return readFrameHeader(body);
        case kPresets:
            return readPresets(body);
        case kRestartInterval:
            if (body.size() < 2 || body.size() > 4)
                return fail(ErrorCode::Malformed, u"JPEG-LS restart interval"_s);
            m_restartLines = 0;
            for (qsizetype i = 0; i < body.size(); ++i)
                m_restartLines = std::min(m_restartLines << 8 | u8(body, i), 65536); // more lines than there are
            return {};
        case kColourTransform:
            return body.startsWith("mrfx") && body.size() >= 5 && body[4] != 0
                       ? Result<void>(fail(ErrorCode::Unsupported, u"JPEG-LS colour transform"_s))
                       : Result<void>();
        case kStartOfScan:
            return readScan(body);
        default:
            // Frames of other kinds would be read by other rules; applications and comments are passed over.
            return (marker & 0xF0) == 0xC0 ? Result<void>(fail(ErrorCode::Malformed, u"not a JPEG-LS frame"_s))
                                           : Result<void>();
        }
    }

    Result<void> readFrameHeader(QByteArrayView body)
    {
        const int components = m_pixel.samplesPerPixel();
        if (m_precision != 0 || body.size() < 6 + 3 * components || u8(body, 5) != components ||
            u16(body, 1) != m_pixel.rows() || u16(body, 3) != m_pixel.columns())
            return fail(ErrorCode::Malformed, u"JPEG-LS size against the header"_s);
        const int precision = u8(body, 0);
        if (precision < 2 || precision > 16 || precision > m_pixel.bitsAllocated())
            return fail(ErrorCode::Malformed, u"JPEG-LS precision against Bits Allocated"_s);
        for (int c = 0; c < components; ++c)
            if (components > 1 && u8(body, 7 + 3 * c) != 0x11)
                return fail(ErrorCode::Unsupported, u"JPEG-LS with subsampled components"_s);
        m_precision = precision;
        m_frame.precision = precision;
        m_frame.sampleBytes = precision <= 8 ? 1 : 2;
        m_frame.photometric =
            m_pixel.photometric() == Photometric::YbrFull422 ? Photometric::YbrFull : m_pixel.photometric();
        m_frame.samples = QByteArray(qsizetype(m_pixel.samplesPerFrame()) * m_frame.sampleBytes, Qt::Uninitialized);
        return {};
    }

    /// C.2.4.1: MAXVAL, T1, T2, T3, RESET; 0 stands for the default of each.
    Result<void> readPresets(QByteArrayView body)
    {
        constexpr int codingParameters = 1;
        if (body.size() < 1 || u8(body, 0) != codingParameters)
            return fail(ErrorCode::Unsupported, u"JPEG-LS mapping table or size"_s);
        if (body.size() != 11)
            return fail(ErrorCode::Malformed, u"JPEG-LS parameters"_s);
        for (int i = 0; i < 5; ++i)
            m_presets[std::size_t(i)] = u16(body, 1 + 2 * i);
        return {};
    }

    /// C.2.3.
    Result<void> readScan(QByteArrayView body)
    {
        const int components = body.isEmpty() ? 0 : u8(body, 0);
        if (m_precision == 0 || body.size() != 4 + 2 * components ||
            (components != 1 && components != m_pixel.samplesPerPixel()) ||
            components > m_pixel.samplesPerPixel() - m_decoded)
            return fail(ErrorCode::Malformed, u"JPEG-LS scan header"_s);
        for (int c = 0; c < components; ++c)
            if (u8(body, 2 + 2 * c) != 0)
                return fail(ErrorCode::Unsupported, u"JPEG-LS mapping table"_s);
        const int woven = u8(body, body.size() - 2);
        if (u8(body, body.size() - 1) != 0 || woven > 2)
            return fail(ErrorCode::Unsupported, u"JPEG-LS scan header"_s);
        JpegLsParameters p;
        p.columns = m_pixel.columns();
        p.rows = m_pixel.rows();
        p.components = components;
        p.near = u8(body, body.size() - 3);
        p.restartLines = m_restartLines;
        p.interleave = components == 1 ? Interleave::None : Interleave(woven);
        if (components > 1 && woven == 0)
            return fail(ErrorCode::Malformed, u"JPEG-LS scan of several components"_s);
        p.maximum = m_presets[0] != 0 ? m_presets[0] : (1 << m_precision) - 1;
        p.setDefaultThresholds();
        p.t1 = m_presets[1] != 0 ? m_presets[1] : p.t1;
        p.t2 = m_presets[2] != 0 ? m_presets[2] : p.t2;
        p.t3 = m_presets[3] != 0 ? m_presets[3] : p.t3;
        p.reset = m_presets[4] != 0 ? m_presets[4] : p.reset;
        if (!p.areValid(m_precision))
            return fail(ErrorCode::Malformed, u"JPEG-LS parameters"_s);
        return decodeScan(p);
    }

    Result<void> decodeScan(const JpegLsParameters &p)
    {
        JpegLsScan scan(p, QByteArrayView(m_at, m_end - m_at));
        const int step = m_pixel.samplesPerPixel();
        const Result<void> done =
            m_frame.sampleBytes == 1
                ? scan.decode(reinterpret_cast<std::uint8_t *>(m_frame.samples.data()) + m_decoded, step)
                : scan.decode(reinterpret_cast<std::uint16_t *>(m_frame.samples.data()) + m_decoded, step);
        m_at = scan.position();
        m_decoded += p.components;
        return done;
    }

    const ImagePixel &m_pixel;
    const unsigned char *m_at;
    const unsigned char *m_end;
    RawFrame m_frame;
    int m_precision = 0; ///< 0 before the frame header
    int m_decoded = 0;   ///< components
    int m_restartLines = 0;
    std::array<int, 5> m_presets{};
};

} // namespace

Result<RawFrame> decodeJpegLs(QByteArrayView bytes, const ImagePixel &pixel)
{
    return Decoder(bytes, pixel).decode();
}

} // namespace td::dicom::detail
