// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/video/FilmDecoder.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <cstring>

namespace td::video {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kKeptBytes = std::size_t(64) * 1024 * 1024; ///< of decoded pictures: 20 of 1,920 x 1,080
constexpr std::size_t kAwake = 2;      ///< films: one in front of the reader, and one that makes its thumbnail
constexpr qint64 kPatienceMs = 20'000; ///< with one picture
constexpr int kDelay = 32;             ///< pictures that may overtake another on their way out: twice what levels allow
constexpr int kCodedBlock = 16;        ///< pictures are coded in whole blocks of this side
constexpr int kEdge = 256;             ///< decoders keep more than the picture around it
constexpr int kRegister = 64;          ///< bytes of the widest vector instruction

int codedSize(int declared)
{
    return (declared + kCodedBlock - 1) / kCodedBlock * kCodedBlock;
}

std::size_t bytesOf(const AVFrame &frame)
{
    const int bytes = av_image_get_buffer_size(AVPixelFormat(frame.format), frame.width, frame.height, 1);
    return bytes > 0 ? std::size_t(bytes) : 0;
}

bool isDamaged(const AVFrame &frame)
{
    return (frame.flags & AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags != 0;
}

/// The matrix that the stream names. Where it names none, that of its time: BT.601 up to 576 rows, as YBR_PARTIAL_420
/// has it too (PS3.3 C.7.6.3.1.2), and BT.709 above.
int matrixOf(const AVFrame &frame)
{
    constexpr int standardRows = 576;
    switch (frame.colorspace) {
    case AVCOL_SPC_BT709:
        return SWS_CS_ITU709;
    case AVCOL_SPC_FCC:
        return SWS_CS_FCC;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
        return SWS_CS_ITU601;
    case AVCOL_SPC_SMPTE240M:
        return SWS_CS_SMPTE240M;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
        return SWS_CS_BT2020;
    default:
        return frame.height <= standardRows ? SWS_CS_ITU601 : SWS_CS_ITU709;
    }
}

/// The films that are awake, the one that was read last at the end.
struct Awake {
    QMutex mutex;
    std::vector<FilmDecoder *> films;
};

Awake &awake()
{
    static Awake only;
    return only;
}

} // namespace

FilmDecoder::FilmDecoder(FilmPackets film, const dicom::VideoInput &input)
    : m_film(std::move(film))
    , m_rows(input.rows)
    , m_columns(input.columns)
    , m_sampleBytes(input.sampleBytes)
    , m_bitsStored(input.bitsStored)
    , m_packet(av_packet_alloc())
{
}

Result<std::unique_ptr<dicom::VideoDecoder>> FilmDecoder::create(const dicom::VideoInput &input)
{
    auto film = FilmPackets::read(input);
    if (!film)
        return tl::unexpected(film.error());
    if (!avcodec_find_decoder(film->parameters().codec_id))
        return fail(ErrorCode::Unsupported, u"no decoder"_s);
    return std::unique_ptr<dicom::VideoDecoder>(new FilmDecoder(std::move(*film), input));
}

FilmDecoder::~FilmDecoder()
{
    Awake &all = awake();
    const QMutexLocker lock(&all.mutex);
    std::erase(all.films, this);
}

void FilmDecoder::wake()
{
    Awake &all = awake();
    const QMutexLocker lock(&all.mutex);
    std::erase(all.films, this);
    all.films.push_back(this);
    // One that is being read now is not waited for: it goes to rest when the next one wakes.
    while (all.films.size() > kAwake && all.films.front()->m_decoding.tryLock()) {
        FilmDecoder *oldest = all.films.front();
        oldest->rest();
        oldest->m_decoding.unlock();
        all.films.erase(all.films.begin());
    }
}

void FilmDecoder::rest()
{
    for (Cursor &cursor : m_cursors)
        cursor = Cursor();
    m_kept.clear();
    m_keptBytes = 0;
    const QMutexLocker lock(&m_scaling);
    m_scalers.clear();
}

Result<void> FilmDecoder::open(Cursor &cursor) const
{
    const AVCodecParameters &parameters = m_film.parameters();
    const AVCodec *codec = avcodec_find_decoder(parameters.codec_id);
    cursor.codec.reset(avcodec_alloc_context3(codec));
    AVCodecContext *c = cursor.codec.get();
    if (!c || !m_packet)
        return fail(ErrorCode::Internal, u"no memory"_s);
    const bool taken = avcodec_parameters_to_context(c, &parameters) >= 0;
    c->max_pixels = std::int64_t(codedSize(m_rows) + kEdge) * (codedSize(m_columns) + kEdge);
    c->thread_count = std::clamp(QThread::idealThreadCount(), 1, 4);
    // Pictures come out in the order of showing even where the stream is silent on how far they are mixed.
    c->strict_std_compliance = FF_COMPLIANCE_STRICT;
    c->error_concealment = 0; // a picture that was made up is no picture
    if (taken && avcodec_open2(c, codec, nullptr) >= 0)
        return {};
    cursor.codec.reset();
    return fail(ErrorCode::Malformed, u"parameters of the stream"_s);
}

Result<QByteArray> FilmDecoder::frame(int index)
{
    if (index < 0)
        return fail(ErrorCode::InvalidArgument, u"frame number"_s);
    if (index >= numberOfFrames())
        return fail(ErrorCode::Truncated, u"the stream ends before this frame"_s);
    const auto found = picture(index);
    if (!found)
        return tl::unexpected(found.error());
    return converted(**found);
}

Result<FramePtr> FilmDecoder::picture(int index)
{
    const QMutexLocker lock(&m_decoding);
    wake();
    if (m_kept.count(index) == 0) {
        const auto chosen = cursorFor(index);
        if (!chosen)
            return tl::unexpected(chosen.error());
        Cursor &cursor = **chosen;
        cursor.used = ++m_uses;
        auto decoded = decodeFrom(cursor, index);
        // Some streams are whole only a while after what calls itself a key frame.
        if (!decoded && decoded.error().code == ErrorCode::Malformed && cursor.origin > 0) {
            const auto restarted = restart(cursor, m_film.start(index, 1));
            decoded = restarted ? decodeFrom(cursor, index) : restarted;
        }
        if (!decoded)
            return tl::unexpected(decoded.error());
    }
    const auto at = m_kept.find(index);
    if (at == m_kept.end() || !at->second)
        return fail(ErrorCode::Malformed, u"damaged picture"_s);
    FramePtr shared(av_frame_clone(at->second.get()));
    if (!shared)
        return fail(ErrorCode::Internal, u"no memory"_s);
    return shared;
}

Result<FilmDecoder::Cursor *> FilmDecoder::cursorFor(int index)
{
    const int start = m_film.start(index);
    Cursor *best = nullptr;
    for (Cursor &cursor : m_cursors) {
        // One that stands between the key frame and the picture has part of the way behind it.
        const bool onTheWay = cursor.origin <= start && cursor.next > start && cursor.reached < index;
        if (onTheWay && (!best || cursor.reached > best->reached))
            best = &cursor;
    }
    if (best)
        return best;
    Cursor &oldest =
        *std::min_element(m_cursors.begin(), m_cursors.end(), [](auto &a, auto &b) { return a.used < b.used; });
    if (const auto restarted = restart(oldest, start); !restarted)
        return tl::unexpected(restarted.error());
    return &oldest;
}

Result<void> FilmDecoder::restart(Cursor &cursor, int packet) const
{
    cursor.next = cursor.origin = packet;
    cursor.reached = -1;
    if (!cursor.codec)
        return open(cursor);
    avcodec_flush_buffers(cursor.codec.get());
    return {};
}

bool FilmDecoder::feed(Cursor &cursor)
{
    if (cursor.next >= m_film.numberOfPackets())
        return avcodec_send_packet(cursor.codec.get(), nullptr) >= 0;
    const FilmPackets::Packet &packet = m_film.packet(cursor.next);
    if (av_new_packet(m_packet.get(), int(packet.bytes)) < 0)
        return false;
    std::memcpy(m_packet->data, m_film.data(packet), packet.bytes);
    // The number travels with the picture, whatever the decoder does with its order.
    m_packet->pts = packet.coded;
    m_packet->flags = packet.key ? AV_PKT_FLAG_KEY : 0;
    // A packet that is refused is a picture that will not come out; the others may.
    (void)avcodec_send_packet(cursor.codec.get(), m_packet.get());
    av_packet_unref(m_packet.get());
    ++cursor.next;
    return true;
}

Result<void> FilmDecoder::decodeFrom(Cursor &cursor, int index)
{
    QElapsedTimer patience;
    patience.start();
    const FramePtr frame(av_frame_alloc());
    int overtaken = 0;
    while (frame && m_kept.count(index) == 0) {
        if (patience.elapsed() > kPatienceMs)
            return fail(ErrorCode::Timeout, u"too far from a key frame"_s);
        const int status = avcodec_receive_frame(cursor.codec.get(), frame.get());
        if (status == AVERROR(EAGAIN)) {
            if (feed(cursor))
                continue;
            break;
        }
        if (status == AVERROR_EOF) {
            cursor.next = -1;
            break;
        }
        if (status < 0)
            continue;
        const bool known = frame->pts >= 0 && frame->pts < m_film.numberOfFrames();
        if (!known)
            continue;
        cursor.reached = m_film.shown(int(frame->pts));
        keep(cursor, *frame, index);
        av_frame_unref(frame.get());
        if (cursor.reached > index && ++overtaken > kDelay)
            break;
    }
    if (m_kept.count(index) == 0)
        return fail(ErrorCode::Malformed, u"this picture does not come out"_s);
    return {};
}

void FilmDecoder::keep(const Cursor &cursor, const AVFrame &frame, int index)
{
    const int number = cursor.reached;
    // What is shown before the key frame that decoding started from was decoded without what it needs.
    const FilmPackets::Packet &origin = m_film.packet(cursor.origin);
    const bool damaged = isDamaged(frame);
    if ((cursor.origin > 0 && (damaged || number < m_film.shown(origin.coded))) || m_kept.count(number) != 0)
        return;
    FramePtr kept(damaged ? nullptr : av_frame_clone(&frame));
    m_keptBytes += kept ? bytesOf(*kept) : 0;
    m_kept.emplace(number, std::move(kept));
    while (m_keptBytes > kKeptBytes && m_kept.size() > 1) {
        // The one farthest from what is asked for goes first.
        const auto first = m_kept.begin();
        const auto last = std::prev(m_kept.end());
        const auto worst = index - first->first > last->first - index ? first : last;
        if (worst->first == index)
            return;
        m_keptBytes -= worst->second ? bytesOf(*worst->second) : 0;
        m_kept.erase(worst);
    }
}

bool FilmDecoder::hasDeclaredSize(const AVFrame &frame) const
{
    const bool rows = frame.height == m_rows || frame.height == codedSize(m_rows);
    const bool columns = frame.width == m_columns || frame.width == codedSize(m_columns);
    return rows && columns;
}

std::unique_ptr<FilmDecoder::Scaler> FilmDecoder::takeScaler()
{
    const QMutexLocker lock(&m_scaling);
    if (m_scalers.empty())
        return std::make_unique<Scaler>();
    auto scaler = std::move(m_scalers.back());
    m_scalers.pop_back();
    return scaler;
}

Result<QByteArray> FilmDecoder::converted(const AVFrame &frame)
{
    if (!hasDeclaredSize(frame))
        return fail(ErrorCode::Malformed, u"another size than declared"_s);
    auto scaler = takeScaler();
    auto samples = convertedBy(*scaler, frame);
    const QMutexLocker lock(&m_scaling);
    m_scalers.push_back(std::move(scaler));
    return samples;
}

Result<QByteArray> FilmDecoder::convertedBy(Scaler &scaler, const AVFrame &frame) const
{
    const AVPixelFormat to = m_sampleBytes == 2 ? AV_PIX_FMT_RGB48 : AV_PIX_FMT_RGB24;
    constexpr int flags = SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT;
    scaler.context.reset(sws_getCachedContext(scaler.context.release(), m_columns, m_rows, AVPixelFormat(frame.format),
                                              m_columns, m_rows, to, flags, nullptr, nullptr, nullptr));
    if (!scaler.context)
        return fail(ErrorCode::Unsupported, u"pixel format"_s);
    const bool full = frame.color_range == AVCOL_RANGE_JPEG || frame.format == AV_PIX_FMT_YUVJ420P;
    constexpr int one = 1 << 16;
    sws_setColorspaceDetails(scaler.context.get(), sws_getCoefficients(matrixOf(frame)), full,
                             sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, one, one);
    // Vector instructions write whole registers: lines of their own length, with room after the last.
    const int line = m_columns * 3 * m_sampleBytes;
    const int padded = (line + kRegister - 1) / kRegister * kRegister + kRegister;
    scaler.padded.resize(std::size_t(padded) * std::size_t(m_rows) + kRegister);
    std::uint8_t *const planes[4] = {scaler.padded.data(), nullptr, nullptr, nullptr};
    const int strides[4] = {padded, 0, 0, 0};
    if (sws_scale(scaler.context.get(), frame.data, frame.linesize, 0, m_rows, planes, strides) != m_rows)
        return fail(ErrorCode::Internal, u"conversion of colours"_s);
    QByteArray samples(qsizetype(line) * m_rows, Qt::Uninitialized);
    for (int row = 0; row < m_rows; ++row)
        std::memcpy(samples.data() + qsizetype(row) * line,
                    scaler.padded.data() + std::size_t(row) * std::size_t(padded), std::size_t(line));
    if (m_sampleBytes == 2) {
        auto *sample = reinterpret_cast<std::uint16_t *>(samples.data());
        const int shift = 16 - m_bitsStored;
        for (qsizetype i = 0; i < samples.size() / 2; ++i)
            sample[i] = std::uint16_t(sample[i] >> shift);
    }
    return samples;
}

} // namespace td::video
