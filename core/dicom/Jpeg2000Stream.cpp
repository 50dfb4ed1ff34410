// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Jpeg2000Stream.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <optional>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

// What decoders make for each of these takes hundreds of bytes, whatever the frame is. Real streams have tiles of 128
// pixels and more, blocks of 32 and more, precincts of 64 and more, tens of layers.
constexpr std::uint64_t kMaxSamples = 64ull * 1024 * 1024; // ten bytes each on the way; large detectors have 30 million
constexpr std::uint64_t kMaxTiles = 16'384;
constexpr std::uint64_t kMinTileBytes = 14;      // SOT and SOD
constexpr std::uint64_t kFreeParts = 16'384;     // precincts, code-blocks of any frame
constexpr std::uint64_t kSamplesPerPart = 128;   // above that
constexpr std::uint64_t kMaxPackets = 8'000'000; // layers of precincts, whether there are bytes for them or not

enum Marker : int {
    kSize = 0xFF51,
    kCodingDefault = 0xFF52,
    kCodingComponent = 0xFF53,
    kTilePart = 0xFF90,
    kData = 0xFF93,
};

/// Segments that may stand in a header (ISO 15444-1 table A.2, 15444-2, -15). An unknown one is skipped by its length
/// by some readers and searched for markers by others.
bool isSegment(int marker)
{
    constexpr std::array known{0xFF50, 0xFF51, 0xFF52, 0xFF53, 0xFF55, 0xFF57, 0xFF58, 0xFF59, 0xFF5C, 0xFF5D,
                               0xFF5E, 0xFF5F, 0xFF60, 0xFF61, 0xFF63, 0xFF64, 0xFF74, 0xFF75, 0xFF77, 0xFF78};
    return std::find(known.begin(), known.end(), marker) != known.end();
}

std::uint64_t parts(std::uint64_t size, std::uint64_t of)
{
    return (size + of - 1) / of;
}

/// Walks the headers of one codestream.
class HeaderWalk {
public:
    HeaderWalk(QByteArrayView bytes, const ImagePixel &pixel)
        : m_bytes(bytes)
        , m_pixel(pixel)
    {
    }

    Result<void> walk()
    {
        if (!has(0, 4) || u16(0) != 0xFF4F || u16(2) != kSize)
            return fail(ErrorCode::Malformed, u"JPEG 2000 header"_s);
        qsizetype at = 2;
        if (const auto main = readSegments(at, kTilePart); !main)
            return main;
        while (has(at, 12) && u16(at) == kTilePart) {
            const auto length = qsizetype(u32(at + 6));
            qsizetype inner = at + 12;
            if (const auto header = readSegments(inner, kData); !header)
                return header;
            if (length == 0 || length > m_bytes.size() - at)
                break; // the last one
            if (length < inner - at)
                return fail(ErrorCode::Malformed, u"JPEG 2000 tile-part"_s);
            at += length;
        }
        return {};
    }

private:
    bool has(qsizetype at, qsizetype count) const { return count <= m_bytes.size() - at; }
    int u8(qsizetype at) const { return static_cast<unsigned char>(m_bytes[at]); }
    int u16(qsizetype at) const { return qFromBigEndian<std::uint16_t>(m_bytes.data() + at); }
    std::uint32_t u32(qsizetype at) const { return qFromBigEndian<std::uint32_t>(m_bytes.data() + at); }

    /// Segments up to the marker `end`, where `at` is then.
    Result<void> readSegments(qsizetype &at, int end)
    {
        while (has(at, 4) && u16(at) != end) {
            const int marker = u16(at);
            const qsizetype length = u16(at + 2);
            if (!isSegment(marker) || length < 2)
                return fail(ErrorCode::Malformed, u"JPEG 2000 marker"_s);
            if (!has(at + 2, length))
                break;
            const Result<void> done = readSegment(marker, m_bytes.sliced(at + 4, length - 2));
            if (!done)
                return done;
            at += 2 + length;
        }
        return has(at, 2) && u16(at) == end ? Result<void>()
                                            : Result<void>(fail(ErrorCode::Truncated, u"JPEG 2000 header"_s));
    }

