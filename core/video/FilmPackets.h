// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/VideoCodec.h"
#include "core/video/Ffmpeg.h"

namespace td::video {

/// A film taken out of its container: the packets of its pictures, and where each picture stands when the film is
/// shown. Made once by reading the stream through, without decoding. Immutable.
class FilmPackets {
public:
    /// Errors: Unsupported — not one of the containers and codings that are allowed; Malformed — no picture, or packets
    ///         that are larger than the stream they come from; TooLarge — more pictures than any instance may have.
    static Result<FilmPackets> read(const dicom::VideoInput &input);

    /// One coded picture; a picture of two fields is two packets of the same `coded` number.
    struct Packet {
        std::size_t at = 0; ///< first byte
        std::size_t bytes = 0;
        int coded = 0; ///< number of the picture in the order of coding
        bool key = false;
    };

    const AVCodecParameters &parameters() const noexcept { return *m_parameters; }
    int numberOfFrames() const noexcept { return int(m_coded.size()); }
    int numberOfPackets() const noexcept { return int(m_packets.size()); }
    const Packet &packet(int i) const { return m_packets[std::size_t(i)]; }
    const std::uint8_t *data(const Packet &packet) const { return m_bytes.data() + packet.at; }
    std::size_t bytes() const noexcept { return m_bytes.size(); }
    /// Number in the order of showing of a picture numbered in the order of coding.
    int shown(int coded) const { return m_shown[std::size_t(coded)]; }
    /// The packet to decode from so that picture `shown` comes out whole, `earlier` key frames before the nearest.
    int start(int shown, int earlier = 0) const;
    /// How long each picture stands; empty when the stream does not say.
    const std::vector<std::chrono::microseconds> &frameTimes() const noexcept { return m_times; }

private:
    friend class PacketReader;
    ParametersPtr m_parameters;
    std::vector<std::uint8_t> m_bytes;
    std::vector<Packet> m_packets;
    std::vector<int> m_keys;  ///< packets that start with a key frame
    std::vector<int> m_coded; ///< by order of showing
    std::vector<int> m_shown; ///< by order of coding
    std::vector<int> m_first; ///< first packet by order of coding
    std::vector<std::chrono::microseconds> m_times;
};

} // namespace td::video
