// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/ImageInput.h"

#include "core/dicom/FrameDecoder.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/HeapWatch.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace td::fuzz {
namespace {

using dicom::ImagePixelAttributes;

constexpr std::array allocatedBits{8, 16, 1, 12, 32};
constexpr std::array photometrics{"MONOCHROME2", "RGB",     "YBR_FULL",      "YBR_FULL_422",
                                  "MONOCHROME1", "YBR_RCT", "PALETTE COLOR", "YBR_ICT"};
constexpr qsizetype headBytes = 6;
constexpr int mostSamples = 64 * 1024;
constexpr int mostFramesTried = 4;

// Flags, the sixth byte.
constexpr std::uint8_t differs = 0x80;   // declared size and stream go their own ways
constexpr std::uint8_t isSigned = 0x01;  // Pixel Representation
constexpr std::uint8_t isPlanar = 0x02;  // Planar Configuration
constexpr std::uint8_t frameBits = 0x1C; // Number of Frames - 1
constexpr int frameShift = 2;

/// Small numbers are themselves, the others steps of 512.
int sizeOfByte(std::uint8_t code)
{
    return code < 128 ? code + 1 : std::min(65535, (code - 127) * 512);
}

std::uint8_t byteOfSize(int size)
{
    return std::uint8_t(size <= 128 ? size - 1 : std::min(255, 127 + size / 512));
}

bool isColour(const QByteArray &photometric)
{
    return photometric.startsWith("RGB") || photometric.startsWith("YBR");
}

template <class T>
bool fitsBits(const QByteArray &samples, const dicom::ImagePixel &pixel)
{
    const std::int64_t low = pixel.isSigned() ? -(std::int64_t(1) << (pixel.bitsStored() - 1)) : 0;
    const std::int64_t high = low + (std::int64_t(1) << pixel.bitsStored()) - 1;
    for (qsizetype i = 0; i + qsizetype(sizeof(T)) <= samples.size(); i += qsizetype(sizeof(T))) {
        T value;
        std::memcpy(&value, samples.constData() + i, sizeof(T));
        if (std::int64_t(value) < low || std::int64_t(value) > high)
            return false;
    }
    return true;
}

bool valuesFit(const QByteArray &samples, const dicom::ImagePixel &pixel)
{
    if (pixel.sampleType() != dicom::SampleType::Integer)
        return true;
    if (pixel.bitsAllocated() == 1)
        return std::all_of(samples.begin(), samples.end(), [](char c) { return c == 0 || c == 1; });
    switch (pixel.sampleBytes()) {
    case 1:
        return pixel.isSigned() ? fitsBits<std::int8_t>(samples, pixel) : fitsBits<std::uint8_t>(samples, pixel);
    case 2:
        return pixel.isSigned() ? fitsBits<std::int16_t>(samples, pixel) : fitsBits<std::uint16_t>(samples, pixel);
    default:
        return pixel.isSigned() ? fitsBits<std::int32_t>(samples, pixel) : fitsBits<std::uint32_t>(samples, pixel);
    }
}

struct Attempt {
    Result<dicom::DecodedFrame> frame;
    std::uint64_t peak = 0;
};

template <class Decode>
Attempt attempt(std::uint8_t fill, Decode decode)
{
    const HeapWatch watch(fill);
    Attempt done{decode(), 0};
    done.peak = watch.peak();
    return done;
}

/// Decodes twice over differently filled memory.
template <class Decode>
Result<dicom::DecodedFrame> decodedTwice(Decode decode, std::uint64_t mostBytes)
{
    const Attempt first = attempt(0x5A, decode);
    const Attempt second = attempt(0xC3, decode);
    require(first.frame.has_value() == second.frame.has_value(), "decoding twice ends the same way");
    require(first.peak <= mostBytes && second.peak <= mostBytes, "decoding keeps to its bound of memory");
    if (first.frame)
        require(first.frame->samples == second.frame->samples, "decoding twice gives the same samples");
    return first.frame;
}

void checkOneFrame(const dicom::FrameDecoder &decoder, int index, std::uint64_t mostBytes)
{
    using enum ErrorCode;
    const dicom::ImagePixel &pixel = decoder.pixel();
    const auto frame = decodedTwice([&] { return decoder.frame(index); }, mostBytes);
    if (frame) {
        require(std::uint64_t(frame->samples.size()) == pixel.decodedFrameBytes(), "a frame has the declared size");
        require(valuesFit(frame->samples, pixel), "values keep to Bits Stored");
    } else {
        requireCode(frame.error(), {Truncated, Malformed, Unsupported, TooLarge});
    }
    for (const int halvings : {1, 3}) {
        const auto reduced = decodedTwice([&] { return decoder.reducedFrame(index, halvings); }, mostBytes);
        if (!reduced) {
            requireCode(reduced.error(), {Truncated, Malformed, Unsupported, InvalidArgument, TooLarge});
            continue;
        }
        const auto part = [halvings](int size) { return (std::uint64_t(size) + (1u << halvings) - 1) >> halvings; };
        const std::uint64_t samples =
            part(pixel.rows()) * part(pixel.columns()) * std::uint64_t(pixel.samplesPerPixel());
        require(std::uint64_t(reduced->samples.size()) == samples * std::uint64_t(pixel.sampleBytes()),
                "a reduced frame has its size");
    }
}

} // namespace

