// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"
#include "core/dicom/Jpeg2000Stream.h"

#include <openjpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

/// A compressed stream in memory, as OpenJPEG's callbacks want it.
struct Memory {
    QByteArrayView bytes;
    qsizetype at = 0;
};

OPJ_SIZE_T readBytes(void *to, OPJ_SIZE_T wanted, void *data)
{
    auto *memory = static_cast<Memory *>(data);
    const auto left = OPJ_SIZE_T(memory->bytes.size() - memory->at);
    if (left == 0)
        return OPJ_SIZE_T(-1);
    const OPJ_SIZE_T count = std::min(wanted, left);
    std::memcpy(to, memory->bytes.data() + memory->at, count);
    memory->at += qsizetype(count);
    return count;
}

OPJ_OFF_T skipBytes(OPJ_OFF_T count, void *data)
{
    auto *memory = static_cast<Memory *>(data);
    const OPJ_OFF_T moved = std::clamp<OPJ_OFF_T>(count, -memory->at, memory->bytes.size() - memory->at);
    memory->at += moved;
    return count == moved ? moved : -1;
}

OPJ_BOOL seekTo(OPJ_OFF_T position, void *data)
{
    auto *memory = static_cast<Memory *>(data);
    if (position < 0 || position > memory->bytes.size())
        return OPJ_FALSE;
    memory->at = position;
    return OPJ_TRUE;
}

void ignoreMessage(const char *, void *) {}

using Stream = std::unique_ptr<opj_stream_t, decltype(&opj_stream_destroy)>;
using Decoder = std::unique_ptr<opj_codec_t, decltype(&opj_destroy_codec)>;
using Image = std::unique_ptr<opj_image_t, decltype(&opj_image_destroy)>;

Stream streamOver(Memory &memory)
{
    Stream stream(opj_stream_create(OPJ_SIZE_T(64) * 1024, OPJ_TRUE), opj_stream_destroy);
    opj_stream_set_user_data(stream.get(), &memory, nullptr);
    opj_stream_set_user_data_length(stream.get(), OPJ_UINT64(memory.bytes.size()));
    opj_stream_set_read_function(stream.get(), readBytes);
    opj_stream_set_skip_function(stream.get(), skipBytes);
    opj_stream_set_seek_function(stream.get(), seekTo);
    return stream;
}

Result<void> checkImage(const opj_image_t &image, const ImagePixel &pixel)
{
    if (image.numcomps != OPJ_UINT32(pixel.samplesPerPixel()))
        return fail(ErrorCode::Malformed, u"JPEG 2000 components against the header"_s);
    for (OPJ_UINT32 c = 0; c < image.numcomps; ++c) {
        const opj_image_comp_t &comp = image.comps[c];
        if (comp.dx != 1 || comp.dy != 1)
            return fail(ErrorCode::Unsupported, u"JPEG 2000 with subsampled components"_s);
        if (comp.w != OPJ_UINT32(pixel.columns()) || comp.h != OPJ_UINT32(pixel.rows()))
            return fail(ErrorCode::Malformed, u"JPEG 2000 size against the header"_s);
        if (comp.prec < 1 || comp.prec > OPJ_UINT32(std::max(pixel.bitsAllocated(), 8)))
            return fail(ErrorCode::Malformed, u"JPEG 2000 precision against Bits Allocated"_s);
    }
    return {};
}

template <class T>
void copyComponents(const opj_image_t &image, QByteArray &samples)
{
    auto *to = reinterpret_cast<T *>(samples.data());
    const auto pixels = size_t(image.comps[0].w) * image.comps[0].h;
    for (OPJ_UINT32 c = 0; c < image.numcomps; ++c)
        for (size_t i = 0; i < pixels; ++i)
            to[i * image.numcomps + c] = T(image.comps[c].data[i]);
}

} // namespace

Result<RawFrame> decodeJpeg2000(QByteArrayView bytes, const ImagePixel &pixel, int halvings)
{
    const auto codestream = jpeg2000Codestream(bytes, pixel);
    if (!codestream)
        return tl::unexpected(codestream.error());
    Decoder decoder(opj_create_decompress(OPJ_CODEC_J2K), opj_destroy_codec);
    opj_set_info_handler(decoder.get(), ignoreMessage, nullptr);
    opj_set_warning_handler(decoder.get(), ignoreMessage, nullptr);
    opj_set_error_handler(decoder.get(), ignoreMessage, nullptr);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    Memory memory{*codestream};
    const Stream stream = streamOver(memory);
    if (!opj_setup_decoder(decoder.get(), &parameters))
        return fail(ErrorCode::Internal, u"JPEG 2000 decoder"_s);
    opj_image_t *read = nullptr;
    const bool hasHeader = opj_read_header(stream.get(), decoder.get(), &read);
    const Image image(read, opj_image_destroy);
    if (!hasHeader || !image)
        return fail(ErrorCode::Malformed, u"JPEG 2000 header"_s);
    // Sizes are compared before the decoder allocates by them.
    const Result<void> fits = checkImage(*image, pixel);
    if (!fits)
        return tl::unexpected(fits.error());
    if (halvings > 0 && !opj_set_decoded_resolution_factor(decoder.get(), OPJ_UINT32(halvings)))
        return fail(ErrorCode::InvalidArgument, u"fewer resolutions in the JPEG 2000 stream"_s);
    if (!opj_decode(decoder.get(), stream.get(), image.get()))
        return fail(memory.at >= codestream->size() ? ErrorCode::Truncated : ErrorCode::Malformed,
                    u"JPEG 2000 stream"_s);
    RawFrame frame;
    frame.precision = int(image->comps[0].prec);
    frame.sampleBytes = pixel.sampleBytes();
    const bool transformed = pixel.photometric() == Photometric::YbrRct || pixel.photometric() == Photometric::YbrIct;
    frame.photometric = transformed ? Photometric::Rgb : pixel.photometric();
    if (pixel.photometric() == Photometric::YbrFull422)
        frame.photometric = Photometric::YbrFull;
    if (image->numcomps != OPJ_UINT32(pixel.samplesPerPixel()))
        return fail(ErrorCode::Malformed, u"JPEG 2000 components against the header"_s);
    const opj_image_comp_t &first = image->comps[0];
    for (OPJ_UINT32 c = 0; c < image->numcomps; ++c)
        if (!image->comps[c].data || image->comps[c].w != first.w || image->comps[c].h != first.h)
            return fail(ErrorCode::Malformed, u"JPEG 2000 component without data"_s);
    frame.samples = QByteArray(qsizetype(first.w) * qsizetype(first.h) * pixel.samplesPerPixel() * pixel.sampleBytes(),
                               Qt::Uninitialized);
    if (frame.sampleBytes == 1)
        copyComponents<std::uint8_t>(*image, frame.samples);
    else if (frame.sampleBytes == 2)
        copyComponents<std::uint16_t>(*image, frame.samples);
    else
        copyComponents<std::uint32_t>(*image, frame.samples);
    return frame;
}

} // namespace td::dicom::detail
