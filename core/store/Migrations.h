// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include "core/store/Schema.h"

#include <QSqlDatabase>

namespace td::store {

/// The dossier's schema version that this program writes; kept in the file's user_version.
int newestSchemaVersion();

/// Brings `db` from whatever version of `schema` it has to `target` (the newest when 0), each step in one transaction,
/// so that a step that fails or is cut short leaves the version before it. Errors: Unsupported — the file is newer than
/// this program; Database.
Result<void> migrate(QSqlDatabase &db, int target = 0, const Schema &schema = dossierSchema());

} // namespace td::store
