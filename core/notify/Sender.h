// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

namespace td::notify {

/// The way out for codes and links. Safe from any thread; a call returns when the message has been handed over.
class Sender {
public:
    virtual ~Sender() = default;

    /// Errors: Unsupported — this sender has no such channel; InvalidArgument — no such number; Network, Timeout;
    /// Protocol — the gateway refused it.
    virtual Result<void> sms(const QString &phone, const QString &text) = 0;

    /// One message in two forms. Errors: as for sms().
    virtual Result<void> email(const QString &address, const QString &subject, const QString &text,
                               const QString &html) = 0;
};

} // namespace td::notify
