// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace td::security {

/// 256 random bits: a key or the seed of one. Errors: Crypto.
Result<Secret> randomSecret();

/// 256 random bits as 43 characters of base64url (RFC 4648 5, no padding). Errors: Crypto.
Result<Secret> randomToken();

/// 128 random bits as 32 lower-case hexadecimal digits, for identifiers that are not secrets. Errors: Crypto.
Result<QString> randomId();

/// Six digits, every code from 000000 to 999999 equally likely. Errors: Crypto.
Result<QString> randomCode();

/// A password for a person to type once: three groups of four letters and digits that are not mistaken for each other,
/// joined by hyphens, with upper and lower case and digits in each ("Kp7m-Xw4t-Rq9z"). More than 50 random bits.
/// Errors: Crypto.
Result<Secret> randomPassword();

/// A number from 0 to `bound` - 1, each equally likely. Errors: Crypto.
Result<quint32> randomBelow(quint32 bound);

} // namespace td::security
