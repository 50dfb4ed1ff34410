// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomDirReader.h"
#include "core/dicom/DicomDirWriter.h"
#include "core/dicom/ForeignFile.h"
#include "core/dicom/Part10.h"
#include "tests/fuzz/Grammar.h"
#include "tests/fuzz/ImageInput.h"

namespace td::fuzz {
namespace {

/// Records of a directory, and what an instance gives to them.
const Vocabulary &vocabulary()
{
    static const Vocabulary words{
        {0x00041220, "SQ"}, {0x00041500, "CS"}, {0x00041430, "CS"}, {0x00041400, "UL"}, {0x00041510, "UI"},
        {0x00041130, "CS"}, {0x00080005, "CS"}, {0x00080016, "UI"}, {0x00080018, "UI"}, {0x0020000D, "UI"},
        {0x0020000E, "UI"}, {0x00100010, "PN"}, {0x00100020, "LO"}, {0x00100021, "LO"}, {0x00100030, "DA"},
        {0x00100040, "CS"}, {0x00080020, "DA"}, {0x00080030, "TM"}, {0x00081030, "LO"}, {0x00200010, "SH"},
        {0x00080050, "SH"}, {0x00080060, "CS"}, {0x00200011, "IS"}, {0x0008103E, "LO"}, {0x00200013, "IS"},
        {0x00280010, "US"}, {0x00080023, "DA"}, {0x00080033, "TM"}, {0x0040A043, "SQ"}, {0x00080100, "SH"},
        {0x00080102, "SH"}, {0x00080104, "LO"}, {0x0040A491, "CS"}, {0x0040A493, "CS"}, {0x0040A073, "SQ"},
        {0x0040A030, "DT"}, {0x00420010, "ST"}, {0x00420012, "LO"}, {0x00700080, "CS"}, {0x00081115, "SQ"},
        {0x00081140, "SQ"}, {0x00081155, "UI"}, {0x00081150, "UI"}, {0x30060002, "SH"}, {0x300A0002, "SH"},
        {0x7FE00010, "OW"}};
    return words;
}

/// A directory that we write of it must be one that we can read.
void writeAndRead(const dicom::DirectoryEntry &entry)
{
    const QStringList fileId{QStringLiteral("DICOM"), QStringLiteral("A")};
    dicom::DicomDirWriter writer;
    require(writer.add(entry, fileId).has_value(), "an entry that was read can be added");
    const auto written = dicom::readForeignFile(writer.write("FUZZ"));
    require(written && written->isDirectory, "a directory that was written is one");
    require(written->referencedFiles == QStringList{QStringLiteral("DICOM/A")}, "it names its file");
    const auto listed = dicom::readDicomDir(writer.write("FUZZ"));
    require(listed && listed->size() == 1 && listed->front().file == QStringLiteral("DICOM/A"), "it lists its file");
    require(listed->front().header.sopInstance == entry.instance, "it lists its instance");
}

/// An odd first byte: the rest is a file as it is; else it is a sentence of the vocabulary.
void run(Input &input)
{
    using enum ErrorCode;
    const QByteArray file = input.byte() % 2 ? input.rest().toByteArray() : fileOf(datasetOf(input, vocabulary()));
    const auto foreign = dicom::readForeignFile(file);
    if (!foreign)
        requireCode(foreign.error(), {Unsupported, Truncated, Malformed, TooLarge});
    else if (!foreign->isDirectory)
        require(dicom::readInstanceHeader(foreign->part10).has_value(), "an instance that is kept is whole");
    if (const auto listed = dicom::readDicomDir(file); !listed)
        requireCode(listed.error(), {Unsupported, Truncated, Malformed, TooLarge});
    const auto entry = dicom::readDirectoryEntry(file);
    if (!entry)
        return requireCode(entry.error(), {Malformed, Truncated, TooLarge});
    writeAndRead(*entry);
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    std::vector<QByteArray> made = sentenceSeeds(file, vocabulary(), QByteArray(1, '\0'));
    if (file.size() < kMostSeedBytes / 4)
        made.push_back('\1' + file);
    return made;
}

const Registration registration({"directory", run, seeds});

} // namespace
} // namespace td::fuzz
