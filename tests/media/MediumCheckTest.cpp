// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MediumCheck.h"

#include "core/authoring/ExportJob.h"
#include "core/authoring/ZipPacker.h"
#include "core/authoring/ZipWriter.h"
#include "core/security/Sha256.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using media::MediumCheck;
using test::contentOf;
using test::write;

namespace {

const std::atomic_bool goOn = false;

void flipByteInTheMiddle(const QString &path)
{
    QByteArray bytes = contentOf(path);
    bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
    write(path, bytes);
}

/// A small export, as a ZIP and unpacked by an independent program.
struct Medium {
    QTemporaryDir folder;
    QString zip = folder.filePath(u"esame.zip"_s);
    QString tree = folder.filePath(u"chiavetta di prova"_s);
    QString seal;

    Medium()
    {
        test::MemoryInstanceSource source;
        for (int i = 1; i <= 6; ++i)
            REQUIRE(source.add(test::smallInstance(1, 1 + i % 2, i)));
        const auto summary = authoring::runExport(source, {source.studies(), zip, u"it"_s, test::sealFile()}, {}, goOn);
        REQUIRE(summary);
        seal = summary->seal;
        REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, zip, u"-d"_s, tree}).exitCode == 0);
    }
    QString at(const QString &path) const { return tree + u'/' + path; }
    MediumCheck check(const QString &path) const
    {
        const auto checked = media::checkMedium(path, {}, goOn);
        REQUIRE(checked);
        return *checked;
    }
};

const auto anImage = u"DICOM/PAT00001/STU00001/SER00001/IMG00001"_s;

} // namespace

TEST_CASE("an export is found whole as a ZIP and unpacked, and names its seal")
{
    const Medium medium;
    const int how = GENERATE(0, 1, 2);
    const QString path = how == 0 ? medium.zip : how == 1 ? medium.tree : medium.tree + u'/';
    const MediumCheck check = medium.check(path);
    CHECK(check.isIntact());
    CHECK(check.manifest.entries.size() == 12); // six images, DICOMDIR, README.TXT and two pages in two languages
    CHECK(security::keyWords(check.manifest.publicKey) == medium.seal);
}

TEST_CASE("sha256sum agrees with the manifest of an export")
{
    if (!test::haveTool(u"sha256sum"_s)) {
        test::announceSkip(u"sha256sum is not installed"_s);
        return;
    }
    const Medium medium;
    const QStringList arguments{u"--check"_s, u"--strict"_s, u"MANIFEST.TXT"_s};
    const auto run = test::runTool(u"sha256sum"_s, arguments, medium.tree);
    CHECK(run.exitCode == 0);
    CHECK(run.output.count(": OK\n") == 12);
    flipByteInTheMiddle(medium.at(anImage));
    CHECK(test::runTool(u"sha256sum"_s, arguments, medium.tree).exitCode != 0);
}

TEST_CASE("openssl finds the manifest signed by the key that it names")
{
    if (!test::haveTool(u"openssl"_s)) {
        test::announceSkip(u"openssl is not installed"_s);
        return;
    }
    const Medium medium;
    const QByteArray manifest = contentOf(medium.at(u"MANIFEST.TXT"_s));
    const qsizetype end = manifest.indexOf("# signature ");
    const auto valueOf = [&manifest](const QByteArray &name) {
        const qsizetype from = manifest.indexOf(name) + name.size();
        return QByteArray::fromBase64(manifest.mid(from, manifest.indexOf('\n', from) - from));
    };
    // SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 4): a fixed head and the key.
    write(medium.folder.filePath(u"key.der"_s), QByteArray::fromHex("302a300506032b6570032100") + valueOf("# key "));
    write(medium.folder.filePath(u"signature"_s), valueOf("# signature "));
    write(medium.folder.filePath(u"text"_s), manifest.first(end));
    const QStringList arguments{u"pkeyutl"_s, u"-verify"_s, u"-pubin"_s, u"-keyform"_s, u"DER"_s,      u"-inkey"_s,
                                u"key.der"_s, u"-rawin"_s,  u"-in"_s,    u"text"_s,     u"-sigfile"_s, u"signature"_s};
    CHECK(test::runTool(u"openssl"_s, arguments, medium.folder.path()).exitCode == 0);
    flipByteInTheMiddle(medium.folder.filePath(u"text"_s));
    CHECK(test::runTool(u"openssl"_s, arguments, medium.folder.path()).exitCode != 0);
}

