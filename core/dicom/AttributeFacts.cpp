// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/AttributeFacts.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/Dictionary.h"

#include <algorithm>

namespace td::dicom {
namespace {

using detail::tagOf;

bool isAnyOf(Tag tag, std::initializer_list<DcmTagKey> keys)
{
    return std::any_of(keys.begin(), keys.end(), [tag](const DcmTagKey &key) { return tagOf(key) == tag; });
}

/// Private elements; what belongs to commands, files, lengths and stray delimiters; curves and overlays (rows 50xx and
/// 60xx of the table). An overlay without its data is none, so its group goes as a whole.
bool isRemovedByGroup(Tag tag)
{
    const Tag group = tag >> 16;
    const bool length = (tag & 0xFFFFU) == 0 || isAnyOf(tag, {DCM_RETIRED_LengthToEnd});
    const bool curveOrOverlay = (group & 0xFF00U) == 0x5000 || (group & 0xFF00U) == 0x6000;
    const bool outside = group == 0 || group == 2;
    const bool delimiter = group == 0xFFFE;
    return group % 2 != 0 || length || curveOrOverlay || outside || delimiter;
}

/// Names of classes, encodings and vocabularies, which identify no instance.
bool namesNoInstance(Tag tag)
{
    return isAnyOf(tag, {DCM_SOPClassUID, DCM_RelatedGeneralSOPClassUID, DCM_OriginalSpecializedSOPClassUID,
                         DCM_SOPClassesInStudy, DCM_CodingSchemeUID, DCM_ContextGroupExtensionCreatorUID,
                         DCM_ContextUID, DCM_MappingResourceUID, DCM_ReferencedSOPClassUID, DCM_SOPClassesSupported,
                         DCM_AvailableTransferSyntaxUID, DCM_CreatorVersionUID, DCM_FlowTransferSyntaxUID,
                         DCM_MACCalculationTransferSyntaxUID, DCM_EncryptedContentTransferSyntaxUID,
                         DCM_SegmentationTemplateUID, DCM_PertinentSOPClassesInStudy, DCM_PertinentSOPClassesInSeries});
}

/// What the table has no row for and yet tells of the patient: dates in other calendars, and the sealed originals that
/// an earlier de-identification may have left for others (E.1.1).
bool isRemovedBeyondTable(Tag tag)
{
    return isAnyOf(tag, {DCM_PatientBirthDateInAlternativeCalendar, DCM_PatientDeathDateInAlternativeCalendar,
                         DCM_EncryptedAttributesSequence});
}

/// Prose and addresses of vocabularies, and the identifier that a lesion is followed by.
bool isHarmlessText(Tag tag)
{
    return isAnyOf(tag, {DCM_ExtendedCodeMeaning, DCM_CodingSchemeExternalID, DCM_CodingSchemeName,
                         DCM_CodingSchemeResponsibleOrganization, DCM_LongCodeValue, DCM_CodingSchemeURL,
                         DCM_URNCodeValue, DCM_TrackingID, DCM_RelativeURIReferenceWithinEncapsulatedDocument});
}

/// Versions of vocabularies are dates of nobody: moved, they would be wrong.
bool isVersion(Tag tag)
{
    return isAnyOf(tag, {DCM_ContextGroupVersion, DCM_ContextGroupLocalVersion, DCM_RETIRED_TemplateVersion,
                         DCM_RETIRED_TemplateLocalVersion});
}

/// Code strings into which people type what they like.
bool isTypedCode(Tag tag)
{
    return isAnyOf(tag, {DCM_ContentLabel, DCM_GraphicLayer});
}

/// X by the table, type 1 in presentation states (PS3.3 C.11.10): a dummy keeps them legal (E.1.1, note to 2).
bool isNeeded(Tag tag)
{
    return isAnyOf(tag, {DCM_PresentationCreationDate, DCM_PresentationCreationTime});
}

/// X/Z whose objects all have it as type 3: an empty sequence would break its "one or more items" (PS3.3 C.7.2.1).
bool isNeverNeeded(Tag tag)
{
    return isAnyOf(tag, {DCM_ReferencedStudySequence});
}

} // namespace

AttributeFacts attributeFacts(Tag tag)
{
    AttributeFacts facts;
    facts.vr = dictionaryVr(tag);
    facts.rule = confidentialityRule(tag);
    const bool unknown = !facts.rule && keywordOf(tag).isEmpty();
    facts.isRemoved =
        isRemovedByGroup(tag) || isNeverNeeded(tag) || (!facts.rule && (unknown || isRemovedBeyondTable(tag)));
    facts.isNeeded = isNeeded(tag);
    facts.namesNoInstance = namesNoInstance(tag);
    facts.isHarmlessText = isHarmlessText(tag);
    facts.isVersion = isVersion(tag);
    facts.isTypedCode = isTypedCode(tag);
    return facts;
}

} // namespace td::dicom
