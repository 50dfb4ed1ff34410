// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "core/base/Result.h"
#include "core/model/ImagingStudy.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>

namespace td::dicom {

class Part10;

/// The attributes by which an instance is indexed, found and listed in a DICOMDIR; text decoded to Unicode by its
/// Specific Character Set (PS3.3 C.12.1.1.2). Absent attributes are empty, zero or invalid.
struct InstanceHeader {
    SopClassUid sopClass;
    SopInstanceUid sopInstance;
    TransferSyntaxUid transferSyntax;
    StudyInstanceUid study;
    SeriesInstanceUid series;

    QString patientName; ///< all components as written, "ROSSI^MARIO"
    QString patientId;
    QDate patientBirthDate;
    QString patientSex;

    QString studyId;
    QString accessionNumber;
    QString studyDescription;
    QDate studyDate;
    QTime studyTime;

    QString modality;
    int seriesNumber = 0;
    QString seriesDescription;
    QString sourceAe; ///< Source Application Entity Title of the file meta information (0002,0016)

    int instanceNumber = 0;
    int rows = 0;
    int columns = 0;
    int numberOfFrames = 1;
};

/// Reads the header of a whole Part 10 file (PS3.10 7.1), stopping before the pixels.
/// Errors: Malformed — no "DICM" prefix, an element longer than the file, or no valid SOP, series or study UID;
///         Truncated — the file ends inside the header.
Result<InstanceHeader> readInstanceHeader(const QByteArray &part10);
/// The same of a file that was read. Errors: Malformed — a UID.
Result<InstanceHeader> readInstanceHeader(const Part10 &file);

/// What an index of images keeps of a header. Whose study it is, its code and its counts are the index's to say; a date
/// without a time is midnight.
model::ImagingStudy studyOf(const InstanceHeader &header);
model::ImagingSeries seriesOf(const InstanceHeader &header);
model::ImagingInstance instanceOf(const InstanceHeader &header);

} // namespace td::dicom
