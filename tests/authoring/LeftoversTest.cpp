// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Leftovers.h"
#include "core/media/Manifest.h"
#include "core/security/Sha256.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Tool.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using test::contentOf;
using test::write;

namespace {

/// A stick on which someone has put what looks like an export of ours that was broken off.
struct Stick {
    QTemporaryDir parent;
    QString top = parent.filePath(u"stick"_s);
    QString part = top + u"/.tuodossier-0123456789abcdef0123456789abcdef.part"_s;
    QString files = top + u"/.tuodossier-0123456789abcdef0123456789abcdef.files"_s;

    Stick() { write(part, {}); }
    /// The forger has a key too. `sha256`: of each content.
    void writeManifest(const QVector<std::pair<QString, QByteArray>> &contents) const
    {
        const auto key = security::SigningKey::fromSeed(Secret(QByteArray(32, 'f')));
        QVector<media::ManifestEntry> entries;
        for (const auto &[path, content] : contents)
            entries.append({path, content.size(), security::sha256(content)});
        write(files + u"/MANIFEST.TXT"_s, media::writeManifest(entries, *key, QDateTime::currentDateTimeUtc()));
    }
    void clean(int ageSeconds = 60) const
    {
        QFile file(part);
        REQUIRE(file.open(QIODevice::ReadWrite));
        REQUIRE(file.setFileTime(QDateTime::currentDateTime().addSecs(-ageSeconds), QFileDevice::FileModificationTime));
        file.close();
        authoring::removeLeftovers(top);
    }
    bool isClean() const { return !QFileInfo::exists(part) && !QFileInfo::exists(files); }
};

} // namespace

TEST_CASE("What a broken export moved out of its folder is taken back, and what it still has is removed with it")
{
    const Stick stick;
    stick.writeManifest({{u"DICOM/PAT1/IMG1"_s, "one"}, {u"DICOM/PAT1/IMG2"_s, "two"}, {u"README.TXT"_s, "read"}});
    write(stick.top + u"/DICOM/PAT1/IMG1"_s, "one");
    write(stick.top + u"/DICOM/PAT1/IMG2"_s, "two");
    write(stick.files + u"/README.TXT"_s, "read");
    write(stick.top + u"/holiday.txt"_s, "sun");
    stick.clean();
    CHECK(stick.isClean());
    CHECK(QDir(stick.top).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) ==
          QStringList{u"holiday.txt"_s});
}

TEST_CASE("A file that a leftover names is only removed when it is that file to the last byte")
{
    const Stick stick;
    stick.writeManifest({{u"Documents/thesis.txt"_s, "12345"}, {u"DICOM/IMG1"_s, "one"}});
    write(stick.top + u"/Documents/thesis.txt"_s, "54321"); // of the same size
    write(stick.top + u"/DICOM/IMG1"_s, "one");
    write(stick.top + u"/DICOM/notes.txt"_s, "mine");
    stick.clean();
    CHECK(stick.isClean());
    CHECK(contentOf(stick.top + u"/Documents/thesis.txt"_s) == "54321");
    CHECK_FALSE(QFileInfo::exists(stick.top + u"/DICOM/IMG1"_s));
    CHECK(contentOf(stick.top + u"/DICOM/notes.txt"_s) == "mine");
}

TEST_CASE("A manifest of a leftover that was changed removes nothing of the owner's")
{
    const Stick stick;
    stick.writeManifest({{u"letter.txt"_s, "other"}});
    QByteArray manifest = contentOf(stick.files + u"/MANIFEST.TXT"_s);
    manifest.replace(security::sha256("other").toHex(), security::sha256("Dear,").toHex());
    write(stick.files + u"/MANIFEST.TXT"_s, manifest);
    write(stick.top + u"/letter.txt"_s, "Dear,");
    stick.clean();
    CHECK(stick.isClean());
    CHECK(contentOf(stick.top + u"/letter.txt"_s) == "Dear,");
}

