// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <span>

namespace td::model {

/// How much a rule's words say: a weak meaning counts only where no strong one was found ("aorta addominale" is the
/// aorta, "ecografia addominale" the abdomen).
enum class Strength { Strong, Weak };

/// Words and what they mean: alternatives separated by "|", each of one or more words. `*` at the end of a word stands
/// for any ending.
template <class Meaning>
struct WordRule {
    QLatin1StringView words;
    Meaning meaning;
    Strength strength = Strength::Strong;
};

/// `text` as the words it is compared by: lower case, without accents, split at all that is neither letter nor digit.
QStringList plainWords(const QString &text);

/// How many of `text`'s words from `first` on the longest fitting alternative has; 0 when none fits.
int matchedWords(QLatin1StringView alternatives, const QStringList &text, qsizetype first);

/// The different meanings in `text`, of the strong rules or, without any, of the weak ones. Where several rules fit,
/// the one with most words counts and uses its words up: "collo femore" is no neck.
template <class Meaning>
QVector<Meaning> meaningsOf(const QString &text, std::span<const WordRule<Meaning>> rules)
{
    QVector<Meaning> strong;
    QVector<Meaning> weak;
    const QStringList words = plainWords(text);
    for (qsizetype at = 0; at < words.size();) {
        const WordRule<Meaning> *best = nullptr;
        int length = 0;
        for (const WordRule<Meaning> &rule : rules) {
            if (const int matched = matchedWords(rule.words, words, at); matched > length) {
                best = &rule;
                length = matched;
            }
        }
        if (best) {
            QVector<Meaning> &found = best->strength == Strength::Strong ? strong : weak;
            if (!found.contains(best->meaning))
                found.append(best->meaning);
        }
        at += std::max(1, length);
    }
    return strong.isEmpty() ? weak : strong;
}

} // namespace td::model
