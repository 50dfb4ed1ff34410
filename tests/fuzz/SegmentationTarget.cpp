// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Segmentation.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/HeapWatch.h"
#include "tests/fuzz/ImageInput.h"

namespace td::fuzz {
namespace {

const Vocabulary &vocabulary()
{
    static const Vocabulary words{
        {0x00620001, "CS"}, {0x0062000E, "US"}, {0x00620002, "SQ"}, {0x00620004, "US"}, {0x00620005, "LO"},
        {0x0062000D, "US"}, {0x0062000F, "SQ"}, {0x00080104, "LO"}, {0x00080100, "SH"}, {0x0062000A, "SQ"},
        {0x0062000B, "US"}, {0x00089124, "SQ"}, {0x00082112, "SQ"}, {0x00081155, "UI"}, {0x00081160, "IS"},
        {0x52009229, "SQ"}, {0x52009230, "SQ"}, {0x00209113, "SQ"}, {0x00209116, "SQ"}, {0x00289110, "SQ"},
        {0x00200032, "DS"}, {0x00200037, "DS"}, {0x00280030, "DS"}, {0x00280010, "US"}, {0x00280011, "US"},
        {0x00280100, "US"}, {0x00280101, "US"}, {0x00280102, "US"}, {0x00280103, "US"}, {0x00280004, "CS"},
        {0x00280002, "US"}, {0x00280008, "IS"}, {0x0008103E, "LO"}, {0x00700080, "CS"}, {0x00080005, "CS"}};
    return words;
}

void run(Input &input)
{
    using enum ErrorCode;
    const char *const kind = input.byte() % 2 ? "1.2.840.10008.5.1.4.1.1.66.7" : "1.2.840.10008.5.1.4.1.1.66.4";
    test::Part10Builder head;
    head.text(0x00080016, "UI", kind).text(0x00080018, "UI", "1.2.3.4");
    const QByteArray file = fileOf(head.body() + datasetOf(input, vocabulary()));
    const auto part10 = dicom::Part10::read(file);
    if (!part10)
        return;
    const auto segmentation = dicom::readSegmentation(*part10);
    if (!segmentation)
        return requireCode(segmentation.error(), {NotFound, Malformed, TooLarge, OutOfRange, Unsupported});
    require(!segmentation->segments.empty() && !segmentation->frames.empty(), "there are segments and frames");
    require(segmentation->rows > 0 && segmentation->columns > 0, "a segmentation has a size");
    require(segmentation->maximumFractionalValue > 0, "the whole is more than nothing");
    for (std::size_t i = 1; i < segmentation->segments.size(); ++i)
        require(segmentation->segments[i - 1].number <= segmentation->segments[i].number, "segments by number");
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    return part10 && part10->dataset().contains(0x00620002) ? sentenceSeeds(file, vocabulary(), QByteArray(1, '\0'))
                                                            : std::vector<QByteArray>();
}

const Registration registration({"segmentation", run, seeds});

} // namespace
} // namespace td::fuzz
