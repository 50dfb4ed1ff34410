// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/Drives.h"

#include <QStorageInfo>

namespace td::media {

/// What each system knows of drives; one source per system.

/// Whether a volume is on a stick, a card or another drive that is plugged in and pulled out.
bool isRemovable(const QStorageInfo &volume);

/// removeSafely(), after its files were written out.
Result<void> ejectDrive(const RemovableDrive &drive);

} // namespace td::media
