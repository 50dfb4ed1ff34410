// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/CharacterTables.h"

#include "core/dicom/Dcmtk.h"

namespace td::dicom::detail {

bool canConvert(const QByteArray &terms)
{
    silenceDcmtk();
    DcmSpecificCharacterSet converter;
    return DcmSpecificCharacterSet::isConversionAvailable() &&
           converter.selectCharacterSet(OFString(terms.constData(), size_t(terms.size())), "ISO_IR 192").good();
}

std::optional<QString> toUnicode(const QByteArray &terms, const QByteArray &bytes)
{
    DcmSpecificCharacterSet converter;
    OFString to;
    if (converter.selectCharacterSet(OFString(terms.constData(), size_t(terms.size())), "ISO_IR 192").bad() ||
        converter.convertString(bytes.constData(), size_t(bytes.size()), to, "\\^=").bad())
        return std::nullopt;
    return QString::fromUtf8(to.c_str(), qsizetype(to.size()));
}

} // namespace td::dicom::detail
