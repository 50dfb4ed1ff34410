// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IndexPages.h"

#include "core/authoring/PageWriter.h"
#include "core/media/Manifest.h"

#include <algorithm>
#include <future>
#include <numeric>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr int digits = 7; // after one letter: names of eight characters (ISO 9660 level 1)

QString numbered(const QString &before, int number, const QString &after)
{
    return QLatin1String(pagesFolderName) + before + u"%1"_s.arg(number, digits, 10, QLatin1Char('0')) + after;
}

QString joined(QStringList parts, const QString &separator = u" · "_s)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

/// One set of pages, in one language.
class Pages {
public:
    /// The first page of the set that is opened first lies at the top.
    Pages(const PageContents &contents, const PageWords &words, bool first)
        : m_contents(contents)
        , m_words(words)
        , m_first(first)
    {
        for (const PageStudy &study : contents.studies)
            if (const QString person = personOf(study); !m_persons.contains(person))
                m_persons.append(person);
    }

    QVector<PageFile> write() const
    {
        QVector<PageFile> files{{indexPath(m_words, m_first), indexPage()}};
        for (int i = 0; i < m_contents.studies.size(); ++i)
            files.append({studyPath(m_words, i), studyPage(i)});
        return files;
    }

private:
    static QString indexPath(const PageWords &words, bool first)
    {
        if (first)
            return QLatin1String(indexPageName);
        return QLatin1String(pagesFolderName) + u"/INDEX_"_s + words.tag().toUpper() + u".HTM"_s;
    }
    static QString studyPath(const PageWords &words, int study)
    {
        return numbered(words.isItalian() ? u"/I"_s : u"/E"_s, study + 1, u".HTM"_s);
    }
    QString personOf(const PageStudy &study) const
    {
        const QString birth = m_words.date(study.patientBirthDate);
        return joined({study.patientName, birth.isEmpty() ? QString() : m_words(Word::Born).arg(birth)});
    }
    QString titleOf(const PageStudy &study) const
    {
        return study.description.trimmed().isEmpty() ? m_words(Word::Unnamed) : study.description;
    }
    QString dateOf(const PageStudy &study) const
    {
        return study.started.isValid() ? m_words.date(study.started.date()) : m_words(Word::NoDate);
    }
    QString modalitiesOf(const PageStudy &study) const
    {
        QStringList names;
        for (const QString &code : study.modalities)
            names.append(m_words.modality(code));
        for (const PageSeries &series : names.isEmpty() ? study.series : QVector<PageSeries>())
            names.append(m_words.modality(series.modality));
        names.removeDuplicates();
        names.removeAll(QString());
        return names.join(u", "_s);
    }

    QByteArray indexPage() const;
    QByteArray studyPage(int study) const;
    void writeLanguageLink(PageWriter &page, const QString &path) const;
    void writeContents(PageWriter &page) const;
    void writeCard(PageWriter &page, int study) const;
    void writeReports(PageWriter &page, const QVector<PageReport> &reports) const;
    void writeHowToOpen(PageWriter &page) const;
    void writeAuthenticity(PageWriter &page) const;
    void writeFooter(PageWriter &page) const;
    void writeSteps(PageWriter &page, int study) const;
    void writeSeries(PageWriter &page, const PageSeries &series) const;
    void writePicture(PageWriter &page, const PageSeries &series, const PagePicture &picture) const;
    bool hasViewer() const
    {
        return m_contents.hasWindowsViewer || m_contents.hasLinuxViewer || m_contents.hasMacViewer;
    }

    const PageContents &m_contents;
    PageWords m_words;
    bool m_first;
    QStringList m_persons; ///< each once
};

void Pages::writeLanguageLink(PageWriter &page, const QString &path) const
{
    const QString tag = m_words.other().tag();
    page.open("p", {{"class", u"language"_s}});
    page.open("a", {{"href", page.reference(path)}, {"lang", tag}, {"xml:lang", tag}, {"hreflang", tag}});
    page.text(m_words(Word::OtherLanguage));
    page.close();
    page.close();
}

void Pages::writeContents(PageWriter &page) const
{
    page.open("nav", {{"class", u"contents"_s}, {"aria-label", m_words(Word::OnThisPage)}});
    page.open("ul");
    const auto entry = [&](const QString &id, Word word) {
        page.open("li");
        page.element("a", m_words(word), {{"href", u'#' + id}});
        page.close();
    };
    entry(u"exams"_s, Word::Exams);
    if (!m_contents.reports.isEmpty())
        entry(u"reports"_s, Word::OtherReports);
    entry(u"open"_s, Word::HowToOpen);
    entry(u"verify"_s, Word::Authenticity);
    page.close();
    page.close();
}

void Pages::writeReports(PageWriter &page, const QVector<PageReport> &reports) const
{
    if (reports.isEmpty())
        return;
    page.open("ul", {{"class", u"documents"_s}});
    for (const PageReport &report : reports) {
        const QString title = report.title.trimmed().isEmpty() ? m_words(Word::Report) : report.title;
        page.open("li");
        page.link(report.path,
                  m_words(Word::OpenReport).arg(joined({title, m_words.date(report.date.date())}, u", "_s)));
        page.close();
    }
    page.close();
}

