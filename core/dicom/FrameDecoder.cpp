// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/FrameDecoder.h"

#include "core/dicom/Codecs.h"
#include "core/dicom/Dcmtk.h"
#include "core/dicom/FrameFragments.h"
#include "core/dicom/StoredValues.h"
#include "core/dicom/Video.h"
#include "core/dicom/VideoLibrary.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::RawFrame;
using detail::tagOf;

enum class Codec { None, Native, Rle, Jpeg, JpegLs, Jpeg2000, Deflated };

Codec codecOf(const QByteArray &uid)
{
    static const std::array<std::pair<const char *, Codec>, 22> table{{
        {"1.2.840.10008.1.2", Codec::Native},         {"1.2.840.10008.1.2.1", Codec::Native},
        {"1.2.840.10008.1.2.1.99", Codec::Native},    {"1.2.840.10008.1.2.2", Codec::Native},
        {"1.2.840.10008.1.2.5", Codec::Rle},          {"1.2.840.10008.1.2.4.50", Codec::Jpeg},
        {"1.2.840.10008.1.2.4.51", Codec::Jpeg},      {"1.2.840.10008.1.2.4.53", Codec::Jpeg},
        {"1.2.840.10008.1.2.4.55", Codec::Jpeg},      {"1.2.840.10008.1.2.4.57", Codec::Jpeg},
        {"1.2.840.10008.1.2.4.70", Codec::Jpeg},      {"1.2.840.10008.1.2.4.80", Codec::JpegLs},
        {"1.2.840.10008.1.2.4.81", Codec::JpegLs},    {"1.2.840.10008.1.2.4.90", Codec::Jpeg2000},
        {"1.2.840.10008.1.2.4.91", Codec::Jpeg2000},  {"1.2.840.10008.1.2.4.201", Codec::Jpeg2000},
        {"1.2.840.10008.1.2.4.202", Codec::Jpeg2000}, {"1.2.840.10008.1.2.4.203", Codec::Jpeg2000},
        {"1.2.840.10008.1.2.8.1", Codec::Deflated},   {"1.2.840.10008.1.2.4.52", Codec::Jpeg},
        {"1.2.840.10008.1.2.4.54", Codec::Jpeg},      {"1.2.840.10008.1.2.4.56", Codec::Jpeg},
    }};
    for (const auto &[name, codec] : table)
        if (uid == name)
            return codec;
    return Codec::None;
}

Result<RawFrame> decompress(Codec codec, QByteArrayView bytes, const ImagePixel &pixel)
{
    switch (codec) {
    case Codec::Rle:
        return detail::decodeRle(bytes, pixel);
    case Codec::Jpeg:
        return detail::decodeJpeg(bytes, pixel);
    case Codec::JpegLs:
        return detail::decodeJpegLs(bytes, pixel);
    case Codec::Jpeg2000:
        return detail::decodeJpeg2000(bytes, pixel, 0);
    default:
        return fail(ErrorCode::Unsupported, u"transfer syntax"_s);
    }
}

} // namespace

bool FrameDecoder::canDecode(const TransferSyntaxUid &syntax)
{
    return codecOf(syntax.value().toLatin1()) != Codec::None || (videoCoding(syntax) && VideoLibrary::isInstalled());
}

