// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Patient.h"

namespace td::model {

std::optional<int> ageInYears(QDate birthDate, QDate today)
{
    if (!birthDate.isValid() || !today.isValid() || birthDate > today)
        return std::nullopt;
    const bool hadBirthday = std::pair(today.month(), today.day()) >= std::pair(birthDate.month(), birthDate.day());
    return today.year() - birthDate.year() - (hadBirthday ? 0 : 1);
}

} // namespace td::model
