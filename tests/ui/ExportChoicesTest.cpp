// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"
#include "tests/ui/ExportFixture.h"
#include "ui/exporting/ExportTexts.h"
#include "ui/exporting/PassphraseSheet.h"

#include <QPdfWriter>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

/// A report whose bytes are these.
authoring::MediumReport reportOf(const StudyInstanceUid &study, const QByteArray &bytes)
{
    authoring::MediumReport report;
    report.title = u"Referto radiologico"_s;
    report.date = QDateTime(QDate(2024, 11, 25), QTime(10, 0));
    report.studies = {study};
    report.fetch = [bytes](const std::atomic_bool &) { return Result<QByteArray>(bytes); };
    return report;
}

} // namespace

TEST_CASE("a size that the index knows is told as it is and one from a bound as a bound")
{
    Exporting exporting;
    exporting.studies = exporting.source->studies();
    for (model::ImagingInstance &instance : exporting.studies.first().series.first().instances)
        instance.bytes = 0; // not known
    exporting.open();
    CHECK(exporting.says(u"At most"_s));
    // 10 MB each; besides them README.TXT, pages and whole sectors, which are under 1 MB.
    for (model::ImagingInstance &instance : exporting.studies.first().series.first().instances)
        instance.bytes = 10'000'000;
    exporting.open();
    CHECK(exporting.says(u"About 120 MB, 1 volume"_s));
}

TEST_CASE("without a stick the dialog says so and one that is plugged in appears by itself")
{
    Exporting exporting;
    std::atomic_bool plugged = false;
    const auto stick = exporting.stick(u"KINGSTON"_s);
    exporting.settings.drives = [&plugged, stick] {
        return plugged ? QVector{stick} : QVector<media::RemovableDrive>();
    };
    exporting.open();
    exporting.choose(u"Media"_s, u"USB stick"_s);
    CHECK(exporting.says(u"No stick is plugged in."_s));
    CHECK_FALSE(exporting.named<QComboBox>(u"Size"_s)->isEnabled());
    CHECK(exporting.says(u"everything in one volume"_s));
    CHECK(exporting.says(u"1 volume"_s));
    CHECK(exporting.label(u"does not fit"_s) == nullptr);
    CHECK_FALSE(exporting.button(u"Start"_s)->isEnabled());
    plugged = true;
    CHECK(exporting.isReady(u"Start"_s));
    CHECK(exporting.named<QComboBox>(u"Stick"_s)->currentText() == u"KINGSTON · 12.3 GB free"_s);
    CHECK(exporting.label(u"No stick is plugged in."_s) == nullptr);
}

