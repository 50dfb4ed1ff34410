// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/EncapsulatedDocument.h"

#include "core/dicom/Dcmtk.h"

namespace td::dicom {

using namespace Qt::StringLiterals;

Result<EncapsulatedDocument> EncapsulatedDocument::read(const Part10 &file)
{
    const QByteArrayView value = file.dataset().value(detail::tagOf(DCM_EncapsulatedDocument));
    if (value.isEmpty())
        return fail(ErrorCode::NotFound, u"no encapsulated document"_s);
    EncapsulatedDocument document;
    const auto declared = file.dataset().unsignedLongs(detail::tagOf(DCM_EncapsulatedDocumentLength));
    qsizetype length = value.size();
    if (!declared.empty()) {
        if (qsizetype(declared[0]) > length)
            return fail(ErrorCode::OutOfRange, u"encapsulated document length"_s);
        length = qsizetype(declared[0]);
    }
    document.bytes = value.first(length).toByteArray();
    document.mimeType = file.text(detail::tagOf(DCM_MIMETypeOfEncapsulatedDocument)).toLower();
    document.title = file.text(detail::tagOf(DCM_DocumentTitle));
    return document;
}

} // namespace td::dicom