TEST_CASE("A leftover cannot reach out of its folder by the paths it names")
{
    const Stick stick;
    const QString outside = stick.parent.filePath(u"outside.txt"_s);
    write(outside, "mine");
    for (const QString &path : {u"../outside.txt"_s, outside, u"DICOM/../../outside.txt"_s, u"..\\outside.txt"_s}) {
        write(stick.part, {});
        stick.writeManifest({{path, "mine"}});
        stick.clean();
        CHECK(stick.isClean());
        CHECK(contentOf(outside) == "mine");
    }
}

TEST_CASE("A leftover cannot reach out of its folder by links")
{
    const Stick stick;
    const QString outside = stick.parent.filePath(u"outside"_s);
    write(outside + u"/letter.txt"_s, "mine");
    SECTION("a folder of the stick that is a link")
    {
        REQUIRE(QFile::link(outside, stick.top + u"/Documents"_s));
        stick.writeManifest({{u"Documents/letter.txt"_s, "mine"}});
        stick.clean();
        CHECK(stick.isClean());
    }
    SECTION("the folder of the leftover is a link")
    {
        REQUIRE(QFile::link(outside, stick.files));
        stick.clean();
    }
    SECTION("a link in the folder of the leftover")
    {
        REQUIRE(QDir().mkpath(stick.files));
        REQUIRE(QFile::link(outside, stick.files + u"/DICOM"_s));
        stick.clean();
        CHECK(stick.isClean());
    }
    SECTION("the locked file is a link")
    {
        REQUIRE(QFile::remove(stick.part));
        REQUIRE(QFile::link(outside + u"/letter.txt"_s, stick.part));
        stick.clean();
    }
    SECTION("the manifest is a link to one that names files")
    {
        stick.writeManifest({{u"letter.txt"_s, "mine"}});
        REQUIRE(QFile::rename(stick.files + u"/MANIFEST.TXT"_s, outside + u"/MANIFEST.TXT"_s));
        REQUIRE(QFile::link(outside + u"/MANIFEST.TXT"_s, stick.files + u"/MANIFEST.TXT"_s));
        write(stick.top + u"/letter.txt"_s, "mine");
        stick.clean();
        CHECK(contentOf(stick.top + u"/letter.txt"_s) == "mine");
        CHECK(QFileInfo::exists(outside + u"/MANIFEST.TXT"_s));
    }
    CHECK(contentOf(outside + u"/letter.txt"_s) == "mine");
}

TEST_CASE("A pipe in place of a leftover's manifest is not waited for")
{
    const Stick stick;
    REQUIRE(QDir().mkpath(stick.files));
    if (test::runTool(u"mkfifo"_s, {stick.files + u"/MANIFEST.TXT"_s}).exitCode != 0)
        return test::announceSkip(u"no named pipes here"_s);
    stick.clean();
    CHECK(stick.isClean());
}

TEST_CASE("A manifest of a leftover that is larger than any is not read")
{
    const Stick stick;
    REQUIRE(QDir().mkpath(stick.files));
    QFile file(stick.files + u"/MANIFEST.TXT"_s);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.resize(100LL << 30)); // sparse
    file.close();
    QElapsedTimer timer;
    timer.start();
    stick.clean();
    CHECK(stick.isClean());
    CHECK(timer.elapsed() < 5'000);
}

TEST_CASE("A leftover from a computer whose clock is ahead is removed, and a young one is not")
{
    const Stick stick;
    REQUIRE(QDir().mkpath(stick.files));
    stick.clean(2);
    CHECK(QFileInfo::exists(stick.part));
    CHECK(QFileInfo::exists(stick.files));
    stick.clean(-3'600); // sticks have local time, and the owner has travelled
    CHECK(stick.isClean());
}

TEST_CASE("A folder of a leftover whose file is gone is removed")
{
    const Stick stick; // as a stick that was pulled out may have it
    write(stick.files + u"/DICOM/PAT1/IMG1"_s, "one");
    const QString foreign = stick.top + u"/.tuodossier-notes.files"_s;
    REQUIRE(QDir().mkpath(foreign));
    REQUIRE(QFile::remove(stick.part));
    authoring::removeLeftovers(stick.top);
    CHECK(stick.isClean());
    CHECK(QFileInfo::exists(foreign));
}
