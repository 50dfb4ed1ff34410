// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DisplayModules.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/HeapWatch.h"
#include "tests/fuzz/ImageInput.h"

#include <algorithm>

namespace td::fuzz {
namespace {

/// Overlay planes, shutters, regions of ultrasound, what uptake is computed from.
const Vocabulary &vocabulary()
{
    static const Vocabulary words{
        {0x60000010, "US"}, {0x60000011, "US"}, {0x60000015, "IS"}, {0x60000022, "LO"}, {0x60000040, "CS"},
        {0x60000050, "SS"}, {0x60000051, "US"}, {0x60000100, "US"}, {0x60000102, "US"}, {0x60001500, "LO"},
        {0x60003000, "OW"}, {0x60020010, "US"}, {0x60020011, "US"}, {0x60020015, "IS"}, {0x60020050, "SS"},
        {0x60020100, "US"}, {0x60020102, "US"}, {0x60023000, "OB"}, {0x601E0010, "US"}, {0x601E0011, "US"},
        {0x00181600, "CS"}, {0x00181602, "IS"}, {0x00181604, "IS"}, {0x00181606, "IS"}, {0x00181608, "IS"},
        {0x00181610, "IS"}, {0x00181612, "IS"}, {0x00181620, "IS"}, {0x00181622, "US"}, {0x00181623, "US"},
        {0x00186011, "SQ"}, {0x00186012, "US"}, {0x00186014, "US"}, {0x00186018, "UL"}, {0x0018601A, "UL"},
        {0x0018601C, "UL"}, {0x0018601E, "UL"}, {0x00186024, "US"}, {0x00186026, "US"}, {0x0018602C, "FD"},
        {0x0018602E, "FD"}, {0x00541001, "CS"}, {0x00541006, "CS"}, {0x00541102, "CS"}, {0x00280051, "CS"},
        {0x00101030, "DS"}, {0x00080021, "DA"}, {0x00080031, "TM"}, {0x00080022, "DA"}, {0x00080032, "TM"},
        {0x00540016, "SQ"}, {0x00181074, "DS"}, {0x00181075, "DS"}, {0x00181078, "DT"}, {0x00181072, "TM"}};
    return words;
}

/// The number of bytes of native 16-bit pixels, in which old overlays hide, then a sentence of the vocabulary.
void run(Input &input)
{
    constexpr std::uint64_t mostBytesPerBit = 3;
    const QByteArray pixels(input.word() & 0x3FFE, '\x55');
    test::Part10Builder end;
    end.shorts(0x00280100, {16}).raw(0x7FE00010, "OW", pixels);
    const auto part10 = dicom::Part10::read(fileOf(datasetOf(input, vocabulary()) + end.body()));
    if (!part10)
        return;
    const HeapWatch watch(0x5A);
    const auto planes = dicom::readOverlayPlanes(*part10);
    std::uint64_t bits = 0;
    for (const dicom::OverlayPlane &plane : planes) {
        require(plane.rows > 0 && plane.columns > 0 && plane.frames > 0, "an overlay has a size");
        require(plane.bits.size() ==
                    std::uint64_t(plane.rows) * std::uint64_t(plane.columns) * std::uint64_t(plane.frames),
                "an overlay has a bit for each of its pixels");
        require(std::all_of(plane.bits.begin(), plane.bits.end(), [](auto bit) { return bit <= 1; }), "bits are bits");
        bits += plane.bits.size();
    }
    require(bits <= 64ull * 1024 * 1024, "overlays are bounded together");
    require(watch.peak() <= mostBytesPerBit * bits + 1024 * 1024, "overlays keep to their bound of memory");
    if (const auto shutter = dicom::readShutter(part10->dataset()))
        require(shutter->hidesAnything(), "a shutter hides something");
    for (const auto &region : dicom::readUltrasoundRegions(part10->dataset()))
        require(region.maxRow >= region.minRow && region.minRow >= 0 && region.deltaX != 0, "a region has an area");
    if (const auto pet = dicom::readPetAttributes(part10->dataset()))
        require(!pet->halfLifeSeconds || *pet->halfLifeSeconds > 0, "a half-life is positive");
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    return sentenceSeeds(file, vocabulary(), QByteArray("\0\x02", 2));
}

const Registration registration({"overlay", run, seeds});

} // namespace
} // namespace td::fuzz
