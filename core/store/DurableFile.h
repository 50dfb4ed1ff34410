// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QFile>

namespace td::store {

/// Waits until the file's bytes are on the disk. Errors: Io.
Result<void> syncFile(QFile &open);

/// Waits until the folder's entries are on the disk, where the system has such a call. Errors: Io.
Result<void> syncFolder(const QString &folder);

} // namespace td::store
