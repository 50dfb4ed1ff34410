// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/render/ReportText.h"

#include <QLocale>

#include <algorithm>

namespace td::viewer::render {

using namespace Qt::StringLiterals;
using dicom::ContentItem;
using dicom::Relationship;
using dicom::ValueType;

namespace {

QString escaped(const QString &text)
{
    QString lines = text;
    lines.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    return lines.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QString dateText(const QDate &date)
{
    return QLocale().toString(date, QLocale::ShortFormat);
}

QString momentText(const QDateTime &moment)
{
    return QLocale().toString(moment, QLocale::ShortFormat);
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

/// UCUM's ways of saying that a number counts or compares.
bool isUnitless(const dicom::Code &unit)
{
    return unit.isEmpty() || unit.value == u"1"_s || unit.value.startsWith(u'{');
}

bool isReference(ValueType type)
{
    return type == ValueType::Image || type == ValueType::Composite || type == ValueType::Waveform;
}

} // namespace

QString ReportText::personName(const QString &dicomName)
{
    return dicomName.section(u'=', 0, 0).split(u'^', Qt::SkipEmptyParts).join(u' ');
}

QString ReportText::patientLine(const QString &name, const QDate &birthDate, const QString &id)
{
    return joined({personName(name), birthDate.isValid() ? tr("born %1").arg(dateText(birthDate)) : QString(),
                   id.isEmpty() ? QString() : tr("ID %1").arg(id)});
}

QString ReportText::html(const dicom::StructuredReport &report)
{
    ReportText text(report);
    text.writeHeader();
    text.writeChildren(report.root, 2);
    if (text.m_shown > kMaxShown)
        text.m_html +=
            u"<p><b>%1</b></p>"_s.arg(tr("This report is longer than can be shown here. Entries left out: %1.")
                                          .arg(std::max(0, report.items - kMaxShown)));
    return text.m_html;
}

QString ReportText::html(const dicom::PresentationState &state)
{
    QString html = u"<h1>%1</h1>"_s.arg(tr("Prepared view"));
    html += u"<p>%1<br>%2</p>"_s.arg(
        escaped(joined({state.label, state.description})),
        escaped(joined({state.creator.isEmpty() ? QString() : tr("Author: %1").arg(personName(state.creator)),
                        state.created.isValid() ? tr("written %1").arg(momentText(state.created)) : QString()})));
    html += u"<p>%1</p>"_s.arg(
        tr("It says how images are to be shown: brightness, section, drawings. Its images open this way; the menu "
           "Image shows them as they are stored."));
    QStringList links;
    for (std::size_t i = 0; i < std::min<std::size_t>(state.images.size(), kMaxShown); ++i) {
        const dicom::ImageReference &image = state.images[i];
        links.append(u"<a href='image:%1#%2'>%3</a>"_s.arg(image.instance.value())
                         .arg(image.frames.empty() ? 0 : image.frames.front())
                         .arg(tr("image %1").arg(i + 1)));
    }
    return html + u"<p>%1</p>"_s.arg(links.join(u", "_s));
}

void ReportText::writeHeader()
{
    const dicom::StructuredReport &r = m_report;
    const QString title = r.root.name.meaning.isEmpty() ? tr("Report") : r.root.name.meaning;
    m_html += u"<h1>%1</h1>"_s.arg(escaped(title));
    m_html += u"<p>%1<br>%2</p>"_s.arg(
        escaped(patientLine(r.patientName, r.patientBirthDate, r.patientId)),
        escaped(joined({r.studyDescription, r.institution,
                        r.written.isValid() ? tr("written %1").arg(momentText(r.written)) : QString()})));
    QStringList states;
    if (!r.isVerified)
        states.append(u"<b>%1</b>"_s.arg(tr("Not verified: this is not a final report.")));
    for (const dicom::Observer &observer : r.verifiers)
        states.append(escaped(joined({tr("Verified by %1").arg(personName(observer.name)), observer.organization,
                                      observer.when.isValid() ? momentText(observer.when) : QString()})));
    if (r.isVerified && r.verifiers.empty())
        states.append(tr("Verified; the file does not say by whom."));
    for (const dicom::Observer &author : r.authors)
        states.append(escaped(joined({tr("Author: %1").arg(personName(author.name)), author.organization})));
    if (!r.isComplete)
        states.append(tr("Marked as incomplete.") + u' ' + escaped(r.completion));
    else if (!r.completion.isEmpty())
        states.append(escaped(r.completion));
    if (r.predecessors > 0)
        states.append(tr("Earlier documents that it takes the place of: %1.").arg(r.predecessors));
    m_html += u"<p>%1</p>"_s.arg(states.join(u"<br>"_s));
}

QString ReportText::nameOf(const ContentItem &item) const
{
    return escaped(item.name.meaning.isEmpty() ? item.name.value : item.name.meaning);
}

void ReportText::writeChildren(const ContentItem &item, int depth)
{
    const std::vector<ContentItem> &children = item.children;
    for (std::size_t i = 0; i < children.size();) {
        if (m_shown > kMaxShown)
            return;
        const ContentItem &child = children[i];
        if (child.type == ValueType::Number) {
            i += writeNumbers(children, i, depth);
        } else if (isReference(child.type) && child.name.isEmpty() && child.children.empty()) {
            i += writeImages(children, i);
        } else {
            ++m_shown;
            if (child.type == ValueType::Container)
                writeContainer(child, depth);
            else
                writeItem(child, depth);
            ++i;
        }
    }
}

void ReportText::writeContainer(const ContentItem &item, int depth)
{
    constexpr int deepest = 5;
    if (!item.name.isEmpty())
        m_html += u"<h%1>%2</h%1>"_s.arg(std::min(depth, deepest)).arg(nameOf(item));
    if (item.continuous)
        writeFlowing(item);
    else
        writeChildren(item, depth + 1);
}

/// The items of a continuous container make one text (PS3.3 C.18.8).
void ReportText::writeFlowing(const ContentItem &item)
{
    QStringList words;
    for (const ContentItem &child : item.children) {
        ++m_shown;
        words.append(child.type == ValueType::Number ? numberOf(child) : valueOf(child));
    }
    words.removeAll(QString());
    m_html += u"<p>%1</p>"_s.arg(words.join(u' '));
    for (const ContentItem &child : item.children)
        if (child.type == ValueType::Container)
            writeContainer(child, 4);
        else
            writeChildren(child, 4);
}

void ReportText::writeItem(const ContentItem &item, int depth)
{
    const QString value = valueOf(item);
    const bool isLong = item.type == ValueType::Text && (value.size() > 80 || value.contains(u"<br>"_s));
    const QString name = nameOf(item);
    if (name.isEmpty())
        m_html += u"<p>%1</p>"_s.arg(value);
    else if (isLong)
        m_html += u"<p><b>%1</b><br>%2</p>"_s.arg(name, value);
    else
        m_html += u"<p><b>%1:</b> %2</p>"_s.arg(name, value);
    if (item.children.empty())
        return;
    m_html += u"<blockquote>"_s;
    writeChildren(item, depth + 1);
    m_html += u"</blockquote>"_s;
}

std::size_t ReportText::writeNumbers(const std::vector<ContentItem> &items, std::size_t from, int depth)
{
    std::size_t to = from;
    m_html += u"<table border='1' cellspacing='0' cellpadding='4'>"_s;
    while (to < items.size() && items[to].type == ValueType::Number) {
        ++m_shown;
        m_html += u"<tr><td>%1</td><td align='right'>%2</td></tr>"_s.arg(nameOf(items[to]), numberOf(items[to]));
        ++to;
    }
    m_html += u"</table>"_s;
    for (std::size_t i = from; i < to; ++i)
        if (!items[i].children.empty()) {
            m_html += u"<blockquote>%1"_s.arg(nameOf(items[i]));
            writeChildren(items[i], depth + 1);
            m_html += u"</blockquote>"_s;
        }
    return to - from;
}

std::size_t ReportText::writeImages(const std::vector<ContentItem> &items, std::size_t from)
{
    std::size_t to = from;
    QStringList links;
    while (to < items.size() && isReference(items[to].type) && items[to].name.isEmpty() && items[to].children.empty()) {
        ++m_shown;
        links.append(linkOf(items[to]));
        ++to;
    }
    // Many images in a row are told apart by their place in it.
    for (int i = 0; i < links.size() && links.size() > 1; ++i)
        links[i].replace(u">%1</a>"_s.arg(tr("image")), u">%1</a>"_s.arg(tr("image %1").arg(i + 1)));
    m_html += u"<p>%1</p>"_s.arg(links.join(u", "_s));
    return to - from;
}

QString ReportText::valueOf(const ContentItem &item) const
{
    switch (item.type) {
    case ValueType::Code:
        return escaped(item.code.meaning.isEmpty() ? item.code.value : item.code.meaning);
    case ValueType::Number:
        return numberOf(item);
    case ValueType::Date: {
        const QDate date = dicom::readDateTime(item.text.toLatin1(), {}).date();
        return date.isValid() ? dateText(date) : escaped(item.text);
    }
    case ValueType::Time: {
        const QTime time = dicom::readDateTime("20000101", item.text.toLatin1()).time();
        return time.isValid() ? QLocale().toString(time, QLocale::ShortFormat) : escaped(item.text);
    }
    case ValueType::DateTime: {
        const QDateTime moment = dicom::readDateTime(item.text.toLatin1());
        return moment.isValid() ? momentText(moment) : escaped(item.text);
    }
    case ValueType::PersonName:
        return escaped(personName(item.text));
    case ValueType::Image:
    case ValueType::Composite:
    case ValueType::Waveform:
        return linkOf(item);
    case ValueType::Coordinates:
    case ValueType::Coordinates3d:
    case ValueType::TemporalCoordinates:
        return coordinatesOf(item);
    case ValueType::Reference:
        return tr("see “%1”").arg(nameOfTarget(item));
    case ValueType::Container:
        return {};
    case ValueType::Unknown:
        return u"<b>%1</b>"_s.arg(tr("an entry of a kind that cannot be shown (%1)").arg(escaped(item.text)));
    case ValueType::Text:
    case ValueType::UidReference:
    default:
        return escaped(item.text);
    }
}

QString ReportText::numberOf(const ContentItem &item) const
{
    if (item.text.isEmpty())
        return item.qualifier.isEmpty() ? tr("no value") : escaped(item.qualifier.meaning);
    QString number = item.text;
    number.replace(u'.', QLocale().decimalPoint());
    QString shown = escaped(number);
    if (!isUnitless(item.code))
        shown += u"&nbsp;"_s + escaped(item.code.value.isEmpty() ? item.code.meaning : item.code.value);
    if (!item.qualifier.isEmpty())
        shown += u" (%1)"_s.arg(escaped(item.qualifier.meaning));
    return shown;
}

QString ReportText::linkOf(const ContentItem &item) const
{
    const dicom::InstanceReference &to = item.reference;
    const bool isImage = item.type == ValueType::Image;
    const QString word = isImage                            ? tr("image")
                         : item.type == ValueType::Waveform ? tr("recording")
                                                            : tr("other document");
    if (to.instance.isEmpty())
        return tr("%1 (not said which)").arg(word);
    if (!isImage || to.frames.empty())
        return u"<a href='%1:%2#0'>%3</a>"_s.arg(isImage ? u"image"_s : u"object"_s, to.instance.value(), word);
    constexpr std::size_t mostLinks = 20;
    QStringList links;
    for (std::size_t i = 0; i < std::min(to.frames.size(), mostLinks); ++i)
        links.append(u"<a href='image:%1#%2'>%3</a>"_s.arg(to.instance.value())
                         .arg(to.frames[i])
                         .arg(tr("%1, frame %2").arg(word).arg(to.frames[i])));
    if (to.frames.size() > mostLinks)
        links.append(tr("and %1 more").arg(to.frames.size() - mostLinks));
    return links.join(u", "_s);
}

QString ReportText::coordinatesOf(const ContentItem &item) const
{
    const QString type = item.graphicType.toUpper();
    if (item.type == ValueType::TemporalCoordinates)
        return tr("a moment or stretch of time");
    if (type == u"POINT"_s || type == u"MULTIPOINT"_s)
        return tr("a point in an image");
    if (type == u"CIRCLE"_s || type == u"ELLIPSE"_s || type == u"ELLIPSOID"_s)
        return tr("an ellipse or circle in an image");
    return tr("a line or outline in an image");
}

/// By-reference relationships count positions from 1, the root first (PS3.3 C.17.3.2.5).
QString ReportText::nameOfTarget(const ContentItem &item) const
{
    const ContentItem *at = &m_report.root;
    for (std::size_t i = 1; i < item.target.size(); ++i) {
        const int position = item.target[i];
        if (position < 1 || std::size_t(position) > at->children.size())
            return tr("an entry that does not exist");
        at = &at->children[std::size_t(position) - 1];
    }
    const QString name = nameOf(*at);
    return name.isEmpty() ? tr("another entry") : name;
}

} // namespace td::viewer::render
