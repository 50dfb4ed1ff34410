// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/PixelIdentity.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/Part10.h"
#include "core/dicom/Video.h"
#include "core/model/BodyRegion.h"

#include <algorithm>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

bool isOneOf(const QByteArray &text, std::initializer_list<const char *> list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool hasPixels(const Dataset &set)
{
    return set.contains(tagOf(DCM_PixelData)) || set.contains(tagOf(DCM_FloatPixelData)) ||
           set.contains(tagOf(DCM_DoubleFloatPixelData));
}

/// Kinds whose picture comes from a screen, a film or a camera. A label lies in the picture of a slide.
bool isKindWithWords(const Dataset &set)
{
    const QByteArray sopClass = set.text(tagOf(DCM_SOPClassUID));
    const QByteArray root = "1.2.840.10008.5.1.4.1.1.";
    for (const char *family : {"7", "6", "3", "77.1"}) // secondary capture, ultrasound and its films, visible light
        if (sopClass == root + family || sopClass.startsWith(root + family + '.'))
            return true;
    return isOneOf(set.text(tagOf(DCM_Modality)),
                   {"US", "IVUS", "SC", "OT", "XC", "ES", "GM", "SM", "OP", "DOC", "HC"});
}

bool isDerivedAfterTheExam(const Dataset &set)
{
    const Tag type = tagOf(DCM_ImageType);
    const QByteArray all = set.text(type).toUpper();
    return set.text(type, 1) == "SECONDARY" || all.contains("SCREEN") || set.contains(tagOf(DCM_ConversionType));
}

/// Colour where the kind has grey: a picture of a screen, or a fusion with its legend.
bool isColourOfGreyKind(const Dataset &set)
{
    const std::optional<int> samples = set.unsignedShort(tagOf(DCM_SamplesPerPixel));
    return samples && *samples > 1 &&
           isOneOf(set.text(tagOf(DCM_Modality)), {"CT", "MR", "PT", "NM", "CR", "DX", "MG"});
}

/// Overlays in the upper bits of pixels (PS3.5 8.1.2, retired) stay there when their attributes have gone.
bool hasOverlayInPixels(const Dataset &set)
{
    return std::any_of(set.elements().begin(), set.elements().end(), [&set](const Element &element) {
        const bool rows = (element.tag & 0xFF00FFFFU) == 0x60000010U;
        return rows && !set.contains((element.tag & 0xFFFF0000U) | 0x3000U);
    });
}

Shows burnedInOf(const Part10 &file)
{
    const Dataset &set = file.dataset();
    const QByteArray said = set.text(tagOf(DCM_BurnedInAnnotation));
    if (said == "YES")
        return Shows::Yes;
    if (!hasPixels(set))
        return Shows::No;
    if (isKindWithWords(set) || isDerivedAfterTheExam(set) || isColourOfGreyKind(set) || hasOverlayInPixels(set) ||
        videoCoding(file.transferSyntax()))
        return Shows::Possibly;
    const bool known = isOneOf(set.text(tagOf(DCM_Modality)), {"CT", "MR", "PT", "NM", "CR", "DX", "MG", "IO", "PX",
                                                               "XA", "RF", "SEG", "RTIMAGE", "RTDOSE"});
    return said == "NO" || known ? Shows::No : Shows::Possibly;
}

Shows featuresOf(const Part10 &file)
{
    const Dataset &set = file.dataset();
    const QByteArray said = set.text(tagOf(DCM_RecognizableVisualFeatures));
    if (said == "YES")
        return Shows::Yes;
    if (said == "NO" || !hasPixels(set))
        return Shows::No;
    const QByteArray modality = set.text(tagOf(DCM_Modality));
    if (isOneOf(modality, {"XC", "OT", "SC", "DOC"}))
        return Shows::Possibly;
    if (!isOneOf(modality, {"CT", "MR", "PT"}))
        return Shows::No;
    model::BodyRegion region = model::bodyRegionOfBodyPart(file.text(tagOf(DCM_BodyPartExamined)));
    for (const DcmTagKey &key : {DCM_SeriesDescription, DCM_StudyDescription, DCM_ProtocolName})
        if (region == model::BodyRegion::Other)
            region = model::bodyRegionOf(file.text(tagOf(key)));
    const bool head = region == model::BodyRegion::Head || region == model::BodyRegion::Neck ||
                      region == model::BodyRegion::Vessels || region == model::BodyRegion::WholeBody;
    return head || region == model::BodyRegion::Other ? Shows::Possibly : Shows::No;
}

} // namespace

Result<PixelIdentity> pixelIdentityOf(const QByteArray &part10)
{
    const auto file = Part10::read(part10);
    if (!file)
        return tl::unexpected(file.error());
    return PixelIdentity{burnedInOf(*file), featuresOf(*file)};
}

} // namespace td::dicom
