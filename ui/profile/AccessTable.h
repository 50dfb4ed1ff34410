// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AccessEvent.h"

#include <QByteArray>
#include <QVector>

namespace td::ui {

/// The record as RFC 4180 CSV in UTF-8 with a byte order mark, which spreadsheets ask for. A cell that a spreadsheet
/// would take for a formula gets an apostrophe before it.
QByteArray accessCsv(const QVector<model::AccessEvent> &events);

/// The record as a PDF of A4 pages with title, `period` and page numbers. For a worker; needs a QGuiApplication.
QByteArray accessPdf(const QVector<model::AccessEvent> &events, const QString &title, const QString &period);

} // namespace td::ui
