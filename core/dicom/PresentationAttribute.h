// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Attribute.h"

namespace td::dicom::attribute {

/// What presentation states and key object selections have besides the attributes of Attribute.h (PS3.6 chapter 6).
inline constexpr Attribute InstanceCreationDate{0x0008, 0x0012, "DA"};
inline constexpr Attribute InstanceCreationTime{0x0008, 0x0013, "TM"};
inline constexpr Attribute ReferencedPerformedProcedureStepSequence{0x0008, 0x1111, "SQ"};
inline constexpr Attribute ReferencedSOPSequence{0x0008, 0x1199, "SQ"};
inline constexpr Attribute PixelIntensityRelationship{0x0028, 0x1040, "CS"};
inline constexpr Attribute VOILUTFunction{0x0028, 0x1056, "CS"};
inline constexpr Attribute ICCProfile{0x0028, 0x2000, "OB"};
inline constexpr Attribute LUTDescriptor{0x0028, 0x3002, "US"};
inline constexpr Attribute LUTDescriptorSigned{0x0028, 0x3002, "SS"};
inline constexpr Attribute ModalityLUTType{0x0028, 0x3004, "LO"};
inline constexpr Attribute LUTData{0x0028, 0x3006, "OW"};
inline constexpr Attribute ModalityLUTSequence{0x0028, 0x3000, "SQ"};
inline constexpr Attribute SoftcopyVOILUTSequence{0x0028, 0x3110, "SQ"};
inline constexpr Attribute RelationshipType{0x0040, 0xA010, "CS"};
inline constexpr Attribute ValueType{0x0040, 0xA040, "CS"};
inline constexpr Attribute ContinuityOfContent{0x0040, 0xA050, "CS"};
inline constexpr Attribute CurrentRequestedProcedureEvidenceSequence{0x0040, 0xA375, "SQ"};
inline constexpr Attribute ContentTemplateSequence{0x0040, 0xA504, "SQ"};
inline constexpr Attribute MappingResource{0x0008, 0x0105, "CS"};
inline constexpr Attribute TemplateIdentifier{0x0040, 0xDB00, "CS"};
inline constexpr Attribute ContentSequence{0x0040, 0xA730, "SQ"};
inline constexpr Attribute GraphicAnnotationSequence{0x0070, 0x0001, "SQ"};
inline constexpr Attribute GraphicLayer{0x0070, 0x0002, "CS"};
inline constexpr Attribute AnchorPointAnnotationUnits{0x0070, 0x0004, "CS"};
inline constexpr Attribute GraphicAnnotationUnits{0x0070, 0x0005, "CS"};
inline constexpr Attribute UnformattedTextValue{0x0070, 0x0006, "ST"};
inline constexpr Attribute TextObjectSequence{0x0070, 0x0008, "SQ"};
inline constexpr Attribute GraphicObjectSequence{0x0070, 0x0009, "SQ"};
inline constexpr Attribute AnchorPoint{0x0070, 0x0014, "FL"};
inline constexpr Attribute AnchorPointVisibility{0x0070, 0x0015, "CS"};
inline constexpr Attribute GraphicDimensions{0x0070, 0x0020, "US"};
inline constexpr Attribute NumberOfGraphicPoints{0x0070, 0x0021, "US"};
inline constexpr Attribute GraphicData{0x0070, 0x0022, "FL"};
inline constexpr Attribute GraphicType{0x0070, 0x0023, "CS"};
inline constexpr Attribute GraphicFilled{0x0070, 0x0024, "CS"};
inline constexpr Attribute DisplayedAreaTopLeftHandCorner{0x0070, 0x0052, "SL"};
inline constexpr Attribute DisplayedAreaBottomRightHandCorner{0x0070, 0x0053, "SL"};
inline constexpr Attribute DisplayedAreaSelectionSequence{0x0070, 0x005A, "SQ"};
inline constexpr Attribute GraphicLayerSequence{0x0070, 0x0060, "SQ"};
inline constexpr Attribute GraphicLayerOrder{0x0070, 0x0062, "IS"};
inline constexpr Attribute GraphicLayerDescription{0x0070, 0x0068, "LO"};
inline constexpr Attribute PresentationSizeMode{0x0070, 0x0100, "CS"};
inline constexpr Attribute PresentationPixelSpacing{0x0070, 0x0101, "DS"};
inline constexpr Attribute PresentationPixelAspectRatio{0x0070, 0x0102, "IS"};
inline constexpr Attribute PresentationLUTShape{0x2050, 0x0020, "CS"};

} // namespace td::dicom::attribute
