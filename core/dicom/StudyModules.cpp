// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/StudyModules.h"

#include "core/dicom/PresentationAttribute.h"

namespace td::dicom {

using namespace Qt::StringLiterals;

QString dicomDate(const QDate &date)
{
    return date.isValid() ? date.toString(u"yyyyMMdd"_s) : QString();
}

QString dicomTime(const QTime &time)
{
    return time.isValid() ? time.toString(u"HHmmss"_s) : QString();
}

DataSetBuilder codeItem(const char *value, const char *scheme, const char *meaning)
{
    DataSetBuilder item;
    item.encodedText(attribute::CodeValue, value)
        .encodedText(attribute::CodingSchemeDesignator, scheme)
        .encodedText(attribute::CodeMeaning, meaning);
    return item;
}

DataSetBuilder studyModules(const StudyIdentity &study, const char *sopClass, const char *modality,
                            const SeriesInstanceUid &series, int number, const QDateTime &made)
{
    DataSetBuilder ds;
    ds.text(attribute::SpecificCharacterSet, u"ISO_IR 192"_s)
        .encodedText(attribute::SOPClassUID, sopClass)
        .text(attribute::SOPInstanceUID, randomUid())
        .text(attribute::InstanceCreationDate, dicomDate(made.date()))
        .text(attribute::InstanceCreationTime, dicomTime(made.time()))
        .text(attribute::PatientName, study.patientName)
        .text(attribute::PatientID, study.patientId)
        .text(attribute::PatientBirthDate, dicomDate(study.patientBirthDate))
        .text(attribute::PatientSex, {})
        .text(attribute::StudyInstanceUID, study.study.value())
        .text(attribute::StudyDate, dicomDate(study.studyDate))
        .text(attribute::StudyTime, dicomTime(study.studyTime))
        .text(attribute::StudyID, {})
        .text(attribute::AccessionNumber, {})
        .text(attribute::ReferringPhysicianName, {})
        .encodedText(attribute::Modality, modality)
        .text(attribute::SeriesInstanceUID, series.value())
        .integers(attribute::SeriesNumber, {1})
        .text(attribute::Manufacturer, u"TuoDossier"_s)
        .integers(attribute::InstanceNumber, {number});
    if (!study.studyDescription.isEmpty())
        ds.text(attribute::StudyDescription, study.studyDescription);
    return ds;
}

} // namespace td::dicom