TEST_CASE("one changed byte of a file is found, and only that file named")
{
    const Medium medium;
    const QString path = GENERATE(as<QString>(), anImage, u"DICOMDIR"_s, u"README.TXT"_s);
    flipByteInTheMiddle(medium.at(path));
    const MediumCheck check = medium.check(medium.tree);
    CHECK_FALSE(check.isIntact());
    CHECK(check.altered == QStringList{path});
    CHECK(check.manifest.isSigned);
    CHECK(check.missing.isEmpty());
    CHECK(check.added.isEmpty());
}

TEST_CASE("one changed byte anywhere in a ZIP is found")
{
    const Medium medium;
    const QByteArray whole = contentOf(medium.zip);
    const QString damaged = medium.folder.filePath(u"damaged.zip"_s);
    int silent = 0;
    for (qsizetype i = 0; i < whole.size(); i += 37) { // a spread over names, sums, contents and the directory
        QByteArray bytes = whole;
        bytes[i] = char(bytes[i] ^ 0x10);
        write(damaged, bytes);
        const auto checked = media::checkMedium(damaged, {}, goOn);
        if (!checked || !checked->isIntact())
            continue;
        // What says nothing of the contents, such as a time or an attribute, may change.
        CHECK(checked->manifest.entries.size() == 12);
        ++silent;
    }
    CHECK(silent < whole.size() / 37 / 4);
}

