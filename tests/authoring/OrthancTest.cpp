// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Orthanc.h"
#include "core/authoring/ExportJob.h"
#include "tests/media/DemoInstances.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;

TEST_CASE("A real archive takes every file of an export and counts the same studies and series and instances")
{
    if (!test::haveTool(u"Orthanc"_s) || !test::haveTool(u"unzip"_s)) {
        test::announceSkip(u"Orthanc or unzip is not installed"_s);
        return;
    }
    test::MemoryInstanceSource source;
    test::addDemoInstances(source);
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"dossier.zip"_s);
    const std::atomic_bool cancel = false;
    const auto summary = authoring::runExport(source, {source.studies(), zip, u"it"_s, test::sealFile()}, {}, cancel);
    REQUIRE(summary);
    REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, zip, u"-d"_s, folder.filePath(u"out"_s)}).exitCode == 0);
    test::Orthanc archive;
    REQUIRE(archive.start());
    QDirIterator walk(folder.filePath(u"out/DICOM"_s), QDir::Files, QDirIterator::Subdirectories);
    int sent = 0;
    while (walk.hasNext()) {
        QFile file(walk.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QJsonObject answer = QJsonDocument::fromJson(archive.request(u"/instances"_s, file.readAll())).object();
        CHECK(answer[u"Status"_s].toString() == u"Success"_s);
        ++sent;
    }
    int series = 0;
    for (const auto &study : source.studies())
        series += int(study.series.size());
    const QJsonObject counts = QJsonDocument::fromJson(archive.request(u"/statistics"_s)).object();
    CHECK(sent == summary->instances);
    CHECK(counts[u"CountPatients"_s].toInt() == 1);
    CHECK(counts[u"CountStudies"_s].toInt() == source.studies().size());
    CHECK(counts[u"CountSeries"_s].toInt() == series);
    CHECK(counts[u"CountInstances"_s].toInt() == summary->instances);
}
