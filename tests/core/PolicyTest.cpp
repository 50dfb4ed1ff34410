// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Login.h"
#include "core/policy/Masking.h"
#include "core/policy/Password.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace td::policy;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using V = PasswordViolation;

TEST_CASE("a password has at least twelve characters with upper and lower case and digit and special character")
{
    CHECK(passwordViolations(u"Lqntervx1!xy"_s).isEmpty());
    CHECK(passwordViolations(u"Lqntervx1!x"_s) == QVector{V::TooShort});
    CHECK(passwordViolations(u"lqntervx1!xy"_s) == QVector{V::NoUpperCase});
    CHECK(passwordViolations(u"LQNTERVX1!XY"_s) == QVector{V::NoLowerCase});
    CHECK(passwordViolations(u"Lqntervxi!xy"_s) == QVector{V::NoDigit});
    CHECK(passwordViolations(u"Lqntervx12xy"_s) == QVector{V::NoSpecial});
    CHECK(passwordViolations(u"Lqntervx1 xy"_s) == QVector{V::NoSpecial});
    CHECK(passwordViolations(u""_s) == QVector{V::TooShort, V::NoUpperCase, V::NoLowerCase, V::NoDigit, V::NoSpecial});
    CHECK(passwordViolations(u"Kp7m-Xw4t!Rq9z_B"_s.repeated(16)).isEmpty());
    CHECK(passwordViolations(u"Kp7m-Xw4t!Rq9z_B"_s.repeated(16) + u"x"_s) == QVector{V::TooLong});
    CHECK(passwordViolations(u"Èèèèèèèè1€xy"_s).isEmpty());
}

TEST_CASE("a password that many would guess is refused whatever its characters")
{
    for (const QString &common :
         {u"Password123!"_s, u"Juventus2024!"_s, u"Qwertyuiop1!"_s, u"Estate-2026!!"_s, u"TuoDossier2026!"_s}) {
        INFO(common.toStdString());
        CHECK(passwordViolations(common) == QVector{V::TooCommon});
    }
    for (const QString &allowed :
         {u"Prova-Dossier-2026!"_s, u"Giardino-2025!"_s, u"Dimostrazione-2025"_s, u"Kp7m-Xw4t-Rq9z"_s}) {
        INFO(allowed.toStdString());
        CHECK(passwordViolations(allowed).isEmpty());
    }
    // One's own name and year make another's good password a bad one.
    CHECK(passwordViolations(u"Bevilacqua-1962!"_s).isEmpty());
    CHECK(passwordViolations(u"Bevilacqua-1962!"_s, {u"Bevilacqua"_s, u"1962"_s}) == QVector{V::TooCommon});
}

TEST_CASE("the strength of a password reaches three only when it is allowed")
{
    CHECK(passwordStrength(u""_s) == 0);
    CHECK(passwordStrength(u"abc"_s) == 0);
    CHECK(passwordStrength(u"abcdefgh"_s) == 1);
    CHECK(passwordStrength(u"Abcdefg1"_s) == 2);
    CHECK(passwordStrength(u"Lqntervx1!xy"_s) == 3);
    CHECK(passwordStrength(u"Lqntervx1!xyzuvw"_s) == 4);
    CHECK(passwordStrength(u"abcdefghijklmnopqrstuvwxyz"_s) == 1);
}

TEST_CASE("five wrong attempts lock for a quarter of an hour and every further five for twice as long")
{
    for (int failures : {-5, 0, 1, 4, 6, 9})
        CHECK(lockAfter(failures) == 0s);
    CHECK(lockAfter(5) == 900s);
    CHECK(lockAfter(10) == 1800s);
    CHECK(lockAfter(15) == 3600s);
    CHECK(lockAfter(35) == 57600s); // 15 min * 2^6
    CHECK(lockAfter(40) == 86400s); // 15 min * 2^7 would be 32 h: a day at most
    CHECK(lockAfter(1'000'000'000) == 86400s);
}

TEST_CASE("a code is six ASCII digits")
{
    CHECK(isCodeShaped(u"000000"));
    CHECK(isCodeShaped(u"123456"));
    for (const QString &text : {u""_s, u"12345"_s, u"1234567"_s, u"12345a"_s, u" 12345"_s, u"١٢٣٤٥٦"_s})
        CHECK_FALSE(isCodeShaped(text));
}

TEST_CASE("a session ends by idleness or by age whichever comes first")
{
    const TimePoint opened{1'000'000s};
    CHECK(sessionEnd(opened, opened) == opened + 15min);
    CHECK(sessionEnd(opened, opened + 1h) == opened + 1h + 15min);
    CHECK(sessionEnd(opened, opened + 7h + 50min) == opened + 8h);
}

TEST_CASE("seconds to wait are rounded up and never negative")
{
    const TimePoint now{1'000'000s};
    CHECK(secondsUntil(now, now) == 0);
    CHECK(secondsUntil(now - 1s, now) == 0);
    CHECK(secondsUntil(now + 1ms, now) == 1);
    CHECK(secondsUntil(now + 15s, now) == 15);
}

TEST_CASE("phones and addresses are masked so that only their owner knows them again")
{
    CHECK(maskedPhone(u"+39 333 1234546"_s) == u"*****46"_s);
    CHECK(maskedPhone(u"3331234546"_s) == u"*****46"_s);
    CHECK(maskedPhone(u"46"_s) == u"*****"_s);
    CHECK(maskedPhone(u""_s) == u""_s);
    CHECK(maskedEmail(u"mario.rossi@example.org"_s) == u"m*****@example.org"_s);
    CHECK(maskedEmail(u"@example.org"_s) == u"*****"_s);
    CHECK(maskedEmail(u"no address"_s) == u"*****"_s);
    CHECK(maskedEmail(u""_s) == u""_s);
}
