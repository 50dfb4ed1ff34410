// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Part10.h"
#include "core/dicom/VideoCodec.h"

namespace td::dicom {

/// The coding of a video transfer syntax (PS3.5 A.4.5 to A.4.10); nothing for every other syntax.
std::optional<VideoCoding> videoCoding(const TransferSyntaxUid &syntax);
/// "MPEG-2", "H.264" or "HEVC".
QString videoCodingName(VideoCoding coding);

/// An error of a film. Whoever shows it learns from filmOf() that a film is what cannot be shown.
[[nodiscard]] Error filmError(VideoCoding coding, Error error);
std::optional<VideoCoding> filmOf(const Error &error);

/// The film of an instance as it is stored: one bit stream in its container, in one or more fragments (PS3.5 8.2.5 to
/// 8.2.11). Shares the bytes of the file.
class VideoStream {
public:
    /// Errors: Unsupported — no video transfer syntax; NotFound — no Pixel Data; Malformed — not encapsulated;
    ///         Truncated — no byte of the stream.
    static Result<VideoStream> of(const Part10 &file);

    VideoCoding coding() const noexcept { return m_coding; }
    qint64 size() const noexcept { return m_size; }
    /// Copies up to `count` bytes from position `at`; how many it was.
    qsizetype read(qint64 at, char *to, qsizetype count) const;
    /// By the first bytes, not by what the transfer syntax allows.
    VideoContainer container() const;
    /// The usual suffix of such a file, such as "mp4".
    QString suffix() const;

private:
    VideoStream() = default;
    VideoCoding m_coding = VideoCoding::Mpeg2;
    QByteArray m_bytes;
    std::vector<ByteRange> m_fragments;
    qint64 m_size = 0;
};

} // namespace td::dicom
