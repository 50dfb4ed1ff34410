// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the plugin of films and the program agree on. Nothing here needs more than this header.
#include "core/base/Result.h"

#include <QByteArray>
#include <QtPlugin>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

class QIODevice;

namespace td::dicom {

enum class VideoCoding { Mpeg2, H264, Hevc };

/// What a bit stream is wrapped in. MpegVideo, AvcBytes and HevcBytes are elementary streams.
enum class VideoContainer { Unknown, MpegVideo, AvcBytes, HevcBytes, ProgramStream, TransportStream, Mp4 };

/// A film to be decoded.
struct VideoInput {
    VideoContainer container = VideoContainer::Unknown;
    int rows = 0;
    int columns = 0;
    int sampleBytes = 1; ///< of the decoded samples: 1 or 2
    int bitsStored = 8;  ///< of the decoded samples
    qint64 bytes = 0;
    /// Copies up to `count` bytes from position `at`; how many it was. Called while the decoder is made, never after.
    std::function<qsizetype(qint64 at, char *to, qsizetype count)> read;
};

/// The frames of a film in the order in which they are shown. Safe from any thread.
class VideoDecoder {
public:
    virtual ~VideoDecoder() = default;
    virtual int numberOfFrames() const = 0;
    /// How long each frame stands, one per frame; empty when the stream does not say.
    virtual std::vector<std::chrono::microseconds> frameTimes() const = 0;
    /// What the decoder keeps of the film: the compressed bytes.
    virtual qint64 bytes() const = 0;
    /// Frame `index`, from 0, as RGB: shape [rows][columns][3], `sampleBytes` each, host byte order, of `bitsStored`
    /// bits. Frames in order are decoded once each; others from the key frame before them.
    /// Errors: InvalidArgument — no such number; Truncated — the stream has no such frame; Malformed — it cannot be
    ///         decoded whole, or is not of the declared size; Timeout — too far from a key frame: ask again.
    virtual Result<QByteArray> frame(int index) = 0;
};

/// Writes an MP4 film.
class VideoEncoder {
public:
    virtual ~VideoEncoder() = default;
    /// Adds a picture that is shown from `at` on, counted from the start, later than the one before. `pixels` are
    /// 32-bit words 0xffRRGGBB, row after row, `bytesPerLine` apart.
    /// Errors: DiskFull or Io — the device took no more; Internal — the encoder refused.
    virtual Result<void> add(const std::uint32_t *pixels, qsizetype bytesPerLine, std::chrono::microseconds at) = 0;
    /// Ends the film after its last picture has stood until `end`. Errors: as add().
    virtual Result<void> finish(std::chrono::microseconds end) = 0;
};

/// The plugin's root object.
class VideoPlugin {
public:
    virtual ~VideoPlugin() = default;
    /// Errors: Unsupported — a container or coding that is not one of those above; Malformed — no film in it, or its
    ///         pictures are not of the declared size; TooLarge.
    virtual Result<std::unique_ptr<VideoDecoder>> decoder(const VideoInput &input) = 0;
    /// `to` is open for writing, can seek, and outlives the encoder. Even sizes only.
    /// Errors: Unsupported — no encoder; InvalidArgument — an odd or absurd size; DiskFull, Io.
    virtual Result<std::unique_ptr<VideoEncoder>> encoder(QIODevice &to, int columns, int rows) = 0;
};

} // namespace td::dicom

// A plugin of another version of the program is not loaded.
#define TUODOSSIER_VIDEO_PLUGIN "it.tuodossier.VideoPlugin/" TUODOSSIER_VERSION
Q_DECLARE_INTERFACE(td::dicom::VideoPlugin, TUODOSSIER_VIDEO_PLUGIN)
