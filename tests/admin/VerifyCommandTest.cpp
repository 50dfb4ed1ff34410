// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/EncryptedZipSink.h"
#include "core/media/Manifest.h"
#include "core/security/Sha256.h"
#include "tests/admin/CommandRun.h"
#include "tests/support/Files.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using test::tool;
using test::write;

TEST_CASE("verify vouches for a whole medium, and names its seal and what is wrong with another")
{
    const QTemporaryDir medium;
    const auto key = security::SigningKey::fromSeed(Secret(QByteArray(32, 'k')));
    write(medium.filePath(u"IMG"_s), "the image");
    write(medium.filePath(u"MANIFEST.TXT"_s),
          media::writeManifest({{u"IMG"_s, 9, security::sha256("the image")}}, *key, QDateTime::currentDateTimeUtc()));
    const QString seal = security::keyWords(key->publicKey());

    const auto whole = tool({u"verify"_s, medium.path()});
    CHECK(whole.status == 0);
    CHECK(whole.out.startsWith("intact: 1 files"));
    CHECK(whole.out.contains(seal.toLatin1()));
    CHECK(tool({u"verify"_s, medium.path(), u"--seal"_s, seal}).status == 0);
    CHECK(tool({u"verify"_s, medium.path(), u"--seal"_s, u"babad-babad-babad-babad-babad-babad"_s}).status == 1);

    write(medium.filePath(u"IMG"_s), "the imagE");
    write(medium.filePath(u"NEW"_s), "x");
    const auto altered = tool({u"verify"_s, medium.path(), u"--json"_s});
    CHECK(altered.status == 1);
    const QJsonObject found = QJsonDocument::fromJson(altered.out).object();
    CHECK(found["intact"_L1].toBool(true) == false);
    CHECK(found["signed"_L1].toBool());
    CHECK(found["altered"_L1].toArray() == QJsonArray{u"IMG"_s});
    CHECK(found["added"_L1].toArray() == QJsonArray{u"NEW"_s});

    const auto nothing = tool({u"verify"_s, medium.filePath(u"none"_s)});
    CHECK(nothing.status == 1);
    CHECK(nothing.error.contains("not-found"));
}

TEST_CASE("verify reads the passphrase of an encrypted ZIP from a file, as people write it")
{
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"a.zip"_s);
    const auto key = security::SigningKey::fromSeed(Secret(QByteArray(32, 'k')));
    const QByteArray manifest =
        media::writeManifest({{u"IMG"_s, 9, security::sha256("the image")}}, *key, QDateTime::currentDateTimeUtc());
    auto sink = authoring::EncryptedZipSink::create(zip, Secret("albero lampada fiume"));
    REQUIRE(sink);
    REQUIRE((*sink)->add(u"IMG"_s, {"the image", 9}));
    REQUIRE((*sink)->add(u"MANIFEST.TXT"_s, {manifest, manifest.size()}));
    REQUIRE((*sink)->finish());
    REQUIRE((*sink)->commit());
    const auto with = [&](const QByteArray &words) {
        write(folder.filePath(u"words"_s), words);
        return tool({u"verify"_s, zip, u"--passphrase-file"_s, folder.filePath(u"words"_s)});
    };
    CHECK(with("albero lampada fiume\n").status == 0);
    CHECK(with("Albero-Lampada-Fiume").out.startsWith("intact: 1 files"));
    CHECK(with("albero lampada").error.contains("invalid-credentials"));
    CHECK(with("").error.contains("invalid-credentials"));
    CHECK(tool({u"verify"_s, zip}).error.contains("invalid-credentials"));
    CHECK(tool({u"verify"_s, zip, u"--passphrase-file"_s, folder.filePath(u"none"_s)}).status == 1);
}
