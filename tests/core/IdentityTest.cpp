// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Identity.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace Qt::StringLiterals;
using policy::IdentityField;
using policy::IdentityVerdict;

namespace {

model::Patient person(const QString &family = u"Rossi"_s, const QString &given = u"Mario"_s)
{
    model::Patient patient;
    patient.familyName = family;
    patient.givenName = given;
    patient.sex = model::Sex::Male;
    patient.birthDate = QDate(1985, 12, 10);
    patient.fiscalCode = u"RSSMRA85T10A562S"_s;
    return patient;
}

const QDate born(1985, 12, 10);
const QDate otherDay(1958, 12, 10);

struct Case {
    const char *why;
    policy::FileIdentity file;
    model::Patient patient;
    IdentityVerdict verdict;
    QVector<IdentityField> differing;
};

void check(const QVector<Case> &cases)
{
    for (const Case &c : cases) {
        INFO(c.why);
        const auto result = policy::compareIdentity(c.file, c.patient);
        CHECK(int(result.verdict) == int(c.verdict));
        CHECK(result.differing == c.differing);
    }
}

} // namespace

TEST_CASE("names are the same whatever their case accents apostrophes blanks and order")
{
    check({
        {"as the register has it", {u"ROSSI^MARIO"_s, {}, born, u"M"_s}, person(), IdentityVerdict::Same, {}},
        {"lower case", {u"rossi^mario"_s, {}, born, {}}, person(), IdentityVerdict::Same, {}},
        {"order turned", {u"MARIO^ROSSI"_s, {}, born, {}}, person(), IdentityVerdict::Same, {}},
        {"all in one component", {u"Mario Rossi"_s, {}, born, {}}, person(), IdentityVerdict::Same, {}},
        {"empty components", {u"ROSSI^MARIO^^^"_s, {}, born, {}}, person(), IdentityVerdict::Same, {}},
        {"a title is no name", {u"ROSSI^MARIO^^DOTT."_s, {}, born, {}}, person(), IdentityVerdict::Same, {}},
        {"an accent as an apostrophe",
         {u"CANTU'^NICOLO'"_s, {}, born, {}},
         person(u"Cantù"_s, u"Nicolò"_s),
         IdentityVerdict::Same,
         {}},
        {"a typographic apostrophe",
         {u"D’ANGELO^MARIO"_s, {}, born, {}},
         person(u"D'Angelo"_s),
         IdentityVerdict::Same,
         {}},
        {"a blank for the apostrophe",
         {u"D ANGELO^MARIO"_s, {}, born, {}},
         person(u"D'Angelo"_s),
         IdentityVerdict::Same,
         {}},
        {"a particle written together",
         {u"DELUCA^MARIO"_s, {}, born, {}},
         person(u"De Luca"_s),
         IdentityVerdict::Same,
         {}},
        {"a hyphen", {u"ROSSI-BIANCHI^MARIO"_s, {}, born, {}}, person(u"Rossi Bianchi"_s), IdentityVerdict::Same, {}},
        {"the second given name as a component",
         {u"ROSSI^MARIO^LUCA"_s, {}, born, {}},
         person(u"Rossi"_s, u"Mario Luca"_s),
         IdentityVerdict::Same,
         {}},
        {"the phonetic group matches", {u"=漢字^名=ROSSI^MARIO"_s, {}, born, {}}, person(), IdentityVerdict::Same, {}},
        {"a German sharp s", {u"STRASSER^MARIO"_s, {}, born, {}}, person(u"Straßer"_s), IdentityVerdict::Same, {}},
    });
}