TEST_CASE("the payload lies on the medium as it lies in its folder, programs can be started, and all of it is sealed")
{
    const QTemporaryDir folder;
    const QString payload = folder.filePath(u"payload"_s);
    write(payload + u"/Visualizzatore.sh"_s, "#!/bin/sh\necho opened\n");
    REQUIRE(QFile::setPermissions(payload + u"/Visualizzatore.sh"_s, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    write(payload + u"/linux-x64/lib/libx.so"_s, QByteArray(100'000, 'x'));
    test::MemoryInstanceSource source;
    REQUIRE(source.add(test::smallInstance(1, 1, 1)));
    const QString zip = folder.filePath(u"a.zip"_s);
    REQUIRE(authoring::runExport(source, {source.studies(), zip, u"it"_s, test::sealFile(), payload}, {}, goOn));
    const auto checked = media::checkMedium(zip, {}, goOn);
    REQUIRE(checked);
    CHECK(checked->isIntact());
    CHECK(checked->manifest.entries.size() == 10); // seven without it, two files and the settings
    const QString tree = folder.filePath(u"tree"_s);
    REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, zip, u"-d"_s, tree}).exitCode == 0);
    CHECK(test::runTool(tree + u"/Visualizzatore.sh"_s, {}).output == "opened\n");
    CHECK(contentOf(tree + u"/linux-x64/lib/libx.so"_s) == QByteArray(100'000, 'x'));
    CHECK_FALSE(QFileInfo(tree + u"/linux-x64/lib/libx.so"_s).isExecutable());
}

TEST_CASE("a payload that would take the place of the file-set is refused and leaves no archive")
{
    const QTemporaryDir folder;
    const QString payload = folder.filePath(u"payload"_s);
    const QString name = GENERATE(as<QString>(), u"DICOMDIR"_s, u"dicom/PAT00001/X"_s, u"MANIFEST.TXT"_s);
    write(payload + u'/' + name, "x");
    test::MemoryInstanceSource source;
    REQUIRE(source.add(test::smallInstance(1, 1, 1)));
    const QString zip = folder.filePath(u"a.zip"_s);
    const auto done =
        authoring::runExport(source, {source.studies(), zip, u"it"_s, test::sealFile(), payload}, {}, goOn);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Conflict);
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

TEST_CASE("a missing file and an added one are named")
{
    const Medium medium;
    REQUIRE(QFile::remove(medium.at(anImage)));
    write(medium.at(u"DICOM/virus.exe"_s), "x");
    const MediumCheck check = medium.check(medium.tree);
    CHECK_FALSE(check.isIntact());
    CHECK(check.missing == QStringList{anImage});
    CHECK(check.added == QStringList{u"DICOM/virus.exe"_s});
    CHECK(check.altered.isEmpty());
}

TEST_CASE("what operating systems leave on a stick is not taken for an addition")
{
    const Medium medium;
    for (const QString &path : {u"System Volume Information/IndexerVolumeGuid"_s, u".Trashes/501/a"_s, u".DS_Store"_s,
                                u"DICOM/Thumbs.db"_s, u"DICOM/._PAT00001"_s, u".Trash-1000/info/x"_s})
        write(medium.at(path), "x");
    CHECK(medium.check(medium.tree).isIntact());
    write(medium.at(u"DICOM/System Volume Information"_s), "x"); // there Windows makes none
    CHECK(medium.check(medium.tree).added == QStringList{u"DICOM/System Volume Information"_s});
}

TEST_CASE("a link in place of a file is an alteration even when it leads to the same bytes")
{
    const Medium medium;
    const QString elsewhere = medium.folder.filePath(u"elsewhere"_s);
    REQUIRE(QFile::rename(medium.at(anImage), elsewhere));
    REQUIRE(QFile::link(elsewhere, medium.at(anImage)));
    CHECK(medium.check(medium.tree).altered == QStringList{anImage});
}

TEST_CASE("a medium is whole in whatever case its names are shown, and a second file of such a name is an addition")
{
    const Medium medium;
    REQUIRE(QFile::rename(medium.at(u"DICOM"_s), medium.at(u"dicom"_s)));
    REQUIRE(QFile::rename(medium.at(u"MANIFEST.TXT"_s), medium.at(u"manifest.txt"_s)));
    REQUIRE(QFile::rename(medium.at(u"README.TXT"_s), medium.at(u"README.TXT;1"_s)));
    CHECK(medium.check(medium.tree).isIntact());
    write(medium.at(u"dicomdir"_s), contentOf(medium.at(u"DICOMDIR"_s)));
    const MediumCheck twice = medium.check(medium.tree);
    CHECK_FALSE(twice.isIntact());
    CHECK(twice.added.size() == 1);
}

TEST_CASE("pipes and links to folders are told of and not waited for")
{
    const Medium medium;
    REQUIRE(QFile::link(medium.folder.path(), medium.at(u"ALTRO"_s)));
    CHECK(medium.check(medium.tree).added == QStringList{u"ALTRO"_s});
    REQUIRE(QFile::remove(medium.at(u"ALTRO"_s)));
    REQUIRE(QFile::remove(medium.at(anImage)));
    if (test::runTool(u"mkfifo"_s, {medium.at(anImage)}).exitCode != 0)
        return test::announceSkip(u"no named pipes here"_s);
    CHECK(medium.check(medium.tree).altered == QStringList{anImage});
}

TEST_CASE("a manifest that was rewritten to fit a changed file is not signed any more")
{
    const Medium medium;
    const QByteArray before = security::sha256(contentOf(medium.at(anImage))).toHex();
    flipByteInTheMiddle(medium.at(anImage));
    QByteArray manifest = contentOf(medium.at(u"MANIFEST.TXT"_s));
    manifest.replace(before, security::sha256(contentOf(medium.at(anImage))).toHex());
    write(medium.at(u"MANIFEST.TXT"_s), manifest);
    const MediumCheck check = medium.check(medium.tree);
    CHECK(check.altered.isEmpty());
    CHECK_FALSE(check.manifest.isSigned);
    CHECK_FALSE(check.isIntact());
}

TEST_CASE("a forger who signs anew has another seal")
{
    const Medium medium;
    const MediumCheck before = medium.check(medium.tree);
    const auto forger = security::SigningKey::fromSeed(Secret(QByteArray(32, 'f')));
    write(medium.at(u"MANIFEST.TXT"_s), media::writeManifest(before.manifest.entries, *forger, before.manifest.made));
    const MediumCheck after = medium.check(medium.tree);
    CHECK(after.isIntact());
    CHECK(security::keyWords(after.manifest.publicKey) != medium.seal);
}

TEST_CASE("two entries of one name in a ZIP are an alteration")
{
    const QTemporaryDir folder;
    const auto key = security::SigningKey::fromSeed(Secret(QByteArray(32, 'k')));
    const QByteArray content = "the image";
    QFile file(folder.filePath(u"a.zip"_s));
    REQUIRE(file.open(QIODevice::ReadWrite));
    authoring::ZipWriter zip(file);
    authoring::ZipPacker packer;
    REQUIRE(zip.add(u"IMG"_s, packer.pack(content, false)));
    REQUIRE(zip.add(u"IMG"_s, packer.pack(content, false)));
    const QByteArray manifest = media::writeManifest({{u"IMG"_s, content.size(), security::sha256(content)}}, *key,
                                                     QDateTime::currentDateTimeUtc());
    REQUIRE(zip.add(u"MANIFEST.TXT"_s, packer.pack(manifest, false)));
    REQUIRE(zip.finish());
    file.close();
    const auto check = media::checkMedium(file.fileName(), {}, goOn);
    REQUIRE(check);
    CHECK(check->altered == QStringList{u"IMG"_s});
}

TEST_CASE("media without a manifest, and files that are no media, are refused with the reason")
{
    const QTemporaryDir folder;
    const auto codeOf = [](const QString &path) {
        const auto check = media::checkMedium(path, {}, goOn);
        return check ? ErrorCode::Internal : check.error().code;
    };
    CHECK(codeOf(folder.filePath(u"none"_s)) == ErrorCode::NotFound);
    CHECK(codeOf(folder.path()) == ErrorCode::Unsupported);
    write(folder.filePath(u"text"_s), QByteArray(100'000, 'x'));
    CHECK(codeOf(folder.filePath(u"text"_s)) == ErrorCode::Malformed);
    const std::atomic_bool stop = true;
    const Medium medium;
    const auto stopped = media::checkMedium(medium.tree, {}, stop);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
}

TEST_CASE("a broken manifest is refused")
{
    const auto key = security::SigningKey::fromSeed(Secret(QByteArray(32, 'k')));
    const QByteArray good =
        media::writeManifest({{u"A"_s, 1, security::sha256("a")}, {u"B"_s, 1, security::sha256("b")}}, *key,
                             QDateTime(QDate(2026, 11, 29), QTime(8, 0), Qt::UTC));
    REQUIRE(media::readManifest(good));
    CHECK(media::readManifest(good)->isSigned);
    CHECK(media::readManifest(good)->made == QDateTime(QDate(2026, 11, 29), QTime(8, 0), Qt::UTC));
    struct Case {
        QByteArray text;
        ErrorCode code;
    };
    const auto changed = [&good](const char *from, const char *to) { return QByteArray(good).replace(from, to); };
    const auto broken = GENERATE_COPY(
        Case{"", ErrorCode::Unsupported}, Case{"# TuoDossier manifest 2\n", ErrorCode::Unsupported},
        Case{good.first(good.indexOf("# signature")), ErrorCode::Truncated},
        Case{good + "# bytes 1\n", ErrorCode::Malformed}, Case{changed("  B\n", "  A\n"), ErrorCode::Malformed},
        Case{changed("  B\n", "  ../B\n"), ErrorCode::Malformed},
        Case{changed("  B\n", "  /etc/passwd\n"), ErrorCode::Malformed},
        Case{changed("  B\n", "  C:B\n"), ErrorCode::Malformed},
        Case{changed("  B\n", "  D\\B\n"), ErrorCode::Malformed}, Case{changed("  B\n", " B\n"), ErrorCode::Malformed},
        Case{changed("# bytes 1", "# bytes -1"), ErrorCode::Malformed},
        Case{changed("# bytes 1", "# bytes x"), ErrorCode::Malformed},
        Case{changed("# key ", "# key A"), ErrorCode::Malformed},
        Case{changed("# seal ", "# seal babad-babad-babad-babad-babad-babad"), ErrorCode::Malformed},
        Case{changed("# made 2", "# made x"), ErrorCode::Malformed});
    const auto read = media::readManifest(broken.text);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == broken.code);
}

TEST_CASE("a second medium in a folder beside the first one is named and is no addition to it")
{
    const Medium medium;
    REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, medium.zip, u"-d"_s, medium.at(u"TUODOSSIER-2"_s)}).exitCode == 0);
    const MediumCheck first = medium.check(medium.tree);
    CHECK(first.isIntact());
    CHECK(first.others == QStringList{u"TUODOSSIER-2"_s});
    CHECK(medium.check(medium.at(u"TUODOSSIER-2"_s)).isIntact());
    // A manifest does not hide what is added among the files of the medium.
    write(medium.at(u"DICOM/MANIFEST.TXT"_s), "x");
    CHECK(medium.check(medium.tree).added == QStringList{u"DICOM/MANIFEST.TXT"_s});
}
