// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/EncryptedZipSink.h"
#include "core/media/ArchiveReader.h"
#include "core/media/MediumCheck.h"
#include "core/security/Sha256.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QMap>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using authoring::EncryptedZipSink;
using authoring::PackedFile;
using test::contentOf;

namespace {

const std::atomic_bool goOn = false;
const QString passphrase = u"albero lampada fiume quercia tetto onda pane"_s;
const QString anImage = u"DICOM/PAT00001/STU00001/SER00001/IMG00001"_s;

QByteArray noise(qsizetype bytes)
{
    QRandomGenerator random(7);
    QByteArray content(bytes, Qt::Uninitialized);
    for (char &c : content)
        c = char(random.generate());
    return content;
}

/// An encrypted medium with its manifest.
struct Encrypted {
    QTemporaryDir folder;
    QString zip = folder.filePath(u"esame.zip"_s);
    QMap<QString, QByteArray> files{{anImage, QByteArray(300'000, 'i')},
                                    {u"DICOM/PAT00001/STU00001/SER00001/IMG00002"_s, noise(200'000)},
                                    {u"Città.txt"_s, "text"}, // less than 20 bytes: AE-2
                                    {u"EMPTY"_s, {}},
                                    {u"Visualizzatore.sh"_s, "#!/bin/sh\necho opened\n"}};

    Encrypted()
    {
        const auto key = security::SigningKey::fromSeed(Secret(QByteArray(32, 'k')));
        QVector<media::ManifestEntry> entries;
        for (auto it = files.cbegin(); it != files.cend(); ++it)
            entries.append({it.key(), it.value().size(), security::sha256(it.value())});
        files.insert(u"MANIFEST.TXT"_s, media::writeManifest(entries, *key, QDateTime::currentDateTimeUtc()));
        auto sink = EncryptedZipSink::create(zip, Secret::fromString(passphrase));
        REQUIRE(sink);
        for (auto it = files.cbegin(); it != files.cend(); ++it)
            REQUIRE((*sink)->add(it.key(),
                                 PackedFile{it.value(), it.value().size(), 0, false, it.key().endsWith(u".sh"_s)}));
        REQUIRE((*sink)->finish());
        CHECK((*sink)->bytesWritten() == QFileInfo((*sink)->writtenPath()).size());
        CHECK_FALSE(QFileInfo::exists(zip));
        REQUIRE((*sink)->commit());
    }
    Result<media::MediumCheck> checked(const QString &with) const
    {
        return media::checkMedium(zip, {}, goOn, Secret::fromString(with));
    }
};

} // namespace

TEST_CASE("an encrypted ZIP opens with its passphrase in other programs and with no other one")
{
    const Encrypted medium;
    const auto unpacked = [&medium](const QString &program, const QStringList &arguments) {
        const QTemporaryDir out;
        const auto run = test::runTool(program, arguments, out.path());
        INFO(run.output.toStdString());
        REQUIRE(run.exitCode == 0);
        for (auto it = medium.files.cbegin(); it != medium.files.cend(); ++it)
            CHECK(contentOf(out.filePath(it.key())) == it.value());
        CHECK(test::runTool(out.filePath(u"Visualizzatore.sh"_s), {}).output == "opened\n");
    };
    if (test::haveTool(u"7z"_s)) {
        unpacked(u"7z"_s, {u"x"_s, u"-p"_s + passphrase, medium.zip});
        CHECK(test::runTool(u"7z"_s, {u"t"_s, u"-p"_s + passphrase, medium.zip}).exitCode == 0);
        CHECK(test::runTool(u"7z"_s, {u"t"_s, u"-palbero"_s, medium.zip}).exitCode != 0);
        const QByteArray listing = test::runTool(u"7z"_s, {u"l"_s, u"-slt"_s, medium.zip}).output;
        CHECK(listing.count("Method = AES-256 Deflate") == 2); // the image and the manifest
        CHECK(listing.count("Method = AES-256 Store") == 3);   // noise and what is too short to gain
        CHECK(listing.count("Encrypted = -") == 1);            // there is nothing in EMPTY
    } else {
        test::announceSkip(u"7z is not installed"_s);
    }
    if (!test::haveTool(u"bsdtar"_s))
        return test::announceSkip(u"bsdtar is not installed"_s);
    unpacked(u"bsdtar"_s, {u"-xf"_s, medium.zip, u"--passphrase"_s, passphrase});
    const auto wrong =
        test::runTool(u"bsdtar"_s, {u"-xf"_s, medium.zip, u"--passphrase"_s, u"albero"_s}, medium.folder.path());
    CHECK(wrong.exitCode != 0);
}

TEST_CASE("an encrypted medium is intact with its passphrase, and says that it wants one without it or with another")
{
    const Encrypted medium;
    const auto whole = medium.checked(passphrase);
    REQUIRE(whole);
    CHECK(whole->isIntact());
    CHECK(whole->manifest.entries.size() == 5);
    for (const QString &other : {u""_s, u"albero"_s, passphrase + u' '}) {
        const auto refused = medium.checked(other);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::InvalidCredentials);
    }
}

TEST_CASE("nothing of a file's contents can be read in an encrypted ZIP")
{
    const Encrypted medium;
    const QByteArray bytes = contentOf(medium.zip);
    CHECK_FALSE(bytes.contains("echo opened"));
    CHECK_FALSE(bytes.contains(noise(200'000).mid(100'000, 16)));
    CHECK(bytes.contains(anImage.toLatin1())); // names are not encrypted
}

TEST_CASE("a flipped byte of an encrypted file is found")
{
    const Encrypted medium;
    const QByteArray whole = contentOf(medium.zip);
    const qsizetype noiseAt = whole.indexOf("IMG00002") + 100'000;
    QByteArray bytes = whole;
    bytes[noiseAt] = char(bytes[noiseAt] ^ 1);
    test::write(medium.zip, bytes);
    const auto check = medium.checked(passphrase);
    CHECK_FALSE((check && check->isIntact()));
    CHECK_FALSE((!check && check.error().code == ErrorCode::InvalidCredentials));
}

TEST_CASE("an encrypted ZIP of more entries than 16 bits can count is whole")
{
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"a.zip"_s);
    auto sink = EncryptedZipSink::create(zip, Secret::fromString(passphrase));
    REQUIRE(sink);
    constexpr int count = 66'000; // empty: a key takes a millisecond to make, and there is nothing to encrypt
    for (int i = 0; i < count; ++i)
        REQUIRE((*sink)->add(u"A/%1"_s.arg(i), PackedFile{}));
    REQUIRE((*sink)->add(u"LAST"_s, PackedFile{"the last one", 12}));
    REQUIRE((*sink)->finish());
    REQUIRE((*sink)->commit());
    if (!test::haveTool(u"7z"_s))
        return test::announceSkip(u"7z is not installed"_s);
    const QByteArray tested = test::runTool(u"7z"_s, {u"t"_s, u"-p"_s + passphrase, zip}).output;
    CHECK(tested.contains("Everything is Ok"));
    CHECK(tested.contains("Files: 66001"));
    CHECK(test::runTool(u"7z"_s, {u"e"_s, u"-so"_s, u"-p"_s + passphrase, zip, u"LAST"_s}).output == "the last one");
}

TEST_CASE("an encrypted ZIP that was not finished goes with its sink")
{
    const QTemporaryDir folder;
    {
        auto sink = EncryptedZipSink::create(folder.filePath(u"a.zip"_s), Secret::fromString(passphrase));
        REQUIRE(sink);
        const QByteArray content = noise(3'000'000);
        REQUIRE((*sink)->add(u"IMG"_s, PackedFile{content, content.size()}));
        CHECK((*sink)->bytesWritten() > 0);
        const auto deflated = (*sink)->add(u"B"_s, PackedFile{"x", 5, 0, true, false});
        REQUIRE_FALSE(deflated);
        CHECK(deflated.error().code == ErrorCode::InvalidArgument);
    }
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    const auto codeOf = [&](const QString &name, const QString &secret) {
        const auto sink = EncryptedZipSink::create(folder.filePath(name), Secret::fromString(secret));
        return sink ? ErrorCode::Internal : sink.error().code;
    };
    CHECK(codeOf(u"a.zip"_s, {}) == ErrorCode::InvalidArgument);
    CHECK(codeOf(u"none/a.zip"_s, passphrase) == ErrorCode::NotFound);
}
