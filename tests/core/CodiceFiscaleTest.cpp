// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/CodiceFiscale.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace td::model;
using namespace Qt::StringLiterals;

TEST_CASE("the decree's own example RSSMRA85T10A562S is accepted in any case and with blanks around it")
{
    // By hand, with the tables of DM 23/12/1976: 8+18+12+12+8+0+19+5+14+1+1+0+13+6+5 = 122; 122 mod 26 = 18 = S.
    const auto code = CodiceFiscale::create(u"  rssmra85t10a562s "_s);
    REQUIRE(code);
    CHECK(code->value() == u"RSSMRA85T10A562S"_s);
    CHECK(code->kind() == CodiceFiscale::Kind::Personal);
}

TEST_CASE("every other check letter is refused")
{
    int accepted = 0;
    for (char16_t letter = u'A'; letter <= u'Z'; ++letter)
        accepted += CodiceFiscale::create(u"RSSMRA85T10A562"_s + QChar(letter)).has_value() ? 1 : 0;
    CHECK(accepted == 1);
}

TEST_CASE("all 128 omocodia variants of a code are accepted with their own check letter")
{
    const QString plain = u"RSSMRA85T10A562"_s;
    const QString letters = u"LMNPQRSTUV"_s;
    const int places[] = {6, 7, 9, 10, 12, 13, 14};
    int accepted = 0;
    for (int mask = 0; mask < 128; ++mask) {
        QString code = plain;
        for (int i = 0; i < 7; ++i) {
            if (mask & (1 << i))
                code[places[i]] = letters[plain[places[i]].digitValue()];
        }
        const auto made = CodiceFiscale::create(code + CodiceFiscale::checkCharacter(code));
        accepted += made.has_value() ? 1 : 0;
        if (made)
            CHECK(made->proposedBirthDate(QDate(2026, 1, 1)) == QDate(1985, 12, 10));
    }
    CHECK(accepted == 128);
}

TEST_CASE("the day carries the sex: 40 more for women, and both only as a proposal")
{
    const auto woman = CodiceFiscale::create(u"BNCLRA95D50H501"_s + CodiceFiscale::checkCharacter(u"BNCLRA95D50H501"));
    REQUIRE(woman);
    CHECK(woman->proposedSex() == Sex::Female);
    CHECK(woman->proposedBirthDate(QDate(2026, 1, 1)) == QDate(1995, 4, 10));
    CHECK_FALSE(CodiceFiscale::create(u"BNCLRA95D35H501"_s + CodiceFiscale::checkCharacter(u"BNCLRA95D35H501")));
}

TEST_CASE("a year that would lie in the future belongs to the century before")
{
    const QString first15 = u"BNCLRA30A01H501"_s;
    const auto code = CodiceFiscale::create(first15 + CodiceFiscale::checkCharacter(first15));
    REQUIRE(code);
    CHECK(code->proposedBirthDate(QDate(2026, 1, 1)) == QDate(1930, 1, 1));
    CHECK(code->proposedBirthDate(QDate(2031, 1, 1)) == QDate(2030, 1, 1));
}

TEST_CASE("provisional, STP and ENI codes are user names without a birth date")
{
    // Luhn by hand: 1234567890 -> odd 1+3+5+7+9=25, even doubled 4,8,3,7,0=22; 47 -> control digit 3.
    const auto provisional = CodiceFiscale::create(u"12345678903"_s);
    REQUIRE(provisional);
    CHECK(provisional->kind() == CodiceFiscale::Kind::Provisional);
    CHECK_FALSE(provisional->proposedBirthDate(QDate(2026, 1, 1)));
    CHECK_FALSE(CodiceFiscale::create(u"12345678904"_s));
    CHECK(CodiceFiscale::create(u"STP0301001234567"_s)->kind() == CodiceFiscale::Kind::Stp);
    CHECK(CodiceFiscale::create(u"ENI0301001234567"_s)->kind() == CodiceFiscale::Kind::Eni);
}

TEST_CASE("what has not the shape of a code is refused")
{
    for (const QString &text : {u""_s, u"RSSMRA85T10A562"_s, u"RSSMRA85T10A562SS"_s, u"RSSMRA85F10A562S"_s,
                                u"1SSMRA85T10A562S"_s, u"RSSMRA85T10A5é2S"_s, u"AAABBB95D04F123A"_s})
        CHECK(CodiceFiscale::create(text).error().code == ErrorCode::Malformed);
}