ImagePixelAttributes takeImage(Input &input)
{
    ImagePixelAttributes a;
    a.rows = sizeOfByte(input.byte());
    a.columns = sizeOfByte(input.byte());
    a.bitsAllocated = allocatedBits[input.byte() % allocatedBits.size()];
    const std::uint8_t bits = input.byte();
    a.bitsStored = (bits & 0x1F) % a.bitsAllocated + 1;
    a.highBit = bits & 0x80 ? a.bitsAllocated - 1 : a.bitsStored - 1;
    a.photometricInterpretation = photometrics[input.byte() % photometrics.size()];
    a.samplesPerPixel = isColour(a.photometricInterpretation) ? 3 : 1;
    const std::uint8_t flags = input.byte();
    a.pixelRepresentation = flags & isSigned ? 1 : 0;
    a.planarConfiguration = flags & isPlanar ? 1 : 0;
    a.numberOfFrames = ((flags & frameBits) >> frameShift) + 1;
    a.rows = std::min(a.rows, std::max(1, mostSamples / a.columns));
    return a;
}

QByteArray imageBytes(const ImagePixelAttributes &a, bool followsStream)
{
    const auto allocated = std::find(allocatedBits.begin(), allocatedBits.end(), a.bitsAllocated);
    const auto photometric = std::find_if(photometrics.begin(), photometrics.end(),
                                          [&a](const char *name) { return a.photometricInterpretation == name; });
    QByteArray bytes;
    bytes += char(byteOfSize(a.rows));
    bytes += char(byteOfSize(a.columns));
    bytes += char(allocated == allocatedBits.end() ? 0 : allocated - allocatedBits.begin());
    bytes += char((a.bitsStored - 1) | (a.highBit != a.bitsStored - 1 ? 0x80 : 0));
    bytes += char(photometric == photometrics.end() ? 0 : photometric - photometrics.begin());
    bytes += char((a.pixelRepresentation == 1 ? isSigned : 0) | (a.planarConfiguration == 1 ? isPlanar : 0) |
                  ((std::min(a.numberOfFrames, 8) - 1) << frameShift) | (followsStream ? 0 : differs));
    return bytes;
}

QByteArray imageElements(const ImagePixelAttributes &a)
{
    test::Part10Builder set;
    set.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7").text(0x00080018, "UI", "1.2.3.4");
    set.text(0x0020000D, "UI", "1.2.3.1").text(0x0020000E, "UI", "1.2.3.2");
    set.shorts(0x00280002, {a.samplesPerPixel}).text(0x00280004, "CS", a.photometricInterpretation);
    if (a.samplesPerPixel > 1)
        set.shorts(0x00280006, {a.planarConfiguration});
    set.text(0x00280008, "IS", QByteArray::number(a.numberOfFrames));
    set.shorts(0x00280010, {a.rows}).shorts(0x00280011, {a.columns});
    set.shorts(0x00280100, {a.bitsAllocated}).shorts(0x00280101, {a.bitsStored}).shorts(0x00280102, {a.highBit});
    return set.shorts(0x00280103, {a.pixelRepresentation}).body();
}

