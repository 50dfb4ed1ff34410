// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"

#include <QDateTime>
#include <QStringList>
#include <QVector>

#include <optional>

namespace td::model {

/// What a document is for; the portal keeps reports and signed consents on two pages.
enum class DocumentCategory { Report, Consent };

/// A document of the dossier (FHIR R4 DocumentReference). Its bytes are the Binary it points to.
struct DocumentReference {
    DocumentId id;
    PatientId subject;
    DocumentCategory category = DocumentCategory::Report;
    QString typeCode;    ///< LOINC code, e.g. "18748-4" (Diagnostic imaging study)
    QString typeDisplay; ///< what the portal shows as "Tipologia Documento"
    QString custodian;   ///< the clinic's site, "Provenienza"
    QDateTime date;      ///< UTC
    QString description; ///< the procedures performed, "Prestazioni"
    QString contentType; ///< "application/pdf"
    BinaryId content;
    QVector<StudyInstanceUid> related; ///< studies the report is about, in the report's order
    QStringList consents;              ///< consents contained in a signed document
    bool heightenedProtection = false; ///< "dati a maggior tutela": needs a consent of its own
    bool obscured = false;             ///< hidden by the patient, who alone still sees it
    /// A report that is online outside the dossier: when it stops being available (UTC). Nothing for a document of the
    /// dossier, which has no such limit.
    std::optional<QDateTime> onlineUntil;

    friend bool operator==(const DocumentReference &, const DocumentReference &) = default;
};

} // namespace td::model