Result<FrameDecoder> FrameDecoder::create(const Part10 &file, FloatingPoint floats)
{
    if (const auto coding = videoCoding(file.transferSyntax())) {
        auto film = createFilm(file);
        if (!film)
            return tl::unexpected(filmError(*coding, film.error()));
        return film;
    }
    const Dataset &set = file.dataset();
    const Element *element = set.find(tagOf(DCM_PixelData));
    if (!element)
        element = set.find(tagOf(DCM_FloatPixelData));
    if (!element)
        element = set.find(tagOf(DCM_DoubleFloatPixelData));
    if (!element)
        return fail(ErrorCode::NotFound, u"no Pixel Data"_s);
    const QByteArray syntax = file.transferSyntax().value().toLatin1();
    const Codec codec = codecOf(syntax);
    if (codec == Codec::None)
        return fail(ErrorCode::Unsupported, u"transfer syntax"_s);
    if ((codec == Codec::Native) == element->encapsulated)
        return fail(ErrorCode::Malformed, u"Pixel Data against transfer syntax"_s);
    const auto pixel = ImagePixel::fromDataset(set);
    if (!pixel)
        return tl::unexpected(pixel.error());
    if (pixel->sampleType() != SampleType::Integer && floats == FloatingPoint::Refused)
        return fail(ErrorCode::Unsupported, u"floating point pixels"_s);
    const bool isPlain = codec == Codec::Native || codec == Codec::Deflated;
    if (isPlain && pixel->photometric() == Photometric::YbrFull422 && pixel->columns() % 2 != 0)
        return fail(ErrorCode::OutOfRange, u"Columns of 4:2:2"_s); // PS3.3 C.7.6.3.1.2
    if (pixel->photometric() == Photometric::YbrPartial420)
        return fail(ErrorCode::Unsupported, u"Photometric Interpretation of films"_s);
    FrameDecoder decoder(*pixel);
    decoder.m_bytes = set.buffer();
    decoder.m_syntax = syntax;
    decoder.m_bigEndian = set.isBigEndian();
    decoder.m_truncated = element->truncated;
    const Result<void> found = decoder.findFrames(set, *element);
    if (!found)
        return tl::unexpected(found.error());
    return decoder;
}

Result<FrameDecoder> FrameDecoder::createFilm(const Part10 &file)
{
    const auto stream = VideoStream::of(file);
    if (!stream)
        return tl::unexpected(stream.error());
    const auto pixel = ImagePixel::fromDataset(file.dataset());
    if (!pixel)
        return tl::unexpected(pixel.error());
    if (pixel->samplesPerPixel() != 3 || pixel->sampleBytes() > 2)
        return fail(ErrorCode::Unsupported, u"samples of a film"_s);
    const auto library = VideoLibrary::load();
    if (!library)
        return tl::unexpected(library.error());
    VideoInput input;
    input.container = stream->container();
    input.rows = pixel->rows();
    input.columns = pixel->columns();
    input.sampleBytes = pixel->sampleBytes();
    input.bitsStored = pixel->bitsStored();
    input.bytes = stream->size();
    input.read = [&](qint64 at, char *to, qsizetype count) { return stream->read(at, to, count); };
    auto film = (*library)->decoder(input);
    if (!film)
        return tl::unexpected(film.error());
    FrameDecoder decoder(*pixel);
    decoder.m_numberOfFrames = std::max(pixel->numberOfFrames(), (*film)->numberOfFrames());
    decoder.m_film = std::move(*film);
    decoder.m_coding = stream->coding();
    return decoder;
}

std::vector<std::chrono::microseconds> FrameDecoder::filmTimes() const
{
    return m_film ? m_film->frameTimes() : std::vector<std::chrono::microseconds>();
}

Result<void> FrameDecoder::findFrames(const Dataset &set, const Element &element)
{
    if (!element.encapsulated) {
        m_native = element.value;
        if (std::uint64_t(m_native.length) * 8 < m_pixel.nativeFrameBits())
            return fail(ErrorCode::Truncated, u"less than one frame"_s);
        if (m_bigEndian && element.words && (m_pixel.bitsAllocated() <= 8 || m_pixel.isPacked())) {
            // Bytes and bits are packed into words, and the words are swapped (PS3.5 7.3).
            m_bytes = m_bytes.sliced(m_native.offset, m_native.length & ~qsizetype(1));
            qbswap<2>(m_bytes.constData(), m_bytes.size() / 2, m_bytes.data());
            m_native = {0, m_bytes.size()};
        }
        return {};
    }
    auto frames = detail::framesOfFragments(set, element, m_pixel.numberOfFrames());
    if (!frames)
        return tl::unexpected(frames.error());
    m_frames = std::move(*frames);
    return {};
}

