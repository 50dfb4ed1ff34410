// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace td::security {

/// 256 random bits as 43 characters of base64url (RFC 4648 5, no padding). Errors: Crypto.
Result<Secret> randomToken();

/// 128 random bits as 32 lower-case hexadecimal digits, for identifiers that are not secrets. Errors: Crypto.
Result<QString> randomId();

/// Six digits, every code from 000000 to 999999 equally likely. Errors: Crypto.
Result<QString> randomCode();

} // namespace td::security
