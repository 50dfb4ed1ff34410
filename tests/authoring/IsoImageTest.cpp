// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IsoSink.h"
#include "core/media/MediumCheck.h"
#include "core/security/Sha256.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Tool.h"

#include <QDirIterator>
#include <QMap>
#include <QTemporaryDir>
#include <QtEndian>

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;
using authoring::IsoSink;
using authoring::IsoWriter;
using authoring::PackedFile;
using test::contentOf;

namespace {

const std::atomic_bool goOn = false;
constexpr qint64 sector = 2048;

using Files = QMap<QString, QByteArray>;

Result<void> tryAdd(authoring::MediumSink &sink, const QString &path, const QByteArray &bytes, bool executable = false)
{
    return sink.add(path, PackedFile{bytes, bytes.size(), 0, false, executable});
}

/// Writes files in the order given; a name that ends in ".sh" is a program.
void writeImage(const QString &target, const QVector<QPair<QString, QByteArray>> &files)
{
    auto sink = IsoSink::create(target, u"TUODOSSIER"_s);
    REQUIRE(sink);
    for (const auto &[path, bytes] : files)
        REQUIRE(tryAdd(**sink, path, bytes, path.endsWith(u".sh"_s)));
    REQUIRE((*sink)->finish());
    REQUIRE((*sink)->writtenPath() != target);
    CHECK((*sink)->bytesWritten() == QFileInfo((*sink)->writtenPath()).size());
    REQUIRE((*sink)->commit());
}

void writeImage(const QString &target, const Files &files)
{
    QVector<QPair<QString, QByteArray>> list;
    for (auto it = files.cbegin(); it != files.cend(); ++it)
        list.append({it.key(), it.value()});
    writeImage(target, list);
}

Files filesBelow(const QString &folder)
{
    Files files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        files.insert(QDir(folder).relativeFilePath(path), contentOf(path));
    }
    return files;
}

/// What xorriso sees: "ecma119" is the primary tree without Rock Ridge, "norock" that of Joliet, "any" Rock Ridge.
Files seenByXorriso(const QString &image, const QString &tree)
{
    const QTemporaryDir out;
    const auto run = test::runTool(u"xorriso"_s, {u"-osirrox"_s, u"on"_s, u"-read_fs"_s, tree, u"-indev"_s, image,
                                                  u"-extract"_s, u"/"_s, out.filePath(u"x"_s)});
    INFO(run.output.toStdString());
    CHECK(run.exitCode == 0);
    test::runTool(u"chmod"_s, {u"-R"_s, u"u+w"_s, out.path()});
    return filesBelow(out.filePath(u"x"_s));
}

Files seenBy7z(const QString &image)
{
    const QTemporaryDir out;
    const auto run = test::runTool(u"7z"_s, {u"x"_s, u"-o"_s + out.path(), image});
    INFO(run.output.toStdString());
    CHECK(run.exitCode == 0);
    CHECK(!run.output.contains("Warning"));
    return filesBelow(out.path());
}

Files seenByBsdtar(const QString &image)
{
    const QTemporaryDir out;
    const auto run = test::runTool(u"bsdtar"_s, {u"-xf"_s, image, u"-C"_s, out.path()});
    INFO(run.output.toStdString());
    CHECK(run.exitCode == 0);
    CHECK(run.output.isEmpty()); // no warning
    test::runTool(u"chmod"_s, {u"-R"_s, u"u+w"_s, out.path()});
    return filesBelow(out.path());
}

bool haveJudges()
{
    for (const QString &program : {u"xorriso"_s, u"7z"_s, u"bsdtar"_s}) {
        if (!test::haveTool(program)) {
            test::announceSkip(program + u" is not installed"_s);
            return false;
        }
    }
    return true;
}

quint32 bothEndian(const QByteArray &bytes, qsizetype at)
{
    const auto little = qFromLittleEndian<quint32>(bytes.constData() + at);
    CHECK(qFromBigEndian<quint32>(bytes.constData() + at + 4) == little);
    return little;
}

