// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/video/FilmPackets.h"

#include <QMutex>

#include <array>
#include <map>

namespace td::video {

/// Decodes a film picture by picture. Two decoders run over it, so that reading outward from a picture, one step on and
/// one step back, does not start from a key frame each time; the pictures they pass are kept up to a bound. Only the
/// few films that were read last have decoders and pictures; the others rest, with their compressed bytes.
class FilmDecoder : public dicom::VideoDecoder {
public:
    /// Errors: as of VideoPlugin::decoder.
    static Result<std::unique_ptr<dicom::VideoDecoder>> create(const dicom::VideoInput &input);
    ~FilmDecoder() override;

    int numberOfFrames() const override { return m_film.numberOfFrames(); }
    std::vector<std::chrono::microseconds> frameTimes() const override { return m_film.frameTimes(); }
    qint64 bytes() const override { return qint64(m_film.bytes()); }
    Result<QByteArray> frame(int index) override;

private:
    struct Cursor {
        CodecPtr codec;  ///< null before the first use
        int next = -1;   ///< packet to be given next; negative before the first use and after the end
        int origin = 0;  ///< packet that was given first
        int reached = 0; ///< number of the last picture that came out
        int used = 0;
    };
    struct Scaler {
        ScalerPtr context;
        std::vector<std::uint8_t> padded;
    };

    FilmDecoder(FilmPackets film, const dicom::VideoInput &input);
    /// Puts the film among the few that are awake, and another one to rest. Precondition: m_decoding is locked.
    void wake();
    void rest();
    Result<void> open(Cursor &cursor) const;
    Result<FramePtr> picture(int index);
    Result<void> decodeFrom(Cursor &cursor, int index);
    Result<Cursor *> cursorFor(int index);
    Result<void> restart(Cursor &cursor, int packet) const;
    /// Gives the next packet, or the end.
    bool feed(Cursor &cursor);
    void keep(const Cursor &cursor, const AVFrame &frame, int index);
    bool hasDeclaredSize(const AVFrame &frame) const;
    Result<QByteArray> converted(const AVFrame &frame);
    Result<QByteArray> convertedBy(Scaler &scaler, const AVFrame &frame) const;
    std::unique_ptr<Scaler> takeScaler();

    const FilmPackets m_film;
    const int m_rows;
    const int m_columns;
    const int m_sampleBytes;
    const int m_bitsStored;
    QMutex m_decoding; ///< of all below
    std::array<Cursor, 2> m_cursors;
    int m_uses = 0;
    PacketPtr m_packet;
    std::map<int, FramePtr> m_kept; ///< by number; null where even the way from the start found damage
    std::size_t m_keptBytes = 0;
    QMutex m_scaling; ///< of m_scalers
    std::vector<std::unique_ptr<Scaler>> m_scalers;
};

} // namespace td::video
