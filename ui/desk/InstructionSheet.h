// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QImage>
#include <QString>

class QPagedPaintDevice;

namespace td::ui {

/// What the sheet for the patient says. There is no password on it: that one comes by SMS or e-mail.
struct SheetContents {
    QString userName; ///< the fiscal code
    QString address;  ///< of the service; without one there is no QR code
    bool english = false;
};

/// One pixel for each module, black on white, without the quiet zone.
/// Errors: InvalidArgument — empty, or too long for a QR code.
Result<QImage> qrCode(const QString &text);

/// Paints the A4 sheet "Istruzioni per l'accesso".
void paintSheet(QPagedPaintDevice &device, const SheetContents &contents);

/// The sheet as a PDF. Any thread.
QByteArray sheetPdf(const SheetContents &contents);

} // namespace td::ui
