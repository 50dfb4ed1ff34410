// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/render/ReportText.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "viewer/render/EcgSheet.h"
#include "viewer/widget/ObjectPage.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPdfWriter>
#include <QTextDocument>
#include <QtTest/qtestsystem.h>

#include <cmath>

using namespace td;
using namespace td::viewer;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::shared_ptr<const dicom::Part10> fileOf(const QString &path)
{
    auto file = dicom::Part10::read(contents(path));
    REQUIRE(file.has_value());
    return std::make_shared<dicom::Part10>(std::move(*file));
}

QString plain(const QString &html)
{
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText();
}

dicom::ContentItem textItem(const QString &name, const QString &text)
{
    dicom::ContentItem item;
    item.type = dicom::ValueType::Text;
    item.name.meaning = name;
    item.text = text;
    return item;
}

dicom::ContentItem number(const QString &name, const QString &value, const QString &unit)
{
    dicom::ContentItem item;
    item.type = dicom::ValueType::Number;
    item.name.meaning = name;
    item.text = value;
    item.code.value = unit;
    return item;
}

/// An ECG of one lead: 1 s at 500 Hz, 1 µV steps, all samples 0 but one of 1 mV in the middle.
std::shared_ptr<dicom::Waveform> spike()
{
    dicom::WaveformChannel channel;
    channel.label = u"II"_s;
    channel.sensitivity = 1;
    channel.unit.value = u"uV"_s;
    channel.samples.assign(500, 0);
    for (std::size_t i = 240; i < 260; ++i)
        channel.samples[i] = 1000;
    dicom::WaveformGroup group;
    group.samplingFrequencyHz = 500;
    group.samples = 500;
    group.channels.push_back(std::move(channel));
    auto waveform = std::make_shared<dicom::Waveform>();
    waveform->groups.push_back(std::move(group));
    return waveform;
}

void picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("TUODOSSIER_PICTURES");
    if (!folder.isEmpty())
        widget.grab().save(folder + u'/' + name + u".png"_s);
}

} // namespace

TEST_CASE("a report that nobody has verified says so before anything else")
{
    dicom::StructuredReport report;
    report.root.name.meaning = u"Chest X-ray"_s;
    report.root.children.push_back(textItem(u"Findings"_s, u"Clear lungs."_s));
    const QString text = plain(render::ReportText::html(report));
    CHECK(text.startsWith(u"Chest X-ray"));
    REQUIRE(text.contains(u"Not verified"));
    CHECK(text.indexOf(u"Not verified") < text.indexOf(u"Clear lungs."));
    report.isVerified = true;
    report.verifiers.push_back({u"ROSSI^ANNA"_s, u"Clinica"_s, QDateTime(QDate(2024, 1, 31), QTime(9, 15))});
    const QString verified = plain(render::ReportText::html(report));
    CHECK_FALSE(verified.contains(u"Not verified"));
    CHECK(verified.contains(u"ROSSI ANNA"));
}

TEST_CASE("text of a file can hold no markup")
{
    dicom::StructuredReport report;
    report.root.children.push_back(
        textItem(u"<b>x</b>"_s, u"a < b <img src='http://example.org/x.png'> <a href='file:///'>"_s));
    const QString html = render::ReportText::html(report);
    CHECK_FALSE(html.contains(u"<img"));
    CHECK_FALSE(html.contains(u"<a href='file"));
    CHECK(plain(html).contains(u"a < b <img src='http://example.org/x.png'>"));
}

TEST_CASE("numbers beside each other are a table with their units, and a missing one says why")
{
    dicom::StructuredReport report;
    report.root.children.push_back(number(u"Length"_s, u"12.5"_s, u"mm"_s));
    report.root.children.push_back(number(u"Count"_s, u"3"_s, u"1"_s));
    dicom::ContentItem missing = number(u"Area"_s, {}, u"mm2"_s);
    missing.qualifier.meaning = u"Measurement failure"_s;
    report.root.children.push_back(missing);
    QLocale::setDefault(QLocale(QLocale::Italian));
    const QString html = render::ReportText::html(report);
    QLocale::setDefault(QLocale::c());
    CHECK(html.count(u"<table"_s) == 1);
    CHECK(html.contains(u"12,5&nbsp;mm<"));
    CHECK(html.contains(u">3<"));
    CHECK(html.contains(u"Measurement failure"));
}

TEST_CASE("an image of a report is a link with instance and frame")
{
    dicom::StructuredReport report;
    dicom::ContentItem image;
    image.type = dicom::ValueType::Image;
    image.reference.instance = *SopInstanceUid::create(u"1.2.3"_s);
    image.reference.frames = {7};
    report.root.children.push_back(image);
    CHECK(render::ReportText::html(report).contains(u"href='image:1.2.3#7'"));
}

