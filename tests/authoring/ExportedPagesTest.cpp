// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "tests/authoring/PagesLayout.h"
#include "tests/media/DemoInstances.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"
#include "viewer/pictures/FramePicture.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

/// The pictures of the program itself.
QVector<Result<authoring::FramePicture>> pictures(const QByteArray &part10, const QVector<int> &frames)
{
    QVector<Result<authoring::FramePicture>> made;
    for (const int frame : frames)
        made.append(viewer::pictures::jpegOf(part10, frame).map([](const viewer::pictures::Picture &picture) {
            return authoring::FramePicture{picture.jpeg, picture.width, picture.height};
        }));
    return made;
}

} // namespace

TEST_CASE("A browser opens the pages of an export that was unpacked and misses neither picture nor report")
{
    if (!test::haveTool(u"chromium"_s) || !test::haveTool(u"unzip"_s))
        return test::announceSkip(u"chromium or unzip is not installed: the pages of an export"_s);
    test::MemoryInstanceSource source;
    test::addDemoInstances(source);
    const QTemporaryDir folder;
    authoring::ExportRequest request{source.studies(), folder.filePath(u"dossier.zip"_s), u"it"_s, test::sealFile()};
    request.clinic = u"Centro Radiologico Dimostrativo, tel. 000 000000"_s;
    request.pictures = pictures;
    request.reports = {{u"Referto <TC> & altro"_s,
                        QDateTime(QDate(2024, 11, 25), QTime(9, 5)),
                        {source.studies().first().study.uid},
                        [](const std::atomic_bool &) -> Result<QByteArray> { return QByteArray("%PDF-1.4\n"); }}};
    const std::atomic_bool cancel = false;
    const auto done = authoring::runExport(source, request, {}, cancel);
    REQUIRE(done);
    CHECK(done->picturesMissing == 0);
    const QString tree = folder.filePath(u"tree"_s);
    REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, request.target, u"-d"_s, tree}).exitCode == 0);

    QVector<authoring::PageFile> pages;
    QDirIterator walk(tree, {u"*.HTM"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        pages.append({QDir(tree).relativeFilePath(path), test::contentOf(path)});
    }
    CHECK(pages.size() == 2 * (1 + source.studies().size()));
    CHECK(test::brokenReferences(tree, pages) == QStringList());
    const auto shown = QDir(tree + u"/IHE_PDI"_s).entryList({u"P*.JPG"_s}, QDir::Files).size();
    CHECK(shown > 20);

    // One page of the test's own shows all of them one after the other, and tells what each has loaded.
    QByteArray frames;
    for (const authoring::PageFile &page : std::as_const(pages))
        frames += "<iframe src='" + page.path.toUtf8() + "' width='1200' height='60000'></iframe>\n";
    test::write(
        tree + u"/PROBE.HTM"_s,
        "<!DOCTYPE html><html><body><pre id='said'>nothing</pre>" + frames +
            "<script>window.onload = function () { var bad = [], seen = {}, pictures = 0;"
            "for (var f of document.querySelectorAll('iframe')) { var d = f.contentDocument;"
            "for (var i of d.images) { seen[i.src] = 1;"
            "if (!i.complete || i.naturalWidth != i.getAttribute('width')) bad.push(i.src); } }"
            "document.getElementById('said').textContent = Object.keys(seen).length + ' pictures, bad: ' + bad; }"
            "</script></body></html>");
    const auto run = test::runTool(
        u"chromium"_s, {u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--enable-logging=stderr"_s,
                        u"--allow-file-access-from-files"_s, u"--user-data-dir="_s + folder.filePath(u"profile"_s),
                        u"--dump-dom"_s, QUrl::fromLocalFile(tree + u"/PROBE.HTM"_s).toString()});
    CHECK(run.exitCode == 0);
    CHECK(run.output.contains('>' + QByteArray::number(shown) + " pictures, bad: <"));
    CHECK_FALSE(run.output.contains(":CONSOLE"));
}
