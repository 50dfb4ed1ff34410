// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/AccessTable.h"

#include "ui/profile/AccessText.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

QStringList cells(const model::AccessEvent &event)
{
    return {AccessText::when(event), AccessText::who(event), AccessText::department(event), AccessText::what(event)};
}

QString csvCell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text[0]))
        text.prepend(u'\'');
    text.replace(u'"', u"\"\""_s);
    return u'"' + text + u'"';
}

QString csvLine(const QStringList &texts)
{
    QStringList quoted;
    for (const QString &text : texts)
        quoted.append(csvCell(text));
    return quoted.join(u',') + u"\r\n"_s;
}

QString htmlRow(const QStringList &texts, QLatin1StringView cell)
{
    QString row = u"<tr>"_s;
    for (const QString &text : texts)
        row += u"<%1>%2</%1>"_s.arg(cell, text.toHtmlEscaped());
    return row + u"</tr>"_s;
}

} // namespace

QByteArray accessCsv(const QVector<model::AccessEvent> &events)
{
    QString text(QChar::ByteOrderMark);
    text += csvLine(AccessText::titles());
    for (const model::AccessEvent &event : events)
        text += csvLine(cells(event));
    return text.toUtf8();
}

QByteArray accessPdf(const QVector<model::AccessEvent> &events, const QString &title, const QString &period)
{
    constexpr int dotsPerInch = 96;
    constexpr int marginMm = 15;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
    writer.setResolution(dotsPerInch);
    writer.setTitle(u"TuoDossier"_s);

    QString html = u"<h2>%1</h2><p>%2</p><table width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"4\" "
                   "style=\"border-collapse:collapse;border-color:#8a99a3\"><thead>"_s.arg(title.toHtmlEscaped(),
                                                                                           period.toHtmlEscaped());
    html += htmlRow(AccessText::titles(), "th"_L1) + u"</thead>"_s;
    for (const model::AccessEvent &event : events)
        html += htmlRow(cells(event), "td"_L1);
    QTextDocument document;
    QFont font;
    font.setPixelSize(12);
    document.setDefaultFont(font);
    document.setHtml(html + u"</table>"_s);
    const QSizeF page = writer.pageLayout().paintRectPixels(dotsPerInch).size();
    const double footer = 24;
    document.setPageSize({page.width(), page.height() - footer});

    QPainter painter(&writer);
    const int pages = document.pageCount();
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -i * document.pageSize().height());
        const QRectF shown(0, i * document.pageSize().height(), page.width(), document.pageSize().height());
        painter.setClipRect(shown);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = shown;
        context.palette.setColor(QPalette::Text, Qt::black);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(font);
        painter.drawText(QRectF(0, page.height() - footer, page.width(), footer), Qt::AlignRight | Qt::AlignBottom,
                         u"%1 / %2"_s.arg(i + 1).arg(pages));
    }
    painter.end();
    return bytes;
}

} // namespace td::ui
