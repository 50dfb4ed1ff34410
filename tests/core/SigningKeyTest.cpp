// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/SigningKey.h"
#include "core/security/Sha256.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <thread>

using namespace td;
using namespace td::security;
using namespace Qt::StringLiterals;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

} // namespace

TEST_CASE("SHA-256 gives the example of FIPS 180-4, in one piece and in three")
{
    const QByteArray expected = hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abc") == expected);
    Sha256 sum;
    for (const char *piece : {"a", "b", "c"})
        sum.add(piece);
    CHECK(sum.result() == expected);
}

TEST_CASE("signatures are those of RFC 8032 7.1")
{
    struct Vector {
        const char *seed, *publicKey, *message, *signature;
    };
    const auto vector = GENERATE(
        Vector{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
               "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
               "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f"
               "0595bbe24655141438e7a100b"},
        Vector{"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
               "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
               "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2ea"
               "eb4302aeeb00d291612bb0c00"});
    const auto key = SigningKey::fromSeed(Secret(hex(vector.seed)));
    REQUIRE(key);
    CHECK(key->publicKey() == hex(vector.publicKey));
    CHECK(key->sign(hex(vector.message)) == hex(vector.signature));
    CHECK(isSignedBy(key->publicKey(), hex(vector.message), hex(vector.signature)));
    CHECK_FALSE(isSignedBy(key->publicKey(), "other", hex(vector.signature)));
    CHECK_FALSE(isSignedBy(key->publicKey(), hex(vector.message), hex(vector.signature).chopped(1)));
    CHECK_FALSE(isSignedBy({}, hex(vector.message), hex(vector.signature)));
}

TEST_CASE("words are those of the article on proquints, and a key has six")
{
    CHECK(proquint(0x7F00) == u"lusab"_s); // 127.0.0.1
    CHECK(proquint(0x0001) == u"babad"_s);
    CHECK(proquint(0x3F54) == u"gutih"_s); // 63.84.220.193
    CHECK(proquint(0xDCC1) == u"tugad"_s);
    CHECK(keyWords(QByteArray(32, 'a')).split(u'-').size() == 6);
    CHECK(keyWords(QByteArray(32, 'a')) != keyWords(QByteArray(32, 'b')));
}

TEST_CASE("a key is made once, stays the same and is its owner's alone")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"seal"_s);
    const auto first = SigningKey::kept(path);
    const auto second = SigningKey::kept(path);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->publicKey() == second->publicKey());
#ifndef Q_OS_WIN // where the access list of the user's folder says it, and permissions do not
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    CHECK((QFile::permissions(path) & others) == QFileDevice::Permissions());
#endif
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden) == QStringList{u"seal"_s});
}

TEST_CASE("programs that make the key at the same moment get the same one")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"seal"_s);
    std::vector<QByteArray> keys(8);
    {
        std::vector<std::thread> threads;
        for (QByteArray &key : keys)
            threads.emplace_back([&key, &path] {
                const auto kept = SigningKey::kept(path);
                key = kept ? kept->publicKey() : QByteArray();
            });
        for (std::thread &thread : threads)
            thread.join();
    }
    CHECK_FALSE(keys.front().isEmpty());
    CHECK(std::count(keys.begin(), keys.end(), keys.front()) == 8);
}

TEST_CASE("a damaged key is put aside for a new one, and a folder that is not there is refused")
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"seal"_s));
    REQUIRE(file.open(QIODevice::WriteOnly));
    const QByteArray contents = GENERATE(as<QByteArray>(), "", "not a key", "AAAA",
                                         "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    file.write(contents);
    file.close();
    const auto kept = SigningKey::kept(file.fileName());
    REQUIRE(kept);
    CHECK(SigningKey::kept(file.fileName())->publicKey() == kept->publicKey());
    const QStringList left = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    REQUIRE(left.size() == 2);
    CHECK(left[1].startsWith(u"seal.damaged-"_s));
    const auto nowhere = SigningKey::kept(folder.filePath(u"none/seal"_s));
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::NotFound);
}
