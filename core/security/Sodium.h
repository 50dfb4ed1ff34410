// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td::security {

/// Starts libsodium once; false when it has no source of randomness. Safe from any thread.
bool sodiumReady();

} // namespace td::security
