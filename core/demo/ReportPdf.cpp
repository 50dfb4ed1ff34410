// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/ReportPdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QTextDocument>

#include <cmath>

namespace td::demo {
namespace {

using namespace Qt::StringLiterals;

constexpr int dotsPerInch = 150;
constexpr qreal mm = dotsPerInch / 25.4;
constexpr qreal pageWidth = 210 * mm;
constexpr qreal pageHeight = 297 * mm;
constexpr qreal margin = 20 * mm;
constexpr qreal headHeight = 26 * mm;
constexpr qreal footHeight = 20 * mm;
constexpr QRgb petrol = 0xFF0A6A86;
constexpr QRgb ink = 0xFF14222C;
constexpr QRgb faded = 0xFF475965;

QFont font(qreal points, QFont::Weight weight = QFont::Normal)
{
    QFont result;
    // Families whose outlines a PDF can hold as text, on the systems we know.
    result.setFamilies({u"Liberation Sans"_s, u"Arial"_s, u"Helvetica"_s, u"DejaVu Sans"_s});
    result.setPointSizeF(points);
    result.setWeight(weight);
    return result;
}

void drawHead(QPainter &painter)
{
    const QRectF logo(margin, 13 * mm, 11 * mm, 11 * mm);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(petrol));
    painter.drawRoundedRect(logo, 2 * mm, 2 * mm);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(logo.center().x() - 1.1 * mm, logo.top() + 2 * mm, 2.2 * mm, 7 * mm), mm, mm);
    painter.drawRoundedRect(QRectF(logo.left() + 2 * mm, logo.center().y() - 1.1 * mm, 7 * mm, 2.2 * mm), mm, mm);
    painter.setPen(QColor::fromRgb(petrol));
    painter.setFont(font(14, QFont::DemiBold));
    painter.drawText(QRectF(36 * mm, 12.5 * mm, 110 * mm, 7 * mm), Qt::AlignLeft | Qt::AlignVCenter,
                     u"Poliambulatorio dimostrativo"_s);
    painter.setPen(QColor::fromRgb(faded));
    painter.setFont(font(8.5));
    painter.drawText(QRectF(36 * mm, 19 * mm, 110 * mm, 5 * mm), Qt::AlignLeft | Qt::AlignVCenter,
                     u"Diagnostica per immagini · Via dell’Esempio 1 · 00100 Città di prova"_s);
    painter.setPen(QPen(QColor::fromRgb(petrol), 0.5 * mm));
    painter.drawLine(QPointF(margin, 27.5 * mm), QPointF(pageWidth - margin, 27.5 * mm));
}

void drawFoot(QPainter &painter, int page, int pages)
{
    const qreal top = pageHeight - 17 * mm;
    painter.setPen(QPen(QColor::fromRgb(faded), 0.2 * mm));
    painter.drawLine(QPointF(margin, top), QPointF(pageWidth - margin, top));
    painter.setFont(font(8));
    const QRectF line(margin, top + 1.5 * mm, pageWidth - 2 * margin, 5 * mm);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     u"DOCUMENTO DIMOSTRATIVO · persona, esami e testi sono inventati"_s);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, u"Pagina %1 di %2"_s.arg(page).arg(pages));
}

void drawMark(QPainter &painter)
{
    painter.save();
    painter.translate(pageWidth / 2, pageHeight * 0.56);
    painter.rotate(-52);
    // As an outline, so that searching and copying the report meet the report alone.
    QPainterPath outline;
    QFont large = font(1, QFont::Bold);
    large.setPixelSize(int(17 * mm));
    outline.addText(QPointF(), large, u"DOCUMENTO DIMOSTRATIVO"_s);
    outline.translate(-outline.boundingRect().center());
    painter.fillPath(outline, QColor(10, 106, 134, 22));
    painter.restore();
}

QString row(const QString &name, const QString &value)
{
    return u"<tr><td style='color:#475965; padding:2px 14px 2px 0'>%1</td><td style='padding:2px 0'>%2</td></tr>"_s.arg(
        name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString htmlOf(const model::Patient &patient, const PrintedDocument &document)
{
    const QString date = QLocale(QLocale::Italian).toString(document.date, u"dd/MM/yyyy HH:mm"_s);
    QString html = u"<h1>%1</h1><p></p><table cellspacing='0'>"_s.arg(document.heading.toHtmlEscaped());
    html += row(u"Paziente"_s, patient.familyName + u' ' + patient.givenName);
    html += row(u"Nata il"_s, patient.birthDate.toString(u"dd/MM/yyyy"_s));
    html += row(u"Codice fiscale"_s, patient.fiscalCode);
    html += row(u"ID Paziente"_s, patient.number);
    html += row(u"Sede"_s, document.site);
    html += row(u"Data e ora"_s, date);
    if (!document.codes.isEmpty())
        html += row(document.codes.size() == 1 ? u"Codice esame"_s : u"Codici esame"_s, document.codes.join(u", "_s));
    if (!document.procedures.isEmpty())
        html += row(u"Prestazioni"_s, document.procedures);
    html += u"</table><br>"_s + document.body;
    html += u"<p class='sign'><br><br>____________________________<br>%1</p>"_s.arg(document.signature.toHtmlEscaped());
    return html;
}

void layOut(QTextDocument &text, QPdfWriter &writer, const QString &html)
{
    text.documentLayout()->setPaintDevice(&writer);
    text.setDefaultFont(font(10.5));
    text.setDocumentMargin(0);
    text.setDefaultStyleSheet(
        u"h1 { color:#0A6A86; font-size:17pt; font-weight:600 } h2 { color:#0A6A86; font-size:11.5pt; font-weight:600 }"
        " p { line-height:135% } p.sign { text-align:right; margin-top:24px }"_s);
    text.setHtml(html);
    text.setPageSize(QSizeF(pageWidth - 2 * margin, pageHeight - headHeight - footHeight - 2 * margin * 0.4));
}

} // namespace

QByteArray printPdf(const model::Patient &patient, const PrintedDocument &document)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(document.heading);
    writer.setCreator(u"TuoDossier"_s);
    QTextDocument text;
    layOut(text, writer, htmlOf(patient, document));
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF page = text.pageSize();
    for (int i = 0; i < text.pageCount(); ++i) {
        if (i > 0)
            writer.newPage();
        drawMark(painter);
        drawHead(painter);
        drawFoot(painter, i + 1, text.pageCount());
        painter.save();
        painter.translate(margin, headHeight + margin * 0.4 - i * page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, QColor::fromRgb(ink));
        context.clip = QRectF(0, i * page.height(), page.width(), page.height());
        painter.setClipRect(context.clip);
        text.documentLayout()->draw(&painter, context);
        painter.restore();
    }
    painter.end();
    return buffer.data();
}

} // namespace td::demo
