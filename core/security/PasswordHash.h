// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace td::security {

/// Argon2id in its encoded form ("$argon2id$v=19$m=..."), with a random salt. Takes some tens of milliseconds.
/// At most maximumConcurrentHashes run at once in the process, others wait. Errors: Crypto.
Result<QByteArray> hashPassword(const Secret &password);

/// True when `encoded` was made from `password`. An empty or foreign `encoded` costs the same work and is never true,
/// so that an unknown user takes as long as a known one.
bool verifyPassword(const QByteArray &encoded, const Secret &password);

/// Each hash holds this much memory while it runs; four of them stay below 128 MiB.
inline constexpr int maximumConcurrentHashes = 4;

} // namespace td::security
