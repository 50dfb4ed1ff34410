// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Passphrase.h"
#include "tests/support/Catch.h"

#include <QSet>

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

QString text(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

/// Whether one letter changed, left out or put in makes `a` into `b`.
bool isOneSlipAway(const QString &a, const QString &b)
{
    if (a.size() < b.size())
        return isOneSlipAway(b, a);
    if (a.size() - b.size() > 1)
        return false;
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const qsizetype same = differ.first - a.begin();
    return a.mid(same + 1) == b.mid(a.size() == b.size() ? same + 1 : same);
}

} // namespace

TEST_CASE("the words are 1,024, have four to eight plain letters and are told apart by their first four")
{
    const QStringList &words = authoring::passphraseWords();
    CHECK(words.size() == 1024);
    QSet<QString> beginnings;
    for (const QString &word : words) {
        CHECK(word.size() >= 4);
        CHECK(word.size() <= 8);
        CHECK(std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'a' && c <= u'z'; }));
        beginnings.insert(word.first(4));
    }
    CHECK(beginnings.size() == 1024);
    CHECK(std::is_sorted(words.begin(), words.end()));
}

TEST_CASE("no slip of one letter makes a word into another")
{
    CHECK(isOneSlipAway(u"pala"_s, u"palla"_s));
    CHECK(isOneSlipAway(u"noce"_s, u"voce"_s));
    CHECK_FALSE(isOneSlipAway(u"noce"_s, u"lode"_s));
    const QStringList &words = authoring::passphraseWords();
    QStringList close;
    for (qsizetype i = 0; i < words.size(); ++i)
        for (qsizetype j = i + 1; j < words.size(); ++j)
            if (isOneSlipAway(words[i], words[j]))
                close.append(words[i] + u' ' + words[j]);
    CHECK(close == QStringList());
}

TEST_CASE("a passphrase is seven of the words, every time others, and every word comes up")
{
    const QStringList &words = authoring::passphraseWords();
    QSet<QString> seen;
    QSet<QString> passphrases;
    // Of 14,000 draws a given word is missed once in e^13.7 times: one of all 1,024 less than once in 800 runs.
    for (int i = 0; i < 2000; ++i) {
        const auto passphrase = authoring::newPassphrase();
        REQUIRE(passphrase);
        const QStringList parts = text(*passphrase).split(u' ');
        REQUIRE(parts.size() == 7);
        for (const QString &part : parts)
            seen.insert(part);
        passphrases.insert(text(*passphrase));
    }
    CHECK(passphrases.size() == 2000);
    CHECK(seen.size() <= words.size());
    CHECK(seen.size() >= words.size() - 3);
    CHECK(QSet<QString>(words.begin(), words.end()).contains(seen));
}

TEST_CASE("what is typed with capitals, accents, hyphens or too many spaces is the same passphrase")
{
    const QString meant = u"albero lampada fiume"_s;
    for (const QString &typed : {u"albero lampada fiume"_s, u"  Albero  LAMPADA fiume "_s, u"albero-lampada-fiume"_s,
                                 u"albero, lampada,\nfiume"_s, u"albero\tlàmpada fiume."_s})
        CHECK(text(authoring::normalisedPassphrase(typed)) == meant);
    CHECK(text(authoring::normalisedPassphrase(u"albero lampadafiume"_s)) != meant);
    CHECK(authoring::normalisedPassphrase(u" - "_s).isEmpty());
}
