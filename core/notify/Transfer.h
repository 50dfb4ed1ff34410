// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <memory>

namespace td::notify {

/// One transfer of libcurl with this program's bounds: no signals, ten seconds to connect, thirty in all, certificates
/// checked. `handle` is a CURL*, given as void* so that only the sources of this room see curl's header.
class Transfer {
public:
    Transfer();
    ~Transfer();
    Q_DISABLE_COPY_MOVE(Transfer)

    void *handle() const noexcept { return m_handle; }

    /// Errors: Network; Timeout; Protocol — the other side refused; Internal — no memory.
    Result<void> perform();
    /// The status of HTTP, after perform().
    long httpStatus() const;

private:
    void *m_handle;
};

} // namespace td::notify
