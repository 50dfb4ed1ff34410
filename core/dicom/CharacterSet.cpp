// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/CharacterSet.h"

#include "core/dicom/CharacterTables.h"

#include <algorithm>

namespace td::dicom {
namespace {

QString asciiWithReplacements(const QByteArray &bytes)
{
    QString text;
    text.reserve(bytes.size());
    for (const char c : bytes)
        text.append(static_cast<unsigned char>(c) < 0x80 ? QChar(QLatin1Char(c)) : QChar(QChar::ReplacementCharacter));
    return text;
}

bool isAscii(const QByteArray &bytes)
{
    // An escape announces another set although its bytes are all below 0x80.
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != 27; });
}

} // namespace

CharacterSet CharacterSet::fromSpecificCharacterSet(const QByteArray &value)
{
    const QByteArray terms = value.trimmed();
    if (terms.isEmpty() || terms == "ISO_IR 6" || terms == "ISO 2022 IR 6")
        return CharacterSet(Kind::Ascii);
    if (terms == "ISO_IR 100" || terms == "ISO 2022 IR 100")
        return CharacterSet(Kind::Latin1);
    if (terms == "ISO_IR 192")
        return CharacterSet(Kind::Utf8);
    return detail::canConvert(terms) ? CharacterSet(Kind::Extended, terms) : CharacterSet(Kind::Unsupported);
}

QString CharacterSet::toUnicode(const QByteArray &bytes) const
{
    if (m_kind == Kind::Latin1)
        return QString::fromLatin1(bytes);
    if (m_kind == Kind::Utf8)
        return QString::fromUtf8(bytes);
    // ISO-IR 13 is the one set whose lower half is not ASCII (yen sign, overline), so it always takes the long way.
    if (m_kind == Kind::Extended && (!isAscii(bytes) || m_terms.contains("IR 13"))) {
        if (const std::optional<QString> text = detail::toUnicode(m_terms, bytes))
            return *text;
    }
    return asciiWithReplacements(bytes);
}

} // namespace td::dicom
