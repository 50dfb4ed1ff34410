// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MediumReader.h"
#include "core/media/ByteInput.h"
#include "core/media/EntryName.h"
#include "tests/discs/DiscFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>

using namespace td;
using namespace Qt::StringLiterals;
using media::MediumProblem;
using test::put;

namespace {

/// Notes everything it is told.
class Notes final : public media::MediumVisitor {
public:
    bool known(const media::MediumEntry &entry) override { return skipped.contains(entry.path); }
    bool wants(const media::MediumEntry &, const QByteArray &head) override { return wanted(head); }
    Result<void> content(const media::MediumEntry &entry, const QByteArray &bytes) override
    {
        contents.insert(entry.path, bytes);
        return {};
    }
    Result<void> problem(const media::MediumEntry &entry, MediumProblem problem) override
    {
        problems.insert(entry.path, problem);
        return {};
    }
    void progress(qint64 bytes) override { done = bytes; }

    QStringList skipped;
    std::function<bool(const QByteArray &)> wanted = [](const QByteArray &) { return true; };
    QMap<QString, QByteArray> contents;
    QMap<QString, MediumProblem> problems;
    qint64 done = 0;
};

struct Medium {
    Notes read(const QString &path, const media::MediumLimits &limits = {})
    {
        Notes notes;
        result = media::readMedium(path, notes, cancel, limits);
        return notes;
    }
    QString path(const QString &name) const { return folder.filePath(name); }

    QTemporaryDir folder;
    std::atomic_bool cancel{false};
    Result<void> result;
};

/// Sectors that give an error when they are read, as a scratched disc's do.
class ScratchedDevice final : public QIODevice {
public:
    ScratchedDevice(QByteArray bytes, QSet<qint64> badSectors)
        : m_bytes(std::move(bytes))
        , m_bad(std::move(badSectors))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_bytes.size(); }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        const qint64 from = pos();
        const qint64 count = std::min<qint64>(size, m_bytes.size() - from);
        for (qint64 sector = from / 2048; sector * 2048 < from + count; ++sector) {
            if (m_bad.contains(sector))
                return -1;
        }
        memcpy(to, m_bytes.constData() + from, size_t(count));
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    QSet<qint64> m_bad;
};

} // namespace

TEST_CASE("every file of a folder is read whatever its name and hidden ones too")
{
    Medium medium;
    put(medium.path(u"cd/DICOM/IM1"_s), "one");
    put(medium.path(u"cd/.nascosto"_s), "two");
    put(medium.path(u"cd/Città è/ünïcode.dcm"_s), "three");
    put(medium.path(u"cd/empty"_s), "");
    const Notes notes = medium.read(medium.path(u"cd"_s));
    REQUIRE(medium.result);
    CHECK(notes.contents ==
          QMap<QString, QByteArray>{
              {u"DICOM/IM1"_s, "one"}, {u".nascosto"_s, "two"}, {u"Città è/ünïcode.dcm"_s, "three"}, {u"empty"_s, ""}});
    CHECK(notes.done == 11);
    CHECK(media::inspectMedium(medium.path(u"cd"_s))->bytes == 11);
}

TEST_CASE("links are not followed and loops end")
{
    Medium medium;
    put(medium.path(u"secret"_s), "outside");
    put(medium.path(u"cd/a/IM1"_s), "inside");
    REQUIRE(QFile::link(medium.path(u"secret"_s), medium.path(u"cd/stolen"_s)));
    REQUIRE(QFile::link(medium.path(u"cd/a/IM1"_s), medium.path(u"cd/again"_s)));
    REQUIRE(QFile::link(medium.path(u"cd"_s), medium.path(u"cd/a/loop"_s)));
    REQUIRE(QFile::link(medium.path(u"nowhere"_s), medium.path(u"cd/broken"_s)));
    const Notes notes = medium.read(medium.path(u"cd"_s));
    REQUIRE(medium.result);
    CHECK(notes.contents == QMap<QString, QByteArray>{{u"a/IM1"_s, "inside"}});
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"stolen"_s, MediumProblem::LinkElsewhere},
                                                         {u"again"_s, MediumProblem::LinkInside},
                                                         {u"a/loop"_s, MediumProblem::LinkElsewhere},
                                                         {u"broken"_s, MediumProblem::LinkElsewhere}});
}

TEST_CASE("a pipe in a folder is named and never opened")
{
    Medium medium;
    put(medium.path(u"cd/IM1"_s), "one");
    if (!test::haveTool(u"mkfifo"_s))
        return test::announceSkip(u"pipes: mkfifo is not installed"_s);
    REQUIRE(test::runTool(u"mkfifo"_s, {medium.path(u"cd/pipe"_s)}).exitCode == 0);
    const Notes notes = medium.read(medium.path(u"cd"_s));
    CHECK(notes.problems.value(u"pipe"_s) == MediumProblem::NotAFile);
    CHECK(notes.contents.size() == 1);
    CHECK(media::inspectMedium(medium.path(u"cd/pipe"_s)).error().code == ErrorCode::Unsupported);
}

