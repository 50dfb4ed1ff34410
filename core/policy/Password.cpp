// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Password.h"

#include <zxcvbn.h>

#include <algorithm>
#include <vector>

namespace td::policy {
namespace {

using namespace Qt::StringLiterals;

bool isSpecial(QChar c)
{
    return c.isPrint() && !c.isLetterOrNumber() && !c.isSpace();
}

template <class Predicate>
bool has(const QString &text, Predicate predicate)
{
    return std::any_of(text.begin(), text.end(), predicate);
}

/// zxcvbn knows English words; these stand in what Italians choose.
const QStringList &commonWords()
{
    static const QStringList words = {
        u"juventus"_s,   u"milan"_s,     u"inter"_s,     u"napoli"_s,    u"roma"_s,       u"lazio"_s,
        u"fiorentina"_s, u"password"_s,  u"ciao"_s,      u"ciaociao"_s,  u"amore"_s,      u"amoremio"_s,
        u"tiamo"_s,      u"tesoro"_s,    u"cucciolo"_s,  u"stellina"_s,  u"bambina"_s,    u"pippo"_s,
        u"topolino"_s,   u"ferrari"_s,   u"vespa"_s,     u"francesco"_s, u"giuseppe"_s,   u"antonio"_s,
        u"alessandro"_s, u"andrea"_s,    u"marco"_s,     u"matteo"_s,    u"lorenzo"_s,    u"mario"_s,
        u"luca"_s,       u"giovanni"_s,  u"giulia"_s,    u"francesca"_s, u"martina"_s,    u"chiara"_s,
        u"federica"_s,   u"valentina"_s, u"maria"_s,     u"anna"_s,      u"gennaio"_s,    u"febbraio"_s,
        u"marzo"_s,      u"aprile"_s,    u"maggio"_s,    u"giugno"_s,    u"luglio"_s,     u"agosto"_s,
        u"settembre"_s,  u"ottobre"_s,   u"novembre"_s,  u"dicembre"_s,  u"primavera"_s,  u"estate"_s,
        u"autunno"_s,    u"inverno"_s,   u"benvenuto"_s, u"benvenuta"_s, u"segreto"_s,    u"segreta"_s,
        u"tuodossier"_s, u"dossier"_s,   u"clinica"_s,   u"ospedale"_s,  u"radiologia"_s, u"paziente"_s,
        u"dottore"_s,    u"italia"_s,    u"milano"_s,    u"torino"_s};
    return words;
}

/// log2 of the tries that a guesser needs.
double guessingBits(const QString &password, const QStringList &personalWords)
{
    constexpr qsizetype judged = 64; // the estimate takes more than linear time, and this much is strong by itself
    constexpr qsizetype shortestWord = 3;
    QVector<QByteArray> words;
    for (const QString &word : commonWords() + personalWords) {
        if (word.size() >= shortestWord)
            words.append(word.toLower().toUtf8());
    }
    std::vector<const char *> dictionary;
    for (const QByteArray &word : words)
        dictionary.push_back(word.constData());
    dictionary.push_back(nullptr);
    return ZxcvbnMatch(password.left(judged).toUtf8().constData(), dictionary.data(), nullptr);
}

} // namespace

QVector<PasswordViolation> passwordViolations(const QString &password, const QStringList &personalWords)
{
    QVector<PasswordViolation> found;
    if (password.size() < passwordMinimumLength)
        found.append(PasswordViolation::TooShort);
    if (password.size() > passwordMaximumLength)
        found.append(PasswordViolation::TooLong);
    if (!has(password, [](QChar c) { return c.isUpper(); }))
        found.append(PasswordViolation::NoUpperCase);
    if (!has(password, [](QChar c) { return c.isLower(); }))
        found.append(PasswordViolation::NoLowerCase);
    if (!has(password, [](QChar c) { return c.isDigit(); }))
        found.append(PasswordViolation::NoDigit);
    if (!has(password, isSpecial))
        found.append(PasswordViolation::NoSpecial);
    if (password.size() >= passwordMinimumLength && guessingBits(password, personalWords) < passwordMinimumBits)
        found.append(PasswordViolation::TooCommon);
    return found;
}

int passwordStrength(const QString &password)
{
    constexpr int longPassword = 16;
    constexpr int halfWay = 8;
    if (password.size() < halfWay / 2)
        return 0;
    const qsizetype violations = passwordViolations(password).size();
    if (violations == 0)
        return password.size() >= longPassword ? 4 : 3;
    return password.size() >= halfWay && violations <= 2 ? 2 : 1;
}

QString violationName(PasswordViolation violation)
{
    switch (violation) {
    case PasswordViolation::TooShort:
        return u"too-short"_s;
    case PasswordViolation::TooLong:
        return u"too-long"_s;
    case PasswordViolation::NoUpperCase:
        return u"no-upper-case"_s;
    case PasswordViolation::NoLowerCase:
        return u"no-lower-case"_s;
    case PasswordViolation::NoDigit:
        return u"no-digit"_s;
    case PasswordViolation::NoSpecial:
        return u"no-special"_s;
    case PasswordViolation::TooCommon:
        return u"too-common"_s;
    }
    return {};
}

} // namespace td::policy
