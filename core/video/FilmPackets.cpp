// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/video/FilmPackets.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace td::video {
namespace {

using namespace Qt::StringLiterals;
using dicom::VideoContainer;
using std::chrono::microseconds;

constexpr int kMaxPictures = 100'000;  ///< as of an instance
constexpr int kMaxPackets = 2'000'000; ///< of pictures, sound and nothing: a day of sound has four million
constexpr int kPageBytes = 256 * 1024; ///< read at a time

/// The one demuxer that may open it: no other is tried.
const char *demuxerOf(VideoContainer container)
{
    switch (container) {
    case VideoContainer::MpegVideo:
        return "mpegvideo";
    case VideoContainer::AvcBytes:
        return "h264";
    case VideoContainer::HevcBytes:
        return "hevc";
    case VideoContainer::ProgramStream:
        return "mpeg";
    case VideoContainer::TransportStream:
        return "mpegts";
    case VideoContainer::Mp4:
        return "mov";
    case VideoContainer::Unknown:
        break;
    }
    return nullptr;
}

bool isAllowed(AVCodecID codec)
{
    return codec == AV_CODEC_ID_MPEG1VIDEO || codec == AV_CODEC_ID_MPEG2VIDEO || codec == AV_CODEC_ID_H264 ||
           codec == AV_CODEC_ID_HEVC;
}

/// Lets FFmpeg read the film where it lies in memory.
class Bytes {
public:
    explicit Bytes(const dicom::VideoInput &input)
        : m_input(input)
        , m_context(avio_alloc_context(static_cast<unsigned char *>(av_malloc(kPageBytes)), kPageBytes, 0, this, &read,
                                       nullptr, &seek))
    {
    }
    ~Bytes()
    {
        if (m_context)
            av_freep(&m_context->buffer);
        avio_context_free(&m_context);
    }
    Bytes(const Bytes &) = delete;
    Bytes &operator=(const Bytes &) = delete;
    AVIOContext *context() const { return m_context; }

private:
    static int read(void *opaque, std::uint8_t *to, int count)
    {
        auto &self = *static_cast<Bytes *>(opaque);
        const auto done = self.m_input.read(self.m_at, reinterpret_cast<char *>(to), count);
        self.m_at += done;
        return done > 0 ? int(done) : AVERROR_EOF;
    }
    static std::int64_t seek(void *opaque, std::int64_t offset, int whence)
    {
        auto &self = *static_cast<Bytes *>(opaque);
        if (whence == AVSEEK_SIZE)
            return self.m_input.bytes;
        const int from = whence & ~AVSEEK_FORCE;
        const qint64 base = from == SEEK_CUR ? self.m_at : from == SEEK_END ? self.m_input.bytes : 0;
        if (offset < -base || offset > self.m_input.bytes - base)
            return AVERROR(EINVAL);
        return self.m_at = base + offset;
    }
    const dicom::VideoInput &m_input;
    qint64 m_at = 0;
    AVIOContext *m_context;
};

} // namespace

/// Reads a stream through and puts its pictures in order.
class PacketReader {
public:
    explicit PacketReader(const dicom::VideoInput &input)
        : m_input(input)
        , m_bytes(input)
    {
    }
    Result<FilmPackets> run();

private:
    Result<void> open();
    Result<void> take(const AVPacket &packet);
    bool choose(const AVStream &stream);
    void readOrder(const AVPacket &packet);
    void readMpegOrder(const AVPacket &packet);
    void arrange();
    void setTimes(const std::vector<std::int64_t> &stamps);

    /// Where a picture is shown: by the container's clock, or by what the coding says.
    struct Order {
        std::int64_t stamp = AV_NOPTS_VALUE;
        std::int64_t duration = 0;
        int group = 0; ///< the numbers below start again with each group of pictures
        int number = 0;
    };

    const dicom::VideoInput &m_input;
    Bytes m_bytes;
    std::unique_ptr<AVFormatContext, Freed<avformat_close_input>> m_format;
    int m_stream = -1;
    AVRational m_timeBase{0, 1};
    CodecPtr m_codec; ///< what the parser writes into; decodes nothing
    ParserPtr m_parser;
    std::vector<Order> m_orders; ///< by order of coding
    Order m_now;
    int m_openField = AV_PICTURE_STRUCTURE_UNKNOWN; ///< of a picture that waits for its other field
    FilmPackets m_film;
};