TEST_CASE("a file that the system cannot read is named and the rest goes on")
{
    Medium medium;
    put(medium.path(u"cd/A"_s), "one");
    put(medium.path(u"cd/B"_s), "");
    put(medium.path(u"cd/C"_s), "three");
    // The first page of a process is never mapped: reading it is a real input/output error.
    const QString memory = u"/proc/%1/mem"_s.arg(QCoreApplication::applicationPid());
    CHECK((!QFile::exists(memory) || media::inspectMedium(memory).error().code == ErrorCode::Io));
    if (test::runTool(u"mount"_s, {u"--bind"_s, memory, medium.path(u"cd/B"_s)}).exitCode != 0)
        return test::announceSkip(u"an unreadable file in a folder: this system does not let the test mount one"_s);
    const Notes notes = medium.read(medium.path(u"cd"_s));
    CHECK(test::runTool(u"umount"_s, {medium.path(u"cd/B"_s)}).exitCode == 0);
    REQUIRE(medium.result);
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"B"_s, MediumProblem::Unreadable}});
    CHECK(notes.contents.keys() == QStringList{u"A"_s, u"C"_s});
}

TEST_CASE("a ZIP is read with the ZIPs inside it down to the third")
{
    Medium medium;
    put(medium.path(u"a/IM1"_s), "one");
    for (const auto &[inner, outer] : {std::pair(u"a"_s, u"b"_s), {u"b"_s, u"c"_s}, {u"c"_s, u"d"_s}}) {
        put(medium.path(outer + u"/file"_s), outer.toUtf8());
        if (!test::zipFolder(medium.path(inner), medium.path(outer + u"/in.zip"_s)))
            return test::announceSkip(u"ZIPs in ZIPs: zip is not installed"_s);
    }
    REQUIRE(test::zipFolder(medium.path(u"c"_s), medium.path(u"three.zip"_s)));
    Notes notes = medium.read(medium.path(u"three.zip"_s));
    REQUIRE(medium.result);
    CHECK(notes.contents ==
          QMap<QString, QByteArray>{{u"file"_s, "c"}, {u"in.zip › file"_s, "b"}, {u"in.zip › in.zip › IM1"_s, "one"}});
    REQUIRE(test::zipFolder(medium.path(u"d"_s), medium.path(u"four.zip"_s)));
    notes = medium.read(medium.path(u"four.zip"_s));
    CHECK(notes.contents.size() == 3);
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"in.zip › in.zip › in.zip"_s, MediumProblem::TooDeep}});
}

TEST_CASE("an ISO image is read with its long names and a ZIP in it")
{
    Medium medium;
    put(medium.path(u"a/IM2"_s), "two");
    REQUIRE(QDir().mkpath(medium.path(u"cd"_s)));
    if (!test::zipFolder(medium.path(u"a"_s), medium.path(u"cd/esami.zip"_s)))
        return test::announceSkip(u"ISO images: zip is not installed"_s);
    put(medium.path(u"cd/Nome molto lungo con àccenti.dcm"_s), "one");
    if (!test::makeIso(medium.path(u"cd"_s), medium.path(u"disc.iso"_s)))
        return test::announceSkip(u"ISO images: xorriso is not installed"_s);
    const Notes notes = medium.read(medium.path(u"disc.iso"_s));
    REQUIRE(medium.result);
    CHECK(notes.contents ==
          QMap<QString, QByteArray>{{u"Nome molto lungo con àccenti.dcm"_s, "one"}, {u"esami.zip › IM2"_s, "two"}});
    CHECK(notes.problems.isEmpty());
    const auto summary = media::inspectMedium(medium.path(u"disc.iso"_s));
    REQUIRE(summary);
    CHECK(summary->kind == media::MediumKind::Image);
    CHECK(summary->name == u"CD_OSPEDALE"_s);
    CHECK(notes.done <= summary->bytes);
}

TEST_CASE("names that would leave a folder are told of and their files are not read")
{
    Medium medium;
    const QString script = uR"(
    for name in ('../../x', '/etc/passwd', 'C:\\windows\\x', 'a/../../y', 'b\\..\\z', 'li\nne', 'x' * 2000, 'fine/..x'):
        z.writestr(zipfile.ZipInfo(name), b'bytes'))"_s;
    if (!test::zipByPython(medium.path(u"slip.zip"_s), script))
        return test::announceSkip(u"unsafe names: python3 is not installed"_s);
    const Notes notes = medium.read(medium.path(u"slip.zip"_s));
    REQUIRE(medium.result);
    CHECK(notes.contents.keys() == QStringList{u"fine/..x"_s});
    CHECK(notes.problems.size() == 7);
    for (const MediumProblem problem : notes.problems)
        CHECK(problem == MediumProblem::UnsafeName);
    CHECK(notes.problems.contains(u"li\uFFFDne"_s));
    CHECK(QDir(medium.folder.path()).entryList(QDir::Files) == QStringList{u"slip.zip"_s});
}

