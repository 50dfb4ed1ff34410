// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Patient.h"

#include <QVector>

namespace td::policy {

/// Whose a DICOM file says it is: the attributes of the Patient module (PS3.3 C.7.1.1), text in Unicode. What the file
/// leaves out is empty or invalid.
struct FileIdentity {
    QString patientName; ///< PN as written: "ROSSI^MARIO", groups divided by "=" (PS3.5 6.2.1)
    QString patientId;
    QDate birthDate;
    QString sex; ///< "M", "F", "O" or empty
};

enum class IdentityField { FiscalCode, Name, BirthDate, Sex };

enum class IdentityVerdict {
    Same,
    Different,
    Unknown, ///< the file says too little, or its fields point in different directions: a person must decide
};

struct IdentityComparison {
    IdentityVerdict verdict = IdentityVerdict::Unknown;
    QVector<IdentityField> differing; ///< both sides say something, and not the same; in the order of the enumeration
};

/// Whether a file belongs to a patient of the register.
/// - Its Patient ID is the patient's fiscal code: Same, unless the birth dates contradict.
/// - Otherwise Same when the names match and the birth dates do not contradict. Upper and lower case, accents,
///   apostrophes, blanks and the order of the names do not matter; any of the groups of the PN may match.
/// - Names that differ, or match with contradicting birth dates: Different.
/// - Unknown: no name; a name of which one side has only a part (second given name, a married name), unless the birth
///   dates are equal and only given names are missing; matching names with another person's valid fiscal code as
///   Patient ID, or with another sex and no birth date to settle it.
IdentityComparison compareIdentity(const FileIdentity &file, const model::Patient &patient);

} // namespace td::policy
