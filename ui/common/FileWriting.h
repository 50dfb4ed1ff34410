// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QFuture>

namespace td::ui {

/// Writes `bytes` under a temporary name and renames it, on a worker: the target is whole or as it was.
/// Errors: DiskFull, PermissionDenied, Io.
QFuture<Result<void>> writeFile(const QString &path, const QByteArray &bytes);

} // namespace td::ui
