// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notify/Messages.h"
#include "core/notify/Sender.h"

namespace td::notify {

/// Where one person can be reached; either may be empty.
struct Recipient {
    QString mobilePhone;
    QString email;
};

/// Sends by SMS where there is a number and a provider, else by e-mail. Returns the channel, "sms" or "email".
/// Errors: as Sender; Unsupported — no way to reach them.
Result<QString> deliver(Sender &sender, const Recipient &to, const QString &sms, const Email &mail);

} // namespace td::notify
