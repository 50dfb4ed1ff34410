// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td::model {

/// A region of the body as exams are grouped, from the head down. Other: not stated, not known, or more than one.
enum class BodyRegion {
    Head,
    Neck,
    Spine,
    Chest,
    Breast,
    Heart,
    Vessels,
    Abdomen,
    Pelvis, ///< with the hips, which are imaged with it
    UpperLimb,
    LowerLimb,
    WholeBody,
    Other,
};

/// The region that a description of an exam names, in Italian or English: "RX PIEDE DX", "MRI of the brain". Case,
/// accents and order do not matter. Never guesses: Other unless the words name exactly one region.
BodyRegion bodyRegionOf(const QString &description);

/// The region of a defined term of Body Part Examined (0018,0015), PS3.16 Annex L: "FOOT", "LSPINE". Blanks around it
/// and lower case are tolerated; a term for more than one region, or none of the table, is Other.
BodyRegion bodyRegionOfBodyPart(const QString &bodyPartExamined);

} // namespace td::model