QByteArray compressedFile(Input &input, const QByteArray &syntax, const SizeOfStream &sizeOf)
{
    const QByteArrayView head = input.take(headBytes);
    Input attributes(head);
    ImagePixelAttributes a = takeImage(attributes);
    a.numberOfFrames = 1;
    const QByteArray stream = input.rest().toByteArray();
    const bool follows = head.size() == headBytes && !(std::uint8_t(head[headBytes - 1]) & differs);
    const auto size = follows ? sizeOf(stream) : std::nullopt;
    if (size && size->rows > 0 && size->columns > 0 &&
        std::uint64_t(size->rows) * std::uint64_t(size->columns) <= std::uint64_t(mostSamples)) {
        a.rows = size->rows;
        a.columns = size->columns;
        if (size->components != a.samplesPerPixel && (size->components == 1 || size->components == 3)) {
            a.samplesPerPixel = size->components;
            a.photometricInterpretation = size->components == 1 ? "MONOCHROME2" : "RGB";
        }
    }
    test::Part10Builder pixels;
    pixels.encapsulated({stream});
    return fileOf(imageElements(a) + pixels.body(), syntax);
}

std::vector<QByteArray> compressedSeeds(const QByteArray &file, std::initializer_list<const char *> syntaxes)
{
    constexpr dicom::Tag pixelData = 0x7FE00010;
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    if (!part10)
        return {};
    const QByteArray syntax = part10->transferSyntax().value().toLatin1();
    const dicom::Element *pixels = part10->dataset().find(pixelData);
    const bool isOurs = std::any_of(syntaxes.begin(), syntaxes.end(), [&](const char *uid) { return syntax == uid; });
    if (!isOurs || !pixels || pixels->fragments.size() < 2)
        return {};
    const dicom::Dataset &set = part10->dataset();
    const auto number = [&set](dicom::Tag tag) { return set.unsignedShort(tag).value_or(0); };
    ImagePixelAttributes a;
    a.rows = std::max(1, number(0x00280010));
    a.columns = std::max(1, number(0x00280011));
    a.bitsAllocated = number(0x00280100);
    a.bitsStored = std::max(1, number(0x00280101));
    a.highBit = number(0x00280102);
    a.pixelRepresentation = number(0x00280103);
    a.photometricInterpretation = set.text(0x00280004);
    const dicom::ByteRange first = pixels->fragments[1];
    if (first.length > 2 * kMostSeedBytes)
        return {};
    return {imageBytes(a, true) + set.buffer().mid(first.offset, first.length)};
}

void checkFrames(const QByteArray &file, const MemoryBound &bound)
{
    using enum ErrorCode;
    const auto part10 = dicom::Part10::read(file);
    if (!part10)
        return;
    const auto decoder = dicom::FrameDecoder::create(*part10, dicom::FrameDecoder::FloatingPoint::Given);
    if (!decoder) {
        requireCode(decoder.error(), {NotFound, Unsupported, OutOfRange, TooLarge, Truncated, Malformed});
        return;
    }
    const std::uint64_t most =
        bound.frames * decoder->pixel().decodedFrameBytes() + bound.streams * std::uint64_t(file.size()) + bound.bytes;
    for (int i = 0; i < std::min(decoder->numberOfFrames(), mostFramesTried); ++i)
        checkOneFrame(*decoder, i, most);
    const auto beyond = decoder->frame(decoder->numberOfFrames());
    require(!beyond && beyond.error().code == InvalidArgument, "there is no frame behind the last");
}

void requireCode(const Error &error, std::initializer_list<ErrorCode> documented)
{
    require(std::find(documented.begin(), documented.end(), error.code) != documented.end(),
            "a refusal has a documented code");
}

} // namespace td::fuzz
