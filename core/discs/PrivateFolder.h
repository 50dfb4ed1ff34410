// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Patient.h"

#include <QFile>

#include <chrono>
#include <memory>

namespace td::discs {

/// The name of the folder of a patient's own things below their root: it tells nothing, and is the same for a patient
/// of two clinics.
QString folderNameOf(const model::Patient &owner);

/// Makes a folder that only this user of the system may enter, and makes an older one such. Errors: PermissionDenied.
Result<void> makePrivateFolder(const QString &path);

/// A lock that is held until the file is closed; the system lets go of it when the program dies. Waits for another
/// holder. Errors: PermissionDenied; Conflict — it is still held after `patience`.
Result<std::unique_ptr<QFile>> takeLock(const QString &path, std::chrono::milliseconds patience);

} // namespace td::discs
