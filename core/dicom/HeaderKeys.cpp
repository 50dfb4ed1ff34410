// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/HeaderKeys.h"

#include "core/dicom/Dcmtk.h"

#include <algorithm>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;

QTime timeOf(const QString &text)
{
    // TM is HHMMSS.FFFFFF with any tail left out (PS3.5 6.2); colons are the older form.
    const QString digits = QString(text).remove(u':').section(u'.', 0, 0);
    const QString padded = digits.leftJustified(6, u'0', true);
    return digits.size() < 2 ? QTime() : QTime::fromString(padded, u"HHmmss"_s);
}

QString ascii(const Dataset &set, const DcmTagKey &key)
{
    return QString::fromLatin1(set.text(tagOf(key)));
}

} // namespace

void readPatientKeys(const Dataset &set, const CharacterSet &characters, InstanceHeader &header)
{
    header.patientName = characters.toUnicode(set.text(tagOf(DCM_PatientName)));
    header.patientId = characters.toUnicode(set.text(tagOf(DCM_PatientID)));
    header.patientBirthDate = QDate::fromString(ascii(set, DCM_PatientBirthDate), u"yyyyMMdd"_s);
    header.patientSex = ascii(set, DCM_PatientSex);
}

void readStudyKeys(const Dataset &set, const CharacterSet &characters, InstanceHeader &header)
{
    header.studyId = characters.toUnicode(set.text(tagOf(DCM_StudyID)));
    header.accessionNumber = characters.toUnicode(set.text(tagOf(DCM_AccessionNumber)));
    header.studyDescription = characters.toUnicode(set.text(tagOf(DCM_StudyDescription)));
    header.studyDate = QDate::fromString(ascii(set, DCM_StudyDate), u"yyyyMMdd"_s);
    header.studyTime = timeOf(ascii(set, DCM_StudyTime));
}

void readSeriesKeys(const Dataset &set, const CharacterSet &characters, InstanceHeader &header)
{
    header.modality = ascii(set, DCM_Modality);
    header.seriesNumber = set.integer(tagOf(DCM_SeriesNumber)).value_or(0);
    header.seriesDescription = characters.toUnicode(set.text(tagOf(DCM_SeriesDescription)));
}

void readInstanceKeys(const Dataset &set, InstanceHeader &header)
{
    header.instanceNumber = set.integer(tagOf(DCM_InstanceNumber)).value_or(0);
    header.rows = set.unsignedShort(tagOf(DCM_Rows)).value_or(0);
    header.columns = set.unsignedShort(tagOf(DCM_Columns)).value_or(0);
    header.numberOfFrames = std::max(1, set.integer(tagOf(DCM_NumberOfFrames)).value_or(1));
}

} // namespace td::dicom::detail
