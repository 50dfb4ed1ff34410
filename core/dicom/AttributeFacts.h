// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ConfidentialityTable.h"

#include <QByteArray>

namespace td::dicom {

/// What a de-identifier has to know of an attribute, whatever its value: the table's word, and what the table leaves to
/// the judgement of who applies it (PS3.15 E.1.1, notes 1 and 4).
struct AttributeFacts {
    QByteArray vr;                             ///< the dictionary's; empty when it has none or leaves a choice
    const ConfidentialityRule *rule = nullptr; ///< null where the table has no row
    bool isRemoved = false;                    ///< private, curve, overlay, unknown, misplaced, or never needed
    bool isNeeded = false;                     ///< X by the table and yet type 1 in its objects
    bool namesNoInstance = false;              ///< a UID of a class, an encoding or a vocabulary
    bool isHarmlessText = false; ///< prose or address of a vocabulary, or the name a lesion is followed by
    bool isVersion = false;      ///< the date of a vocabulary, which is nobody's
    bool isTypedCode = false;    ///< a code string into which people type what they like
};

/// Slow by the dictionary's measure: ask once for each tag.
AttributeFacts attributeFacts(Tag tag);

} // namespace td::dicom
