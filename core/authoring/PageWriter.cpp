// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/PageWriter.h"

#include "core/authoring/IndexPages.h"
#include "core/authoring/PageStyle.h"

#include <QUrl>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

// Where the style comes into the page, as it is: it is the longest text of a page, and the same in all of them.
constexpr auto stylePlace = "/* style */";

/// Without what XML has no place for (XML 1.0 2.2): control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
QString cleaned(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            clean.append(c).append(text[++i]);
        else if (c.isSurrogate() || c.unicode() >= 0xFFFE)
            clean.append(QChar::ReplacementCharacter);
        else
            clean.append(c.unicode() < u' ' || c.unicode() == 0x7F ? QChar::fromLatin1(' ') : c);
    }
    return clean;
}

} // namespace

PageWriter::PageWriter(const QString &path, const PageWords &words, const QString &title)
    : m_inFolder(path.contains(u'/'))
{
    m_xml.setAutoFormatting(true);
    m_xml.setAutoFormattingIndent(1);
    m_xml.writeDTD(u"<!DOCTYPE html>"_s);
    open("html", {{"xmlns", u"http://www.w3.org/1999/xhtml"_s}, {"lang", words.tag()}, {"xml:lang", words.tag()}});
    open("head");
    open("meta", {{"charset", u"utf-8"_s}});
    close();
    open("meta", {{"name", u"viewport"_s}, {"content", u"width=device-width, initial-scale=1"_s}});
    close();
    element("title", title);
    element("style", QString::fromLatin1(stylePlace));
    close();
    open("body");
}

void PageWriter::attribute(const char *name, const QString &value)
{
    m_xml.writeAttribute(QLatin1String(name), cleaned(value));
}

void PageWriter::open(const char *element, Attributes attributes)
{
    m_xml.writeStartElement(QLatin1String(element));
    for (const auto &[name, value] : attributes)
        attribute(name, value);
}

void PageWriter::text(const QString &text)
{
    m_xml.writeCharacters(cleaned(text));
}

void PageWriter::element(const char *element, const QString &content, Attributes attributes)
{
    if (content.isEmpty())
        return;
    open(element, attributes);
    text(content);
    close();
}

void PageWriter::link(const QString &path, const QString &content, const QString &style, const QString &spoken)
{
    open("a", {{"href", reference(path)}});
    if (!style.isEmpty())
        attribute("class", style);
    if (!spoken.isEmpty())
        attribute("aria-label", spoken);
    text(content);
    close();
}

QString PageWriter::reference(const QString &path) const
{
    const QString folder = QLatin1String(pagesFolderName) + u'/';
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
    if (!m_inFolder)
        return encoded;
    return encoded.startsWith(folder) ? encoded.mid(folder.size()) : u"../"_s + encoded;
}

QByteArray PageWriter::finish()
{
    m_xml.writeEndDocument();
    m_page.replace(m_page.indexOf(stylePlace), qsizetype(qstrlen(stylePlace)), pageStyle);
    return m_page.trimmed() + '\n'; // auto-formatting begins a line before the type of the document
}

} // namespace td::authoring