    Result<void> readSegment(int marker, QByteArrayView body)
    {
        switch (marker) {
        case kSize:
            return readSize(body);
        case kCodingDefault: // style, progression, layers, component transform, then as for a component
            if (body.size() < 10)
                return fail(ErrorCode::Malformed, u"JPEG 2000 COD"_s);
            m_layers = qFromBigEndian<std::uint16_t>(body.data() + 2);
            return readCoding(body[0] & 1, body.sliced(5));
        case kCodingComponent: // number of the component in one byte: there are never more than 256
            if (body.size() < 7)
                return fail(ErrorCode::Malformed, u"JPEG 2000 COC"_s);
            return readCoding(body[1] & 1, body.sliced(2));
        default:
            return {};
        }
    }

    /// ISO 15444-1 A.5.1.
    Result<void> readSize(QByteArrayView body)
    {
        const auto number = [&](int i) {
            return std::uint64_t(qFromBigEndian<std::uint32_t>(body.data() + 2 + qsizetype(i) * 4));
        };
        constexpr qsizetype fixedBytes = 36;
        if (m_tileColumns != 0 || body.size() < fixedBytes)
            return fail(ErrorCode::Malformed, u"JPEG 2000 SIZ"_s);
        const int components = qFromBigEndian<std::uint16_t>(body.data() + 34);
        if (components != m_pixel.samplesPerPixel() || body.size() != fixedBytes + 3 * components)
            return fail(ErrorCode::Malformed, u"JPEG 2000 components against the header"_s);
        if (m_pixel.samplesPerFrame() > kMaxSamples)
            return fail(ErrorCode::TooLarge, u"JPEG 2000 frame"_s);
        for (int c = 0; c < components; ++c)
            if (body[fixedBytes + 3 * c + 1] != 1 || body[fixedBytes + 3 * c + 2] != 1)
                return fail(ErrorCode::Unsupported, u"JPEG 2000 with subsampled components"_s);
        const std::uint64_t right = number(0), bottom = number(1), left = number(2), top = number(3);
        if (left >= right || top >= bottom || right - left != std::uint64_t(m_pixel.columns()) ||
            bottom - top != std::uint64_t(m_pixel.rows()))
            return fail(ErrorCode::Malformed, u"JPEG 2000 size against the header"_s);
        const std::uint64_t width = number(4), height = number(5), tileLeft = number(6), tileTop = number(7);
        if (width == 0 || height == 0 || tileLeft > left || tileTop > top)
            return fail(ErrorCode::Malformed, u"JPEG 2000 tiles"_s);
        const std::uint64_t tiles = parts(right - tileLeft, width) * parts(bottom - tileTop, height);
        if (tiles > kMaxTiles)
            return fail(ErrorCode::TooLarge, u"JPEG 2000 tiles"_s);
        if (tiles > std::uint64_t(m_bytes.size()) / kMinTileBytes)
            return fail(ErrorCode::Truncated, u"JPEG 2000 tiles"_s);
        m_tiles = tiles;
        m_tileColumns = std::min(width, std::uint64_t(m_pixel.columns()));
        m_tileRows = std::min(height, std::uint64_t(m_pixel.rows()));
        return {};
    }

