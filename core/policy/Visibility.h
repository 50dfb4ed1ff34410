// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Account.h"
#include "core/model/Consent.h"
#include "core/model/DocumentReference.h"
#include "core/model/ReadingScope.h"

namespace td::policy {

/// Whether a reader sees a document, or which rule hides it. Who is refused never learns which one, nor that there was
/// one: for tests, for the patient's own pages and for the record.
enum class Visibility {
    Visible,
    NoAdhesion,           ///< "Consenso DSE: adesione" not given
    BeforeAdhesion,       ///< older than the adhesion, without "recupero storico"
    HeightenedProtection, ///< flagged, without "dati maggior tutela"
    Obscured,             ///< hidden by the patient
    OnlinePeriodOver,     ///< online outside the dossier for a time, which is over
};

/// What the consents and the role allow (Garante, provv. 331 of 4 June 2015). `decisions` are all of the patient's,
/// oldest first. Days are those of this machine's zone, which is the clinic's.
model::ReadingScope readingScope(const QVector<model::Consent> &decisions, model::Role reader, const QDateTime &now);

/// The rules, in this order: signed consents are always readable by the patient and the desk; an obscured document is
/// the patient's alone; flagged data need their consent; a report online outside the dossier ends with its period and
/// needs no adhesion; all others need the adhesion and, without "recupero storico", its day or a later one.
Visibility visibility(const model::DocumentReference &document, const model::ReadingScope &scope);

/// A study that no document refers to: by its own day. One that documents refer to is besides hidden with each of them.
/// An unknown day counts as before the adhesion.
Visibility studyVisibility(QDate studyDate, const model::ReadingScope &scope);

/// A report that is online outside the dossier is available this long at most (Garante, 19 November 2009, point 4).
inline constexpr int onlineDays = 45;

/// Days left of the online period, counted up: on the last day 1, afterwards 0.
int onlineDaysLeft(const QDateTime &onlineUntil, const QDateTime &now);

/// How long accesses are kept: 24 months (Garante, provv. 331 of 4 June 2015, point 7.2). Older ones are removed.
QDateTime accessLogKeptSince(const QDateTime &now);

} // namespace td::policy
