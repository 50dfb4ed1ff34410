// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/PdfDocument.h"

class QPrinter;

namespace td::ui {

/// Every page as a picture for printing, drawn on the document's worker.
QFuture<QVector<QImage>> renderAllPages(const std::shared_ptr<PdfDocument> &document, double dotsPerInch);

/// Puts one picture on each sheet, as large as the sheet allows, turning the sheet for wide pages.
void paintPages(QPrinter &printer, const QVector<QImage> &pages);

} // namespace td::ui
