// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Dataset.h"

#include <vector>

namespace td::dicom {

/// What the Basic Application Level Confidentiality Profile asks of an attribute (PS3.15 E.1.1), by the codes of Table
/// E.1-1. The combined codes depend on the type that the attribute has in its object.
enum class ConfidentialityAction {
    Remove,             ///< X
    Empty,              ///< Z: zero length, or a dummy
    Dummy,              ///< D: a dummy that is not empty
    NewUid,             ///< U: a new UID, the same for the same one
    EmptyOrDummy,       ///< Z/D
    RemoveOrEmpty,      ///< X/Z
    RemoveOrDummy,      ///< X/D
    RemoveEmptyOrDummy, ///< X/Z/D
    RemoveEmptyOrUid,   ///< X/Z/U*
};

/// One row of Table E.1-1, with the columns of the options that this program offers.
struct ConfidentialityRule {
    Tag tag = 0;
    ConfidentialityAction action = ConfidentialityAction::Remove;
    bool temporal = false;              ///< E.3.6: C in "modified dates"
    bool descriptor = false;            ///< E.3.5: C
    bool patientCharacteristic = false; ///< E.3.7: K
    bool deviceIdentity = false;        ///< E.3.8: K
};

/// Table E.1-1 of PS3.15 edition 2026c, by tag, without its rows for whole groups (50xx; 60xx,3000; 60xx,4000;
/// private).
const std::vector<ConfidentialityRule> &confidentialityRules();

/// The row of an attribute; null where the table has none.
const ConfidentialityRule *confidentialityRule(Tag tag);

} // namespace td::dicom
