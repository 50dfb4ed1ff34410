// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"
#include "core/dicom/Dcmtk.h"

#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djdijg12.h>
#include <dcmtk/dcmjpeg/djdijg16.h>
#include <dcmtk/dcmjpeg/djdijg8.h>

#include <memory>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

std::unique_ptr<DJDecoder> decoderFor(int precision, const DJCodecParameter &parameters, bool isYbr)
{
    if (precision <= 8)
        return std::make_unique<DJDecompressIJG8Bit>(parameters, isYbr);
    if (precision <= 12)
        return std::make_unique<DJDecompressIJG12Bit>(parameters, isYbr);
    return std::make_unique<DJDecompressIJG16Bit>(parameters, isYbr);
}

} // namespace

Result<RawFrame> decodeJpegByDcmtk(QByteArrayView bytes, const ImagePixel &pixel, int precision)
{
    if (precision < 2 || precision > 16)
        return fail(ErrorCode::Unsupported, u"JPEG precision"_s);
    silenceDcmtk();
    const DJCodecParameter parameters(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel);
    const bool isYbr = pixel.photometric() == Photometric::YbrFull || pixel.photometric() == Photometric::YbrFull422;
    const auto decoder = decoderFor(precision, parameters, isYbr);
    if (decoder->init().bad())
        return fail(ErrorCode::Internal, u"JPEG decoder"_s);
    RawFrame frame;
    frame.sampleBytes = decoder->bytesPerSample();
    frame.precision = precision;
    frame.photometric = pixel.photometric();
    frame.samples.resize(qsizetype(pixel.samplesPerFrame()) * frame.sampleBytes);
    const OFCondition done = decoder->decode(reinterpret_cast<Uint8 *>(const_cast<char *>(bytes.data())),
                                             Uint32(bytes.size()), reinterpret_cast<Uint8 *>(frame.samples.data()),
                                             Uint32(frame.samples.size()), pixel.isSigned());
    if (done == EJ_Suspension)
        return fail(ErrorCode::Truncated, u"JPEG stream"_s);
    if (done.bad())
        return fail(ErrorCode::Malformed, u"JPEG stream"_s);
    return frame;
}

} // namespace td::dicom::detail