TEST_CASE("of two sticks none is chosen unasked and one that is pulled out is not replaced by the other")
{
    Exporting exporting;
    std::atomic_bool both = true;
    const auto first = exporting.stick(u"A"_s);
    const auto second = exporting.stick(u"B"_s);
    exporting.settings.drives = [&both, first, second] { return both ? QVector{first, second} : QVector{first}; };
    exporting.open();
    exporting.choose(u"Media"_s, u"USB stick"_s);
    auto *sticks = exporting.named<QComboBox>(u"Stick"_s);
    REQUIRE(QTest::qWaitFor([&] { return sticks->count() == 2; }, 10'000));
    CHECK(sticks->currentIndex() == -1);
    sticks->setCurrentIndex(1);
    REQUIRE(exporting.isReady(u"Start"_s));
    both = false;
    REQUIRE(QTest::qWaitFor([&] { return sticks->count() == 1; }, 10'000));
    CHECK(sticks->currentIndex() == -1);
    CHECK_FALSE(exporting.button(u"Start"_s)->isEnabled());
}

TEST_CASE("a stick that is too small or write-protected is told before the start")
{
    Exporting exporting;
    exporting.studies = exporting.source->studies();
    for (model::ImagingInstance &instance : exporting.studies.first().series.first().instances)
        instance.bytes = 10'000'000;
    auto stick = exporting.stick(u"KINGSTON"_s);
    stick.freeBytes = 50'000'000;
    exporting.settings.drives = [&stick] { return QVector{stick}; };
    exporting.open();
    exporting.choose(u"Media"_s, u"USB stick"_s);
    CHECK(exporting.says(u"It does not fit: 120 MB are needed, and 50 MB are free on the stick."_s));
    CHECK_FALSE(exporting.button(u"Start"_s)->isEnabled());
    exporting.dialog.reset();
    stick.freeBytes = 12'000'000'000;
    stick.isReadOnly = true;
    exporting.open();
    exporting.choose(u"Media"_s, u"USB stick"_s);
    CHECK(exporting.says(u"This stick is write-protected."_s));
    CHECK_FALSE(exporting.button(u"Start"_s)->isEnabled());
    exporting.dialog.reset();
    stick.isReadOnly = false;
    exporting.open();
    exporting.choose(u"Media"_s, u"USB stick"_s);
    CHECK(exporting.isReady(u"Start"_s));
}

TEST_CASE("an archive of more than 4 GiB is told beforehand not to fit on many sticks")
{
    Exporting exporting;
    exporting.studies = exporting.source->studies();
    exporting.studies.first().series.first().instances.first().bytes = qint64(5) * 1024 * 1024 * 1024;
    exporting.open();
    CHECK(exporting.says(u"Many sticks take no file over 4 GB."_s));
    exporting.choose(u"Size"_s, u"CD 700 MB"_s);
    CHECK(exporting.says(u"An image is larger than a volume of this size."_s));
    CHECK_FALSE(exporting.button(u"Start"_s)->isEnabled());
}

TEST_CASE("reports go along unless they are no PDF and how many went is told")
{
    Exporting exporting;
    const StudyInstanceUid study = exporting.source->studies().first().study.uid;
    const QVector<authoring::MediumReport> reports = {reportOf(study, "%PDF-1.4\n%%EOF"), reportOf(study, "no PDF"),
                                                      reportOf(study, {})};
    exporting.settings.reports = [reports] {
        return QtFuture::makeReadyFuture(Result<QVector<authoring::MediumReport>>(reports));
    };
    exporting.open();
    CHECK(exporting.says(u"With the images: 3 reports"_s));
    exporting.choose(u"Media"_s, u"Folder"_s);
    REQUIRE(exporting.press(u"Start"_s));
    const QString target = exporting.made(u"target"_s);
    REQUIRE(exporting.enter(target));
    REQUIRE(exporting.says(u"Saved and checked"_s));
    CHECK(exporting.says(u"12 images · 1 report · "_s));
    CHECK(exporting.says(u"2 reports were left out: they cannot be read as PDF, or are no longer available."_s));
    CHECK(Exporting::namesIn(target + u"/IHE_PDI/REPORT"_s) == QStringList{u"R0000001.PDF"_s});
}

TEST_CASE("anonymising takes the reports off with a reason and they come back with it")
{
    Exporting exporting;
    const StudyInstanceUid study = exporting.source->studies().first().study.uid;
    exporting.settings.reports = [study] {
        return QtFuture::makeReadyFuture(Result<QVector<authoring::MediumReport>>({reportOf(study, "%PDF-1.4")}));
    };
    exporting.open();
    REQUIRE(exporting.says(u"With the images: 1 report"_s));
    REQUIRE(exporting.press(u"Change"_s));
    CHECK(exporting.box(u"Reports"_s)->isChecked());
    exporting.box(u"Anonymised"_s)->click();
    CHECK_FALSE(exporting.box(u"Reports"_s)->isChecked());
    CHECK_FALSE(exporting.box(u"Reports"_s)->isEnabled());
    CHECK(exporting.says(u"a report says whose it is"_s));
    CHECK(exporting.box(u"Move all dates"_s)->isVisible());
    CHECK(exporting.says(u"The anonymised images alone"_s));
    exporting.box(u"Anonymised"_s)->click();
    CHECK(exporting.box(u"Reports"_s)->isChecked());
    CHECK_FALSE(exporting.box(u"Move all dates"_s)->isVisible());
}

TEST_CASE("reports that cannot be listed are told of and can be asked for again")
{
    Exporting exporting;
    const StudyInstanceUid study = exporting.source->studies().first().study.uid;
    int asked = 0;
    exporting.settings.reports = [&asked, study] {
        return QtFuture::makeReadyFuture(++asked == 1
                                             ? Result<QVector<authoring::MediumReport>>(fail(ErrorCode::Network))
                                             : Result<QVector<authoring::MediumReport>>({reportOf(study, "%PDF-1.4")}));
    };
    exporting.open();
    CHECK(exporting.says(u"The reports of these exams cannot be reached now"_s));
    CHECK(exporting.isReady(u"Start"_s));
    REQUIRE(exporting.press(u"Try again"_s));
    CHECK(exporting.says(u"With the images: 1 report"_s));
    CHECK(exporting.label(u"cannot be reached now"_s) == nullptr);
}

TEST_CASE("pictures and viewer go along when they are there and are left out when they are not wanted")
{
    Exporting exporting;
    const QString payload = exporting.made(u"payload"_s);
    QFile starter(payload + u"/Visualizzatore.sh"_s);
    REQUIRE(starter.open(QIODevice::WriteOnly));
    REQUIRE(starter.write(QByteArray(3'000'000, '#')) > 0);
    starter.close();
    exporting.settings.payloadFolder = payload;
    exporting.settings.pictures = [](const QByteArray &, const QVector<int> &frames) {
        return QVector<Result<authoring::FramePicture>>(frames.size(), authoring::FramePicture{"jpeg", 8, 8});
    };
    exporting.open();
    CHECK(exporting.says(u"With the images: pictures for the browser · viewer"_s));
    CHECK(QTest::qWaitFor([&] { return exporting.box(u"Viewer"_s)->text() == u"Viewer (3 MB)"_s; }, 10'000));
    for (const bool wanted : {true, false}) {
        if (!wanted) {
            exporting.open();
            exporting.box(u"Viewer"_s)->click();
            exporting.box(u"Pictures"_s)->click();
        }
        exporting.choose(u"Media"_s, u"Folder"_s);
        REQUIRE(exporting.press(u"Start"_s));
        const QString target = exporting.made(wanted ? u"with"_s : u"without"_s);
        REQUIRE(exporting.enter(target));
        REQUIRE(exporting.says(u"Saved and checked"_s));
        CHECK(QFile::exists(target + u"/Visualizzatore.sh"_s) == wanted);
        CHECK(QFile::exists(target + u"/IHE_PDI/P0000001.JPG"_s) == wanted);
    }
}

TEST_CASE("an exam without images and one that is listed with the same image twice cannot be started")
{
    Exporting exporting;
    exporting.studies = exporting.source->studies();
    model::ImagingSeries &series = exporting.studies.first().series.first();
    series.instances.append(series.instances.first());
    exporting.open();
    CHECK(exporting.says(u"The same image is listed twice."_s));
    CHECK_FALSE(exporting.button(u"Start"_s)->isEnabled());
    series.instances.clear();
    exporting.open();
    CHECK(exporting.says(u"There are no images to export."_s));
    CHECK_FALSE(exporting.button(u"Start"_s)->isEnabled());
}

TEST_CASE("whether an export fits is sure only where its size is known and nothing makes it less")
{
    ui::ExportEstimate estimate;
    estimate.bytes = 110;
    estimate.instanceBytes = 100;
    ui::ExportChoice choice;
    choice.medium = ui::ExportMedium::Folder;
    CHECK(ui::fitOf(estimate, choice, {}) == ui::Fit::Fits); // unknown
    CHECK(ui::fitOf(estimate, choice, 110) == ui::Fit::Fits);
    CHECK(ui::fitOf(estimate, choice, 109) == ui::Fit::Perhaps); // pages may take less
    CHECK(ui::fitOf(estimate, choice, 99) == ui::Fit::TooLarge);
    choice.anonymised = true;
    CHECK(ui::fitOf(estimate, choice, 99) == ui::Fit::Perhaps);
    choice.anonymised = false;
    choice.medium = ui::ExportMedium::Zip;
    CHECK(ui::fitOf(estimate, choice, 99) == ui::Fit::Perhaps);
    choice.medium = ui::ExportMedium::IsoImage;
    CHECK(ui::fitOf(estimate, choice, 99) == ui::Fit::TooLarge);
    estimate.isExact = false;
    CHECK(ui::fitOf(estimate, choice, 99) == ui::Fit::Perhaps);
}

TEST_CASE("the sheet with the passphrase holds it and the seal and nothing else of the exam")
{
    const Exporting exporting; // English
    QTemporaryDir folder;
    const QString pdf = folder.filePath(u"sheet.pdf"_s);
    {
        QPdfWriter writer(pdf);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        REQUIRE(ui::PassphraseSheet::paint(writer, Secret("albero lampada fiume monte sedia torta vento"),
                                           u"lusab babad gutih tugad"_s));
    }
    if (!haveTool(u"pdftotext"_s) || !haveTool(u"pdfinfo"_s))
        return announceSkip(u"pdftotext is not installed"_s);
    CHECK(runTool(u"pdfinfo"_s, {pdf}).output.contains("Pages:           1"));
    const QString text = QString::fromUtf8(runTool(u"pdftotext"_s, {pdf, u"-"_s}).output).simplified();
    CAPTURE(text.toStdString());
    CHECK(text.contains(u"albero lampada fiume monte sedia torta vento"_s));
    CHECK(text.contains(u"lusab babad gutih tugad"_s));
    CHECK(text.contains(u"7-Zip"_s));
    if (const QString pictures = qEnvironmentVariable("TUODOSSIER_PICTURES"); !pictures.isEmpty())
        runTool(u"pdftoppm"_s, {u"-r"_s, u"60"_s, u"-png"_s, pdf, pictures + u"/passphrase-sheet"_s});
}
