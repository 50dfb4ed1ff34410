// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/FrameDecoder.h"
#include "core/dicom/ImageAttributes.h"
#include "core/dicom/InstanceHeader.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QDirIterator>
#include <QFile>

#include <zlib.h>

#include <random>

using namespace td;
using namespace Qt::StringLiterals;
using dicom::Part10;
using test::Part10Builder;

namespace {

ErrorCode codeOf(const QByteArray &file)
{
    const auto read = Part10::read(file);
    return read ? ErrorCode::Internal : read.error().code;
}

qint64 peakResidentKilobytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    return 0;
}

QByteArray deflated(const QByteArray &bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    QByteArray out(bytes.size() + 1024, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

TEST_CASE("bytes without the DICM prefix are no Part 10 file")
{
    CHECK(codeOf("%PDF-1.7") == ErrorCode::Malformed);
    CHECK(codeOf(QByteArray(5000, 'x')) == ErrorCode::Malformed);
    CHECK(codeOf({}) == ErrorCode::Malformed);
}

TEST_CASE("an element that claims two gigabytes in a small file is refused before anything is allocated")
{
    Part10Builder builder;
    builder.lie(0x00081140, "UT", 0x7FFFFFFF, "short");
    CHECK(codeOf(builder.file()) == ErrorCode::Malformed);
    Part10Builder nested;
    nested.lie(0x00081140, "SQ", 0x7FFFFFFF, "");
    CHECK(codeOf(nested.file()) == ErrorCode::Malformed);
}

TEST_CASE("a file that ends inside an element is truncated")
{
    Part10Builder builder;
    builder.text(0x00100010, "PN", "ROSSI^MARIO");
    const QByteArray file = builder.file();
    CHECK(codeOf(file.chopped(4)) == ErrorCode::Truncated);
    CHECK(codeOf(file.chopped(15)) == ErrorCode::Truncated);
}

TEST_CASE("sequences nested beyond the bound are refused without using up the stack")
{
    Part10Builder builder;
    QByteArray open;
    for (int i = 0; i < 100'000; ++i)
        open += QByteArray("\x08\x00\x40\x11SQ\x00\x00\xFF\xFF\xFF\xFF\xFE\xFF\x00\xE0\xFF\xFF\xFF\xFF", 20);
    builder.bytes(open);
    CHECK(codeOf(builder.file()) == ErrorCode::TooLarge);
}

TEST_CASE("a sequence without its end is truncated")
{
    Part10Builder builder;
    builder.lie(0x00081140, "SQ", 0xFFFFFFFF, {});
    CHECK(codeOf(builder.file()) == ErrorCode::Truncated);
}

TEST_CASE("a file without a transfer syntax is malformed")
{
    QByteArray file = Part10Builder().file();
    CHECK(codeOf(file.left(132)) == ErrorCode::Malformed);
}

TEST_CASE("a deflated data set is read and a deflate bomb is refused")
{
    const QByteArray syntax = "1.2.840.10008.1.2.1.99";
    Part10Builder inner(syntax);
    inner.text(0x00100010, "PN", "ROSSI^MARIO");
    const QByteArray head = Part10Builder(syntax).file();
    const auto read = Part10::read(head + deflated(inner.body()));
    REQUIRE(read);
    CHECK(read->text(0x00100010) == u"ROSSI^MARIO"_s);

    CHECK(codeOf(head + "not deflate data at all") == ErrorCode::Malformed);
    CHECK(codeOf(head + deflated(inner.body()).chopped(3)) == ErrorCode::Truncated);
    const auto bomb = dicom::inflateRaw(deflated(QByteArray(20'000'000, '\0')), 1'000'000);
    REQUIRE_FALSE(bomb);
    CHECK(bomb.error().code == ErrorCode::TooLarge);
}

TEST_CASE("no malformed file of the corpus crashes or takes a gigabyte")
{
    const QString folder = test::corpusFolder();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: malformed files"_s);
    int files = 0;
    QDirIterator it(folder + u"/malformed"_s, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        ++files;
        (void)dicom::readInstanceHeader(bytes);
        const auto part10 = Part10::read(bytes, Part10::Preamble::Optional);
        if (!part10)
            continue;
        (void)dicom::readImageAttributes(*part10, 1);
        const auto decoder = dicom::FrameDecoder::create(*part10);
        for (int i = 0; decoder && i < std::min(decoder->numberOfFrames(), 10); ++i)
            (void)decoder->frame(i);
    }
    CHECK(files > 200);
    CHECK(peakResidentKilobytes() < 1'000'000);
}

TEST_CASE("files with damaged bytes give an error or pixels and never a crash")
{
    const QString folder = test::corpusFolder();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: damaged copies of real ones"_s);
    constexpr qint64 small = 60'000;
    constexpr int copies = 12;
    std::mt19937 random(20'241'125); // the same damage in every run
    int decoded = 0;
    QDirIterator it(folder + u"/transfer-syntaxes"_s, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.size() > small || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray original = file.readAll();
        for (int copy = 0; copy < copies; ++copy) {
            QByteArray bytes = original;
            // Half of the damage goes near the end, where the pixels are.
            for (int i = 0; i < 1 + copy; ++i) {
                const auto at = qsizetype(random() % std::uint32_t(bytes.size()));
                bytes[copy % 2 ? at : bytes.size() - 1 - at / 2] = char(random());
            }
            const auto part10 = Part10::read(bytes, Part10::Preamble::Optional);
            const auto decoder = part10 ? dicom::FrameDecoder::create(*part10) : tl::unexpected(part10.error());
            if (decoder && decoder->frame(0))
                ++decoded;
        }
    }
    CHECK(decoded > 0);
    CHECK(peakResidentKilobytes() < 1'500'000);
}
