// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace td::dicom {

/// A data element as PS3.6 lists it: tag and value representation, known by its keyword.
struct Attribute {
    quint16 group;
    quint16 element;
    char vr[3];

    constexpr quint32 tag() const noexcept { return quint32(group) << 16 | element; }
};

/// The attributes that this program writes, by their keywords (PS3.6 chapters 6 and 7).
namespace attribute {
inline constexpr Attribute FileSetID{0x0004, 0x1130, "CS"};
inline constexpr Attribute OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity{0x0004, 0x1200, "UL"};
inline constexpr Attribute OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity{0x0004, 0x1202, "UL"};
inline constexpr Attribute FileSetConsistencyFlag{0x0004, 0x1212, "US"};
inline constexpr Attribute DirectoryRecordSequence{0x0004, 0x1220, "SQ"};
inline constexpr Attribute OffsetOfTheNextDirectoryRecord{0x0004, 0x1400, "UL"};
inline constexpr Attribute RecordInUseFlag{0x0004, 0x1410, "US"};
inline constexpr Attribute OffsetOfReferencedLowerLevelDirectoryEntity{0x0004, 0x1420, "UL"};
inline constexpr Attribute DirectoryRecordType{0x0004, 0x1430, "CS"};
inline constexpr Attribute PrivateRecordUID{0x0004, 0x1432, "UI"};
inline constexpr Attribute ReferencedFileID{0x0004, 0x1500, "CS"};
inline constexpr Attribute ReferencedSOPClassUIDInFile{0x0004, 0x1510, "UI"};
inline constexpr Attribute ReferencedSOPInstanceUIDInFile{0x0004, 0x1511, "UI"};
inline constexpr Attribute ReferencedTransferSyntaxUIDInFile{0x0004, 0x1512, "UI"};
inline constexpr Attribute IssuerOfPatientID{0x0010, 0x0021, "LO"};
inline constexpr Attribute MIMETypeOfEncapsulatedDocument{0x0042, 0x0012, "LO"};
inline constexpr Attribute DocumentTitle{0x0042, 0x0010, "ST"};
inline constexpr Attribute HL7InstanceIdentifier{0x0040, 0xE001, "ST"};
inline constexpr Attribute ConceptNameCodeSequence{0x0040, 0xA043, "SQ"};
inline constexpr Attribute VerificationDateTime{0x0040, 0xA030, "DT"};
inline constexpr Attribute CompletionFlag{0x0040, 0xA491, "CS"};
inline constexpr Attribute VerificationFlag{0x0040, 0xA493, "CS"};
inline constexpr Attribute VerifyingObserverSequence{0x0040, 0xA073, "SQ"};
inline constexpr Attribute ContentLabel{0x0070, 0x0080, "CS"};
inline constexpr Attribute ContentDescription{0x0070, 0x0081, "LO"};
inline constexpr Attribute PresentationCreationDate{0x0070, 0x0082, "DA"};
inline constexpr Attribute PresentationCreationTime{0x0070, 0x0083, "TM"};
inline constexpr Attribute ContentCreatorName{0x0070, 0x0084, "PN"};
inline constexpr Attribute CodeValue{0x0008, 0x0100, "SH"};
inline constexpr Attribute CodingSchemeDesignator{0x0008, 0x0102, "SH"};
inline constexpr Attribute CodingSchemeVersion{0x0008, 0x0103, "SH"};
inline constexpr Attribute CodeMeaning{0x0008, 0x0104, "LO"};
inline constexpr Attribute LongCodeValue{0x0008, 0x0119, "UC"};
inline constexpr Attribute URNCodeValue{0x0008, 0x0120, "UR"};
inline constexpr Attribute ReferencedImageSequence{0x0008, 0x1140, "SQ"};
inline constexpr Attribute ReferencedSOPClassUID{0x0008, 0x1150, "UI"};
inline constexpr Attribute ReferencedSOPInstanceUID{0x0008, 0x1155, "UI"};
inline constexpr Attribute ReferencedFrameNumber{0x0008, 0x1160, "IS"};
inline constexpr Attribute ReferencedSeriesSequence{0x0008, 0x1115, "SQ"};
inline constexpr Attribute StructureSetLabel{0x3006, 0x0002, "SH"};
inline constexpr Attribute StructureSetDate{0x3006, 0x0008, "DA"};
inline constexpr Attribute StructureSetTime{0x3006, 0x0009, "TM"};
inline constexpr Attribute DoseSummationType{0x3004, 0x000A, "CS"};
inline constexpr Attribute RTPlanLabel{0x300A, 0x0002, "SH"};
inline constexpr Attribute RTPlanDate{0x300A, 0x0006, "DA"};
inline constexpr Attribute RTPlanTime{0x300A, 0x0007, "TM"};
inline constexpr Attribute TreatmentDate{0x3008, 0x0250, "DA"};
inline constexpr Attribute TreatmentTime{0x3008, 0x0251, "TM"};
inline constexpr Attribute SpecificCharacterSet{0x0008, 0x0005, "CS"};
inline constexpr Attribute ImageType{0x0008, 0x0008, "CS"};
inline constexpr Attribute SOPClassUID{0x0008, 0x0016, "UI"};
inline constexpr Attribute SOPInstanceUID{0x0008, 0x0018, "UI"};
inline constexpr Attribute StudyDate{0x0008, 0x0020, "DA"};
inline constexpr Attribute SeriesDate{0x0008, 0x0021, "DA"};
inline constexpr Attribute AcquisitionDate{0x0008, 0x0022, "DA"};
inline constexpr Attribute ContentDate{0x0008, 0x0023, "DA"};
inline constexpr Attribute StudyTime{0x0008, 0x0030, "TM"};
inline constexpr Attribute SeriesTime{0x0008, 0x0031, "TM"};
inline constexpr Attribute AcquisitionTime{0x0008, 0x0032, "TM"};
inline constexpr Attribute ContentTime{0x0008, 0x0033, "TM"};
inline constexpr Attribute AccessionNumber{0x0008, 0x0050, "SH"};
inline constexpr Attribute Modality{0x0008, 0x0060, "CS"};
inline constexpr Attribute Manufacturer{0x0008, 0x0070, "LO"};
inline constexpr Attribute InstitutionName{0x0008, 0x0080, "LO"};
inline constexpr Attribute ReferringPhysicianName{0x0008, 0x0090, "PN"};
inline constexpr Attribute StudyDescription{0x0008, 0x1030, "LO"};
inline constexpr Attribute SeriesDescription{0x0008, 0x103E, "LO"};
inline constexpr Attribute ManufacturerModelName{0x0008, 0x1090, "LO"};
inline constexpr Attribute LossyImageCompression{0x0028, 0x2110, "CS"};
inline constexpr Attribute LossyImageCompressionRatio{0x0028, 0x2112, "DS"};
inline constexpr Attribute LossyImageCompressionMethod{0x0028, 0x2114, "CS"};
inline constexpr Attribute PatientName{0x0010, 0x0010, "PN"};
inline constexpr Attribute PatientID{0x0010, 0x0020, "LO"};
inline constexpr Attribute PatientBirthDate{0x0010, 0x0030, "DA"};
inline constexpr Attribute PatientSex{0x0010, 0x0040, "CS"};
inline constexpr Attribute BodyPartExamined{0x0018, 0x0015, "CS"};
inline constexpr Attribute ScanningSequence{0x0018, 0x0020, "CS"};
inline constexpr Attribute SequenceVariant{0x0018, 0x0021, "CS"};
inline constexpr Attribute ScanOptions{0x0018, 0x0022, "CS"};
inline constexpr Attribute MRAcquisitionType{0x0018, 0x0023, "CS"};
inline constexpr Attribute SliceThickness{0x0018, 0x0050, "DS"};
inline constexpr Attribute KVP{0x0018, 0x0060, "DS"};
inline constexpr Attribute RepetitionTime{0x0018, 0x0080, "DS"};
inline constexpr Attribute EchoTime{0x0018, 0x0081, "DS"};
inline constexpr Attribute MagneticFieldStrength{0x0018, 0x0087, "DS"};
inline constexpr Attribute SpacingBetweenSlices{0x0018, 0x0088, "DS"};
inline constexpr Attribute EchoTrainLength{0x0018, 0x0091, "IS"};
inline constexpr Attribute SoftwareVersions{0x0018, 0x1020, "LO"};
inline constexpr Attribute FrameTime{0x0018, 0x1063, "DS"};
inline constexpr Attribute XRayTubeCurrent{0x0018, 0x1151, "IS"};
inline constexpr Attribute ImagerPixelSpacing{0x0018, 0x1164, "DS"};
inline constexpr Attribute ConvolutionKernel{0x0018, 0x1210, "SH"};
inline constexpr Attribute PatientPosition{0x0018, 0x5100, "CS"};
inline constexpr Attribute ViewPosition{0x0018, 0x5101, "CS"};
inline constexpr Attribute SequenceOfUltrasoundRegions{0x0018, 0x6011, "SQ"};
inline constexpr Attribute RegionSpatialFormat{0x0018, 0x6012, "US"};
inline constexpr Attribute RegionDataType{0x0018, 0x6014, "US"};
inline constexpr Attribute RegionFlags{0x0018, 0x6016, "UL"};
inline constexpr Attribute RegionLocationMinX0{0x0018, 0x6018, "UL"};
inline constexpr Attribute RegionLocationMinY0{0x0018, 0x601A, "UL"};
inline constexpr Attribute RegionLocationMaxX1{0x0018, 0x601C, "UL"};
inline constexpr Attribute RegionLocationMaxY1{0x0018, 0x601E, "UL"};
inline constexpr Attribute PhysicalUnitsXDirection{0x0018, 0x6024, "US"};
inline constexpr Attribute PhysicalUnitsYDirection{0x0018, 0x6026, "US"};
inline constexpr Attribute PhysicalDeltaX{0x0018, 0x602C, "FD"};
inline constexpr Attribute PhysicalDeltaY{0x0018, 0x602E, "FD"};
inline constexpr Attribute StudyInstanceUID{0x0020, 0x000D, "UI"};
inline constexpr Attribute SeriesInstanceUID{0x0020, 0x000E, "UI"};
inline constexpr Attribute StudyID{0x0020, 0x0010, "SH"};
inline constexpr Attribute SeriesNumber{0x0020, 0x0011, "IS"};
inline constexpr Attribute AcquisitionNumber{0x0020, 0x0012, "IS"};
inline constexpr Attribute InstanceNumber{0x0020, 0x0013, "IS"};
inline constexpr Attribute PatientOrientation{0x0020, 0x0020, "CS"};
inline constexpr Attribute ImagePositionPatient{0x0020, 0x0032, "DS"};
inline constexpr Attribute ImageOrientationPatient{0x0020, 0x0037, "DS"};
inline constexpr Attribute FrameOfReferenceUID{0x0020, 0x0052, "UI"};
inline constexpr Attribute Laterality{0x0020, 0x0060, "CS"};
inline constexpr Attribute PositionReferenceIndicator{0x0020, 0x1040, "LO"};
inline constexpr Attribute SliceLocation{0x0020, 0x1041, "DS"};
inline constexpr Attribute SamplesPerPixel{0x0028, 0x0002, "US"};
inline constexpr Attribute PhotometricInterpretation{0x0028, 0x0004, "CS"};
inline constexpr Attribute PlanarConfiguration{0x0028, 0x0006, "US"};
inline constexpr Attribute NumberOfFrames{0x0028, 0x0008, "IS"};
inline constexpr Attribute FrameIncrementPointer{0x0028, 0x0009, "AT"};
inline constexpr Attribute Rows{0x0028, 0x0010, "US"};
inline constexpr Attribute Columns{0x0028, 0x0011, "US"};
inline constexpr Attribute PixelSpacing{0x0028, 0x0030, "DS"};
inline constexpr Attribute BitsAllocated{0x0028, 0x0100, "US"};
inline constexpr Attribute BitsStored{0x0028, 0x0101, "US"};
inline constexpr Attribute HighBit{0x0028, 0x0102, "US"};
inline constexpr Attribute PixelRepresentation{0x0028, 0x0103, "US"};
inline constexpr Attribute BurnedInAnnotation{0x0028, 0x0301, "CS"};
inline constexpr Attribute WindowCenter{0x0028, 0x1050, "DS"};
inline constexpr Attribute WindowWidth{0x0028, 0x1051, "DS"};
inline constexpr Attribute RescaleIntercept{0x0028, 0x1052, "DS"};
inline constexpr Attribute RescaleSlope{0x0028, 0x1053, "DS"};
inline constexpr Attribute RescaleType{0x0028, 0x1054, "LO"};
inline constexpr Attribute WindowCenterWidthExplanation{0x0028, 0x1055, "LO"};
inline constexpr Attribute PixelData{0x7FE0, 0x0010, "OW"};
} // namespace attribute

} // namespace td::dicom
