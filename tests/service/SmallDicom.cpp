// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/SmallDicom.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dctk.h>

#include <vector>

namespace td::test {

QByteArray SmallDicom::bytes() const
{
    DcmFileFormat file;
    DcmDataset &ds = *file.getDataset();
    const auto put = [&](const DcmTag &tag, const QString &text) {
        ds.putAndInsertString(tag, text.toUtf8().constData());
    };
    put(DCM_SpecificCharacterSet, QStringLiteral("ISO_IR 192"));
    put(DCM_SOPClassUID, QStringLiteral(UID_SecondaryCaptureImageStorage));
    put(DCM_SOPInstanceUID, instance);
    put(DCM_StudyInstanceUID, study);
    put(DCM_SeriesInstanceUID, series);
    put(DCM_PatientID, patientId);
    put(DCM_PatientName, patientName);
    put(DCM_StudyDate, studyDate);
    if (!birthDate.isEmpty())
        put(DCM_PatientBirthDate, birthDate);
    put(DCM_StudyTime, QStringLiteral("152500"));
    put(DCM_StudyDescription, studyDescription);
    put(DCM_AccessionNumber, accession);
    put(DCM_Modality, modality);
    put(DCM_SeriesNumber, QString::number(seriesNumber));
    put(DCM_InstanceNumber, QString::number(instanceNumber));
    put(DCM_PhotometricInterpretation, QStringLiteral("MONOCHROME2"));
    for (const DcmTagKey &tag : {DCM_Rows, DCM_Columns})
        ds.putAndInsertUint16(tag, Uint16(side));
    ds.putAndInsertUint16(DCM_SamplesPerPixel, 1);
    ds.putAndInsertUint16(DCM_BitsAllocated, 8);
    ds.putAndInsertUint16(DCM_BitsStored, 8);
    ds.putAndInsertUint16(DCM_HighBit, 7);
    ds.putAndInsertUint16(DCM_PixelRepresentation, 0);
    const std::vector<Uint8> pixels(size_t(side) * size_t(side), grey);
    ds.putAndInsertUint8Array(DCM_PixelData, pixels.data(), static_cast<unsigned long>(pixels.size()));
    std::vector<char> room(pixels.size() + 16384);
    DcmOutputBufferStream out(room.data(), offile_off_t(room.size()));
    file.transferInit();
    file.write(out, EXS_LittleEndianExplicit, EET_ExplicitLength, nullptr);
    file.transferEnd();
    void *written = nullptr;
    offile_off_t size = 0;
    out.flushBuffer(written, size);
    return QByteArray(static_cast<const char *>(written), qsizetype(size));
}

} // namespace td::test
