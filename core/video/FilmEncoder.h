// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/VideoCodec.h"
#include "core/video/Ffmpeg.h"

#include <QIODevice>

namespace td::video {

/// Writes MP4: H.264 where FFmpeg was built with libx264, else MPEG-4 part 2, which old players know too.
class FilmEncoder : public dicom::VideoEncoder {
public:
    /// Errors: as of VideoPlugin::encoder.
    static Result<std::unique_ptr<dicom::VideoEncoder>> create(QIODevice &to, int columns, int rows);
    ~FilmEncoder() override;

    Result<void> add(const std::uint32_t *pixels, qsizetype bytesPerLine, std::chrono::microseconds at) override;
    Result<void> finish(std::chrono::microseconds end) override;

private:
    explicit FilmEncoder(QIODevice &to)
        : m_to(to)
    {
    }
    Result<void> openEncoder(int columns, int rows);
    Result<void> openFile();
    /// Null ends the stream.
    Result<void> encode(const AVFrame *frame);
    Result<void> deviceError() const;

    QIODevice &m_to;
    CodecPtr m_codec;
    ScalerPtr m_scaler;
    FramePtr m_frame;
    PacketPtr m_packet;
    AVFormatContext *m_format = nullptr;
    AVStream *m_stream = nullptr;
    std::int64_t m_last = -1;    ///< time of the last picture
    std::int64_t m_lastWait = 1; ///< between the last two
};

} // namespace td::video
