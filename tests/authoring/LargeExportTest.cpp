// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ZipPacker.h"
#include "core/authoring/ZipWriter.h"
#include "tests/authoring/MediumForms.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QFile>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstring>

using namespace td;
using namespace Qt::StringLiterals;
using test::Shape;

namespace {

/// In memory where the system has such a place, so that no disk is waited for.
QString roomyPlace()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/tuodossier-large-XXXXXX"_s;
}

/// Peak of the memory of an export of so many instances of 2 MB, in a program of its own; MiB.
qint64 peakOf(Shape shape, int instances)
{
    const QTemporaryDir folder(roomyPlace());
    // What the allocator keeps for later in its arenas is not the export's: large pieces go back at once.
    qputenv("MALLOC_MMAP_THRESHOLD_", "1000000");
    const auto run = test::runTool(QStringLiteral(TUODOSSIER_BINARY_DIR "/bin/export_helper"),
                                   {QString::number(int(shape)), folder.filePath(u"medium"_s), test::sealFile(), u"1"_s,
                                    QString::number(instances), u"2000000"_s});
    qunsetenv("MALLOC_MMAP_THRESHOLD_");
    REQUIRE(run.exitCode == 0);
    return run.output.trimmed().split('\n').last().toLongLong() / 1024;
}

/// A file that leaves zeros out, as far as its file system can.
class SparseFile : public QIODevice {
public:
    explicit SparseFile(const QString &path)
        : m_file(path)
    {
        REQUIRE(m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return false; }
    qint64 size() const override { return std::max(m_file.size(), m_end); }

protected:
    qint64 readData(char *to, qint64 size) override { return m_file.seek(pos()) ? m_file.read(to, size) : -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        static const QByteArray zeros(1 << 20, '\0');
        bool isEmpty = true;
        for (qint64 at = 0; at < size && isEmpty; at += zeros.size())
            isEmpty = std::memcmp(data + at, zeros.constData(), size_t(std::min<qint64>(zeros.size(), size - at))) == 0;
        m_end = std::max(m_end, pos() + size);
        return isEmpty ? size : m_file.seek(pos()) ? m_file.write(data, size) : -1;
    }

private:
    QFile m_file;
    qint64 m_end = 0;
};

} // namespace

#ifdef Q_OS_LINUX
TEST_CASE("The memory of an export does not grow with the bytes of the study")
{
    const Shape shape = GENERATE(Shape::Zip, Shape::NewFolder, Shape::IsoImage);
    INFO("shape " << int(shape));
    if (QStorageInfo(QFileInfo(roomyPlace()).path()).bytesAvailable() < (2LL << 30))
        return test::announceSkip(u"no room for an export of a gigabyte"_s);
    const qint64 large = peakOf(shape, shape == Shape::Zip ? 250 : 500);
    INFO(large << " MiB for the large one");
    CHECK(large > 10);
    CHECK(large < 192); // 128 MiB of instances in flight, and the program
    if (shape == Shape::Zip)
        return; // packing is slower than writing, so that chance says how much is in flight
    const qint64 small = peakOf(shape, 100);
    INFO(small << " MiB for 200 MB");
    CHECK(large - small < 32);
}
#endif

TEST_CASE("An archive of more than 4 GiB is read by others, whose last file lies behind what 32 bits can tell")
{
    if (!test::haveTool(u"unzip"_s) || !test::haveTool(u"7z"_s))
        return test::announceSkip(u"unzip or 7z is not installed: an archive of more than 4 GiB"_s);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"large.zip"_s);
    SparseFile sparse(path);
    auto zip = authoring::ZipWriter::create(sparse);
    REQUIRE(zip);
    authoring::ZipPacker packer;
    authoring::PackedFile zeros = packer.pack(QByteArray(64 << 20, '\0'), false);
    constexpr int entries = 66; // 4.1 GiB
    for (int i = 0; i < entries; ++i)
        REQUIRE(zip->add(u"DICOM/IMG%1"_s.arg(i), zeros));
    const QByteArray last = "the last of all";
    REQUIRE(zip->add(u"MANIFEST.TXT"_s, packer.pack(last, false)));
    REQUIRE(zip->finish());
    CHECK(QFileInfo(path).size() > (4LL << 30));
    CHECK(test::runTool(u"unzip"_s, {u"-p"_s, path, u"MANIFEST.TXT"_s}).output == last);
    CHECK(test::runTool(u"unzip"_s, {u"-Z"_s, u"-t"_s, path}).output.startsWith("67 files"));
    const QByteArray zipinfo = test::runTool(u"unzip"_s, {u"-Z"_s, path, u"MANIFEST.TXT"_s}).output;
    CHECK(zipinfo.startsWith("-rw-r--r--  4.5 unx"));
    const auto listed = test::runTool(u"7z"_s, {u"l"_s, path});
    CHECK(listed.exitCode == 0);
    CHECK(listed.output.contains("67 files"));
    CHECK_FALSE(listed.output.contains("Warning"));
    const auto one = test::runTool(u"7z"_s, {u"t"_s, path, u"DICOM/IMG65"_s, u"MANIFEST.TXT"_s});
    CHECK(one.output.contains("Everything is Ok"));
    // "PK", 3, 4, and the version that is needed: 4.5 at most (APPNOTE 4.4.3.2).
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    REQUIRE(file.seek(file.size() - 8'000));
    const QByteArray end = file.readAll();
    const qsizetype header = end.indexOf("PK\3\4");
    REQUIRE(header > 0);
    CHECK(end[header + 4] <= 45);
}
