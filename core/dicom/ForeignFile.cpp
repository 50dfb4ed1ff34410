// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ForeignFile.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/Part10.h"
#include "core/dicom/Part10Writer.h"

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

constexpr qsizetype preambleBytes = 128;
constexpr QByteArrayView prefix("DICM");

bool hasPrefix(QByteArrayView head)
{
    return head.size() >= preambleBytes + prefix.size() && head.sliced(preambleBytes, prefix.size()) == prefix;
}

/// Group 0002 in Explicit VR: file meta information whose preamble was cut off.
bool beginsWithMeta(QByteArrayView head)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return head.size() >= 16 && head[0] == 2 && head[1] == 0 && isCapital(head[4]) && isCapital(head[5]);
}

bool isBareDataset(QByteArrayView head)
{
    return head.size() >= 16 && head[0] == 8 && head[1] == 0;
}

QStringList referencedFilesOf(const Dataset &directory)
{
    QStringList files;
    for (const Dataset &record : directory.items(tagOf(DCM_DirectoryRecordSequence))) {
        const QString id = QString::fromLatin1(record.text(tagOf(DCM_ReferencedFileID)));
        if (!id.isEmpty())
            files.append(QString(id).replace(u'\\', u'/'));
    }
    return files;
}

QByteArray completed(const QByteArray &bytes, const Part10 &file)
{
    if (hasPrefix(bytes))
        return bytes;
    if (beginsWithMeta(bytes))
        return QByteArray(preambleBytes, '\0').append(prefix).append(bytes);
    return writePart10(bytes, file.dataset().text(tagOf(DCM_SOPClassUID)),
                       file.dataset().text(tagOf(DCM_SOPInstanceUID)), file.transferSyntax().value().toLatin1(), {});
}

bool isDirectory(const Part10 &file)
{
    return file.meta().text(tagOf(DCM_MediaStorageSOPClassUID)) == UID_MediaStorageDirectoryStorage ||
           file.dataset().contains(tagOf(DCM_DirectoryRecordSequence));
}

} // namespace

bool mayBeDicom(QByteArrayView head)
{
    return hasPrefix(head) || beginsWithMeta(head) || isBareDataset(head);
}

Result<ForeignFile> readForeignFile(const QByteArray &bytes, FilePart part)
{
    if (!mayBeDicom(bytes))
        return fail(ErrorCode::Unsupported, u"not DICOM"_s);
    // Two bytes are little evidence: what begins like a bare data set and is none is somebody else's file.
    const bool sure = !isBareDataset(bytes) || hasPrefix(bytes);
    const auto file = Part10::read(bytes, Part10::Preamble::Optional);
    if (!file)
        return sure ? tl::unexpected(file.error()) : fail(ErrorCode::Unsupported, u"not DICOM"_s);
    ForeignFile foreign;
    foreign.isDirectory = isDirectory(*file);
    if (foreign.isDirectory) {
        foreign.referencedFiles = referencedFilesOf(file->dataset());
        return foreign;
    }
    if (!sure && !file->dataset().contains(tagOf(DCM_SOPInstanceUID)))
        return fail(ErrorCode::Unsupported, u"not DICOM"_s);
    const Element *pixels = file->dataset().find(tagOf(DCM_PixelData));
    if (part == FilePart::Whole && pixels && pixels->truncated)
        return fail(ErrorCode::Truncated, u"inside the pixels"_s);
    foreign.part10 = completed(bytes, *file);
    auto header = readInstanceHeader(*file);
    if (!header)
        return tl::unexpected(header.error());
    foreign.header = std::move(*header);
    return foreign;
}

} // namespace td::dicom