TEST_CASE("names are judged by both kinds of slash")
{
    CHECK(media::isSafeEntryName(u"DICOM/IM1"_s, 100));
    CHECK(media::isSafeEntryName(u"a..b/c.."_s, 100));
    CHECK_FALSE(media::isSafeEntryName({}, 100));
    CHECK_FALSE(media::isSafeEntryName(u"\\\\server\\share"_s, 100));
    CHECK_FALSE(media::isSafeEntryName(u"a\\..\\..\\b"_s, 100));
    CHECK_FALSE(media::isSafeEntryName(u"d:x"_s, 100));
    CHECK_FALSE(media::isSafeEntryName(u"a"_s + QChar(0) + u"b"_s, 100));
    CHECK_FALSE(media::isSafeEntryName(u"abcd"_s, 3));
    // U+202E turns the direction: "gpj.exe" would read as "exe.jpg".
    CHECK(media::printableEntryName(u"\u202Egpj.exe"_s) == u"\uFFFDgpj.exe"_s);
}

TEST_CASE("a bomb is given up after a bounded number of bytes")
{
    Medium medium;
    // 64 MB of zeros become 64 KB: a thousand to one.
    if (!test::zipByPython(medium.path(u"bomb.zip"_s), u"    z.writestr('zeros', bytes(64 << 20))"_s))
        return test::announceSkip(u"bombs: python3 is not installed"_s);
    media::MediumLimits limits;
    limits.freeBytes = 4 << 20;
    Notes notes = medium.read(medium.path(u"bomb.zip"_s), limits);
    REQUIRE(medium.result);
    CHECK(notes.contents.isEmpty());
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"zeros"_s, MediumProblem::TooLarge},
                                                         {u"bomb.zip"_s, MediumProblem::TooLarge}});
    // An entry that nobody wants costs nothing in a file, and in a ZIP of a ZIP no more than the bound.
    REQUIRE(QDir().mkpath(medium.path(u"outer"_s)));
    REQUIRE(QFile::rename(medium.path(u"bomb.zip"_s), medium.path(u"outer/bomb.zip"_s)));
    REQUIRE(test::zipFolder(medium.path(u"outer"_s), medium.path(u"outer.zip"_s)));
    notes = medium.read(medium.path(u"outer.zip"_s), limits);
    CHECK(notes.problems.value(u"bomb.zip"_s) == MediumProblem::TooLarge);
    // A bound of a single file holds for what arrives, not for what is claimed.
    limits = {};
    limits.entryBytes = 1 << 20;
    notes = medium.read(medium.path(u"outer/bomb.zip"_s), limits);
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"zeros"_s, MediumProblem::TooLarge}});
}

TEST_CASE("a medium with too many files is read up to the bound and says so")
{
    Medium medium;
    for (int i = 0; i < 10; ++i)
        put(medium.path(u"cd/IM%1"_s.arg(i)), "x");
    media::MediumLimits limits;
    limits.entries = 6;
    const Notes notes = medium.read(medium.path(u"cd"_s), limits);
    REQUIRE(medium.result);
    CHECK(notes.contents.size() == 6);
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"IM6"_s, MediumProblem::TooLarge}});
}

TEST_CASE("a damaged or encrypted entry of a ZIP is named and the others are read")
{
    Medium medium;
    const QByteArray good = QByteArray("good").repeated(100);
    put(medium.path(u"a/A"_s), good);
    put(medium.path(u"a/B"_s), "stored bytes that will be wrong");
    put(medium.path(u"a/C"_s), good);
    if (!test::zipFolder(medium.path(u"a"_s), medium.path(u"a.zip"_s)))
        return test::announceSkip(u"damaged ZIPs: zip is not installed"_s);
    QByteArray bytes = test::bytesOf(medium.path(u"a.zip"_s));
    const qsizetype at = bytes.indexOf("that will be wrong");
    REQUIRE(at > 0); // too short to be packed, so it stands there as it is
    bytes[at] = 'T';
    put(medium.path(u"wrong.zip"_s), bytes);
    Notes notes = medium.read(medium.path(u"wrong.zip"_s));
    CHECK(notes.contents.keys() == QStringList{u"A"_s, u"C"_s});
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"B"_s, MediumProblem::Damaged}});

    REQUIRE(test::runTool(u"zip"_s, {u"-q"_s, u"-P"_s, u"segreta"_s, medium.path(u"locked.zip"_s), u"A"_s},
                          medium.path(u"a"_s))
                .exitCode == 0);
    notes = medium.read(medium.path(u"locked.zip"_s));
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"A"_s, MediumProblem::Protected}});
}