Result<void> PacketReader::open()
{
    const char *name = demuxerOf(m_input.container);
    const AVInputFormat *demuxer = name ? av_find_input_format(name) : nullptr;
    if (!demuxer || !m_bytes.context())
        return fail(ErrorCode::Unsupported, u"container"_s);
    AVFormatContext *context = avformat_alloc_context();
    if (!context)
        return fail(ErrorCode::Internal, u"no memory"_s);
    context->pb = m_bytes.context();
    // What is not in the stream is not to be made up.
    context->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_NOFILLIN;
    AVDictionary *options = nullptr;
    // All pictures of the stream count, also those that an edit list leaves out.
    av_dict_set(&options, "ignore_editlist", "1", 0);
    av_dict_set(&options, "protocol_whitelist", "", 0);
    const int status = avformat_open_input(&context, "", demuxer, &options); // frees the context when it fails
    av_dict_free(&options);
    if (status < 0)
        return fail(ErrorCode::Malformed, u"container"_s);
    m_format.reset(context);
    return {};
}

bool PacketReader::choose(const AVStream &stream)
{
    if (m_stream >= 0)
        return stream.index == m_stream;
    if (stream.codecpar->codec_type != AVMEDIA_TYPE_VIDEO || !isAllowed(stream.codecpar->codec_id))
        return false;
    m_codec.reset(avcodec_alloc_context3(nullptr));
    m_parser.reset(av_parser_init(stream.codecpar->codec_id));
    m_film.m_parameters.reset(avcodec_parameters_alloc());
    if (!m_codec || !m_parser || !m_film.m_parameters ||
        avcodec_parameters_copy(m_film.m_parameters.get(), stream.codecpar) < 0 ||
        avcodec_parameters_to_context(m_codec.get(), stream.codecpar) < 0)
        return false;
    m_parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
#if LIBAVCODEC_VERSION_MAJOR < 61
    // H.264 counts its rate in fields.
    if (stream.codecpar->codec_id == AV_CODEC_ID_H264)
        m_codec->ticks_per_frame = 2;
#endif
    m_stream = stream.index;
    m_timeBase = stream.time_base;
    return true;
}

/// temporal_reference counts from the last group of pictures (ISO 13818-2 6.3.9), modulo 1,024.
void PacketReader::readMpegOrder(const AVPacket &packet)
{
    constexpr int groupCode = 0xB8;
    constexpr int pictureCode = 0;
    constexpr int wrap = 512;
    for (int i = 0; i + 5 < packet.size; ++i) {
        const std::uint8_t *p = packet.data + i;
        if (p[0] != 0 || p[1] != 0 || p[2] != 1)
            continue;
        if (p[3] == groupCode)
            ++m_now.group;
        if (p[3] != pictureCode)
            continue;
        const int number = p[4] << 2 | p[5] >> 6;
        if (number + wrap < m_now.number)
            ++m_now.group;
        m_now.number = number;
        return;
    }
}

void PacketReader::readOrder(const AVPacket &packet)
{
    std::uint8_t *out = nullptr;
    int outBytes = 0;
    av_parser_parse2(m_parser.get(), m_codec.get(), &out, &outBytes, packet.data, packet.size, packet.pts, packet.dts,
                     packet.pos);
    m_now.stamp = packet.pts;
    m_now.duration = packet.duration;
    const AVCodecID codec = m_codec->codec_id;
    if (codec == AV_CODEC_ID_MPEG1VIDEO || codec == AV_CODEC_ID_MPEG2VIDEO)
        return readMpegOrder(packet);
    // The picture order count starts again at 0 with each instantaneous refresh.
    m_now.number = m_parser->output_picture_number;
    if (m_now.number == 0 && m_parser->key_frame == 1)
        ++m_now.group;
}

Result<void> PacketReader::take(const AVPacket &packet)
{
    AVStream &stream = *m_format->streams[packet.stream_index];
    if (packet.size <= 0 || !choose(stream)) {
        if (stream.codecpar->codec_type != AVMEDIA_TYPE_VIDEO)
            stream.discard = AVDISCARD_ALL; // sound is not even taken apart
        return {};
    }
    FilmPackets &film = m_film;
    // An index may name the same bytes again and again.
    if (film.m_bytes.size() + std::size_t(packet.size) > std::size_t(m_input.bytes))
        return fail(ErrorCode::Malformed, u"more bytes in packets than in the stream"_s);
    readOrder(packet);
    const int structure = m_parser->picture_structure;
    const bool isField = structure == AV_PICTURE_STRUCTURE_TOP_FIELD || structure == AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
    const bool isSecond = isField && m_openField != AV_PICTURE_STRUCTURE_UNKNOWN && m_openField != structure;
    m_openField = isField && !isSecond ? structure : int(AV_PICTURE_STRUCTURE_UNKNOWN);
    if (!isSecond) {
        if (m_orders.size() >= std::size_t(kMaxPictures))
            return fail(ErrorCode::TooLarge, u"pictures"_s);
        m_orders.push_back(m_now);
        film.m_first.push_back(int(film.m_packets.size()));
    }
    const bool key = !isSecond && (packet.flags & AV_PKT_FLAG_KEY) != 0;
    if (key)
        film.m_keys.push_back(int(film.m_packets.size()));
    film.m_packets.push_back({film.m_bytes.size(), std::size_t(packet.size), int(m_orders.size()) - 1, key});
    film.m_bytes.insert(film.m_bytes.end(), packet.data, packet.data + packet.size);
    return {};
}

