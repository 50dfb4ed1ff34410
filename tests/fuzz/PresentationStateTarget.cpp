// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/PresentationState.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/HeapWatch.h"
#include "tests/fuzz/ImageInput.h"

#include <cmath>

namespace td::fuzz {
namespace {

const Vocabulary &vocabulary()
{
    static const Vocabulary words{
        {0x00081115, "SQ"}, {0x00081140, "SQ"}, {0x00081155, "UI"}, {0x00081150, "UI"}, {0x00081160, "IS"},
        {0x00283000, "SQ"}, {0x00283110, "SQ"}, {0x00283010, "SQ"}, {0x00283002, "US"}, {0x00283002, "SS"},
        {0x00283006, "OW"}, {0x00283003, "LO"}, {0x00281050, "DS"}, {0x00281051, "DS"}, {0x00281055, "LO"},
        {0x00281056, "CS"}, {0x00281052, "DS"}, {0x00281053, "DS"}, {0x00281054, "LO"}, {0x20500020, "CS"},
        {0x20500010, "SQ"}, {0x00700042, "US"}, {0x00700041, "CS"}, {0x0070005A, "SQ"}, {0x00700052, "SL"},
        {0x00700053, "SL"}, {0x00700101, "DS"}, {0x00700102, "IS"}, {0x00700100, "CS"}, {0x00700060, "SQ"},
        {0x00700002, "CS"}, {0x00700062, "IS"}, {0x00700401, "US"}, {0x00700001, "SQ"}, {0x00700009, "SQ"},
        {0x00700005, "CS"}, {0x00700021, "US"}, {0x00700022, "FL"}, {0x00700023, "CS"}, {0x00700024, "CS"},
        {0x00700008, "SQ"}, {0x00700003, "CS"}, {0x00700004, "CS"}, {0x00700006, "ST"}, {0x00700010, "FL"},
        {0x00700011, "FL"}, {0x00700014, "FL"}, {0x00700015, "CS"}, {0x00181600, "CS"}, {0x00181602, "IS"},
        {0x00181604, "IS"}, {0x00181606, "IS"}, {0x00181608, "IS"}, {0x00181610, "IS"}, {0x00181612, "IS"},
        {0x00181620, "IS"}, {0x00181622, "US"}, {0x00181623, "US"}, {0x60000010, "US"}, {0x60000011, "US"},
        {0x60000050, "SS"}, {0x60003000, "OW"}, {0x60001001, "CS"}, {0x00700080, "CS"}, {0x00700081, "LO"},
        {0x00700082, "DA"}, {0x00700083, "TM"}, {0x00700084, "PN"}, {0x00200013, "IS"}, {0x00080005, "CS"}};
    return words;
}

/// A byte for the kind of state, then a sentence of the vocabulary.
void run(Input &input)
{
    using enum ErrorCode;
    const char *const kind = input.byte() % 2 ? "1.2.840.10008.5.1.4.1.1.11.2" : "1.2.840.10008.5.1.4.1.1.11.1";
    test::Part10Builder head;
    head.text(0x00080016, "UI", kind).text(0x00080018, "UI", "1.2.3.4");
    const QByteArray file = fileOf(head.body() + datasetOf(input, vocabulary()));
    const auto part10 = dicom::Part10::read(file);
    if (!part10)
        return;
    (void)dicom::readPresentationState(*part10); // tables that are made once do not count
    const HeapWatch watch(0x5A);
    const auto state = dicom::readPresentationState(*part10);
    require(watch.peak() <= 64 * std::uint64_t(file.size()) + 1024 * 1024,
            "presentation states keep to their bound of memory");
    if (!state)
        return requireCode(state.error(), {NotFound, Unsupported, Malformed});
    require(!state->images.empty(), "a state is of images");
    require(state->quarterTurns >= 0 && state->quarterTurns < 4, "turns are quarters");
    for (const auto &area : state->areas)
        require(!area.pixelAspect || (*area.pixelAspect > 0 && std::isfinite(*area.pixelAspect)),
                "an aspect is positive");
    for (const auto &annotation : state->annotations)
        for (const auto &graphic : annotation.graphics)
            for (const auto &point : graphic.points)
                require(std::isfinite(point[0]) && std::isfinite(point[1]), "points are numbers");
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    return part10 && part10->dataset().text(0x00080016).startsWith("1.2.840.10008.5.1.4.1.1.11.")
               ? sentenceSeeds(file, vocabulary(), QByteArray(1, '\0'))
               : std::vector<QByteArray>();
}

const Registration registration({"presentation-state", run, seeds});

} // namespace
} // namespace td::fuzz
