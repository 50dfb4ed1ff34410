// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ImageAttributes.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/HeapWatch.h"
#include "tests/fuzz/ImageInput.h"

#include <cmath>

namespace td::fuzz {
namespace {

/// Image attributes that are read for every frame, and what says how many there are.
const Vocabulary &vocabulary()
{
    static const Vocabulary words{
        {0x52009229, "SQ"}, {0x52009230, "SQ"}, {0x00209113, "SQ"}, {0x00209116, "SQ"}, {0x00289110, "SQ"},
        {0x00289145, "SQ"}, {0x00289132, "SQ"}, {0x00200032, "DS"}, {0x00200037, "DS"}, {0x00280030, "DS"},
        {0x00181164, "DS"}, {0x00281052, "DS"}, {0x00281053, "DS"}, {0x00281054, "LO"}, {0x00281050, "DS"},
        {0x00281051, "DS"}, {0x00281055, "LO"}, {0x00281056, "CS"}, {0x00283010, "SQ"}, {0x00283000, "SQ"},
        {0x00283002, "US"}, {0x00283006, "OW"}, {0x00283003, "LO"}, {0x00280008, "IS"}, {0x00280103, "US"},
        {0x00181063, "DS"}, {0x00181065, "DS"}, {0x00280009, "AT"}, {0x00082144, "IS"}, {0x00180040, "IS"},
        {0x00082142, "IS"}, {0x00082143, "IS"}, {0x00181244, "US"}, {0x00280034, "IS"}, {0x00280120, "US"},
        {0x00280121, "US"}, {0x00181114, "DS"}, {0x00180050, "DS"}, {0x00200020, "CS"}, {0x00080005, "CS"},
        {0x20500020, "CS"}, {0x00282110, "CS"}, {0x00020010, "UI"}};
    return words;
}

/// The number of frames, then a sentence of the vocabulary.
void run(Input &input)
{
    const int frames = input.byte() + 1;
    const QByteArray file = fileOf(datasetOf(input, vocabulary()));
    const auto part10 = dicom::Part10::read(file);
    if (!part10)
        return;
    (void)dicom::readImageAttributes(*part10, frames); // tables that are made once do not count
    const HeapWatch watch(0x5A);
    const auto a = dicom::readImageAttributes(*part10, frames);
    require(watch.peak() <= 64 * std::uint64_t(file.size()) + 4096 * std::uint64_t(frames) + 1024 * 1024,
            "attributes of frames keep to their bound of memory");
    require(a.frames.size() == 1 || a.frames.size() == std::size_t(frames), "every frame has its attributes");
    for (int i = 0; i < frames; ++i) {
        const dicom::FrameAttributes &f = a.frame(i);
        require(std::isfinite(f.rescaleSlope) && f.rescaleSlope != 0, "a slope is a number");
        require(!f.pixelSpacing || ((*f.pixelSpacing)[0] > 0 && (*f.pixelSpacing)[1] > 0), "a spacing is positive");
        require(!f.modalityLut || !f.modalityLut->data.isEmpty(), "a table has entries");
        for (const dicom::VoiWindow &window : f.windows)
            require(window.width > 0 && std::isfinite(window.center), "a window has a width");
    }
    require(a.cine.firstFrame >= 0 && a.cine.firstFrame <= a.cine.lastFrame && a.cine.lastFrame < frames,
            "what is played lies within the frames");
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    const int frames = part10 ? part10->dataset().integer(0x00280008).value_or(1) : 0;
    return frames < 1 || frames > 256 ? std::vector<QByteArray>()
                                      : sentenceSeeds(file, vocabulary(), QByteArray(1, char(frames - 1)));
}

const Registration registration({"functional-groups", run, seeds});

} // namespace
} // namespace td::fuzz