void PacketReader::arrange()
{
    const auto count = m_orders.size();
    std::vector<int> &coded = m_film.m_coded;
    coded.resize(count);
    std::iota(coded.begin(), coded.end(), 0);
    const auto of = [this](int i) -> const Order & { return m_orders[std::size_t(i)]; };
    std::vector<std::int64_t> stamps;
    for (const Order &order : m_orders)
        if (order.stamp != AV_NOPTS_VALUE)
            stamps.push_back(order.stamp);
    std::sort(stamps.begin(), stamps.end());
    const bool clocked = stamps.size() == count && std::adjacent_find(stamps.begin(), stamps.end()) == stamps.end();
    std::stable_sort(coded.begin(), coded.end(), [&](int a, int b) {
        if (clocked)
            return of(a).stamp < of(b).stamp;
        return std::tuple(of(a).group, of(a).number) < std::tuple(of(b).group, of(b).number);
    });
    m_film.m_shown.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        m_film.m_shown[std::size_t(coded[i])] = int(i);
    setTimes(clocked ? stamps : std::vector<std::int64_t>());
}

void PacketReader::setTimes(const std::vector<std::int64_t> &stamps)
{
    constexpr AVRational micro{1, 1'000'000};
    std::vector<microseconds> &times = m_film.m_times;
    if (stamps.size() > 1) {
        for (std::size_t i = 1; i < stamps.size(); ++i)
            times.emplace_back(av_rescale_q(stamps[i] - stamps[i - 1], m_timeBase, micro));
        const std::int64_t last = m_orders[std::size_t(m_film.m_coded.back())].duration;
        times.push_back(last > 0 ? microseconds(av_rescale_q(last, m_timeBase, micro)) : times.back());
        return;
    }
    const AVRational rate = m_codec->framerate;
    if (rate.num > 0 && rate.den > 0)
        times.assign(m_orders.size(), microseconds(av_rescale_q(1, av_inv_q(rate), micro)));
}

Result<FilmPackets> PacketReader::run()
{
    if (const auto opened = open(); !opened)
        return tl::unexpected(opened.error());
    m_film.m_bytes.reserve(std::size_t(m_input.bytes));
    const PacketPtr packet(av_packet_alloc());
    // A stream that ends in the middle ends here too. Packets may be empty, and an index may name millions of those.
    for (int i = 0; packet && av_read_frame(m_format.get(), packet.get()) >= 0; ++i) {
        const Result<void> taken = i < kMaxPackets ? take(*packet) : fail(ErrorCode::TooLarge, u"packets"_s);
        av_packet_unref(packet.get());
        if (!taken)
            return tl::unexpected(taken.error());
    }
    if (m_orders.empty())
        return fail(ErrorCode::Malformed, u"no picture"_s);
    // Streams that carry their headers in band have named no size before the first picture was read.
    if (m_film.m_parameters->width == 0 && m_codec->width > 0) {
        m_film.m_parameters->width = m_codec->width;
        m_film.m_parameters->height = m_codec->height;
    }
    m_film.m_bytes.shrink_to_fit();
    arrange();
    return std::move(m_film);
}

Result<FilmPackets> FilmPackets::read(const dicom::VideoInput &input)
{
    return PacketReader(input).run();
}

int FilmPackets::start(int shown, int earlier) const
{
    const int coded = m_coded[std::size_t(shown)];
    const int first = m_first[std::size_t(coded)];
    auto key = std::upper_bound(m_keys.begin(), m_keys.end(), first);
    if (key == m_keys.begin())
        return 0;
    --key;
    // A picture that is coded after a key frame and shown before it may need what comes before both.
    const int needed = earlier + (m_shown[std::size_t(packet(*key).coded)] > shown ? 1 : 0);
    return key - m_keys.begin() >= needed ? *(key - needed) : 0;
}

} // namespace td::video
