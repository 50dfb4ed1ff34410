// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dicom/Part10Builder.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/ImageInput.h"

#include <array>

namespace td::fuzz {
namespace {

constexpr std::array syntaxes{"1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.2",
                              "1.2.840.10008.1.2.8.1"};
constexpr std::array pixels{0x7FE00010u, 0x7FE00008u, 0x7FE00009u}; // Pixel Data, Float and Double Float Pixel Data
constexpr std::array words{"OW", "OB", "OF", "OD"};

/// A byte for the transfer syntax, one for the kind of pixels, six for the image, and its pixels: uncompressed or, of
/// the last transfer syntax, deflated.
void run(Input &input)
{
    const QByteArray syntax = syntaxes[input.byte() % syntaxes.size()];
    const std::uint8_t kind = input.byte();
    dicom::ImagePixelAttributes a = takeImage(input);
    const std::uint32_t tag = pixels[(kind & 0x0F) % pixels.size()];
    if (tag != pixels[0])
        a.bitsAllocated = tag == pixels[1] ? 32 : 64;
    test::Part10Builder set(syntax);
    set.shorts(0x00280002, {a.samplesPerPixel}).text(0x00280004, "CS", a.photometricInterpretation);
    set.shorts(0x00280006, {a.planarConfiguration}).text(0x00280008, "IS", QByteArray::number(a.numberOfFrames));
    set.shorts(0x00280010, {a.rows}).shorts(0x00280011, {a.columns});
    set.shorts(0x00280100, {a.bitsAllocated}).shorts(0x00280101, {a.bitsStored}).shorts(0x00280102, {a.highBit});
    set.shorts(0x00280103, {a.pixelRepresentation});
    if (syntax == syntaxes.back())
        set.encapsulated({input.rest().toByteArray()});
    else
        set.raw(tag, words[(kind >> 4) % words.size()], input.rest().toByteArray());
    checkFrames(set.file(), {3, 3, 1024 * 1024});
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    const dicom::Element *data = part10 ? part10->dataset().find(pixels[0]) : nullptr;
    if (!data || data->value.length < 1 || data->value.length > kMostSeedBytes)
        return {};
    const dicom::Dataset &set = part10->dataset();
    const auto number = [&set](dicom::Tag tag) { return set.unsignedShort(tag).value_or(1); };
    dicom::ImagePixelAttributes a;
    a.rows = std::max(1, number(0x00280010));
    a.columns = std::max(1, number(0x00280011));
    a.bitsAllocated = number(0x00280100);
    a.bitsStored = std::max(1, number(0x00280101));
    a.highBit = number(0x00280102);
    a.pixelRepresentation = number(0x00280103);
    a.planarConfiguration = number(0x00280006);
    a.numberOfFrames = std::max(1, set.integer(0x00280008).value_or(1));
    a.photometricInterpretation = set.text(0x00280004);
    std::vector<QByteArray> made;
    for (char syntax = 0; syntax < char(syntaxes.size() - 1) && !data->encapsulated; ++syntax)
        made.push_back(QByteArray(1, syntax) + '\0' + imageBytes(a, false) +
                       set.buffer().mid(data->value.offset, data->value.length));
    if (part10->transferSyntax().value() == QLatin1String(syntaxes.back()) && data->fragments.size() > 1)
        made.push_back(QByteArray(1, char(syntaxes.size() - 1)) + '\0' + imageBytes(a, false) +
                       set.buffer().mid(data->fragments[1].offset, data->fragments[1].length));
    return made;
}

const Registration registration({"native", run, seeds});

} // namespace
} // namespace td::fuzz
