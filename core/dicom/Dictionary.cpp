// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Dictionary.h"

#include "core/dicom/Dcmtk.h"

namespace td::dicom {

using namespace Qt::StringLiterals;

QString keywordOf(Tag tag)
{
    const bool isPrivate = (tag >> 16 & 1U) != 0;
    if (isPrivate)
        return {};
    DcmTag entry{DcmTagKey(Uint16(tag >> 16), Uint16(tag))};
    const QString name = QString::fromLatin1(entry.getTagName());
    return name == QLatin1StringView(DcmTag_ERROR_TagName) ? QString() : name;
}

QByteArray dictionaryVr(Tag tag)
{
    DcmTag entry{DcmTagKey(Uint16(tag >> 16), Uint16(tag))};
    const DcmVR vr = entry.getVR();
    const QByteArray name = vr.isStandard() ? vr.getVRName() : "UN";
    return name == "UN" ? QByteArray() : name;
}

QByteArray vrOf(const Element &element)
{
    if (element.vr[0] != '?')
        return {element.vr.data(), 2};
    if (!element.items.empty())
        return "SQ";
    const QByteArray vr = dictionaryVr(element.tag);
    return vr.isEmpty() ? QByteArray("UN") : vr;
}

QString tagText(Tag tag)
{
    return u"(%1,%2)"_s.arg(tag >> 16, 4, 16, QChar(u'0')).arg(tag & 0xFFFFU, 4, 16, QChar(u'0'));
}

} // namespace td::dicom
