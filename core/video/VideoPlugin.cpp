// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/video/FilmDecoder.h"
#include "core/video/FilmEncoder.h"

#include <QObject>

namespace td::video {

/// What QPluginLoader finds.
class VideoPlugin : public QObject, public dicom::VideoPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TUODOSSIER_VIDEO_PLUGIN)
    Q_INTERFACES(td::dicom::VideoPlugin)
public:
    VideoPlugin()
    {
        // What FFmpeg says of a stream would stand on the terminal; errors are values here.
        av_log_set_callback([](void *, int, const char *, va_list) {});
        constexpr std::size_t largestBlock = std::size_t(256) * 1024 * 1024; // as of a frame
        av_max_alloc(largestBlock);
    }
    Result<std::unique_ptr<dicom::VideoDecoder>> decoder(const dicom::VideoInput &input) override
    {
        return FilmDecoder::create(input);
    }
    Result<std::unique_ptr<dicom::VideoEncoder>> encoder(QIODevice &to, int columns, int rows) override
    {
        return FilmEncoder::create(to, columns, rows);
    }
};

} // namespace td::video

#include "VideoPlugin.moc"
