// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IndexPages.h"
#include "core/authoring/PicturePlan.h"
#include "tests/authoring/PagesLayout.h"
#include "tests/media/DemoInstances.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Tool.h"
#include "viewer/pictures/FramePicture.h"

#include <QTemporaryDir>

using namespace td;
using namespace td::authoring;
using namespace Qt::StringLiterals;

namespace {

/// The demonstration dossier as pages and pictures in a folder.
struct Medium {
    QTemporaryDir folder;
    QVector<PageFile> pages;
    int pictures = 0;

    explicit Medium(const QString &language)
    {
        test::MemoryInstanceSource source;
        test::addDemoInstances(source);
        PageContents contents;
        contents.languageTag = language;
        contents.clinic = u"Centro Radiologico Dimostrativo, tel. 000 000000"_s;
        contents.made = QDateTime(QDate(2024, 11, 25), QTime(9, 5));
        contents.seal = u"lusab-babad-gutih-tugad-mabab-nimuk"_s;
        contents.hasWindowsViewer = contents.hasLinuxViewer = true;
        for (const model::StudyContents &study : source.studies())
            contents.studies.append(pageStudy(source, study));
        contents.reports.append({u"Referto radiologico"_s, contents.made, reportPath(2)});
        test::write(folder.filePath(reportPath(1)), "%PDF-1.4\n");
        test::write(folder.filePath(reportPath(2)), "%PDF-1.4\n");
        pages = indexPages(contents);
        for (const PageFile &page : pages)
            test::write(folder.filePath(page.path), page.content);
    }

private:
    PageStudy pageStudy(const test::MemoryInstanceSource &source, const model::StudyContents &contents)
    {
        const QString name = QString(contents.patientName).replace(u'^', u' ');
        PageStudy study{name, QDate(1980, 1, 1), contents.study.started, contents.study.description,
                        contents.study.modalities};
        for (const model::ImagingSeries &from : contents.series) {
            PageSeries series{from.modality, from.number, from.description};
            for (const model::ImagingInstance &instance : from.instances)
                series.images += framesOf(instance);
            for (const PictureSpot &spot : planPictures(from.instances)) {
                const model::ImagingInstance &instance = from.instances[spot.instance];
                const auto picture = viewer::pictures::jpegOf(source.bytesOf(instance.uid), spot.frame);
                REQUIRE(picture);
                const QString path = picturePath(++pictures);
                test::write(folder.filePath(path), picture->jpeg);
                series.pictures.append(
                    {path, instance.number, spot.frame, framesOf(instance), picture->width, picture->height});
            }
            study.series.append(series);
        }
        study.reports.append({u"Referto "_s + contents.study.description, contents.study.started, reportPath(1)});
        return study;
    }
};

} // namespace

TEST_CASE("Every reference of the pages of the demonstration dossier leads to a file")
{
    const Medium medium(u"it"_s);
    CHECK(medium.pictures > 20);
    CHECK(test::brokenReferences(medium.folder.path(), medium.pages) == QStringList());
}

TEST_CASE("A browser opens the pages without a complaint and shows every picture in the size that was announced")
{
    if (!test::haveTool(u"chromium"_s))
        return test::announceSkip(u"chromium is not installed: the pages in a browser"_s);
    const Medium medium(u"en"_s);
    // A page of the test's own, which a browser opens beside those of the medium: it writes what has loaded.
    const QByteArray before = "<!DOCTYPE html><html><body><pre id='said'>nothing</pre><script>"
                              "window.onload = function () { var all = document.images, bad = [];"
                              "for (var i = 0; i < all.length; ++i) if (!all[i].complete || all[i].naturalWidth !="
                              " all[i].getAttribute('width')) bad.push(all[i].getAttribute('src'));"
                              "document.getElementById('said').textContent = all.length + ' pictures, bad: ' + bad; }"
                              "</script>";
    for (const PageFile &page : medium.pages) {
        if (page.path.startsWith(u"IHE_PDI/I0"_s))
            continue; // as E0, in other words
        INFO(page.path.toStdString());
        QByteArray probe = page.content;
        probe.replace("loading=\"lazy\"", ""); // without a window nothing is scrolled to
        const int pictures = int(probe.count("<img "));
        probe.replace("</body>", before.mid(before.indexOf("<pre")) + "</body>");
        const QString path = medium.folder.filePath(page.path + u"_PROBE.HTM"_s);
        test::write(path, probe);
        const auto run = test::runTool(u"chromium"_s, {u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s,
                                                       u"--enable-logging=stderr"_s,
                                                       u"--user-data-dir="_s + medium.folder.filePath(u"profile"_s),
                                                       u"--dump-dom"_s, QUrl::fromLocalFile(path).toString()});
        CHECK(run.exitCode == 0);
        CHECK(run.output.contains(QByteArray::number(pictures) + " pictures, bad: <"));
        CHECK_FALSE(run.output.contains(":CONSOLE"));
    }
}
