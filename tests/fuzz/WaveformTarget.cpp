// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Waveform.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/HeapWatch.h"
#include "tests/fuzz/ImageInput.h"

#include <cmath>

namespace td::fuzz {
namespace {

const Vocabulary &vocabulary()
{
    static const Vocabulary words{
        {0x54000100, "SQ"}, {0x003A0004, "CS"}, {0x003A0005, "US"}, {0x003A0010, "UL"}, {0x003A001A, "DS"},
        {0x003A0020, "SH"}, {0x003A0200, "SQ"}, {0x003A0208, "SQ"}, {0x003A0203, "SH"}, {0x003A0210, "DS"},
        {0x003A0211, "SQ"}, {0x003A0212, "DS"}, {0x003A0213, "DS"}, {0x003A0220, "DS"}, {0x003A0221, "DS"},
        {0x003A0222, "DS"}, {0x54001004, "US"}, {0x54001006, "CS"}, {0x5400100A, "OW"}, {0x54001010, "OW"},
        {0x00080100, "SH"}, {0x00080102, "SH"}, {0x00080104, "LO"}, {0x0040B020, "SQ"}, {0x00700006, "ST"},
        {0x0040A043, "SQ"}, {0x0040A168, "SQ"}, {0x0040A30A, "DS"}, {0x004008EA, "SQ"}, {0x0040A180, "US"},
        {0x00080005, "CS"}, {0x00100010, "PN"}, {0x0008002A, "DT"}};
    return words;
}

void run(Input &input)
{
    using enum ErrorCode;
    const QByteArray file = fileOf(datasetOf(input, vocabulary()));
    const auto part10 = dicom::Part10::read(file);
    if (!part10)
        return;
    (void)dicom::Waveform::read(*part10); // tables that are made once do not count
    const HeapWatch watch(0x5A);
    const auto waveform = dicom::Waveform::read(*part10);
    require(watch.peak() <= 64 * std::uint64_t(file.size()) + 1024 * 1024, "waveforms keep to their bound of memory");
    if (!waveform)
        return requireCode(waveform.error(), {NotFound, Unsupported, OutOfRange, TooLarge, Truncated});
    require(!waveform->groups.empty() && waveform->groups.size() <= std::size_t(dicom::Waveform::kMaxGroups),
            "there are groups");
    for (const auto &group : waveform->groups)
        for (const auto &channel : group.channels) {
            require(group.samplingFrequencyHz > 0 && channel.samples.size() == std::size_t(group.samples),
                    "every channel has the samples of its group");
            (void)channel.millivoltsPerStep();
            (void)channel.baselineMillivolts();
        }
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    return part10 && part10->dataset().contains(0x54000100) ? sentenceSeeds(file, vocabulary())
                                                            : std::vector<QByteArray>();
}

const Registration registration({"waveform", run, seeds});

} // namespace
} // namespace td::fuzz
