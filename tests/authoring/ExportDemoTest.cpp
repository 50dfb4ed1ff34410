// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "tests/media/DemoInstances.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;

TEST_CASE("The exported demonstration dossier satisfies independent tools file by file")
{
    test::MemoryInstanceSource source;
    test::addDemoInstances(source);
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"dossier.zip"_s);
    const std::atomic_bool cancel = false;
    const auto summary = authoring::runExport(source, {source.studies(), zip, u"it"_s, test::sealFile()}, {}, cancel);
    REQUIRE(summary);
    if (!test::haveTool(u"unzip"_s) || !test::haveTool(u"dcmdump"_s) || !test::haveTool(u"dciodvfy"_s)) {
        test::announceSkip(u"unzip, dcmdump or dciodvfy is not installed"_s);
        return;
    }
    CHECK(test::runTool(u"unzip"_s, {u"-tq"_s, zip}).exitCode == 0);
    const QString out = folder.filePath(u"out"_s);
    REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, zip, u"-d"_s, out}).exitCode == 0);

    QSet<QString> files;
    QStringList paths{u"-q"_s, u"+P"_s, u"SOPInstanceUID"_s};
    QDirIterator walk(out + u"/DICOM"_s, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        files.insert(QDir(out).relativeFilePath(path).replace(u'/', u'\\'));
        CHECK(test::dciodvfyErrors(path).join('\n') == QByteArray());
        paths.append(path);
    }
    CHECK(files.size() == summary->instances);
    CHECK(test::runTool(u"dcmdump"_s, paths).exitCode == 0);

    const QString directory = out + u"/DICOMDIR"_s;
    CHECK(test::dciodvfyErrors(directory).join('\n') == QByteArray());
    const auto dump = test::runTool(u"dcmdump"_s, {u"+P"_s, u"ReferencedFileID"_s, directory});
    CHECK(dump.exitCode == 0);
    QSet<QString> referenced;
    for (const QByteArray &line : dump.output.split('\n')) {
        const QString text = QString::fromLatin1(line);
        if (text.contains(u'['))
            referenced.insert(text.section(u'[', 1).section(u']', 0, 0));
    }
    CHECK(referenced == files);
}
