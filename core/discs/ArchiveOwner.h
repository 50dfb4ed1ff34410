// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"

namespace td::discs {

/// The one patient of an archive, whose studies all are. The archive's folder says whose it is, so no identifier of a
/// clinic stands in it and a patient of two clinics has one.
inline PatientId archiveOwner()
{
    return PatientId(QStringLiteral("owner"));
}

} // namespace td::discs
