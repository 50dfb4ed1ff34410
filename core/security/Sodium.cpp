// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/Sodium.h"

#include <sodium.h>

namespace td::security {

bool sodiumReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace td::security
