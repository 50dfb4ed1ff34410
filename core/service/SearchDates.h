// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QDateTime>

namespace td::service {

/// A half-open interval of moments; an open end does not restrict.
struct SearchDates {
    std::optional<QDateTime> notBefore; ///< included
    std::optional<QDateTime> before;    ///< not included
};

/// Narrows `dates` by one value of a FHIR date parameter (R4 3.1.1.4.7): "ge2025-02-10", "2025", "lt…Z". Prefixes are
/// ge, gt, le, lt, eq. A date without a zone is meant in this machine's zone. Errors: InvalidArgument.
Result<void> narrow(SearchDates &dates, const QString &value);

} // namespace td::service
