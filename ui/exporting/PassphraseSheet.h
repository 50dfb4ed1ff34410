// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Secret.h"

#include <QCoreApplication>

class QPagedPaintDevice;

namespace td::ui {

/// One A4 page that goes to the doctor apart from an encrypted archive: the passphrase, the words of the seal, and how
/// the archive is opened. It names no person and no exam.
class PassphraseSheet {
    Q_DECLARE_TR_FUNCTIONS(td::ui::PassphraseSheet)
public:
    /// The device has no margins. False when it cannot be painted on.
    static bool paint(QPagedPaintDevice &device, const Secret &passphrase, const QString &seal);
};

} // namespace td::ui
