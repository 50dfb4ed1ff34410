// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// FFmpeg's headers are C.
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <memory>

namespace td::video {

/// Frees what FFmpeg wants to have freed through a pointer to the pointer.
template <auto Free>
struct Freed {
    template <class T>
    void operator()(T *thing) const
    {
        Free(&thing);
    }
};

struct FreedScaler {
    void operator()(SwsContext *context) const { sws_freeContext(context); }
};
struct FreedParser {
    void operator()(AVCodecParserContext *parser) const { av_parser_close(parser); }
};

using PacketPtr = std::unique_ptr<AVPacket, Freed<av_packet_free>>;
using FramePtr = std::unique_ptr<AVFrame, Freed<av_frame_free>>;
using CodecPtr = std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>>;
using ParametersPtr = std::unique_ptr<AVCodecParameters, Freed<avcodec_parameters_free>>;
using ScalerPtr = std::unique_ptr<SwsContext, FreedScaler>;
using ParserPtr = std::unique_ptr<AVCodecParserContext, FreedParser>;

} // namespace td::video
