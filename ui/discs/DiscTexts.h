// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/discs/Ledger.h"

#include <QCoreApplication>
#include <QVector>

namespace td::ui {

/// What the ledger of a disc says, in the user's language.
class DiscTexts {
    Q_DECLARE_TR_FUNCTIONS(td::ui::DiscTexts)
public:
    /// "Imported", "Damaged", ...
    static QString outcome(discs::Outcome outcome);
    /// Why, as a sentence; what an ordinary file of that outcome is where there is no particular reason.
    static QString reason(const discs::LedgerEntry &entry);
    /// One sentence for each outcome that occurs, the images first.
    static QStringList summary(const discs::OutcomeCounts &counts);
    /// Why an import ended without being complete, and what to do.
    static QString failure(const Error &error);
    /// Every outcome in the order in which they are listed.
    static QVector<discs::Outcome> outcomes();

    /// The ledger for a spreadsheet: UTF-8 with a mark, semicolons, every field quoted, CRLF (RFC 4180 but for the
    /// separator, which is what Italian spreadsheets expect). A name that a spreadsheet would take for a formula gets
    /// an apostrophe before it.
    static QByteArray csv(const QVector<discs::LedgerEntry> &ledger);
};

} // namespace td::ui
