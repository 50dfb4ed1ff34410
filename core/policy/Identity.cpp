// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Identity.h"

#include <QStringList>

#include <algorithm>

namespace td::policy {
namespace {

using namespace Qt::StringLiterals;

enum class Match { Equal, Part, No, Absent };

bool isApostrophe(QChar c)
{
    // Typewriters and consoles write an accent as an apostrophe after the letter: NICOLO' is Nicolò.
    return c == u'\'' || c == u'’' || c == u'‘' || c == u'`' || c == u'´' || c == u'ʼ';
}

/// Upper case words without accents and apostrophes, in their order.
QStringList wordsOf(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.isMark() || isApostrophe(c))
            continue;
        plain.append(c.isLetterOrNumber() ? c : QChar(u' '));
    }
    return plain.toUpper().split(u' ', Qt::SkipEmptyParts);
}

struct Name {
    QStringList family;
    QStringList given; ///< empty when the whole name stands in one component
};

QStringList sorted(QStringList words)
{
    words.sort();
    return words;
}

bool beginsWith(const QStringList &all, const QStringList &first)
{
    return !first.isEmpty() && all.size() >= first.size() && std::equal(first.begin(), first.end(), all.begin());
}

/// Equal but for given names that one of the two leaves out at its end.
bool lacksGivenNames(const Name &a, const Name &b)
{
    return !a.family.isEmpty() && a.family.join(QString()) == b.family.join(QString()) &&
           (beginsWith(a.given, b.given) || beginsWith(b.given, a.given));
}

Match compareNames(const Name &file, const Name &patient)
{
    const QStringList all = file.family + file.given;
    const QStringList wanted = patient.family + patient.given;
    if (all.isEmpty() || wanted.isEmpty())
        return Match::Absent;
    // "DE LUCA" and "DELUCA" are the same name, so words alone do not decide.
    const QString family = patient.family.join(QString());
    const QString given = patient.given.join(QString());
    const QString joined = all.join(QString());
    if (sorted(all) == sorted(wanted) || joined == family + given || joined == given + family)
        return Match::Equal;
    const auto contains = [](const QStringList &more, const QStringList &fewer) {
        return std::all_of(fewer.begin(), fewer.end(), [&](const QString &word) { return more.contains(word); });
    };
    return contains(all, wanted) || contains(wanted, all) || lacksGivenNames(file, patient) ? Match::Part : Match::No;
}

/// The groups of a PN: alphabetic, ideographic, phonetic. Prefix and suffix are no names.
QVector<Name> namesOf(const QString &personName)
{
    QVector<Name> names;
    for (const QString &group : personName.split(u'=')) {
        const QStringList components = group.split(u'^');
        const Name name{wordsOf(components.value(0)), wordsOf(components.value(1)) + wordsOf(components.value(2))};
        if (!name.family.isEmpty() || !name.given.isEmpty())
            names.append(name);
    }
    return names;
}

struct NameMatch {
    Match match = Match::Absent;
    bool onlyGivenNamesMissing = false;
};

NameMatch bestMatch(const QString &personName, const model::Patient &patient)
{
    const Name wanted{wordsOf(patient.familyName), wordsOf(patient.givenName)};
    NameMatch best;
    for (const Name &name : namesOf(personName)) {
        const Match match = compareNames(name, wanted);
        if (best.match == Match::Absent || match < best.match)
            best = {match, match == Match::Part && lacksGivenNames(name, wanted)};
    }
    return best;
}

QString sexOf(model::Sex sex)
{
    switch (sex) {
    case model::Sex::Female:
        return u"F"_s;
    case model::Sex::Male:
        return u"M"_s;
    case model::Sex::Other:
        return u"O"_s;
    case model::Sex::Unknown:
        break;
    }
    return {};
}

bool isSomebodyElsesCode(const QString &id, const model::Patient &patient)
{
    const auto code = model::CodiceFiscale::create(id);
    return code && code->kind() == model::CodiceFiscale::Kind::Personal && !patient.fiscalCode.isEmpty() &&
           code->value() != patient.fiscalCode;
}

} // namespace

IdentityComparison compareIdentity(const FileIdentity &file, const model::Patient &patient)
{
    const QString id = file.patientId.trimmed().toUpper();
    const bool codeEqual = !id.isEmpty() && id == patient.fiscalCode.toUpper();
    const bool codeDiffers = isSomebodyElsesCode(id, patient);
    const NameMatch name = bestMatch(file.patientName, patient);
    const bool bothBorn = file.birthDate.isValid() && patient.birthDate.isValid();
    const bool birthDiffers = bothBorn && file.birthDate != patient.birthDate;
    const bool birthEqual = bothBorn && !birthDiffers;
    const QString sex = file.sex.trimmed().toUpper();
    const bool sexDiffers = !sex.isEmpty() && !sexOf(patient.sex).isEmpty() && sex != sexOf(patient.sex);

    IdentityComparison result;
    if (codeDiffers)
        result.differing.append(IdentityField::FiscalCode);
    if (name.match == Match::No || name.match == Match::Part)
        result.differing.append(IdentityField::Name);
    if (birthDiffers)
        result.differing.append(IdentityField::BirthDate);
    if (sexDiffers)
        result.differing.append(IdentityField::Sex);

    if (birthDiffers || (!codeEqual && name.match == Match::No))
        result.verdict = IdentityVerdict::Different;
    else if (codeEqual)
        result.verdict = IdentityVerdict::Same;
    else if (codeDiffers || (sexDiffers && !birthEqual))
        result.verdict = IdentityVerdict::Unknown;
    else if (name.match == Match::Equal || (name.onlyGivenNamesMissing && birthEqual))
        result.verdict = IdentityVerdict::Same;
    return result;
}

} // namespace td::policy