TEST_CASE("a missing birth date does not contradict and a different one always does")
{
    check({
        {"file without a date", {u"ROSSI^MARIO"_s, {}, {}, {}}, person(), IdentityVerdict::Same, {}},
        {"another date",
         {u"ROSSI^MARIO"_s, {}, otherDay, {}},
         person(),
         IdentityVerdict::Different,
         {IdentityField::BirthDate}},
        {"another name and date",
         {u"VERDI^ANNA"_s, {}, otherDay, u"F"_s},
         person(),
         IdentityVerdict::Different,
         {IdentityField::Name, IdentityField::BirthDate, IdentityField::Sex}},
        {"another name alone",
         {u"VERDI^MARIO"_s, {}, born, {}},
         person(),
         IdentityVerdict::Different,
         {IdentityField::Name}},
        {"a shorter name that only begins alike",
         {u"ROSS^MARIO"_s, {}, born, {}},
         person(),
         IdentityVerdict::Different,
         {IdentityField::Name}},
    });
}

TEST_CASE("a Patient ID that is the fiscal code decides unless the birth date contradicts")
{
    check({
        {"whatever the name",
         {u"ROSSI M."_s, u"RSSMRA85T10A562S"_s, {}, {}},
         person(),
         IdentityVerdict::Same,
         {IdentityField::Name}},
        {"no name at all", {{}, u" rssmra85t10a562s "_s, {}, {}}, person(), IdentityVerdict::Same, {}},
        {"a maiden name",
         {u"VERDI^MARIO"_s, u"RSSMRA85T10A562S"_s, born, {}},
         person(),
         IdentityVerdict::Same,
         {IdentityField::Name}},
        {"another birth date",
         {u"ROSSI^MARIO"_s, u"RSSMRA85T10A562S"_s, otherDay, {}},
         person(),
         IdentityVerdict::Different,
         {IdentityField::BirthDate}},
        // The check character of MRTMTT91D08F205J is right: it is a code, and of somebody else.
        {"somebody else's code",
         {u"ROSSI^MARIO"_s, u"MRTMTT91D08F205J"_s, born, {}},
         person(),
         IdentityVerdict::Unknown,
         {IdentityField::FiscalCode}},
        {"an ordinary hospital number says nothing",
         {u"ROSSI^MARIO"_s, u"000123"_s, born, {}},
         person(),
         IdentityVerdict::Same,
         {}},
    });
}

TEST_CASE("a file that says too little or contradicts itself is left to a person")
{
    check({
        {"nothing", {}, person(), IdentityVerdict::Unknown, {}},
        {"carets alone", {u"^^^^"_s, u"000123"_s, {}, {}}, person(), IdentityVerdict::Unknown, {}},
        {"a birth date alone is shared by thousands", {{}, {}, born, u"M"_s}, person(), IdentityVerdict::Unknown, {}},
        {"the family name alone",
         {u"ROSSI"_s, {}, born, {}},
         person(),
         IdentityVerdict::Unknown,
         {IdentityField::Name}},
        {"a married name beside the own",
         {u"ROSSI BIANCHI^MARIA"_s, {}, born, {}},
         person(u"Rossi"_s, u"Maria"_s),
         IdentityVerdict::Unknown,
         {IdentityField::Name}},
        {"a second given name left out, born the same day",
         {u"ROSSI^MARIO"_s, {}, born, {}},
         person(u"Rossi"_s, u"Mario Luca"_s),
         IdentityVerdict::Same,
         {IdentityField::Name}},
        {"a second given name left out, no birth date",
         {u"ROSSI^MARIO"_s, {}, {}, {}},
         person(u"Rossi"_s, u"Mario Luca"_s),
         IdentityVerdict::Unknown,
         {IdentityField::Name}},
        {"another sex and no birth date",
         {u"ROSSI^MARIO"_s, {}, {}, u"F"_s},
         person(),
         IdentityVerdict::Unknown,
         {IdentityField::Sex}},
        {"another sex on the same birth date is a slip",
         {u"ROSSI^MARIO"_s, {}, born, u"F"_s},
         person(),
         IdentityVerdict::Same,
         {IdentityField::Sex}},
        {"a patient without a name", {u"ROSSI^MARIO"_s, {}, born, {}}, person({}, {}), IdentityVerdict::Unknown, {}},
    });
}
