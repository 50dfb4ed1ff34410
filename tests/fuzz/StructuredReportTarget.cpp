// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/KeyObjectSelection.h"
#include "core/dicom/StructuredReport.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/ImageInput.h"

namespace td::fuzz {
namespace {

const Vocabulary &vocabulary()
{
    static const Vocabulary words{
        {0x0040A730, "SQ"}, {0x0040A040, "CS"}, {0x0040A010, "CS"}, {0x0040A043, "SQ"}, {0x0040A168, "SQ"},
        {0x00080100, "SH"}, {0x00080102, "SH"}, {0x00080104, "LO"}, {0x00080119, "UC"}, {0x0040A160, "UT"},
        {0x0040A300, "SQ"}, {0x0040A30A, "DS"}, {0x004008EA, "SQ"}, {0x0040A301, "SQ"}, {0x0040A121, "DA"},
        {0x0040A122, "TM"}, {0x0040A120, "DT"}, {0x0040A123, "PN"}, {0x0040A124, "UI"}, {0x00081199, "SQ"},
        {0x00081150, "UI"}, {0x00081155, "UI"}, {0x00081160, "IS"}, {0x00700023, "CS"}, {0x00700022, "FL"},
        {0x0040A130, "CS"}, {0x0040A050, "CS"}, {0x0040DB73, "UL"}, {0x0040A032, "DT"}, {0x00080005, "CS"},
        {0x0040A491, "CS"}, {0x0040A493, "CS"}, {0x0040A073, "SQ"}, {0x0040A075, "PN"}, {0x0040A027, "LO"},
        {0x0040A030, "DT"}, {0x0040A078, "SQ"}, {0x0040A375, "SQ"}, {0x00081115, "SQ"}, {0x0020000D, "UI"},
        {0x0020000E, "UI"}, {0x00080016, "UI"}, {0x00100010, "PN"}, {0x00100020, "LO"}, {0x00100030, "DA"},
        {0x00080023, "DA"}, {0x00080033, "TM"}, {0x0040A504, "SQ"}, {0x0040DB00, "CS"}, {0x0040A360, "SQ"}};
    return words;
}

void count(const dicom::ContentItem &item, int depth, int &items)
{
    require(depth <= dicom::Dataset::kMaxDepth, "a content tree is no deeper than data sets");
    for (const dicom::ContentItem &child : item.children) {
        ++items;
        count(child, depth + 1, items);
    }
}

void run(Input &input)
{
    using enum ErrorCode;
    const auto part10 = dicom::Part10::read(fileOf(datasetOf(input, vocabulary())));
    if (!part10)
        return;
    const auto report = dicom::StructuredReport::read(*part10);
    if (!report) {
        requireCode(report.error(), {NotFound, TooLarge});
    } else {
        int items = 0;
        count(report->root, 0, items);
        require(items == report->items && items <= dicom::StructuredReport::kMaxItems, "items are counted");
    }
    const auto selection = dicom::KeyObjectSelection::read(*part10);
    if (!selection)
        return requireCode(selection.error(), {NotFound, TooLarge, Unsupported});
    for (const auto &item : selection->items)
        require(!item.instance.instance.isEmpty(), "a key object names an instance");
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    return part10 && part10->dataset().contains(0x0040A730) ? sentenceSeeds(file, vocabulary())
                                                            : std::vector<QByteArray>();
}

const Registration registration({"structured-report", run, seeds});

} // namespace
} // namespace td::fuzz