/// Identifiers of a directory's records, read as ECMA-119 9.1 says; checks that none crosses a sector.
QByteArrayList identifiersIn(const QByteArray &image, qsizetype descriptorSector)
{
    const qsizetype root = descriptorSector * sector + 156;
    const QByteArray directory = image.mid(bothEndian(image, root + 2) * sector, bothEndian(image, root + 10));
    REQUIRE(directory.size() % sector == 0);
    QByteArrayList identifiers;
    for (qsizetype at = 0; at < directory.size();) {
        const int length = quint8(directory[at]);
        if (length == 0) {
            at = (at / sector + 1) * sector;
            continue;
        }
        CHECK(at % sector + length <= sector);
        identifiers.append(directory.mid(at + 33, quint8(directory[at + 32])));
        at += length;
    }
    return identifiers;
}

/// A file that keeps nothing of a large block of zeros but a hole of its length.
class SparseDevice final : public QIODevice {
public:
    explicit SparseDevice(const QString &path)
        : m_file(path)
    {
        REQUIRE(m_file.open(ReadWrite | Unbuffered));
        open(WriteOnly | Unbuffered);
    }
    bool seek(qint64 position) override { return QIODevice::seek(position) && m_file.seek(position); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        constexpr qint64 large = 1 << 20;
        if (size < large || data[0] != 0)
            return m_file.write(data, size);
        return m_file.seek(m_file.pos() + size) ? size : -1;
    }

private:
    QFile m_file;
};

} // namespace

TEST_CASE("an image holds the same bytes in its primary, its Joliet and its Rock Ridge tree, for every reader")
{
    const QTemporaryDir folder;
    const QString image = folder.filePath(u"esame.iso"_s);
    const QString longName = QString(66, u'l') + u".pdf"_s; // 70 characters
    const Files files{{u"DICOMDIR"_s, QByteArray(5000, 'd')},
                      {u"DICOM/PAT00001/STU00001/SER00001/IMG00001"_s, QByteArray(2048, '1')},
                      {u"DICOM/PAT00001/STU00001/SER00001/IMG00002"_s, QByteArray(2049, '2')},
                      {u"EMPTY.TXT"_s, {}},
                      {u"Visualizzatore.sh"_s, "#!/bin/sh\n"},
                      {u"Città di prova (1)/Perché no.txt"_s, "accents"},
                      {u"linux-x64/lib/libQt6Core.so.6"_s, "core"},
                      {u"linux-x64/lib/libQt6CoreAddOns.so.6"_s, "add-ons"},
                      {longName, "long"}};
    writeImage(image, files);
    CHECK(QFileInfo(image).size() % sector == 0);
    const QByteArrayList recorded = identifiersIn(contentOf(image), 16);
    CHECK(recorded.contains("DICOMDIR.;1")); // PS3.12 F.1.2.1
    CHECK(recorded.contains("DICOM"));
    if (!haveJudges())
        return;
    const Files primary{{u"DICOMDIR"_s, files[u"DICOMDIR"_s]},
                        {u"DICOM/PAT00001/STU00001/SER00001/IMG00001"_s, QByteArray(2048, '1')},
                        {u"DICOM/PAT00001/STU00001/SER00001/IMG00002"_s, QByteArray(2049, '2')},
                        {u"EMPTY.TXT"_s, {}},
                        {u"VISUALIZ.SH"_s, "#!/bin/sh\n"},
                        {u"CITTA_DI/PERCHE_N.TXT"_s, "accents"},
                        {u"LINUX_X6/LIB/LIBQT6CO.SO6"_s, "core"},
                        {u"LINUX_X6/LIB/LIBQT6C1.SO6"_s, "add-ons"},
                        {u"LLLLLLLL.PDF"_s, "long"}};
    CHECK(seenByXorriso(image, u"ecma119"_s) == primary);
    Files joliet = files;
    joliet.insert(QString(60, u'l') + u".pdf"_s, joliet.take(longName)); // 64 characters
    CHECK(seenByXorriso(image, u"norock"_s) == joliet);
    CHECK(seenBy7z(image) == joliet);
    CHECK(seenByXorriso(image, u"any"_s) == files);
    CHECK(seenByBsdtar(image) == files);
    CHECK(test::runTool(u"7z"_s, {u"t"_s, image}).exitCode == 0);
    const QByteArray listing = test::runTool(u"bsdtar"_s, {u"-tvf"_s, image}).output;
    for (const QByteArray &line : listing.split('\n'))
        if (!line.isEmpty() && line[0] == '-')
            CHECK(line.startsWith(line.endsWith(".sh") ? "-r-xr-xr-x" : "-r--r--r--"));
}

