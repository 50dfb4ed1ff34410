// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "core/dicom/Part10Writer.h"
#include "core/model/Patient.h"

#include <QDateTime>

namespace td::demo {

/// One study of the demonstration dossier, before it has pixels.
struct DemoStudy {
    QString code; ///< accession number, also the name its UIDs grow from
    QString description;
    QString modality;
    QString bodyPart; ///< PS3.16 annex L defined term
    QString station;
    QDateTime started; ///< local time of the clinic
};

/// Where in its study an instance stands.
struct DemoPlace {
    int series = 1;
    QString seriesDescription;
    int instance = 1;
};

StudyInstanceUid studyUid(const DemoStudy &study);

/// Patient, General Study, General Series, General Equipment and SOP Common (PS3.3 C.7.1 to C.7.5, C.12.1).
dicom::DataSetBuilder commonAttributes(const model::Patient &patient, const DemoStudy &study, const DemoPlace &place,
                                       const QString &sopClass);

/// Rows, columns and the description of 16-bit native pixels (PS3.3 C.7.6.3).
void describePixels(dicom::DataSetBuilder &dataSet, int rows, int columns, int bitsStored, bool isSigned,
                    const QString &photometric);

/// A plane across the patient (PS3.3 C.7.6.2): pixel [0][0] at `position`, rows to the left, columns to the back.
void describeAxialPlane(dicom::DataSetBuilder &dataSet, const DemoStudy &study, double x, double y, double z,
                        double spacingMm, double thicknessMm);

/// The file as the demonstration archive would have stored it.
QByteArray toPart10(const dicom::DataSetBuilder &dataSet, const char *transferSyntax = dicom::explicitVrLittleEndian);

} // namespace td::demo
