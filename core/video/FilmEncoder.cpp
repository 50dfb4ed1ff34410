// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/video/FilmEncoder.h"

#include "core/base/WriteError.h"

#include <QFileDevice>

#include <algorithm>

namespace td::video {
namespace {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;

constexpr int kPageBytes = 256 * 1024;
constexpr int kLargestSide = 8192;
/// MPEG-4 part 2 counts in at most 65,535 ticks a second. All usual rates are whole numbers of these.
constexpr AVRational kClock{1, 60'000};
constexpr AVRational kMicro{1, 1'000'000};

#if LIBAVFORMAT_VERSION_MAJOR >= 61
using WrittenBytes = const std::uint8_t *;
#else
using WrittenBytes = std::uint8_t *;
#endif

int writeTo(void *opaque, WrittenBytes bytes, int count)
{
    auto &to = *static_cast<QIODevice *>(opaque);
    return to.write(reinterpret_cast<const char *>(bytes), count) == count ? count : AVERROR(EIO);
}

std::int64_t seekIn(void *opaque, std::int64_t offset, int whence)
{
    auto &to = *static_cast<QIODevice *>(opaque);
    if (whence == AVSEEK_SIZE)
        return to.size();
    const int from = whence & ~AVSEEK_FORCE;
    const qint64 at = offset + (from == SEEK_CUR ? to.pos() : from == SEEK_END ? to.size() : 0);
    return to.seek(at) ? at : AVERROR(EIO);
}

std::int64_t ticks(microseconds time)
{
    return av_rescale_q(time.count(), kMicro, kClock);
}

} // namespace

Result<std::unique_ptr<dicom::VideoEncoder>> FilmEncoder::create(QIODevice &to, int columns, int rows)
{
    if (columns < 2 || rows < 2 || columns > kLargestSide || rows > kLargestSide || columns % 2 != 0 || rows % 2 != 0)
        return fail(ErrorCode::InvalidArgument, u"size of a film"_s);
    std::unique_ptr<FilmEncoder> encoder(new FilmEncoder(to));
    if (const auto opened = encoder->openEncoder(columns, rows); !opened)
        return tl::unexpected(opened.error());
    if (const auto opened = encoder->openFile(); !opened)
        return tl::unexpected(opened.error());
    return encoder;
}

FilmEncoder::~FilmEncoder()
{
    if (!m_format)
        return;
    if (m_format->pb) {
        av_freep(&m_format->pb->buffer);
        avio_context_free(&m_format->pb);
    }
    avformat_free_context(m_format);
}

Result<void> FilmEncoder::openEncoder(int columns, int rows)
{
    const AVCodec *codec = avcodec_find_encoder_by_name("libx264");
    if (!codec)
        codec = avcodec_find_encoder(AV_CODEC_ID_MPEG4);
    m_codec.reset(codec ? avcodec_alloc_context3(codec) : nullptr);
    m_frame.reset(av_frame_alloc());
    m_packet.reset(av_packet_alloc());
    AVCodecContext *c = m_codec.get();
    if (!c || !m_frame || !m_packet)
        return fail(ErrorCode::Unsupported, u"no encoder"_s);
    c->width = columns;
    c->height = rows;
    c->pix_fmt = AV_PIX_FMT_YUV420P;
    c->time_base = kClock;
    c->flags |= AV_CODEC_FLAG_GLOBAL_HEADER; // as MP4 wants it
    c->color_range = AVCOL_RANGE_MPEG;
    c->colorspace = AVCOL_SPC_BT709;
    c->color_primaries = AVCOL_PRI_BT709;
    c->color_trc = AVCOL_TRC_BT709;
    c->gop_size = 30;    // so that players jump quickly
    c->max_b_frames = 0; // the last packet is then the last picture, and its time that of the film's end
    // Fine structures and letters are worth more than a small file.
    (void)av_opt_set(c->priv_data, "preset", "veryfast", 0);
    (void)av_opt_set(c->priv_data, "crf", "16", 0);
    if (codec->id == AV_CODEC_ID_MPEG4) {
        c->flags |= AV_CODEC_FLAG_QSCALE;
        c->global_quality = 3 * FF_QP2LAMBDA;
    }
    if (avcodec_open2(c, codec, nullptr) < 0)
        return fail(ErrorCode::Unsupported, u"no encoder"_s);
    m_frame->format = c->pix_fmt;
    m_frame->width = columns;
    m_frame->height = rows;
    m_frame->color_range = c->color_range;
    m_frame->colorspace = c->colorspace;
    m_scaler.reset(sws_getContext(columns, rows, AV_PIX_FMT_RGB32, columns, rows, c->pix_fmt,
                                  SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP, nullptr, nullptr, nullptr));
    constexpr int one = 1 << 16;
    if (!m_scaler || av_frame_get_buffer(m_frame.get(), 0) < 0 ||
        sws_setColorspaceDetails(m_scaler.get(), sws_getCoefficients(SWS_CS_DEFAULT), 1,
                                 sws_getCoefficients(SWS_CS_ITU709), 0, 0, one, one) < 0)
        return fail(ErrorCode::Unsupported, u"pixel format"_s);
    return {};
}

Result<void> FilmEncoder::openFile()
{
    if (avformat_alloc_output_context2(&m_format, nullptr, "mp4", nullptr) < 0)
        return fail(ErrorCode::Unsupported, u"no MP4"_s);
    m_format->pb = avio_alloc_context(static_cast<unsigned char *>(av_malloc(kPageBytes)), kPageBytes, 1, &m_to,
                                      nullptr, &writeTo, &seekIn);
    m_format->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT; // no name of a library in the file
    m_stream = avformat_new_stream(m_format, nullptr);
    if (!m_format->pb || !m_stream || avcodec_parameters_from_context(m_stream->codecpar, m_codec.get()) < 0)
        return fail(ErrorCode::Internal, u"no memory"_s);
    m_stream->time_base = kClock;
    return avformat_write_header(m_format, nullptr) < 0 ? deviceError() : Result<void>();
}

Result<void> FilmEncoder::deviceError() const
{
    const auto *file = qobject_cast<const QFileDevice *>(&m_to);
    return fail(file ? writeErrorOf(*file) : ErrorCode::Io, u"film"_s);
}

Result<void> FilmEncoder::add(const std::uint32_t *pixels, qsizetype bytesPerLine, microseconds at)
{
    if (av_frame_make_writable(m_frame.get()) < 0)
        return fail(ErrorCode::Internal, u"no memory"_s);
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(pixels);
    const std::uint8_t *const planes[4] = {bytes, nullptr, nullptr, nullptr};
    const int strides[4] = {int(bytesPerLine), 0, 0, 0};
    sws_scale(m_scaler.get(), planes, strides, 0, m_codec->height, m_frame->data, m_frame->linesize);
    const std::int64_t time = std::max(ticks(at), m_last + 1);
    m_lastWait = m_last < 0 ? 1 : time - m_last;
    m_last = m_frame->pts = time;
    return encode(m_frame.get());
}

Result<void> FilmEncoder::encode(const AVFrame *frame)
{
    if (avcodec_send_frame(m_codec.get(), frame) < 0)
        return fail(ErrorCode::Internal, u"encoder"_s);
    while (avcodec_receive_packet(m_codec.get(), m_packet.get()) >= 0) {
        if (m_packet->pts == m_last)
            m_packet->duration = m_lastWait;
        av_packet_rescale_ts(m_packet.get(), kClock, m_stream->time_base);
        m_packet->stream_index = m_stream->index;
        if (av_write_frame(m_format, m_packet.get()) < 0 || m_format->pb->error < 0)
            return deviceError();
        av_packet_unref(m_packet.get());
    }
    return {};
}

Result<void> FilmEncoder::finish(microseconds end)
{
    m_lastWait = std::max<std::int64_t>(1, ticks(end) - m_last);
    if (const auto flushed = encode(nullptr); !flushed)
        return flushed;
    if (av_write_trailer(m_format) < 0)
        return deviceError();
    avio_flush(m_format->pb);
    return m_format->pb->error < 0 ? deviceError() : Result<void>();
}

} // namespace td::video
