// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace td::policy {

/// A mobile number as it is kept: an optional "+" and 6 to 15 digits (ITU-T E.164), without the blanks, dots, hyphens
/// and slashes that people put between. Nothing when it is no number.
std::optional<QString> normalisedPhone(const QString &text);

/// True for what a mail server can be given: one "@", something before it and a domain with a dot after it, no blanks,
/// at most 254 characters (RFC 5321 4.5.3.1). Whether it exists, only a message sent there can tell.
bool isEmailShaped(const QString &text);

} // namespace td::policy
