// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IndexPages.h"
#include "core/authoring/PageStyle.h"
#include "core/authoring/Readme.h"
#include "tests/authoring/PagesLayout.h"
#include "tests/support/Catch.h"
#include "tests/support/Files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace td;
using namespace td::authoring;
using namespace Qt::StringLiterals;

namespace {

PageContents contents(const QString &language)
{
    PageContents c;
    c.languageTag = language;
    c.made = QDateTime(QDate(2024, 11, 25), QTime(9, 5));
    c.seal = u"babab-dabab-fabab-gabab-habab-jabab"_s;
    PageStudy study;
    study.patientName = u"PROVA UNO"_s;
    study.patientBirthDate = QDate(1942, 4, 10);
    study.started = QDateTime(QDate(2024, 3, 2), QTime(8, 30));
    study.description = u"TC encefalo"_s;
    study.modalities = {u"CT"_s};
    PageSeries series{u"CT"_s, 2, u"Assiale"_s, 40, {}};
    series.pictures.append({picturePath(1), 7, 0, 1, 512, 512});
    series.pictures.append({picturePath(2), 9, 4, 30, 512, 256});
    study.series = {series, {u"SR"_s, 0, {}, 0, {}}};
    study.reports.append({u"Referto TC"_s, QDateTime(QDate(2024, 3, 3), QTime(10, 0)), reportPath(1)});
    c.studies = {study, study};
    c.reports.append({u"Lettera"_s, {}, reportPath(2)});
    return c;
}

/// All texts that a reader sees, joined by blanks, and alternative texts and labels.
QString textOf(const QByteArray &page)
{
    QStringList texts;
    QXmlStreamReader xml(page);
    bool inHead = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            inHead = inHead || xml.name() == u"head"_s;
            for (const auto &attribute : xml.attributes())
                if (attribute.name() == u"alt"_s || attribute.name() == u"aria-label"_s)
                    texts.append(attribute.value().toString());
        } else if (xml.isEndElement() && xml.name() == u"head"_s) {
            inHead = false;
        } else if (xml.isCharacters() && !inHead) {
            texts.append(xml.text().toString());
        }
    }
    CHECK_FALSE(xml.hasError());
    return texts.join(u' ').simplified();
}

QByteArray pageAt(const QVector<PageFile> &pages, const QString &path)
{
    for (const PageFile &page : pages)
        if (page.path == path)
            return page.content;
    FAIL("no page " << path.toStdString());
    return {};
}

} // namespace

TEST_CASE("The pages lie where portable data for imaging has them, in names of eight and three characters")
{
    QStringList paths;
    for (const PageFile &page : indexPages(contents(u"it"_s)))
        paths.append(page.path);
    CHECK(paths == QStringList{u"INDEX.HTM"_s, u"IHE_PDI/I0000001.HTM"_s, u"IHE_PDI/I0000002.HTM"_s,
                               u"IHE_PDI/INDEX_EN.HTM"_s, u"IHE_PDI/E0000001.HTM"_s, u"IHE_PDI/E0000002.HTM"_s});
    paths.append({picturePath(1), picturePath(9'999'999), reportPath(12)});
    CHECK(picturePath(1) == u"IHE_PDI/P0000001.JPG"_s);
    CHECK(reportPath(12) == u"IHE_PDI/REPORT/R0000012.PDF"_s);
    const QRegularExpression isoName(u"^[A-Z0-9_]{1,8}(\\.[A-Z0-9_]{1,3})?$"_s);
    for (const QString &path : std::as_const(paths))
        for (const QString &part : path.split(u'/'))
            CHECK(isoName.match(part).hasMatch());
}

TEST_CASE("Every reference of every page leads to a file of the medium")
{
    const auto language = GENERATE(as<QString>(), u"it-IT"_s, u"en"_s, u"de"_s);
    const PageContents c = contents(language);
    const QVector<PageFile> pages = indexPages(c);
    const QTemporaryDir medium;
    for (const PageFile &page : pages)
        test::write(medium.filePath(page.path), page.content);
    for (const QString &path : {picturePath(1), picturePath(2), reportPath(1), reportPath(2)})
        test::write(medium.filePath(path), "x");
    CHECK(test::brokenReferences(medium.path(), pages) == QStringList());
    // and each of these is referred to
    REQUIRE(QFile::remove(medium.filePath(reportPath(2))));
    CHECK(test::brokenReferences(medium.path(), pages).size() == 2); // by the index of either language
    REQUIRE(QFile::remove(medium.filePath(picturePath(1))));
    CHECK(test::brokenReferences(medium.path(), pages).size() == 2 + 8); // src and href, two studies, two languages
}

