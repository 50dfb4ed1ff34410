// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ImageAttributes.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/SegmentedTable.h"
#include "core/dicom/ValueModules.h"
#include "core/dicom/Video.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::readModality;
using detail::readSegmentedTable;
using detail::readTable;
using detail::readVoi;
using detail::tagOf;

std::optional<Palette> readPalette(const Dataset &set)
{
    const auto one = [&](const DcmTagKey &descriptor, const DcmTagKey &data, const DcmTagKey &segments) {
        return set.contains(tagOf(data)) ? readTable(set, tagOf(descriptor), tagOf(data), false)
                                         : readSegmentedTable(set, tagOf(descriptor), tagOf(segments));
    };
    const auto red = one(DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData,
                         DCM_SegmentedRedPaletteColorLookupTableData);
    const auto green = one(DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData,
                           DCM_SegmentedGreenPaletteColorLookupTableData);
    const auto blue = one(DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData,
                          DCM_SegmentedBluePaletteColorLookupTableData);
    return red && green && blue ? std::optional(Palette{*red, *green, *blue}) : std::nullopt;
}

template <size_t N>
std::optional<std::array<double, N>> numbers(const Dataset &set, const DcmTagKey &key)
{
    const std::vector<double> values = set.decimals(tagOf(key));
    if (values.size() != N)
        return std::nullopt;
    std::array<double, N> array{};
    std::copy(values.begin(), values.end(), array.begin());
    return array;
}

std::optional<std::array<double, 2>> spacing(const Dataset &set, const DcmTagKey &key)
{
    const auto values = numbers<2>(set, key);
    return values && (*values)[0] > 0 && (*values)[1] > 0 ? values : std::nullopt;
}

/// Both directions of length 1 and at a right angle, within what DS rounding explains (PS3.3 C.7.6.2.1.1).
bool isRightAngled(const std::array<double, 6> &c)
{
    const double row = std::hypot(c[0], c[1], c[2]);
    const double column = std::hypot(c[3], c[4], c[5]);
    const double dot = c[0] * c[3] + c[1] * c[4] + c[2] * c[5];
    return std::abs(row - 1) < 0.01 && std::abs(column - 1) < 0.01 && std::abs(dot) < 0.01;
}

void readPlane(const Dataset &set, FrameAttributes &frame)
{
    const auto cosines = numbers<6>(set, DCM_ImageOrientationPatient);
    if (cosines && isRightAngled(*cosines))
        frame.imageOrientationPatient = cosines;
    if (const auto position = numbers<3>(set, DCM_ImagePositionPatient))
        frame.imagePositionPatient = position;
    if (const auto pixelSpacing = spacing(set, DCM_PixelSpacing))
        frame.pixelSpacing = pixelSpacing;
}

/// Shared groups first, then the frame's own over them.
void readGroups(const Part10 &file, const Dataset &groups, bool isSigned, FrameAttributes &frame)
{
    for (const DcmTagKey &key : {DCM_PlanePositionSequence, DCM_PlaneOrientationSequence, DCM_PixelMeasuresSequence})
        if (const Dataset *item = groups.item(tagOf(key)))
            readPlane(*item, frame);
    if (const Dataset *item = groups.item(tagOf(DCM_PixelValueTransformationSequence)))
        readModality(file, *item, isSigned, frame);
    if (const Dataset *item = groups.item(tagOf(DCM_FrameVOILUTSequence)))
        readVoi(file, *item, isSigned, frame);
}

std::vector<FrameAttributes> readFrames(const Part10 &file, int numberOfFrames, bool isSigned)
{
    const Dataset &set = file.dataset();
    FrameAttributes common;
    readPlane(set, common);
    readModality(file, set, isSigned, common);
    // Values after the modality LUT are unsigned when it is a table (PS3.3 C.11.2.1.1).
    readVoi(file, set, isSigned && !common.modalityLut, common);
    if (const Dataset *shared = set.item(tagOf(DCM_SharedFunctionalGroupsSequence)))
        readGroups(file, *shared, isSigned, common);
    const std::vector<Dataset> &own = set.items(tagOf(DCM_PerFrameFunctionalGroupsSequence));
    if (own.size() != size_t(numberOfFrames))
        return {common};
    std::vector<FrameAttributes> frames(own.size(), common);
    for (size_t i = 0; i < own.size(); ++i)
        readGroups(file, own[i], isSigned, frames[i]);
    return frames;
}

void readPadding(const Dataset &set, bool isSigned, ImageAttributes &a)
{
    const std::vector<int> value = set.shorts(tagOf(DCM_PixelPaddingValue), isSigned);
    const std::vector<int> limit = set.shorts(tagOf(DCM_PixelPaddingRangeLimit), isSigned);
    if (value.size() != 1)
        return;
    const int other = limit.size() == 1 ? limit[0] : value[0];
    a.pixelPadding = {std::min(value[0], other), std::max(value[0], other)};
}

