// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

class QFileDevice;

namespace td {

/// Why writing into a folder has failed: DiskFull when there is almost no room left, else Io.
ErrorCode writeErrorIn(const QString &folder);

/// The same of an open file, which may itself know that the disk is full.
ErrorCode writeErrorOf(const QFileDevice &file);

} // namespace td