void Pages::writeCard(PageWriter &page, int number) const
{
    const PageStudy &study = m_contents.studies[number];
    const QString path = studyPath(m_words, number);
    const int images = std::accumulate(study.series.begin(), study.series.end(), 0,
                                       [](int sum, const PageSeries &series) { return sum + series.images; });
    page.open("div", {{"class", u"card"_s}});
    const auto shown = std::find_if(study.series.begin(), study.series.end(),
                                    [](const PageSeries &series) { return !series.pictures.isEmpty(); });
    if (shown != study.series.end()) { // the link with words follows: this one is for the eye
        const PagePicture &picture = shown->pictures[shown->pictures.size() / 2];
        page.open(
            "a",
            {{"class", u"frame"_s}, {"href", page.reference(path)}, {"tabindex", u"-1"_s}, {"aria-hidden", u"true"_s}});
        page.open("img", {{"src", page.reference(picture.path)},
                          {"alt", QString()},
                          {"width", QString::number(picture.width)},
                          {"height", QString::number(picture.height)}});
        page.close();
        page.close();
    }
    page.open("div", {{"class", u"text"_s}});
    page.element("h3", titleOf(study));
    if (m_persons.size() > 1)
        page.element("p", personOf(study), {{"class", u"person"_s}});
    page.element("p", joined({dateOf(study), modalitiesOf(study)}));
    page.element("p",
                 m_words.count(int(study.series.size()), Word::OneSeries, Word::ManySeries) + u", "_s +
                     m_words.count(images, Word::OneImage, Word::ManyImages),
                 {{"class", u"quiet"_s}});
    page.open("p");
    const QString see = m_words(shown != study.series.end() ? Word::SeeImages : Word::SeeExam);
    page.link(path, see, u"button"_s, see + u": "_s + joined({titleOf(study), dateOf(study)}, u", "_s));
    page.close();
    writeReports(page, study.reports);
    page.close();
    page.close();
}

void Pages::writeHowToOpen(PageWriter &page) const
{
    page.element("h2", m_words(Word::HowToOpen), {{"id", u"open"_s}});
    page.element("p", m_words(Word::ForDoctors));
    page.element("p", m_words(hasViewer() ? Word::WithViewer : Word::WithoutViewer));
    if (hasViewer()) {
        page.open("ul");
        const auto step = [&](bool present, Word word, const QString &file) {
            if (!present)
                return;
            page.open("li");
            page.text(m_words(word) + u' ');
            page.element("strong", file, {{"class", u"file"_s}});
            page.close();
        };
        step(m_contents.hasWindowsViewer, Word::OnWindows, u"Visualizzatore.bat"_s);
        step(m_contents.hasMacViewer, Word::OnMac, u"Visualizzatore.command"_s);
        step(m_contents.hasLinuxViewer, Word::OnLinux, u"Visualizzatore.sh"_s);
        page.close();
    }
    page.element("p", m_words(Word::Unpack));
}

void Pages::writeAuthenticity(PageWriter &page) const
{
    page.element("h2", m_words(Word::Authenticity), {{"id", u"verify"_s}});
    if (!m_contents.seal.isEmpty()) {
        page.open("p");
        page.text(m_words(Word::SealIs));
        page.element("strong", m_contents.seal, {{"class", u"seal"_s}});
        page.close();
    }
    page.element("p", m_words(Word::SealMeans));
    if (hasViewer())
        page.element("p", m_words(Word::VerifyByViewer));
    page.element("p", m_words(Word::HowToVerify));
    page.element("pre", u"sha256sum -c "_s + QLatin1String(media::manifestName));
}

void Pages::writeFooter(PageWriter &page) const
{
    page.open("footer", {{"class", u"quiet"_s}});
    page.element("p", m_contents.clinic);
    const QString made = m_words.time(m_contents.made);
    page.element("p", joined({made.isEmpty() ? QString() : m_words(Word::MadeOn).arg(made),
                              m_words(Word::MadeWith).arg(QStringLiteral(TUODOSSIER_VERSION))}));
    page.close();
}

QByteArray Pages::indexPage() const
{
    PageWriter page(indexPath(m_words, m_first), m_words, m_words(Word::Title));
    page.open("header");
    writeLanguageLink(page, indexPath(m_words.other(), !m_first));
    page.element("h1", m_words(Word::Title));
    if (m_persons.size() == 1)
        page.element("p", m_persons.first(), {{"class", u"person"_s}});
    page.close();
    page.open("main");
    if (m_contents.volumes > 1)
        page.element("p", m_words(Word::Volume).arg(m_contents.volume).arg(m_contents.volumes),
                     {{"class", u"volume"_s}});
    else if (m_contents.volumes == 0)
        page.element("p", m_words(Word::VolumeOfSome).arg(m_contents.volume), {{"class", u"volume"_s}});
    page.element("p", m_words(Word::Notice), {{"class", u"notice"_s}, {"role", u"note"_s}});
    writeContents(page);
    page.element("h2", m_words(Word::Exams), {{"id", u"exams"_s}});
    if (m_contents.studies.isEmpty())
        page.element("p", m_words(Word::NoExams));
    for (int i = 0; i < m_contents.studies.size(); ++i)
        writeCard(page, i);
    if (!m_contents.reports.isEmpty())
        page.element("h2", m_words(Word::OtherReports), {{"id", u"reports"_s}});
    writeReports(page, m_contents.reports);
    writeHowToOpen(page);
    writeAuthenticity(page);
    page.close();
    writeFooter(page);
    return page.finish();
}