TEST_CASE("a mounted image shows real names, and its programs can be started whatever mode the mount asks for")
{
    const QTemporaryDir folder;
    const QString image = folder.filePath(u"esame.iso"_s);
    writeImage(image, Files{{u"linux-x64/Città.sh"_s, "#!/bin/sh\necho opened\n"}, {u"README.TXT"_s, "read me"}});
    const QString at = folder.filePath(u"mounted"_s);
    REQUIRE(QDir().mkpath(at));
    // Desktops mount discs with mode=0400 (udisks): without Rock Ridge no program on them could be started.
    const auto mounted =
        test::runTool(u"mount"_s, {u"-o"_s, u"loop,ro,mode=0400,dmode=0500,iocharset=utf8"_s, image, at});
    if (mounted.exitCode != 0)
        return test::announceSkip(u"images cannot be mounted here"_s);
    const QByteArray output = test::runTool(at + u"/linux-x64/Città.sh"_s, {}).output;
    const Files seen = filesBelow(at);
    CHECK(test::runTool(u"umount"_s, {at}).exitCode == 0);
    CHECK(output == "opened\n");
    CHECK(seen.keys() == QStringList{u"README.TXT"_s, u"linux-x64/Città.sh"_s});
}

TEST_CASE("three thousand files of a folder are sorted, whole in their sectors and found by every reader")
{
    const QTemporaryDir folder;
    const QString image = folder.filePath(u"a.iso"_s);
    QVector<QPair<QString, QByteArray>> files;
    Files expected;
    for (int i = 0; i < 3000; ++i) {
        const QString name = u"%1%2 immagine.dcm"_s.arg(i * 7919 % 3000).arg(i % 2 == 0 ? u"-"_s : u""_s);
        files.append({name, QByteArray::number(i)});
        expected.insert(name, QByteArray::number(i));
    }
    REQUIRE(expected.size() == 3000);
    writeImage(image, files);
    const QByteArray bytes = contentOf(image);
    QByteArrayList primary = identifiersIn(bytes, 16);
    QByteArrayList joliet = identifiersIn(bytes, 17);
    for (QByteArrayList *names : {&primary, &joliet}) {
        REQUIRE(names->size() == 3002);
        CHECK(names->first() == QByteArray(1, '\0'));
        CHECK(names->at(1) == QByteArray(1, '\1'));
        // Equal stems do not occur here, so that sorting by 9.3 is sorting by what stands before the dot.
        CHECK(std::is_sorted(names->cbegin() + 2, names->cend(), [](const QByteArray &a, const QByteArray &b) {
            return a.split('.')[0] < b.split('.')[0];
        }));
    }
    if (!haveJudges())
        return;
    CHECK(seenBy7z(image) == expected);
    CHECK(test::runTool(u"bsdtar"_s, {u"-tf"_s, image}).output.count(".dcm\n") == 3000);
    const QByteArray found = test::runTool(u"xorriso"_s, {u"-read_fs"_s, u"ecma119"_s, u"-indev"_s, image, u"-find"_s,
                                                          u"/"_s, u"-type"_s, u"f"_s})
                                 .output;
    CHECK(found.count(".DCM'") == 3000);
}