    /// ISO 15444-1 A.6.1, table A.15 and after: levels, code-block width and height, style, transform, precincts.
    Result<void> readCoding(bool hasPrecincts, QByteArrayView body) const
    {
        constexpr int mostLevels = 32;
        constexpr int mostBlockExponent = 10;
        const int levels = static_cast<unsigned char>(body[0]);
        const int blockWidth = static_cast<unsigned char>(body[1]) + 2;
        const int blockHeight = static_cast<unsigned char>(body[2]) + 2;
        if (m_tileColumns == 0 || levels > mostLevels || blockWidth > mostBlockExponent ||
            blockHeight > mostBlockExponent || (hasPrecincts && body.size() < 5 + levels + 1))
            return fail(ErrorCode::Malformed, u"JPEG 2000 coding style"_s);
        std::uint64_t precincts = 0;
        std::uint64_t blocks = 0;
        std::uint64_t mostPrecincts = 0;
        for (int r = 0; r <= levels; ++r) {
            const int both = hasPrecincts ? static_cast<unsigned char>(body[5 + r]) : 0xFF;
            const std::uint64_t columns = parts(m_tileColumns, std::uint64_t(1) << (levels - r));
            const std::uint64_t rows = parts(m_tileRows, std::uint64_t(1) << (levels - r));
            const auto cut = [](std::uint64_t size, int exponent) { return parts(size, 1ull << exponent) + 1; };
            const std::uint64_t here = cut(columns, both & 0x0F) * cut(rows, both >> 4);
            precincts += here;
            mostPrecincts = std::max(mostPrecincts, here);
            // Above the lowest resolution three bands of half its size, and precincts of half theirs.
            const int half = r == 0 ? 0 : 1;
            blocks +=
                std::uint64_t(r == 0 ? 1 : 3) *
                cut(parts(columns, 1u + unsigned(half)), std::min(blockWidth, std::max(0, (both & 0x0F) - half))) *
                cut(parts(rows, 1u + unsigned(half)), std::min(blockHeight, std::max(0, (both >> 4) - half)));
        }
        const std::uint64_t most = kFreeParts + m_tileColumns * m_tileRows / kSamplesPerPart;
        const std::uint64_t packets = std::uint64_t(m_layers) * std::uint64_t(levels + 1) *
                                      std::uint64_t(m_pixel.samplesPerPixel()) * mostPrecincts * m_tiles;
        if (precincts > most || blocks > most || packets > kMaxPackets)
            return fail(ErrorCode::TooLarge, u"JPEG 2000 precincts, code-blocks or layers"_s);
        return {};
    }

    QByteArrayView m_bytes;
    const ImagePixel &m_pixel;
    std::uint64_t m_tileColumns = 0; ///< of the largest tile that there can be; 0 before SIZ
    std::uint64_t m_tileRows = 0;
    std::uint64_t m_tiles = 1;
    int m_layers = 1;
};

/// The contents of the first codestream box; nothing when there is none.
std::optional<QByteArrayView> unboxed(QByteArrayView bytes)
{
    while (bytes.size() >= 8) {
        auto length = std::uint64_t(qFromBigEndian<std::uint32_t>(bytes.data()));
        qsizetype head = 8;
        if (length == 1 && bytes.size() >= 16) {
            length = qFromBigEndian<std::uint64_t>(bytes.data() + 8);
            head = 16;
        }
        if (length == 0 || length > std::uint64_t(bytes.size()))
            length = std::uint64_t(bytes.size());
        if (length < std::uint64_t(head))
            return std::nullopt;
        if (bytes.sliced(4, 4) == QByteArrayView("jp2c"))
            return bytes.sliced(head, qsizetype(length) - head);
        bytes = bytes.sliced(qsizetype(length));
    }
    return std::nullopt;
}

} // namespace

Result<QByteArrayView> jpeg2000Codestream(QByteArrayView bytes, const ImagePixel &pixel)
{
    const bool boxed = bytes.size() >= 12 && bytes.sliced(4, 4) == QByteArrayView("jP  ");
    const auto stream = boxed ? unboxed(bytes) : std::optional(bytes);
    if (!stream)
        return fail(ErrorCode::Malformed, u"JP2 without a codestream"_s);
    if (stream->size() < 4)
        return fail(ErrorCode::Truncated, u"JPEG 2000 stream"_s);
    const Result<void> walked = HeaderWalk(*stream, pixel).walk();
    if (!walked)
        return tl::unexpected(walked.error());
    return *stream;
}

} // namespace td::dicom::detail
