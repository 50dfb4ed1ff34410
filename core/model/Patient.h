// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "core/model/CodiceFiscale.h"

#include <QDate>

namespace td::model {

/// A person of the clinic's register (FHIR R4 Patient).
struct Patient {
    PatientId id;
    QString number; ///< what the portal shows as "ID Paziente"
    QString familyName;
    QString givenName;
    Sex sex = Sex::Unknown;
    QDate birthDate;     ///< invalid when not known
    QString fiscalCode;  ///< normalised, CodiceFiscale::value()
    QString email;       ///< full for the clinic; the service masks it for others
    QString mobilePhone; ///< likewise
    int version = 1;     ///< counts the changes of this record (FHIR Resource.meta.versionId)

    friend bool operator==(const Patient &, const Patient &) = default;
};

/// Age in completed years on `today`, or nothing when the birth date is not known or lies in the future.
std::optional<int> ageInYears(QDate birthDate, QDate today);

} // namespace td::model