TEST_CASE("A name is shown as it is, whatever characters it has, and breaks no page")
{
    const QString nasty = u"<b>\"D'Arco\" & </p> Łukasz 山田 😀 %1 %2"_s;
    PageContents c = contents(u"it"_s);
    c.clinic = nasty;
    for (PageStudy &study : c.studies) {
        study.patientName = study.description = nasty;
        study.modalities = {nasty};
        study.series[0].description = study.series[0].modality = nasty;
        study.reports[0].title = nasty;
    }
    c.reports[0].title = nasty;
    const QVector<PageFile> pages = indexPages(c);
    for (const PageFile &page : pages) {
        INFO(page.path.toStdString());
        CHECK(textOf(page.content).contains(nasty.simplified()));
        CHECK_FALSE(page.content.contains("<b>"));
    }
    CHECK(textOf(pages[0].content).count(nasty) >= 7);
}

TEST_CASE("Characters that no page may hold are replaced, and the page stays well-formed")
{
    PageContents c = contents(u"it"_s);
    c.studies[0].description = u"a\u0001b\vc"_s + QChar(0xD800) + u'd' + QChar(0xFFFF) + u'e';
    for (const PageFile &page : indexPages(c)) {
        INFO(page.path.toStdString());
        (void)textOf(page.content); // checks
        CHECK_FALSE(page.content.contains('\x01'));
    }
    CHECK(textOf(indexPages(c)[0].content).contains(u"a b c\uFFFDd\uFFFDe"_s));
}

TEST_CASE("A page says which language it is in, names its encoding first and needs nothing but the medium")
{
    for (const PageFile &page : indexPages(contents(u"it"_s))) {
        INFO(page.path.toStdString());
        const bool italian = page.path == u"INDEX.HTM"_s || page.path.startsWith(u"IHE_PDI/I0"_s);
        CHECK(page.content.trimmed().startsWith("<!DOCTYPE html>"));
        CHECK(page.content.contains(italian ? " lang=\"it\"" : " lang=\"en\""));
        const qsizetype charset = page.content.indexOf("charset=\"utf-8\"");
        CHECK(charset > 0);
        CHECK(charset < 1024); // HTML: within the first 1024 bytes
        CHECK_FALSE(page.content.contains("<script"));
        CHECK_FALSE(page.content.contains("url("));
        for (const QString &reference : test::referencesOf(page.content)) {
            CHECK_FALSE(reference.contains(u':')); // no scheme, no drive
            CHECK_FALSE(reference.contains(u'\\'));
            CHECK_FALSE(reference.startsWith(u'/'));
        }
    }
}

TEST_CASE("What a browser keeps in its history tells nothing of the patient or the exam")
{
    for (const PageFile &page : indexPages(contents(u"it"_s))) {
        const QByteArray title = page.content.mid(page.content.indexOf("<title>"), 60);
        CHECK(title.startsWith("<title>E"));
        CHECK_FALSE(title.contains("PROVA"));
        CHECK_FALSE(title.contains("encefalo"));
    }
}

TEST_CASE("The index tells what is on the medium, in either language")
{
    const QVector<PageFile> pages = indexPages(contents(u"it"_s));
    const QString italian = textOf(pages[0].content);
    CHECK(italian.contains(u"PROVA UNO · Data di nascita: 10/04/1942"_s));
    CHECK(italian.contains(u"02/03/2024 · Tomografia computerizzata (CT)"_s));
    CHECK(italian.contains(u"2 serie, 40 immagini"_s));
    CHECK(italian.contains(u"Apra (PDF): Referto TC, 03/03/2024"_s));
    CHECK(italian.contains(u"Apra (PDF): Lettera"_s));
    CHECK(italian.contains(u"non per la diagnosi"_s));
    CHECK(italian.contains(u"DICOMDIR"_s));
    CHECK(italian.contains(u"babab-dabab-fabab-gabab-habab-jabab"_s));
    CHECK(italian.contains(u"sha256sum -c MANIFEST.TXT"_s));
    CHECK(italian.contains(u"25/11/2024, 09:05"_s));
    CHECK_FALSE(italian.contains(u"Volume"_s));
    const QString english = textOf(pageAt(pages, u"IHE_PDI/INDEX_EN.HTM"_s));
    CHECK(english.contains(u"PROVA UNO · Date of birth: 10 April 1942"_s));
    CHECK(english.contains(u"2 March 2024 · Computed tomography (CT)"_s));
    CHECK(english.contains(u"not for diagnosis"_s));
    const QString study = textOf(pageAt(pages, u"IHE_PDI/I0000001.HTM"_s));
    CHECK(study.contains(u"PROVA UNO"_s));
    CHECK(study.contains(u"Serie 2: Assiale"_s));
    CHECK(study.contains(u"40 immagini, qui ne vede 2"_s));
    CHECK(study.contains(u"Assiale: Immagine 7"_s));
    CHECK(study.contains(u"Assiale: Immagine 9, fotogramma 5 di 30"_s));
    CHECK(study.contains(u"Di questa serie non c’è un’anteprima"_s));
}

