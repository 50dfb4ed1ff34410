// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Video.h"

#include "core/dicom/Dcmtk.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

constexpr qsizetype kPacket = 188; ///< of a transport stream (ISO 13818-1 2.4.3.2)
constexpr qsizetype kStamp = 4;    ///< before each packet in the form that cameras write

bool isTransport(const QByteArray &head, qsizetype first, qsizetype step)
{
    constexpr char sync = 0x47;
    int seen = 0;
    for (qsizetype at = first; at < head.size(); at += step, ++seen)
        if (head[at] != sync)
            return false;
    return seen >= 2;
}

/// The first bytes of a box that may open an MP4 file (ISO 14496-12 4.2).
bool isBox(const QByteArray &head)
{
    static const std::array<const char *, 6> boxes{"ftyp", "moov", "mdat", "free", "skip", "wide"};
    return std::any_of(boxes.begin(), boxes.end(), [&](const char *box) { return head.mid(4, 4) == box; });
}

} // namespace

std::optional<VideoCoding> videoCoding(const TransferSyntaxUid &syntax)
{
    static const std::array<std::pair<QLatin1StringView, VideoCoding>, 9> table{{
        {"1.2.840.10008.1.2.4.100"_L1, VideoCoding::Mpeg2},
        {"1.2.840.10008.1.2.4.101"_L1, VideoCoding::Mpeg2},
        {"1.2.840.10008.1.2.4.102"_L1, VideoCoding::H264},
        {"1.2.840.10008.1.2.4.103"_L1, VideoCoding::H264},
        {"1.2.840.10008.1.2.4.104"_L1, VideoCoding::H264},
        {"1.2.840.10008.1.2.4.105"_L1, VideoCoding::H264},
        {"1.2.840.10008.1.2.4.106"_L1, VideoCoding::H264},
        {"1.2.840.10008.1.2.4.107"_L1, VideoCoding::Hevc},
        {"1.2.840.10008.1.2.4.108"_L1, VideoCoding::Hevc},
    }};
    for (const auto &[uid, coding] : table) {
        // The fragmentable forms end in ".1"; HEVC has none.
        const bool fragmentable = coding != VideoCoding::Hevc && syntax.value() == uid + ".1"_L1;
        if (syntax.value() == uid || fragmentable)
            return coding;
    }
    return std::nullopt;
}

QString videoCodingName(VideoCoding coding)
{
    switch (coding) {
    case VideoCoding::Mpeg2:
        return u"MPEG-2"_s;
    case VideoCoding::H264:
        return u"H.264"_s;
    case VideoCoding::Hevc:
        return u"HEVC"_s;
    }
    return {};
}

Error filmError(VideoCoding coding, Error error)
{
    error.detail = u"film "_s + videoCodingName(coding) + u": "_s + error.detail;
    return error;
}

std::optional<VideoCoding> filmOf(const Error &error)
{
    for (const VideoCoding coding : {VideoCoding::Mpeg2, VideoCoding::H264, VideoCoding::Hevc})
        if (error.detail.startsWith(u"film "_s + videoCodingName(coding) + u':'))
            return coding;
    return std::nullopt;
}

Result<VideoStream> VideoStream::of(const Part10 &file)
{
    const auto coding = videoCoding(file.transferSyntax());
    if (!coding)
        return fail(ErrorCode::Unsupported, u"no video transfer syntax"_s);
    const Element *element = file.dataset().find(tagOf(DCM_PixelData));
    if (!element)
        return fail(ErrorCode::NotFound, u"no Pixel Data"_s);
    if (!element->encapsulated)
        return fail(ErrorCode::Malformed, u"Pixel Data against transfer syntax"_s);
    VideoStream stream;
    stream.m_coding = *coding;
    stream.m_bytes = file.dataset().buffer();
    if (!element->fragments.empty())
        stream.m_fragments.assign(element->fragments.begin() + 1, element->fragments.end());
    for (const ByteRange &range : stream.m_fragments)
        stream.m_size += range.length;
    if (stream.m_size == 0)
        return fail(ErrorCode::Truncated, u"no fragment"_s);
    return stream;
}

qsizetype VideoStream::read(qint64 at, char *to, qsizetype count) const
{
    qsizetype done = 0;
    qint64 first = 0;
    for (const ByteRange &range : m_fragments) {
        const qint64 inside = at + done - first;
        first += range.length;
        if (inside < 0 || inside >= range.length)
            continue;
        const qsizetype part = std::min<qsizetype>(range.length - qsizetype(inside), count - done);
        std::memcpy(to + done, m_bytes.constData() + range.offset + inside, std::size_t(part));
        done += part;
        if (done == count)
            break;
    }
    return done;
}

VideoContainer VideoStream::container() const
{
    QByteArray head(4 * (kPacket + kStamp), '\0');
    head.resize(read(0, head.data(), head.size()));
    if (isBox(head))
        return VideoContainer::Mp4;
    if (isTransport(head, 0, kPacket) || isTransport(head, kStamp, kPacket + kStamp))
        return VideoContainer::TransportStream;
    const QByteArray start("\0\0\1", 3);
    const qsizetype at = head.indexOf(start);
    // Zeros may stand before the first start code, and nothing else.
    if (at < 0 || at + 3 >= head.size() || head.first(at).count('\0') != at)
        return VideoContainer::Unknown;
    const auto code = std::uint8_t(head[at + 3]);
    if (m_coding == VideoCoding::Mpeg2)
        return code == 0xBA ? VideoContainer::ProgramStream : VideoContainer::MpegVideo;
    if (code == 0xBA)
        return VideoContainer::ProgramStream;
    return m_coding == VideoCoding::H264 ? VideoContainer::AvcBytes : VideoContainer::HevcBytes;
}

QString VideoStream::suffix() const
{
    switch (container()) {
    case VideoContainer::Mp4:
        return u"mp4"_s;
    case VideoContainer::TransportStream:
        return u"ts"_s;
    case VideoContainer::ProgramStream:
        return u"mpg"_s;
    case VideoContainer::MpegVideo:
        return u"m2v"_s;
    case VideoContainer::AvcBytes:
        return u"h264"_s;
    case VideoContainer::HevcBytes:
        return u"h265"_s;
    case VideoContainer::Unknown:
        break;
    }
    return u"bin"_s;
}

} // namespace td::dicom
