// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Codecs.h"

#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <csetjmp>
#include <cstring>
#include <optional>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

/// A progressive picture has about ten scans. Each is a pass over the whole frame, and need not be longer than its
/// header.
constexpr qsizetype kMaxScans = 100;

/// What the markers before the first scan say (ISO 10918-1 annex B).
struct JpegHeader {
    int startOfFrame = 0; ///< 0 baseline, 1 extended, 2 progressive, 3 lossless
    int precision = 0;
    int rows = 0;
    int columns = 0;
    int components = 0;
    bool declaresYcc = false; ///< a JFIF marker, or an Adobe marker with transform 1
};

void noteColourMarker(JpegHeader &header, int marker, QByteArrayView segment)
{
    if (marker == 0xE0 && segment.startsWith("JFIF"))
        header.declaresYcc = true;
    if (marker == 0xEE && segment.size() >= 12 && segment.startsWith("Adobe"))
        header.declaresYcc = segment[11] == 1;
}

std::optional<JpegHeader> readJpegHeader(QByteArrayView bytes)
{
    const auto u8 = [&](qsizetype i) { return int(static_cast<unsigned char>(bytes[i])); };
    const auto u16 = [&](qsizetype i) { return u8(i) << 8 | u8(i + 1); };
    JpegHeader header;
    if (bytes.size() < 4 || u16(0) != 0xFFD8)
        return std::nullopt;
    qsizetype at = 2;
    while (at + 4 <= bytes.size()) {
        if (u8(at) != 0xFF)
            return std::nullopt;
        const int marker = u8(at + 1);
        if (marker == 0xFF) { // fill bytes may precede a marker
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) { // no segment belongs to these
            at += 2;
            continue;
        }
        const int length = u16(at + 2);
        if (length < 2 || at + 2 + length > bytes.size())
            return std::nullopt;
        noteColourMarker(header, marker, bytes.sliced(at + 4, length - 2));
        const bool isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame && length >= 8) {
            header.startOfFrame = marker - 0xC0;
            header.precision = u8(at + 4);
            header.rows = u16(at + 5);
            header.columns = u16(at + 7);
            header.components = u8(at + 9);
            return header;
        }
        at += 2 + length;
    }
    return std::nullopt;
}

/// libjpeg reports errors by calling out; this jumps back instead of ending the program.
struct JumpingErrors {
    jpeg_error_mgr base;
    std::jmp_buf jump;
};

[[noreturn]] void jumpOut(j_common_ptr info)
{
    std::longjmp(reinterpret_cast<JumpingErrors *>(info->err)->jump, 1);
}

void countWarning(j_common_ptr info, int level)
{
    if (level < 0)
        ++info->err->num_warnings;
}

void sayNothing(j_common_ptr) {}

/// Precondition: `out` holds rows x columns x samples bytes. No objects with destructors live across the jump.
bool decompress8(QByteArrayView bytes, const ImagePixel &pixel, char *out, bool &warned)
{
    jpeg_decompress_struct info;
    JumpingErrors errors;
    std::memset(&info, 0, sizeof info);
    info.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = jumpOut;
    errors.base.emit_message = countWarning;
    errors.base.output_message = sayNothing;
    if (setjmp(errors.jump)) {
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char *>(bytes.data()),
                 static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&info, TRUE);
    // What libjpeg has read is what it will write, whatever other readers take the markers for.
    if (info.image_width != JDIMENSION(pixel.columns()) || info.image_height != JDIMENSION(pixel.rows()) ||
        info.num_components != pixel.samplesPerPixel()) {
        jpeg_destroy_decompress(&info);
        return false;
    }
    // Components as they are stored: what they mean is the photometric interpretation's business.
    info.jpeg_color_space = info.num_components == 1 ? JCS_GRAYSCALE : JCS_YCbCr;
    info.out_color_space = info.jpeg_color_space;
    info.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&info);
    const std::size_t rowBytes = std::size_t(pixel.columns()) * std::size_t(pixel.samplesPerPixel());
    while (info.output_scanline < info.output_height) {
        auto *row = reinterpret_cast<JSAMPROW>(out + std::size_t(info.output_scanline) * rowBytes);
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    warned = errors.base.num_warnings > 0;
    jpeg_destroy_decompress(&info);
    return true;
}

Photometric meaning(const ImagePixel &pixel, const JpegHeader &header)
{
    if (pixel.photometric() == Photometric::YbrFull422)
        return Photometric::YbrFull;
    // Writers that hand a JFIF file on call it RGB; the stream knows better.
    if (pixel.photometric() == Photometric::Rgb && header.declaresYcc && header.startOfFrame != 3)
        return Photometric::YbrFull;
    return pixel.photometric();
}

} // namespace

Result<RawFrame> decodeJpeg(QByteArrayView bytes, const ImagePixel &pixel)
{
    const auto header = readJpegHeader(bytes);
    if (!header)
        return fail(ErrorCode::Malformed, u"JPEG markers"_s);
    if (header->rows != pixel.rows() || header->columns != pixel.columns() ||
        header->components != pixel.samplesPerPixel())
        return fail(ErrorCode::Malformed, u"JPEG size against the header"_s);
    if (header->startOfFrame > 3)
        return fail(ErrorCode::Unsupported, u"JPEG process"_s);
    if (header->startOfFrame == 2 && bytes.count(QByteArrayView("\xFF\xDA")) > kMaxScans)
        return fail(ErrorCode::TooLarge, u"JPEG scans"_s);
    if (header->precision > pixel.bitsAllocated())
        return fail(ErrorCode::Malformed, u"JPEG precision against Bits Allocated"_s);
    if (header->startOfFrame == 3 || header->precision != 8) {
        auto frame = header->startOfFrame == 3 ? decodeJpegLossless(bytes, pixel)
                                               : decodeJpegByDcmtk(bytes, pixel, header->precision);
        if (frame)
            frame->photometric = meaning(pixel, *header);
        return frame;
    }
    RawFrame frame;
    frame.precision = 8;
    frame.photometric = meaning(pixel, *header);
    frame.samples = QByteArray(qsizetype(pixel.samplesPerFrame()), Qt::Uninitialized);
    bool warned = false;
    if (!decompress8(bytes, pixel, frame.samples.data(), warned))
        return fail(ErrorCode::Malformed, u"JPEG stream"_s);
    // libjpeg fills what is missing with grey and only warns: a picture that is not the one taken.
    if (warned)
        return fail(ErrorCode::Truncated, u"JPEG stream damaged or cut"_s);
    return frame;
}

} // namespace td::dicom::detail
