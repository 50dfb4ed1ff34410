// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Part10.h"

namespace td::dicom {

/// A document that an instance carries: PDF, CDA, STL and others (PS3.3 C.24.2).
struct EncapsulatedDocument {
    QByteArray bytes; ///< without padding where the length is declared; else a last 0 may be padding
    QString mimeType; ///< "application/pdf"; empty when not said
    QString title;

    /// Errors: NotFound — no document, or an empty one; OutOfRange — it says that it is longer than it is.
    static Result<EncapsulatedDocument> read(const Part10 &file);
};

} // namespace td::dicom