TEST_CASE("a ZIP or ISO image that was cut off gives what is left and a line that says so")
{
    Medium medium;
    for (int i = 0; i < 8; ++i) {
        QByteArray noise(100'000, Qt::Uninitialized);
        for (char &c : noise)
            c = char(rand());
        put(medium.path(u"cd/IM%1"_s.arg(i)), noise);
    }
    if (!test::zipFolder(medium.path(u"cd"_s), medium.path(u"a.zip"_s)) ||
        !test::makeIso(medium.path(u"cd"_s), medium.path(u"a.iso"_s)))
        return test::announceSkip(u"cut archives: zip or xorriso is not installed"_s);
    for (const QString &name : {u"a.zip"_s, u"a.iso"_s}) {
        INFO(name.toStdString());
        const QByteArray whole = test::bytesOf(medium.path(name));
        put(medium.path(u"cut-"_s + name), whole.first(whole.size() * 6 / 10));
        const Notes notes = medium.read(medium.path(u"cut-"_s + name));
        REQUIRE(medium.result);
        CHECK(notes.contents.size() >= 3);
        CHECK(notes.contents.size() < 8);
        for (auto at = notes.contents.begin(); at != notes.contents.end(); ++at)
            CHECK(at.value() == test::bytesOf(medium.path(u"cd/"_s + at.key())));
        CHECK_FALSE(notes.problems.isEmpty());
    }
}

TEST_CASE("bad sectors of a disc cost the bytes under them and no others")
{
    QByteArray bytes(2048 * 40, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i / 2048 + 1);
    ScratchedDevice device(bytes, {5, 20});
    media::DeviceInput input(device, bytes.size());
    QByteArray got;
    std::array<char, 65536> block{};
    qint64 size = 0;
    while ((size = input.read(block.data(), qint64(block.size()))) > 0)
        got.append(block.data(), size);
    REQUIRE(size == 0);
    QByteArray expected = bytes;
    for (const int sector : {5, 20})
        expected.replace(sector * 2048, 2048, QByteArray(2048, '\0'));
    CHECK(got == expected);
    CHECK(input.badSectors() == 2);
}

TEST_CASE("cancelling ends a reading between two files")
{
    Medium medium;
    for (int i = 0; i < 5; ++i)
        put(medium.path(u"cd/IM%1"_s.arg(i)), "x");
    Notes notes;
    int asked = 0;
    notes.wanted = [&](const QByteArray &) {
        medium.cancel = ++asked == 2;
        return true;
    };
    CHECK(media::readMedium(medium.path(u"cd"_s), notes, medium.cancel).error().code == ErrorCode::Cancelled);
    CHECK(notes.contents.size() == 2);
}

TEST_CASE("a medium that is not there or is no medium is refused by its code")
{
    Medium medium;
    CHECK(media::inspectMedium(medium.path(u"nowhere"_s)).error().code == ErrorCode::NotFound);
    // A disc with UDF alone: the volume recognition sequence (ECMA-167 2/8.3) begins in sector 16 with BEA01.
    QByteArray udf(40 * 2048, '\0');
    udf.replace(16 * 2048 + 1, 5, "BEA01");
    put(medium.path(u"udf.iso"_s), udf);
    CHECK(media::inspectMedium(medium.path(u"udf.iso"_s)).error().code == ErrorCode::Unsupported);
}

TEST_CASE("folders of the system itself are not walked")
{
    if (!QFile::exists(u"/proc/self/status"_s))
        return test::announceSkip(u"folders of the system: there is no /proc here"_s);
    Medium medium;
    put(medium.path(u"cd/IM1"_s), "one");
    REQUIRE(QDir().mkpath(medium.path(u"cd/proc"_s)));
    if (test::runTool(u"mount"_s, {u"--bind"_s, u"/proc"_s, medium.path(u"cd/proc"_s)}).exitCode != 0)
        return test::announceSkip(u"folders of the system: this system does not let the test mount one"_s);
    const Notes notes = medium.read(medium.path(u"cd"_s));
    CHECK(test::runTool(u"umount"_s, {medium.path(u"cd/proc"_s)}).exitCode == 0);
    CHECK(notes.contents.keys() == QStringList{u"IM1"_s});
    CHECK(notes.problems == QMap<QString, MediumProblem>{{u"proc"_s, MediumProblem::NotAFile}});
}
