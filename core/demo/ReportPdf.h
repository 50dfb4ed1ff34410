// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Patient.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace td::demo {

/// What is printed on one document of the demonstration dossier.
struct PrintedDocument {
    QString heading;   ///< "Referto radiologico"
    QString site;      ///< "P1"
    QDateTime date;    ///< local time of the clinic
    QStringList codes; ///< accession codes, empty for consents
    QString procedures;
    QString body;      ///< HTML paragraphs
    QString signature; ///< name under the line
};

/// The document as a PDF of A4 pages with letterhead, patient data, body, signature line, page numbers and the mark
/// "DOCUMENTO DIMOSTRATIVO". Needs a QGuiApplication for its fonts; may run on any thread.
QByteArray printPdf(const model::Patient &patient, const PrintedDocument &document);

} // namespace td::demo
