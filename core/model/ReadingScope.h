// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <optional>

namespace td::model {

/// What of one dossier a reader may see at one moment, as policy::readingScope() derives it from the consents and the
/// reader's role. Everything closed by default.
struct ReadingScope {
    bool dossierOpen = false;          ///< adhesion given
    std::optional<QDate> notBefore;    ///< first day, in the clinic's zone; nothing: any date
    bool heightenedProtection = false; ///< data under heightened protection too
    bool obscured = false;             ///< what the patient has hidden too
    QDateTime now;                     ///< for documents that are online for a time only
};

} // namespace td::model
