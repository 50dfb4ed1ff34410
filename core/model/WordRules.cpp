// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/WordRules.h"

namespace td::model {
namespace {

bool matchesWord(QLatin1StringView pattern, const QString &word)
{
    return pattern.endsWith(u'*') ? word.startsWith(pattern.chopped(1)) : word == pattern;
}

int matchedPhrase(QLatin1StringView phrase, const QStringList &text, qsizetype first)
{
    if (phrase[0] != text[first][0]) // most of them
        return 0;
    int matched = 0;
    for (const QLatin1StringView pattern : phrase.tokenize(u' ')) {
        if (first + matched >= text.size() || !matchesWord(pattern, text[first + matched]))
            return 0;
        ++matched;
    }
    return matched;
}

} // namespace

QStringList plainWords(const QString &text)
{
    QStringList words;
    QString word;
    // Decomposed, an accented letter is its letter and a mark.
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetterOrNumber()) {
            word.append(c.toLower());
        } else if (!c.isMark() && !word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

int matchedWords(QLatin1StringView alternatives, const QStringList &text, qsizetype first)
{
    int longest = 0;
    for (const QLatin1StringView phrase : alternatives.tokenize(u'|'))
        longest = std::max(longest, matchedPhrase(phrase, text, first));
    return longest;
}

} // namespace td::model
