// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/Digest.h"
#include "core/security/PasswordHash.h"
#include "core/security/Random.h"
#include "tests/support/Catch.h"

#include <QElapsedTimer>
#include <QSet>

using namespace td;
using namespace td::security;
using namespace Qt::StringLiterals;

TEST_CASE("a password matches its own hash alone and two hashes of it differ")
{
    const Secret password("Prova-Dossier-2026!");
    const auto first = hashPassword(password);
    const auto second = hashPassword(password);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->startsWith("$argon2id$v=19$m=32768,t=3,p=1$"));
    CHECK(*first != *second);
    CHECK(verifyPassword(*first, password));
    CHECK_FALSE(verifyPassword(*first, Secret("Prova-Dossier-2026?")));
    CHECK_FALSE(verifyPassword(*first, Secret()));
    CHECK_FALSE(verifyPassword({}, password));
    CHECK_FALSE(verifyPassword("plain text", password));
}

TEST_CASE("an unknown user costs as much work as a wrong password")
{
    const auto hash = hashPassword(Secret("x"));
    QElapsedTimer timer;
    const auto nanoseconds = [&](const QByteArray &encoded) {
        timer.start();
        for (int i = 0; i < 3; ++i)
            (void)verifyPassword(encoded, Secret("wrong"));
        return double(timer.nsecsElapsed());
    };
    const double known = nanoseconds(*hash);
    const double unknown = nanoseconds({});
    WARN("one hash takes " << known / 3e6 << " ms");
    // Without the work it would be a thousandth; the bound is wide for a machine that does other things too.
    CHECK(unknown > known / 4);
}

TEST_CASE("BLAKE2b gives the digest of another implementation")
{
    // python3 -c "import hashlib; print(hashlib.blake2b(b'abc', digest_size=32).hexdigest())"
    CHECK(digest("abc").toHex() == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    // python3 -c "import hashlib; print(hashlib.blake2b(b'abc', digest_size=32, key=b'0123456789abcdef').hexdigest())"
    CHECK(keyedDigest("abc", "0123456789abcdef").toHex() ==
          "66b4857d42c644c61fca8c0bcea243e0e75088582c7964bbac6b92c02381d9c7");
}

TEST_CASE("tokens and codes have their form and do not repeat")
{
    QSet<QByteArray> tokens;
    for (int i = 0; i < 1000; ++i) {
        const auto token = randomToken();
        REQUIRE(token);
        CHECK(token->size() == 43);
        tokens.insert(QByteArray(token->reveal().constData(), token->size()));
        const QString code = *randomCode();
        CHECK(code.size() == 6);
        CHECK(code.toInt() < 1'000'000);
    }
    CHECK(tokens.size() == 1000);
    CHECK(randomId()->size() == 32);
}

TEST_CASE("bytes are compared as a whole")
{
    CHECK(equalsInConstantTime("abc", "abc"));
    CHECK_FALSE(equalsInConstantTime("abc", "abd"));
    CHECK_FALSE(equalsInConstantTime("abc", "ab"));
    CHECK(equalsInConstantTime("", ""));
}
