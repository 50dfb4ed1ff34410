// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ZipWriter.h"
#include "core/authoring/ZipPacker.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Tool.h"

#include <QBuffer>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

/// A file in which blocks of zeros are holes.
class SparseFile final : public QIODevice {
public:
    explicit SparseFile(const QString &path)
        : m_file(path)
    {
        REQUIRE(m_file.open(QIODevice::WriteOnly));
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    void end() { REQUIRE(m_file.resize(m_at)); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *from, qint64 size) override
    {
        const bool isHole = size > 1'000'000 && from[0] == 0 && std::memcmp(from, from + 1, size_t(size - 1)) == 0;
        if (!isHole && (!m_file.seek(m_at) || m_file.write(from, size) != size))
            return -1;
        m_at += size;
        return size;
    }

private:
    QFile m_file;
    qint64 m_at = 0;
};

} // namespace

TEST_CASE("The bytes of an archive are those that the format asks for")
{
    QBuffer buffer;
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    authoring::ZipWriter zip(buffer);
    authoring::PackedFile file{"abc", 3, 0x352441C2, false, true}; // CRC-32 of "abc"
    REQUIRE(zip.add(u"DICOM/A"_s, file));
    REQUIRE(zip.finish());
    const QByteArray bytes = buffer.data();
    // Local header of 30 bytes, name of 7, content of 3, directory of 46 + 7, end of 22
    // (APPNOTE 4.3.7, 4.3.12, 4.3.16).
    REQUIRE(bytes.size() == 30 + 7 + 3 + 46 + 7 + 22);
    CHECK(bytes.left(10).toHex() == "504b0304140000080000"); // version 2.0, UTF-8 names, stored
    CHECK(bytes.mid(14, 16).toHex() == "c24124350300000003000000"
                                       "07000000"); // sum, sizes, name, no extra field
    CHECK(bytes.mid(30, 10) == "DICOM/Aabc");
    CHECK(bytes.mid(40, 12).toHex() == "504b01022d03140000080000"); // made on Unix
    CHECK(bytes.mid(40 + 38, 4).toHex() == "0000ed81");             // -rwxr-xr-x of a plain file
    CHECK(bytes.mid(93).toHex() == "504b0506"
                                   "00000000"
                                   "01000100"
                                   "35000000"
                                   "28000000"
                                   "0000");
    CHECK(zip.bytesWritten() == bytes.size());
}

TEST_CASE("An archive of more than four gigabytes is read to its last file by other programs")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"large.zip"_s);
    constexpr int count = 66;
    {
        SparseFile file(path);
        authoring::ZipWriter zip(file);
        const QByteArray zeros(64 * 1024 * 1024, '\0');
        const quint32 crc = authoring::crc32(0, zeros.constData(), zeros.size());
        for (int i = 0; i < count; ++i)
            REQUIRE(zip.add(u"Z%1"_s.arg(i), {zeros, zeros.size(), crc, false, false}));
        authoring::ZipPacker packer;
        REQUIRE(zip.add(u"città/LAST.TXT"_s, packer.pack(QByteArray(10'000, 'x') + "the end", true)));
        REQUIRE(zip.finish());
        file.end();
        REQUIRE(zip.bytesWritten() == QFileInfo(path).size());
        REQUIRE(zip.bytesWritten() > (1LL << 32));
    }
    const QStringList readers[] = {{u"unzip"_s, u"-p"_s, path, u"citt*/LAST.TXT"_s},
                                   {u"bsdtar"_s, u"-xOf"_s, path, u"citt*/LAST.TXT"_s},
                                   {u"7z"_s, u"e"_s, u"-so"_s, path, u"-ir!LAST.TXT"_s}};
    for (const QStringList &reader : readers) {
        if (!test::haveTool(reader[0])) {
            test::announceSkip(reader[0] + u" is not installed"_s);
            continue;
        }
        INFO(reader[0].toStdString());
        CHECK(test::runTool(reader[0], reader.mid(1)).output.contains("xxxthe end"));
    }
    if (test::haveTool(u"zipinfo"_s))
        CHECK(test::runTool(u"zipinfo"_s, {u"-t"_s, path}).output.startsWith("67 files"));
}

TEST_CASE("A device that takes no more fails the archive")
{
    QTemporaryDir folder;
    QFile full(u"/dev/full"_s);
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return test::announceSkip(u"no /dev/full here"_s);
    authoring::ZipWriter zip(full);
    REQUIRE(zip.add(u"A"_s, {"abc", 3, 0, false, false})); // gathered
    CHECK(zip.finish().error().code == ErrorCode::Io);
    authoring::ZipWriter other(full);
    const QByteArray large(3 * 1024 * 1024, 'x');
    CHECK(other.add(u"A"_s, {large, large.size(), 0, false, false}).error().code == ErrorCode::Io);
}
