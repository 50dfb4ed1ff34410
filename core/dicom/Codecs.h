// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom: one function per compression. Each takes the bytes of one whole frame.
#include "core/dicom/ImagePixel.h"

namespace td::dicom::detail {

/// What a decompressor gives: samples interleaved, host byte order, each `sampleBytes` wide and right-aligned.
struct RawFrame {
    QByteArray samples;
    int sampleBytes = 1;
    int precision = 0; ///< bits per sample that the stream declares
    Photometric photometric = Photometric::Monochrome2;
};

/// RLE, PS3.5 annex G.
Result<RawFrame> decodeRle(QByteArrayView bytes, const ImagePixel &pixel);
/// JPEG of any process: 8-bit DCT by libjpeg-turbo, 12-bit by DCMTK, lossless by our own.
Result<RawFrame> decodeJpeg(QByteArrayView bytes, const ImagePixel &pixel);
/// JPEG lossless (process 14, any selection value), 2 to 16 bits.
Result<RawFrame> decodeJpegLossless(QByteArrayView bytes, const ImagePixel &pixel);
/// JPEG of the processes that libjpeg-turbo does not have.
Result<RawFrame> decodeJpegByDcmtk(QByteArrayView bytes, const ImagePixel &pixel, int precision);
/// JPEG-LS, ISO 14495-1.
Result<RawFrame> decodeJpegLs(QByteArrayView bytes, const ImagePixel &pixel);
/// JPEG 2000 and High-Throughput JPEG 2000, ISO 15444-1 and -15, at 1 / 2^halvings of the resolution.
Result<RawFrame> decodeJpeg2000(QByteArrayView bytes, const ImagePixel &pixel, int halvings);

/// Turns samples that lie plane after plane into interleaved ones.
QByteArray interleaved(const QByteArray &planes, int samplesPerPixel, int sampleBytes);

} // namespace td::dicom::detail