TEST_CASE("Each viewer is named when it is on the medium, and only then")
{
    const int which = GENERATE(0, 1, 2, 3);
    PageContents c = contents(u"it"_s);
    c.hasWindowsViewer = which == 1;
    c.hasLinuxViewer = which == 2;
    c.hasMacViewer = which == 3;
    const QString text = textOf(indexPages(c)[0].content);
    CHECK(text.contains(u"Visualizzatore.bat"_s) == (which == 1));
    CHECK(text.contains(u"Visualizzatore.sh"_s) == (which == 2));
    CHECK(text.contains(u"Visualizzatore.command"_s) == (which == 3));
    CHECK(text.contains(u"non c’è un visualizzatore"_s) == (which == 0));
    const QByteArray readme =
        readmeText({u"it"_s, 1, 1, 2, 40, {}, {}, {}, true, c.hasWindowsViewer, c.hasLinuxViewer, c.hasMacViewer});
    CHECK(readme.contains("Visualizzatore.bat") == (which == 1));
    CHECK(readme.contains("Visualizzatore.sh") == (which == 2));
    CHECK(readme.contains("Visualizzatore.command") == (which == 3));
    CHECK(readme.contains("non c'e' un visualizzatore") == (which == 0));
}

TEST_CASE("A volume of several says which one it is")
{
    PageContents c = contents(u"it"_s);
    c.volume = 2;
    c.volumes = 3;
    CHECK(textOf(indexPages(c)[0].content).contains(u"Volume 2 di 3"_s));
    CHECK(readmeText({u"it"_s, 2, 3}).contains("volume 2 di 3"));
}

TEST_CASE("Where images of two people are on a medium, each exam carries its name")
{
    PageContents c = contents(u"it"_s);
    c.studies[1].patientName = u"PROVA DUE"_s;
    const QString text = textOf(indexPages(c)[0].content);
    CHECK(text.count(u"PROVA UNO"_s) == 1);
    CHECK(text.count(u"PROVA DUE"_s) == 1);
    CHECK(text.indexOf(u"PROVA UNO"_s) > text.indexOf(u"TC encefalo"_s)); // not at the head of the page
}

TEST_CASE("A medium without exams, and an exam without anything, give pages all the same")
{
    PageContents c;
    CHECK(textOf(indexPages(c)[0].content).contains(u"This volume holds no exams."_s));
    c.studies.append(PageStudy());
    const QString study = textOf(indexPages(c)[1].content);
    CHECK(study.contains(u"Exam without a description"_s));
    CHECK(study.contains(u"Date not stated"_s));
}

TEST_CASE("The colours of the pages are those of the program")
{
    const QByteArray json = test::contentOf(QStringLiteral(TUODOSSIER_SOURCE_DIR) + u"/resources/theme/tokens.json"_s);
    const QJsonObject tokens = QJsonDocument::fromJson(json).object();
    QStringList known;
    for (const QString &set : {u"light"_s, u"viewer"_s})
        for (const QJsonValue &value : tokens[set].toObject())
            known.append(value.toString());
    auto colours = QRegularExpression(u"#[0-9A-Fa-f]{3,8}"_s).globalMatch(QString::fromLatin1(pageStyle));
    int count = 0;
    for (; colours.hasNext(); ++count) {
        const QString colour = colours.next().captured();
        INFO(colour.toStdString());
        CHECK(known.contains(colour));
    }
    CHECK(count > 10);
}

TEST_CASE("The style stands in a page as it is")
{
    for (const char sign : {'<', '>', '&', '"'})
        CHECK_FALSE(QByteArray(pageStyle).contains(sign));
}

TEST_CASE("README.TXT is plain ASCII in short lines, in the reader's language first, and names whom to ask")
{
    ReadmeContents c{u"it"_s, 1, 1, 3, 120};
    c.clinic = u"Clinica Città Łódź, 山 Tel. 000"_s;
    c.made = QDate(2024, 11, 25);
    c.seal = u"babab-dabab"_s;
    c.hasPages = true;
    const QByteArray text = readmeText(c);
    CHECK(text.startsWith("TUODOSSIER - STUDI DICOM\r\n"));
    CHECK(text.indexOf("TUODOSSIER - DICOM STUDIES") > 0);
    CHECK(text.simplified().contains("studi 3, oggetti 120"));
    CHECK(text.contains("Clinica Citta ?odz, ? Tel. 000")); // L with a stroke has no decomposition in Unicode
    CHECK(text.contains("2024-11-25"));
    CHECK(text.contains("INDEX.HTM"));
    CHECK(text.contains("babab-dabab"));
    for (const QByteArray &line : QByteArray(text).replace("\r\n", "\n").split('\n')) {
        INFO(line.toStdString());
        CHECK(line.size() <= 78);
        CHECK(std::all_of(line.begin(), line.end(), [](char sign) { return sign >= ' ' && sign < 0x7F; }));
    }
    c.languageTag = u"en-GB"_s;
    c.hasPages = false;
    const QByteArray english = readmeText(c);
    CHECK(english.startsWith("TUODOSSIER - DICOM STUDIES\r\n"));
    CHECK_FALSE(english.contains("IHE_PDI"));
}
