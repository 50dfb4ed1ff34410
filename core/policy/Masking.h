// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td::policy {

/// "+39 333 1234546" as "*****46": five stars and the last two digits. Empty stays empty; fewer than four digits are
/// hidden altogether.
QString maskedPhone(const QString &phone);

/// "maria.rossi@example.org" as "m*****@example.org". Empty stays empty; what is no address is hidden altogether.
QString maskedEmail(const QString &address);

} // namespace td::policy
