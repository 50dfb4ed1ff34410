// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/EntryName.h"

#include <QStringDecoder>

#include <algorithm>

namespace td::media {
namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

} // namespace

QString entryNameFromBytes(const QByteArray &name)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(name);
    return utf8.hasError() ? QString::fromLatin1(name) : text;
}

bool isSafeEntryName(const QString &name, qsizetype maximumLength)
{
    if (name.isEmpty() || name.size() > maximumLength || std::any_of(name.begin(), name.end(), isControl))
        return false;
    const QString path = QString(name).replace(u'\\', u'/');
    const bool drive = path.size() > 1 && path[1] == u':' && path[0].isLetter();
    return !path.startsWith(u'/') && !drive && !path.split(u'/').contains(QStringLiteral(".."));
}

QString printableEntryName(const QString &name)
{
    constexpr qsizetype longest = 240;
    QString shown = name;
    for (QChar &c : shown) {
        if (isControl(c) || c.category() == QChar::Other_Format)
            c = QChar(QChar::ReplacementCharacter);
    }
    if (shown.size() > longest)
        shown = shown.first(longest / 2) + u'…' + shown.last(longest / 2);
    return shown;
}

} // namespace td::media