std::optional<double> readAspectRatio(const Dataset &set)
{
    const auto vertical = set.integer(tagOf(DCM_PixelAspectRatio));
    bool ok = false;
    const int horizontal = set.text(tagOf(DCM_PixelAspectRatio), 1).toInt(&ok);
    if (!vertical || !ok || *vertical < 1 || horizontal < 1)
        return std::nullopt;
    return double(*vertical) / horizontal;
}

/// What says which object this is and where it lies.
void readIdentity(const Part10 &file, ImageAttributes &a)
{
    const Dataset &set = file.dataset();
    const auto ascii = [&](const DcmTagKey &key) { return QString::fromLatin1(set.text(tagOf(key))); };
    a.sopClass = SopClassUid::create(ascii(DCM_SOPClassUID)).value_or(SopClassUid());
    a.sopInstance = SopInstanceUid::create(ascii(DCM_SOPInstanceUID)).value_or(SopInstanceUid());
    a.series = SeriesInstanceUid::create(ascii(DCM_SeriesInstanceUID)).value_or(SeriesInstanceUid());
    a.study = StudyInstanceUid::create(ascii(DCM_StudyInstanceUID)).value_or(StudyInstanceUid());
    a.frameOfReference = ascii(DCM_FrameOfReferenceUID);
    a.bodyPart = ascii(DCM_BodyPartExamined);
    const std::vector<double> thickness = set.decimals(tagOf(DCM_SliceThickness));
    if (thickness.size() == 1 && thickness[0] > 0)
        a.sliceThickness = thickness[0];
}

} // namespace

ImageAttributes readImageAttributes(const Part10 &file, int numberOfFrames)
{
    const Dataset &set = file.dataset();
    const auto ascii = [&](const DcmTagKey &key) { return QString::fromLatin1(set.text(tagOf(key))); };
    const auto text = [&](const DcmTagKey &key) { return file.text(tagOf(key)); };
    const bool isSigned = set.unsignedShort(tagOf(DCM_PixelRepresentation)).value_or(0) == 1;
    ImageAttributes a;
    a.patientName = text(DCM_PatientName);
    a.patientId = text(DCM_PatientID);
    a.patientBirthDate = QDate::fromString(ascii(DCM_PatientBirthDate), u"yyyyMMdd"_s);
    a.studyDate = QDate::fromString(ascii(DCM_StudyDate), u"yyyyMMdd"_s);
    a.studyTime = QTime::fromString(ascii(DCM_StudyTime).left(6), u"HHmmss"_s);
    a.studyDescription = text(DCM_StudyDescription);
    a.modality = ascii(DCM_Modality);
    a.seriesDescription = text(DCM_SeriesDescription);
    a.seriesNumber = set.integer(tagOf(DCM_SeriesNumber)).value_or(0);
    a.instanceNumber = set.integer(tagOf(DCM_InstanceNumber)).value_or(0);
    a.laterality = ascii(DCM_ImageLaterality).isEmpty() ? ascii(DCM_Laterality) : ascii(DCM_ImageLaterality);
    a.viewPosition = ascii(DCM_ViewPosition);
    a.institutionName = text(DCM_InstitutionName);
    a.imagerPixelSpacing = spacing(set, DCM_ImagerPixelSpacing);
    for (int i = 0; i < 2; ++i)
        a.patientOrientation[size_t(i)] = QString::fromLatin1(set.text(tagOf(DCM_PatientOrientation), i));
    a.isSigned = isSigned;
    a.bitsStored = set.contains(tagOf(DCM_PixelData)) ? set.unsignedShort(tagOf(DCM_BitsStored)).value_or(0) : 0;
    readPadding(set, isSigned, a);
    a.presentationInverse = set.text(tagOf(DCM_PresentationLUTShape)) == "INVERSE";
    a.palette = readPalette(set);
    a.cine = readCineAttributes(set, numberOfFrames);
    a.film = videoCoding(file.transferSyntax());
    a.pixelAspectRatio = readAspectRatio(set);
    const std::vector<double> magnification = set.decimals(tagOf(DCM_EstimatedRadiographicMagnificationFactor));
    if (magnification.size() == 1 && magnification[0] >= 1)
        a.magnification = magnification[0];
    a.overlays = readOverlayPlanes(file);
    a.shutter = readShutter(set);
    a.regions = readUltrasoundRegions(set);
    a.pet = readPetAttributes(set);
    a.hasIccProfile = set.contains(tagOf(DCM_ICCProfile));
    readIdentity(file, a);
    a.lossy = set.text(tagOf(DCM_LossyImageCompression)) == "01";
    a.frames = readFrames(file, numberOfFrames, isSigned);
    return a;
}

} // namespace td::dicom
