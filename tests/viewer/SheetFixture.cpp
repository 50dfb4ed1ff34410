// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewer/SheetFixture.h"

#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QTemporaryDir>

#include <cmath>

namespace td::test {

using namespace Qt::StringLiterals;

QByteArray flatImage(const Flat &of, int number, int value)
{
    return Part10Builder()
        .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        .text(0x00080018, "UI", of.series + '.' + QByteArray::number(number))
        .text(0x00080020, "DA", "20241125")
        .text(0x00080060, "CS", "CT")
        .text(0x00081030, "LO", "TORACE")
        .text(0x0008103E, "LO", "SERIE " + of.series.right(1))
        .text(0x00100010, "PN", of.patient)
        .text(0x00100020, "LO", "P2")
        .text(0x0020000D, "UI", of.study)
        .text(0x0020000E, "UI", of.series)
        .text(0x00200013, "IS", QByteArray::number(number))
        .shorts(0x00280002, {1})
        .text(0x00280004, "CS", "MONOCHROME2")
        .shorts(0x00280010, {40})
        .shorts(0x00280011, {40})
        .text(0x00280030, "DS", of.spacing)
        .shorts(0x00280100, {16})
        .shorts(0x00280101, {16})
        .shorts(0x00280102, {15})
        .shorts(0x00280103, {0})
        .text(0x00281050, "DS", "500")
        .text(0x00281051, "DS", "1000")
        .raw(0x7FE00010, "OW", Part10Builder::words(QVector<int>(40 * 40, value)))
        .file();
}

void addFlats(MemorySource &source, int count, const Flat &of)
{
    for (int k = 1; k <= count; ++k)
        REQUIRE(source.add(flatImage(of, k, 40 * k)));
}

/// 40 * k in a window of 1000 around 500 (PS3.3 C.11.2.1.2.1): (v - 499.5) / 999 + 0.5, times 255.
int greyOf(int k)
{
    return int(std::lround(((40 * k - 499.5) / 999 + 0.5) * 255));
}

void openWhole(ViewerFixture &f)
{
    f.openAll();
    for (const StudyInstanceUid &study : f.source->studies()) {
        const auto contents = f.source->contents(study);
        REQUIRE(waitUntil([&] { return contents.isFinished(); }));
        const model::StudyContents known = contents.result().value();
        for (const model::ImagingSeries &series : known.series)
            REQUIRE(waitUntil([&] {
                const auto progress = f.window->loader().progress(series.uid);
                return progress.total > 0 && progress.isComplete();
            }));
    }
    REQUIRE(waitUntil([&] { return f.window->actions().printSheets->isEnabled(); }));
}

QString textOf(const QString &pdf, int page)
{
    const QString number = QString::number(page);
    return QString::fromUtf8(
        runTool(u"pdftotext"_s, {u"-layout"_s, u"-f"_s, number, u"-l"_s, number, pdf, u"-"_s}).output);
}

int pagesOf(const QString &pdf)
{
    const QByteArrayList lines = runTool(u"pdfinfo"_s, {pdf}).output.split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith("Pages:"))
            return line.mid(6).trimmed().toInt();
    return 0;
}

QImage rasterOf(const QString &pdf, int page)
{
    const QTemporaryDir folder;
    const QString number = QString::number(page);
    runTool(u"pdftoppm"_s, {u"-singlefile"_s, u"-r"_s, u"200"_s, u"-f"_s, number, u"-l"_s, number, u"-png"_s, pdf,
                            folder.filePath(u"page"_s)});
    return QImage(folder.filePath(u"page.png"_s)).convertToFormat(QImage::Format_RGB32);
}

int greyAt(const QImage &page, viewer::scene::Layout layout, int cell)
{
    const QPointF mm = viewer::render::sheetCell(layout, cell, {186, 273}).center() + QPointF(12, 12);
    return qGray(page.pixel((mm * kDotsPerMm).toPoint()));
}

bool havePdfTools()
{
    const bool have = haveTool(u"pdftotext"_s) && haveTool(u"pdftoppm"_s);
    if (!have)
        announceSkip(u"pdftotext or pdftoppm is not installed: sheets on paper"_s);
    return have;
}

QPrintPreviewDialog *previewOf(ViewerFixture &f)
{
    QPrintPreviewDialog *preview = nullptr;
    REQUIRE(waitUntil([&] {
        preview = f.window->findChild<QPrintPreviewDialog *>();
        return preview && preview->isVisible();
    }));
    return preview;
}

void printInto(QPrintPreviewDialog &preview, const QString &path)
{
    preview.printer()->setOutputFormat(QPrinter::PdfFormat);
    preview.printer()->setOutputFileName(path);
    preview.findChild<QPrintPreviewWidget *>()->print();
}

void saveSheets(ViewerFixture &f, const viewer::SheetChoice &choice, const QString &path)
{
    f.window->sheets().savePdf(choice, path);
    REQUIRE(waitUntil([&] { return !f.window->job().isBusy(); }, 60'000));
}

void pagePicture(const QImage &page, const QString &name)
{
    const QString folder = qEnvironmentVariable("TUODOSSIER_PICTURES");
    if (!folder.isEmpty())
        page.save(folder + u'/' + name + u".png"_s);
}

} // namespace td::test
