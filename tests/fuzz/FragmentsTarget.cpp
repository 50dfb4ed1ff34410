// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dicom/Part10Builder.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/ImageInput.h"

#include <array>

namespace td::fuzz {
namespace {

// RLE, JPEG, and native: what is encapsulated against the transfer syntax is refused.
constexpr std::array syntaxes{"1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.70",
                              "1.2.840.10008.1.2.1"};

/// A byte for the transfer syntax, six for the image, a length and an Extended Offset Table, and Pixel Data of
/// undefined length with whatever items there are, the first of them the Basic Offset Table.
void run(Input &input)
{
    const QByteArray syntax = syntaxes[input.byte() % syntaxes.size()];
    const dicom::ImagePixelAttributes a = takeImage(input);
    test::Part10Builder set;
    if (const qsizetype length = input.byte(); length > 0)
        set.raw(0x7FE00001, "OV", input.take(length).toByteArray());
    set.lie(0x7FE00010, "OB", 0xFFFFFFFF, input.rest().toByteArray());
    checkFrames(fileOf(imageElements(a) + set.body(), syntax), {4, 4, 4 * 1024 * 1024});
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    const dicom::Element *data = part10 ? part10->dataset().find(0x7FE00010) : nullptr;
    if (!data || !data->encapsulated || data->value.length > kMostSeedBytes)
        return {};
    const QByteArray syntax = part10->transferSyntax().value().toLatin1();
    const dicom::Dataset &set = part10->dataset();
    dicom::ImagePixelAttributes a;
    a.rows = std::max(1, set.unsignedShort(0x00280010).value_or(1));
    a.columns = std::max(1, set.unsignedShort(0x00280011).value_or(1));
    a.bitsAllocated = set.unsignedShort(0x00280100).value_or(8);
    a.bitsStored = std::max(1, set.unsignedShort(0x00280101).value_or(8));
    a.highBit = a.bitsStored - 1;
    a.numberOfFrames = std::max(1, set.integer(0x00280008).value_or(1));
    a.photometricInterpretation = set.text(0x00280004);
    char which = 1;
    for (std::size_t i = 0; i < syntaxes.size(); ++i)
        if (syntax == syntaxes[i])
            which = char(i);
    return {QByteArray(1, which) + imageBytes(a, false) + '\0' +
            set.buffer().mid(data->value.offset, data->value.length)};
}

const Registration registration({"fragments", run, seeds});

} // namespace
} // namespace td::fuzz