Result<DecodedFrame> FrameDecoder::nativeFrame(int index) const
{
    const std::uint64_t bits = m_pixel.nativeFrameBits();
    const std::uint64_t firstBit = bits * std::uint64_t(index);
    if (firstBit + bits > std::uint64_t(m_native.length) * 8)
        return fail(ErrorCode::Truncated, u"Pixel Data end before this frame does"_s);
    if (m_pixel.bitsAllocated() == 1)
        return DecodedFrame{detail::unpackedBits(QByteArrayView(m_bytes).sliced(m_native.offset, m_native.length),
                                                 firstBit, m_pixel.samplesPerFrame()),
                            m_pixel.photometric()};
    if (m_pixel.bitsAllocated() == 12)
        return DecodedFrame{detail::storedValuesOf12Bits(
                                QByteArrayView(m_bytes).sliced(m_native.offset, m_native.length), firstBit, m_pixel),
                            m_pixel.photometric()};
    const qsizetype offset = m_native.offset + qsizetype(firstBit / 8);
    const QByteArrayView view = QByteArrayView(m_bytes).sliced(offset, qsizetype(bits / 8));
    return DecodedFrame{detail::storedValuesOfNative(view, m_pixel, m_bigEndian), detail::nativePhotometric(m_pixel)};
}

Result<QByteArrayView> FrameDecoder::frameBytes(int index, QByteArray &joined) const
{
    if (index < 0 || index >= numberOfFrames())
        return fail(ErrorCode::InvalidArgument, u"frame number"_s);
    if (index >= int(m_frames.size()) || (m_truncated && index == int(m_frames.size()) - 1))
        return fail(ErrorCode::Truncated, u"Pixel Data end before this frame does"_s);
    const std::vector<ByteRange> &fragments = m_frames[size_t(index)];
    if (fragments.size() == 1)
        return QByteArrayView(m_bytes).sliced(fragments.front().offset, fragments.front().length);
    for (const ByteRange &range : fragments)
        joined.append(m_bytes.constData() + range.offset, range.length);
    return QByteArrayView(joined);
}

Result<DecodedFrame> FrameDecoder::frame(int index) const
{
    if (index < 0 || index >= numberOfFrames())
        return fail(ErrorCode::InvalidArgument, u"frame number"_s);
    if (m_film) {
        auto samples = m_film->frame(index);
        if (!samples)
            return tl::unexpected(filmError(m_coding, samples.error()));
        return DecodedFrame{std::move(*samples), Photometric::Rgb};
    }
    const Codec codec = codecOf(m_syntax);
    if (codec == Codec::Native)
        return nativeFrame(index);
    QByteArray joined;
    const auto bytes = frameBytes(index, joined);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (codec == Codec::Deflated)
        return detail::inflatedFrame(*bytes, m_pixel);
    auto raw = decompress(codec, *bytes, m_pixel);
    if (!raw)
        return tl::unexpected(raw.error());
    return detail::storedValuesOfRaw(std::move(*raw), m_pixel, m_pixel.samplesPerFrame());
}

Result<DecodedFrame> FrameDecoder::reducedFrame(int index, int halvings) const
{
    if (codecOf(m_syntax) != Codec::Jpeg2000)
        return fail(ErrorCode::Unsupported, u"no reduced resolution in this transfer syntax"_s);
    if (halvings < 0 || halvings > kMaxHalvings)
        return fail(ErrorCode::InvalidArgument, u"number of halvings"_s);
    QByteArray joined;
    const auto bytes = frameBytes(index, joined);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto raw = detail::decodeJpeg2000(*bytes, m_pixel, halvings);
    if (!raw)
        return tl::unexpected(raw.error());
    const auto reduced = [&](int size) { return (std::uint64_t(size) + (1ull << halvings) - 1) >> halvings; };
    const std::uint64_t count =
        reduced(m_pixel.rows()) * reduced(m_pixel.columns()) * std::uint64_t(m_pixel.samplesPerPixel());
    return detail::storedValuesOfRaw(std::move(*raw), m_pixel, count);
}

} // namespace td::dicom
