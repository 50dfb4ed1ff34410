// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/DocumentReference.h"

namespace td::model {

/// A kind of document: its LOINC code and the name that the clinics print on it.
struct DocumentType {
    QString code;
    QString display;
};

/// The kinds that the clinics' systems issue, in the order a list of choices shows them.
const QVector<DocumentType> &documentTypes(DocumentCategory category);

} // namespace td::model
