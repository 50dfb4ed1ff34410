// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"

#include <charls/charls.h>

namespace td::dicom::detail {

using namespace Qt::StringLiterals;

Result<RawFrame> decodeJpegLs(QByteArrayView bytes, const ImagePixel &pixel)
{
    try {
        charls::jpegls_decoder decoder;
        decoder.source(bytes.data(), size_t(bytes.size()));
        decoder.read_header();
        const charls::frame_info &info = decoder.frame_info();
        if (info.width != std::uint32_t(pixel.columns()) || info.height != std::uint32_t(pixel.rows()) ||
            info.component_count != pixel.samplesPerPixel())
            return fail(ErrorCode::Malformed, u"JPEG-LS size against the header"_s);
        if (info.bits_per_sample > pixel.bitsAllocated())
            return fail(ErrorCode::Malformed, u"JPEG-LS precision against Bits Allocated"_s);
        RawFrame frame;
        frame.sampleBytes = info.bits_per_sample <= 8 ? 1 : 2;
        frame.precision = info.bits_per_sample;
        frame.photometric = pixel.photometric() == Photometric::YbrFull422 ? Photometric::YbrFull : pixel.photometric();
        frame.samples = QByteArray(qsizetype(pixel.samplesPerFrame()) * frame.sampleBytes, Qt::Uninitialized);
        if (decoder.destination_size() != size_t(frame.samples.size()))
            return fail(ErrorCode::Malformed, u"JPEG-LS frame size"_s);
        decoder.decode(frame.samples.data(), size_t(frame.samples.size()));
        if (pixel.samplesPerPixel() > 1 && decoder.interleave_mode() == charls::interleave_mode::none)
            frame.samples = interleaved(frame.samples, pixel.samplesPerPixel(), frame.sampleBytes);
        return frame;
    } catch (const charls::jpegls_error &error) {
        const bool cut = error.code() == charls::jpegls_errc::source_buffer_too_small ||
                         error.code() == charls::jpegls_errc::invalid_encoded_data;
        return fail(cut ? ErrorCode::Truncated : ErrorCode::Malformed, u"JPEG-LS stream"_s);
    }
}

} // namespace td::dicom::detail