void Pages::writeSteps(PageWriter &page, int study) const
{
    page.open("p", {{"class", u"steps"_s}});
    page.link(indexPath(m_words, m_first), m_words(Word::Back));
    if (study > 0)
        page.link(studyPath(m_words, study - 1), m_words(Word::Previous));
    if (study + 1 < m_contents.studies.size())
        page.link(studyPath(m_words, study + 1), m_words(Word::Next));
    page.close();
}

void Pages::writePicture(PageWriter &page, const PageSeries &series, const PagePicture &picture) const
{
    QString caption =
        picture.instanceNumber > 0 ? m_words(Word::Image).arg(picture.instanceNumber) : m_words(Word::ImageUnnumbered);
    if (picture.of > 1)
        caption = m_words(Word::Frame).arg(caption, QString::number(picture.frame + 1), QString::number(picture.of));
    page.open("figure");
    page.open("a", {{"class", u"frame"_s}, {"href", page.reference(picture.path)}});
    page.open("img", {{"src", page.reference(picture.path)},
                      {"alt", joined({series.description, caption}, u": "_s)},
                      {"width", QString::number(picture.width)},
                      {"height", QString::number(picture.height)},
                      {"loading", u"lazy"_s}});
    page.close();
    page.close();
    page.element("figcaption", caption, {{"aria-hidden", u"true"_s}}); // the link has said it
    page.close();
}

void Pages::writeSeries(PageWriter &page, const PageSeries &series) const
{
    const QString number =
        series.number > 0 ? m_words(Word::Series).arg(series.number) : m_words(Word::SeriesUnnumbered);
    const int shown = int(series.pictures.size());
    page.element("h3", joined({number, series.description}, u": "_s));
    page.element(
        "p",
        joined({m_words.modality(series.modality),
                shown > 0 && shown < series.images ? m_words(Word::SomeShown).arg(series.images).arg(shown)
                                                   : m_words.count(series.images, Word::OneImage, Word::ManyImages)}),
        {{"class", u"quiet"_s}});
    if (shown == 0)
        return page.element("p", m_words(Word::NoPicture));
    page.open("div", {{"class", u"figures"_s}});
    for (const PagePicture &picture : series.pictures)
        writePicture(page, series, picture);
    page.close();
}

QByteArray Pages::studyPage(int number) const
{
    const PageStudy &study = m_contents.studies[number];
    // The title goes into the history of a browser that may be another person's: it tells nothing of the exam.
    PageWriter page(studyPath(m_words, number), m_words,
                    m_words(Word::Title) + u" (%1/%2)"_s.arg(number + 1).arg(m_contents.studies.size()));
    page.open("header");
    writeLanguageLink(page, studyPath(m_words.other(), number));
    page.open("nav", {{"aria-label", m_words(Word::Exams)}});
    writeSteps(page, number);
    page.close();
    page.element("h1", titleOf(study));
    page.element("p", personOf(study), {{"class", u"person"_s}});
    page.element("p", joined({dateOf(study), modalitiesOf(study)}));
    page.close();
    page.open("main");
    page.element("p", m_words(Word::Notice), {{"class", u"notice"_s}, {"role", u"note"_s}});
    if (!study.reports.isEmpty())
        page.element("h2", m_words(Word::Reports));
    writeReports(page, study.reports);
    const bool hasPictures = std::any_of(study.series.begin(), study.series.end(),
                                         [](const PageSeries &series) { return !series.pictures.isEmpty(); });
    if (!study.series.isEmpty())
        page.element("h2", m_words(Word::Images));
    if (hasPictures)
        page.element("p", m_words(Word::EnlargeHint));
    for (const PageSeries &series : study.series)
        writeSeries(page, series);
    writeSteps(page, number);
    page.close();
    writeFooter(page);
    return page.finish();
}

} // namespace

QString picturePath(int number)
{
    return numbered(u"/P"_s, number, u".JPG"_s);
}

QString reportPath(int number)
{
    return numbered(u"/REPORT/R"_s, number, u".PDF"_s);
}

QVector<PageFile> indexPages(const PageContents &contents)
{
    const PageWords words(contents.languageTag);
    const PageWords others = words.other();
    auto other = std::async(std::launch::async, [&] { return Pages(contents, others, false).write(); });
    auto pages = Pages(contents, words, true).write();
    return pages + other.get();
}

} // namespace td::authoring
