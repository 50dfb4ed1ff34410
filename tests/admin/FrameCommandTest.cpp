// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/CommandRun.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace td;
using test::Part10Builder;
using test::Run;
using test::tool;
using namespace Qt::StringLiterals;

namespace {

QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Two frames of 1 x 2, signed, 12 bits in 16: -1 and 5, then 7 and 8; the upper four bits hold rubbish.
QByteArray twoFrames()
{
    return Part10Builder()
        .image(1, 2, 16, 12, true, "MONOCHROME2", 2)
        .raw(0x7FE00010, "OW", Part10Builder::words({0x3FFF, 0xF005, 0x0007, 0x1008}))
        .file();
}

} // namespace

TEST_CASE("a frame is written as its stored values, with what decided them")
{
    const QTemporaryDir folder;
    const QString file = write(folder, u"a.dcm"_s, twoFrames());
    const QString raw = folder.filePath(u"a.raw"_s);
    const QString png = folder.filePath(u"a.png"_s);
    const Run run = tool({u"frame"_s, file, u"--raw"_s, raw, u"--png"_s, png, u"--json"_s});
    REQUIRE(run.status == 0);
    CHECK(contentsOf(raw) == QByteArray::fromHex("ffff0500")); // -1 and 5, little endian
    CHECK(contentsOf(png).startsWith("\x89PNG"));
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    CHECK(json["dtype"_L1].toString() == u"int16"_s);
    CHECK(json["min"_L1].toInt() == -1);
    CHECK(json["frames"_L1].toInt() == 2);
    CHECK(json["sha256"_L1].toString().toLatin1() ==
          QCryptographicHash::hash(QByteArray::fromHex("ffff0500"), QCryptographicHash::Sha256).toHex());
    const Run second = tool({u"frame"_s, file, u"--frame"_s, u"2"_s, u"--raw"_s, raw});
    REQUIRE(second.status == 0);
    CHECK(contentsOf(raw) == QByteArray::fromHex("07000800"));
}

TEST_CASE("what is not vouched for is refused with one line and writes nothing")
{
    const QTemporaryDir folder;
    const QString file = write(folder, u"a.dcm"_s, twoFrames());
    const QString raw = folder.filePath(u"a.raw"_s);
    for (const QStringList &arguments :
         {QStringList{u"frame"_s, file, u"--frame"_s, u"3"_s, u"--raw"_s, raw},
          QStringList{u"frame"_s, write(folder, u"b.dcm"_s, twoFrames().chopped(6)), u"--raw"_s, raw},
          QStringList{u"frame"_s, write(folder, u"c.txt"_s, "no DICOM at all"), u"--raw"_s, raw},
          QStringList{u"frame"_s, folder.filePath(u"none.dcm"_s), u"--raw"_s, raw}}) {
        const Run run = tool(arguments);
        CHECK(run.status == 1);
        CHECK(run.error.count('\n') >= 1);
        CHECK(run.out.isEmpty());
        CHECK_FALSE(QFile::exists(raw));
    }
}

TEST_CASE("a tree is read to its end, whatever lies in it")
{
    const QTemporaryDir folder;
    write(folder, u"a.dcm"_s, twoFrames());
    write(folder, u"b.txt"_s, "no DICOM at all");
    const Run run = tool({u"frames"_s, folder.path(), u"--json"_s});
    CHECK(run.status == 1); // not all could be read
    int frames = 0;
    int errors = 0;
    for (const QByteArray &line : run.out.trimmed().split('\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        REQUIRE_FALSE(json.isEmpty());
        ++(json.contains("error"_L1) ? errors : frames);
    }
    CHECK(frames == 2);
    CHECK(errors == 1);
}

TEST_CASE("the frames of the corpus have the checksums of its manifest")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: checksums of real frames"_s);
    QHash<QString, QJsonObject> expected;
    const QJsonObject manifest = QJsonDocument::fromJson(contentsOf(corpus + u"/MANIFEST.json"_s)).object();
    for (const QJsonValue &value : manifest["files"_L1].toArray())
        expected.insert(value.toObject()["path"_L1].toString(), value.toObject()["expected"_L1].toObject());
    const Run run = tool({u"frames"_s, corpus, u"--json"_s});
    int equal = 0;
    for (const QByteArray &line : run.out.trimmed().split('\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        const QString path = json["file"_L1].toString().mid(corpus.size() + 1);
        const QJsonObject wanted = expected[path];
        const QJsonArray hashes = wanted["pixels"_L1].toObject()["frame_sha256"_L1].toArray();
        const int frame = json["frame"_L1].toInt();
        if (json.contains("error"_L1) || wanted["lossy"_L1].toBool() || frame > hashes.size())
            continue;
        INFO(path.toStdString() << " frame " << frame);
        CHECK(json["sha256"_L1].toString() == hashes[frame - 1].toString());
        ++equal;
    }
    CHECK(equal > 1000); // 1,171 when this was written
}
