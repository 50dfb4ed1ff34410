// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <functional>

namespace td::app {

/// Makes the demonstration dossier in `folder` if it is not there yet. It is filled beside and renamed when whole, so
/// that a program killed meanwhile leaves nothing that looks complete; what an earlier run left half-done is removed.
/// Blocks for seconds: call it on a worker. Errors: Cancelled, Conflict — another program is making it now; Io,
/// DiskFull.
Result<void> ensureDemoDossier(const QString &folder, const std::function<bool(int done, int total)> &progress);

} // namespace td::app