TEST_CASE("a longer report than can be shown tells how much is left out")
{
    dicom::StructuredReport report;
    for (int i = 0; i < render::ReportText::kMaxShown + 500; ++i)
        report.root.children.push_back(textItem(u"n"_s, u"x"_s));
    report.items = int(report.root.children.size());
    CHECK(plain(render::ReportText::html(report)).contains(u"500"));
}

TEST_CASE("an electrocardiogram is drawn 25 mm to a second and 10 mm to a millivolt")
{
    const auto sheet = render::EcgSheet::create(spike(), 0);
    REQUIRE(sheet.has_value());
    // 15 mm before the trace, 25 mm of trace, 5 mm after; 10 mm above and below zero, 4 mm margins.
    CHECK(sheet->sizeMm() == QSizeF(45, 28));
    constexpr int perMm = 10;
    QImage image(450, 280, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(perMm, perMm);
    sheet->paint(painter, QRectF(0, 0, 45, 28), 1.0 / perMm);
    painter.end();
    // The trace is at 14 mm, and 10 mm higher between 0.48 and 0.52 s: 15 + 12.5 mm from the left.
    const auto isInk = [&](double x, double y) { return qGray(image.pixel(int(x * perMm), int(y * perMm))) < 120; };
    CHECK(isInk(20.05, 14.0));
    CHECK(isInk(27.5, 4.0));
    CHECK_FALSE(isInk(27.5, 14.02));
    CHECK_FALSE(isInk(20.05, 4.0));
    // The calibration pulse stands 5 mm wide and 10 mm high before the trace: from 8 to 13 mm.
    CHECK(isInk(10.5, 4.0));
    CHECK(isInk(8.0, 9.25));
    CHECK(isInk(13.0, 9.25));
}

TEST_CASE("a recording without a scale is not drawn")
{
    auto waveform = spike();
    waveform->groups[0].channels[0].sensitivity.reset();
    CHECK(render::EcgSheet::create(waveform, 0).error().code == ErrorCode::Unsupported);
}

TEST_CASE("every report and recording of the corpus is shown")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"object pages"_s);
    const theme::Theme theme(theme::Mode::Light);
    ObjectPage page(theme);
    page.setStyleSheet(theme.viewerStyleSheet());
    page.resize(1000, 800);
    bool shown = false;
    QObject::connect(&page, &ObjectPage::shown, &page, [&] { shown = true; });
    QStringList files;
    for (const QString &name : QDir(corpus + u"/sr"_s).entryList(QDir::Files))
        files.append(u"sr/"_s + name);
    files += {u"pdf-ecg-other/waveform_ecg.dcm"_s, u"pdf-ecg-other/kos_mister_mr.dcm"_s,
              u"pdf-ecg-other/sample-pdf.dcm"_s, u"pdf-ecg-other/hotiron.dcm"_s};
    for (const QString &name : files) {
        INFO(name.toStdString());
        shown = false;
        page.show(fileOf(corpus + u'/' + name));
        REQUIRE(QTest::qWaitFor([&] { return shown; }, 10'000));
        const bool isText = page.message().isEmpty() && !page.ecg().sheet();
        if (isText)
            CHECK(page.text().toPlainText().size() > 40);
        picture(page, u"object-"_s + QString(name).replace(u'/', u'-').remove(u".dcm"_s));
    }
    CHECK(page.message().contains(u"neither images nor text"));
}

TEST_CASE("a link of a report asks for its image, and a page can be printed")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"object pages"_s);
    const theme::Theme theme(theme::Mode::Light);
    ObjectPage page(theme);
    page.show(fileOf(corpus + u"/pdf-ecg-other/waveform_ecg.dcm"_s));
    REQUIRE(QTest::qWaitFor([&] { return page.ecg().sheet().has_value(); }, 10'000));
    CHECK(page.ecg().sheet()->conditions().join(u' ').contains(u"25 mm/s"));
    CHECK(page.ecg().sheet()->findings().contains(u"RITMO SINUSALE"_s));
    QByteArray pdf;
    QBuffer buffer(&pdf);
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    QPdfWriter writer(&buffer);
    CHECK(page.print(writer));
    buffer.close();
    CHECK(pdf.startsWith("%PDF"));
    const int before = page.ecg().width();
    page.zoomBy(1.25);
    CHECK(page.ecg().width() == Approx(before * 1.25).margin(1));

    QString asked;
    QObject::connect(&page, &ObjectPage::imageRequested, &page, [&](const SopInstanceUid &uid, int frame) {
        asked = uid.value() + u'/' + QString::number(frame);
    });
    Q_EMIT page.text().anchorClicked(QUrl(u"image:1.2.3#7"_s));
    CHECK(asked == u"1.2.3/7"_s);
}
