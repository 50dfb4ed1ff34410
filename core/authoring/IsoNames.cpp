// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IsoNames.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestStem = 8;
constexpr qsizetype longestExtension = 3;
constexpr qsizetype longestJoliet = 64;       // Joliet: 128 bytes
constexpr qsizetype longestJolietSuffix = 12; // what is longer is no type of file

bool isDCharacter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

/// The d-characters that come nearest; nothing for an accent alone.
QByteArray dCharacters(const QString &text)
{
    QByteArray plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toUpper())
        if (!c.isMark() && c != u'.')
            plain.append(isDCharacter(c) ? c.toLatin1() : '_');
    return plain;
}

bool hasPrimaryForm(const IsoChild &child)
{
    const qsizetype dot = child.isFolder ? -1 : child.name.indexOf(u'.');
    const QString stem = dot < 0 ? child.name : child.name.first(dot);
    const QString extension = dot < 0 ? QString() : child.name.sliced(dot + 1);
    return !stem.isEmpty() && stem.size() <= longestStem && extension.size() <= longestExtension &&
           (dot < 0 || !extension.isEmpty()) && std::all_of(stem.begin(), stem.end(), isDCharacter) &&
           std::all_of(extension.begin(), extension.end(), isDCharacter);
}

PrimaryName primaryShape(const IsoChild &child)
{
    // From the first dot on, so that of "libQt6Core.so.6" the kind of file is left and not the version alone.
    const qsizetype dot = child.isFolder ? -1 : child.name.indexOf(u'.', 1);
    PrimaryName name{dCharacters(dot < 0 ? child.name : child.name.first(dot)).left(longestStem), {}};
    if (dot >= 0)
        name.extension = dCharacters(child.name.sliced(dot + 1)).left(longestExtension);
    if (name.stem.isEmpty())
        name.stem = "_";
    return name;
}

bool isJolietCharacter(QChar c)
{
    // Joliet leaves out control characters and * / : ; ? and the backslash, Windows the others.
    return c.unicode() >= 0x20 && !c.isSurrogate() && !u"*/:;?\\\"<>|"_s.contains(c);
}

QString jolietShape(const QString &name)
{
    QString shape = name.normalized(QString::NormalizationForm_C);
    std::replace_if(
        shape.begin(), shape.end(), [](QChar c) { return !isJolietCharacter(c); }, QChar(u'_'));
    while (shape.endsWith(u'.') || shape.endsWith(u' ')) // Windows does not find such names
        shape.chop(1);
    return shape.isEmpty() ? u"_"_s : shape;
}

/// Cuts a name to 64 characters with `mark` before its suffix.
QString jolietCut(const QString &name, const QString &mark)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const qsizetype suffix = dot > 0 && name.size() - dot <= longestJolietSuffix ? name.size() - dot : 0;
    const qsizetype room = longestJoliet - suffix - mark.size();
    return name.first(std::min(name.size() - suffix, room)) + mark + name.last(suffix);
}

} // namespace

QVector<PrimaryName> primaryNames(const QVector<IsoChild> &children)
{
    const auto keyOf = [](const PrimaryName &name) { return name.stem + '.' + name.extension; };
    QSet<QByteArray> taken;
    for (const IsoChild &child : children)
        if (hasPrimaryForm(child))
            taken.insert(keyOf(primaryShape(child)));
    QHash<QByteArray, int> numbers; // the last one that a shape was given
    QVector<PrimaryName> names;
    names.reserve(children.size());
    for (const IsoChild &child : children) {
        const PrimaryName shape = primaryShape(child);
        PrimaryName name = shape;
        while (!hasPrimaryForm(child) && taken.contains(keyOf(name))) {
            const QByteArray number = QByteArray::number(++numbers[keyOf(shape)]);
            name.stem = shape.stem.left(longestStem - number.size()) + number;
        }
        taken.insert(keyOf(name));
        names.append(name);
    }
    return names;
}

QVector<QString> jolietNames(const QVector<IsoChild> &children)
{
    QSet<QString> taken;
    QVector<QString> names(children.size());
    const auto keepsName = [](const QString &name) {
        return name.size() <= longestJoliet && jolietShape(name) == name;
    };
    for (qsizetype i = 0; i < children.size(); ++i) {
        const QString &name = children[i].name;
        if (keepsName(name) && !taken.contains(name.toCaseFolded())) {
            taken.insert(name.toCaseFolded());
            names[i] = name;
        }
    }
    QHash<QString, int> numbers;
    for (qsizetype i = 0; i < children.size(); ++i) {
        if (!names[i].isEmpty())
            continue;
        const QString shape = jolietShape(children[i].name);
        QString name = jolietCut(shape, {});
        const QString first = name;
        while (taken.contains(name.toCaseFolded()))
            name = jolietCut(shape, u"~%1"_s.arg(++numbers[first.toCaseFolded()]));
        taken.insert(name.toCaseFolded());
        names[i] = name;
    }
    return names;
}

} // namespace td::authoring