TEST_CASE("an image without files is an image")
{
    const QTemporaryDir folder;
    const QString image = folder.filePath(u"a.iso"_s);
    writeImage(image, Files{});
    const QByteArray bytes = contentOf(image);
    CHECK(bothEndian(bytes, 16 * sector + 80) == bytes.size() / sector); // Volume Space Size, ECMA-119 8.4.8
    CHECK(bytes.mid(16 * sector + 40, 32) == QByteArray("TUODOSSIER").leftJustified(32));
    if (!haveJudges())
        return;
    CHECK(seenBy7z(image).isEmpty());
    CHECK(seenByBsdtar(image).isEmpty());
    CHECK(seenByXorriso(image, u"any"_s).isEmpty());
}

TEST_CASE("files beyond four gigabytes are found where they are")
{
    const QTemporaryDir folder;
    const QString image = folder.filePath(u"large.iso"_s);
    SparseDevice device(image);
    auto writer = IsoWriter::create(device, u"LARGE"_s, QDateTime::currentDateTimeUtc());
    REQUIRE(writer);
    const QByteArray zeros(512 << 20, '\0');
    for (int i = 0; i < 10; ++i) // 5 GiB
        REQUIRE(writer->add(u"ZEROS/Z%1"_s.arg(i), zeros, false));
    REQUIRE(writer->add(u"AFTER/LAST.TXT"_s, "the last one", false));
    REQUIRE(writer->finish());
    REQUIRE(QFileInfo(image).size() == writer->bytesWritten());
    CHECK(writer->bytesWritten() > (5LL << 30));
    if (!haveJudges())
        return;
    CHECK(test::runTool(u"bsdtar"_s, {u"-xOf"_s, image, u"AFTER/LAST.TXT"_s}).output == "the last one");
    CHECK(test::runTool(u"7z"_s, {u"e"_s, u"-so"_s, image, u"AFTER/LAST.TXT"_s}).output == "the last one");
    const QString out = folder.filePath(u"out"_s);
    REQUIRE(test::runTool(u"xorriso"_s, {u"-osirrox"_s, u"on"_s, u"-read_fs"_s, u"ecma119"_s, u"-indev"_s, image,
                                         u"-extract"_s, u"/AFTER/LAST.TXT"_s, out})
                .exitCode == 0);
    CHECK(contentOf(out) == "the last one");
}

TEST_CASE("a medium as an image is intact by its own manifest, and a flipped byte is found")
{
    const QTemporaryDir folder;
    const QString image = folder.filePath(u"a.iso"_s);
    const Files files{{u"DICOMDIR"_s, QByteArray(700, 'd')},
                      {u"DICOM/PAT00001/STU00001/SER00001/IMG00001"_s, QByteArray(30'000, 'i')},
                      {u"EMPTY"_s, {}},
                      {u"linux-x64/"_s + QString(130, u'p') + u".so"_s, "library"},
                      {u"Referti/Città.pdf"_s, "%PDF-1.7"}};
    const auto key = security::SigningKey::fromSeed(Secret(QByteArray(32, 'k')));
    QVector<media::ManifestEntry> entries;
    for (auto it = files.cbegin(); it != files.cend(); ++it)
        entries.append({it.key(), it.value().size(), security::sha256(it.value())});
    Files medium = files;
    medium.insert(u"MANIFEST.TXT"_s, media::writeManifest(entries, *key, QDateTime::currentDateTimeUtc()));
    writeImage(image, medium);
    const auto whole = media::checkMedium(image, {}, goOn);
    REQUIRE(whole);
    CHECK(whole->isIntact());
    CHECK(whole->manifest.entries.size() == 5);
    QByteArray bytes = contentOf(image);
    bytes[bytes.indexOf(QByteArray(3000, 'i')) + 1500] = 'j';
    test::write(image, bytes);
    const auto flipped = media::checkMedium(image, {}, goOn);
    REQUIRE(flipped);
    CHECK(flipped->altered == QStringList{u"DICOM/PAT00001/STU00001/SER00001/IMG00001"_s});
}
