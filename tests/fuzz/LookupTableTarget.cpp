// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dicom/Part10Builder.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/HeapWatch.h"
#include "tests/fuzz/ImageInput.h"
#include "viewer/load/ImageFactory.h"
#include "viewer/pixel/DisplayLut.h"

#include <cmath>

namespace td::fuzz {
namespace {

/// Modality and VOI tables, windows, palettes plain and segmented, padding, presentation LUT shape, overlays.
const Vocabulary &vocabulary()
{
    static const Vocabulary words{
        {0x00283000, "SQ"}, {0x00283010, "SQ"}, {0x00283002, "US"}, {0x00283006, "OW"}, {0x00283003, "LO"},
        {0x00281101, "US"}, {0x00281102, "US"}, {0x00281103, "US"}, {0x00281201, "OW"}, {0x00281202, "OW"},
        {0x00281203, "OW"}, {0x00281221, "OW"}, {0x00281222, "OW"}, {0x00281223, "OW"}, {0x00281050, "DS"},
        {0x00281051, "DS"}, {0x00281056, "CS"}, {0x00281052, "DS"}, {0x00281053, "DS"}, {0x00281054, "LO"},
        {0x00280120, "US"}, {0x00280121, "US"}, {0x20500020, "CS"}, {0x00080060, "CS"}, {0x00280030, "DS"},
        {0x00280034, "IS"}, {0x00181164, "DS"}, {0x00200032, "DS"}, {0x00200037, "DS"}, {0x60000010, "US"},
        {0x60000011, "US"}, {0x60000050, "SS"}, {0x60000015, "IS"}, {0x60000051, "US"}, {0x60003000, "OW"},
        {0x00181600, "CS"}, {0x00181610, "IS"}, {0x00181612, "IS"}, {0x00181620, "IS"}, {0x00186011, "SQ"},
        {0x00186018, "UL"}, {0x0018601A, "UL"}, {0x0018601C, "UL"}, {0x0018601E, "UL"}, {0x00186024, "US"},
        {0x00186026, "US"}, {0x0018602C, "FD"}, {0x0018602E, "FD"}, {0x00181114, "DS"}};
    return words;
}

constexpr int side = 4;

void checkImage(const viewer::load::LoadedImage &image)
{
    using namespace viewer::pixel;
    const Frame &frame = *image.frame;
    require(frame.columns() == side && frame.rows() == side, "an image has its size");
    const Level &level = frame.levels().front();
    require(level.grey.size() + level.colour.size() == std::size_t(side) * side, "an image has its pixels");
    if (!frame.isColour()) {
        const auto lut = displayLut(frame, image.presentation, image.initialWindow, false);
        require(lut.size() == std::size_t(frame.maxIndex()) + 1, "every index has its grey");
        require(lut == displayLut(frame, image.presentation, image.initialWindow, false), "twice the same greys");
        const Window whole = fullRangeWindow(frame, image.presentation);
        require(std::isfinite(whole.center) && std::isfinite(whole.width) && whole.width > 0, "a window is finite");
        (void)displayLut(frame, image.presentation, whole, true);
    }
    for (const auto &mask : image.masks)
        require(mask->opacity.size() == std::size_t(mask->rows) * std::size_t(mask->columns), "a mask has its pixels");
    require(image.bytes() > 0, "an image takes memory");
}

/// Six bytes for the image, whose size is fixed, its pixels, and a sentence of the vocabulary: up to what is drawn. The
/// first byte, its rows, chooses floating point pixels.
void run(Input &input)
{
    dicom::ImagePixelAttributes a = takeImage(input);
    const bool isFloat = a.rows % 4 == 3;
    const bool isDouble = isFloat && a.columns % 2 == 1;
    a.rows = side;
    a.columns = side;
    a.numberOfFrames = 1;
    if (isFloat) {
        a.bitsAllocated = isDouble ? 64 : 32;
        a.samplesPerPixel = 1;
        a.photometricInterpretation = "MONOCHROME2";
    }
    constexpr qsizetype mostPixelBytes = qsizetype(side) * side * 12;
    const qsizetype size = (side * side * a.samplesPerPixel * a.bitsAllocated + 7) / 8;
    QByteArray pixels = input.take(std::min(size, mostPixelBytes)).toByteArray();
    pixels.resize(size);
    test::Part10Builder end;
    end.raw(!isFloat ? 0x7FE00010 : isDouble ? 0x7FE00009 : 0x7FE00008, "OW", pixels);
    const QByteArray file = fileOf(imageElements(a) + datasetOf(input, vocabulary()) + end.body());
    const auto opened = viewer::load::OpenInstance::open(file);
    if (!opened)
        return;
    const auto image = (*opened)->image(0);
    if (!image)
        return requireCode(image.error(), {ErrorCode::Unsupported});
    checkImage(**image);
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    if (!part10)
        return {};
    const dicom::Dataset &set = part10->dataset();
    dicom::ImagePixelAttributes a;
    a.rows = 4;
    a.columns = 4;
    a.bitsAllocated = set.unsignedShort(0x00280100).value_or(16);
    a.bitsStored = std::max(1, set.unsignedShort(0x00280101).value_or(16));
    a.highBit = a.bitsStored - 1;
    a.pixelRepresentation = set.unsignedShort(0x00280103).value_or(0);
    a.photometricInterpretation = set.text(0x00280004);
    QByteArray head = imageBytes(a, false);
    head[0] = 1;
    const QByteArrayView data = set.value(0x7FE00010);
    const qsizetype size =
        qsizetype(side) * side * (a.photometricInterpretation.size() == 3 ? 3 : 1) * a.bitsAllocated / 8;
    head += data.sliced(data.size() / 2).first(std::min(size, data.size() / 2));
    return sentenceSeeds(file, vocabulary(), head);
}

const Registration registration({"lookup-table", run, seeds});

} // namespace
} // namespace td::fuzz
