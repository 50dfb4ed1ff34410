// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/DemoStudy.h"

namespace td::demo {
namespace {

using namespace Qt::StringLiterals;
namespace attribute = dicom::attribute;

QString sexCode(model::Sex sex)
{
    switch (sex) {
    case model::Sex::Female:
        return u"F"_s;
    case model::Sex::Male:
        return u"M"_s;
    case model::Sex::Other:
        return u"O"_s;
    case model::Sex::Unknown:
        break;
    }
    return {};
}

QByteArray nameOf(const DemoStudy &study)
{
    return "tuodossier-demo/" + study.code.toUtf8();
}

} // namespace

StudyInstanceUid studyUid(const DemoStudy &study)
{
    return StudyInstanceUid::create(dicom::uidFromName(nameOf(study))).value_or(StudyInstanceUid());
}

dicom::DataSetBuilder commonAttributes(const model::Patient &patient, const DemoStudy &study, const DemoPlace &place,
                                       const QString &sopClass)
{
    const QByteArray seriesName = nameOf(study) + '/' + QByteArray::number(place.series);
    const QByteArray instanceName = seriesName + '/' + QByteArray::number(place.instance);
    const QString date = study.started.toString(u"yyyyMMdd"_s);
    const QString time = study.started.toString(u"HHmmss"_s);
    dicom::DataSetBuilder ds;
    ds.text(attribute::SpecificCharacterSet, u"ISO_IR 192"_s)
        .text(attribute::SOPClassUID, sopClass)
        .text(attribute::SOPInstanceUID, dicom::uidFromName(instanceName))
        .text(attribute::PatientName, patient.familyName + u'^' + patient.givenName)
        .text(attribute::PatientID, patient.number)
        .text(attribute::PatientBirthDate, patient.birthDate.toString(u"yyyyMMdd"_s))
        .text(attribute::PatientSex, sexCode(patient.sex))
        .text(attribute::StudyInstanceUID, studyUid(study).value())
        .text(attribute::StudyDate, date)
        .text(attribute::StudyTime, time)
        .text(attribute::StudyID, study.code)
        .text(attribute::AccessionNumber, study.code)
        .text(attribute::ReferringPhysicianName, u"PRESCRITTORE^DIMOSTRATIVO"_s)
        .text(attribute::StudyDescription, study.description)
        .text(attribute::SeriesInstanceUID, dicom::uidFromName(seriesName))
        .integers(attribute::SeriesNumber, {place.series})
        .text(attribute::SeriesDescription, place.seriesDescription)
        .text(attribute::SeriesDate, date)
        .text(attribute::SeriesTime, time)
        .text(attribute::ContentDate, date)
        .text(attribute::ContentTime, time)
        .text(attribute::AcquisitionDate, date)
        .text(attribute::AcquisitionTime, time)
        .text(attribute::Modality, study.modality)
        .text(attribute::BodyPartExamined, study.bodyPart)
        .text(attribute::Manufacturer, u"TuoDossier"_s)
        .text(attribute::ManufacturerModelName, study.station)
        .text(attribute::SoftwareVersions, QString::fromLatin1(dicom::implementationVersionName))
        .text(attribute::InstitutionName, u"Poliambulatorio dimostrativo"_s)
        .text(attribute::BurnedInAnnotation, u"NO"_s)
        .integers(attribute::InstanceNumber, {place.instance});
    return ds;
}

void describePixels(dicom::DataSetBuilder &dataSet, int rows, int columns, int bitsStored, bool isSigned,
                    const QString &photometric)
{
    dataSet.integers(attribute::SamplesPerPixel, {1})
        .text(attribute::PhotometricInterpretation, photometric)
        .integers(attribute::Rows, {rows})
        .integers(attribute::Columns, {columns})
        .integers(attribute::BitsAllocated, {16})
        .integers(attribute::BitsStored, {bitsStored})
        .integers(attribute::HighBit, {bitsStored - 1})
        .integers(attribute::PixelRepresentation, {isSigned ? 1 : 0});
}

void describeAxialPlane(dicom::DataSetBuilder &dataSet, const DemoStudy &study, double x, double y, double z,
                        double spacingMm, double thicknessMm)
{
    dataSet.text(attribute::FrameOfReferenceUID, dicom::uidFromName(nameOf(study) + "/frame-of-reference"))
        .text(attribute::PositionReferenceIndicator, QString())
        .text(attribute::PatientPosition, u"HFS"_s)
        .decimals(attribute::ImagePositionPatient, {x, y, z})
        .decimals(attribute::ImageOrientationPatient, {1, 0, 0, 0, 1, 0})
        .decimals(attribute::PixelSpacing, {spacingMm, spacingMm})
        .decimals(attribute::SliceThickness, {thicknessMm})
        .decimals(attribute::SliceLocation, {z});
}

QByteArray toPart10(const dicom::DataSetBuilder &dataSet, const char *transferSyntax)
{
    // commonAttributes() always sets the SOP UIDs, the one thing that writePart10() can miss.
    return dicom::writePart10(dataSet, transferSyntax, "ACQUIPACS").value_or(QByteArray());
}

} // namespace td::demo
