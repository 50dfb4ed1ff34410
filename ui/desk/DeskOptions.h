// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td::ui {

/// What the acceptance desk needs to know besides the service.
struct DeskOptions {
    QString serviceAddress{}; ///< as patients type it: on the instruction sheet, as text and as QR code
};

} // namespace td::ui
