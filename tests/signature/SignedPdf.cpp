// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/signature/SignedPdf.h"

#include "tests/support/Catch.h"

#include <algorithm>

namespace td::test {
namespace {

constexpr int contentsBytes = 8192;
constexpr int highestObject = 64;
const QByteArray emptyRange = "[0000000000 0000000000 0000000000 0000000000]";

QByteArray padded(qint64 number)
{
    return QByteArray::number(number).rightJustified(10, '0');
}

QByteArray pageContent(const QByteArray &text)
{
    const QByteArray drawing = "BT /F1 24 Tf 72 720 Td (" + text + ") Tj ET";
    return "<< /Length " + QByteArray::number(drawing.size()) + " >>\nstream\n" + drawing + "\nendstream";
}

} // namespace

SignedPdf::SignedPdf(const QByteArray &pageText)
    : bytes("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
{
    appendObject(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R >>");
    appendObject(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    writePage();
    appendObject(4, pageContent(pageText));
    writeForm();
    appendObject(6, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    endRevision();
}

void SignedPdf::appendObject(int number, const QByteArray &body)
{
    m_written.append({number, bytes.size()});
    bytes += QByteArray::number(number) + " 0 obj\n" + body + "\nendobj\n";
}

void SignedPdf::writePage()
{
    appendObject(
        3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 6 0 R "
           ">> >> /Annots [" +
               m_annotations.join(' ') + "] >>");
}

void SignedPdf::writeForm()
{
    appendObject(5, "<< /Fields [" + m_fields.join(' ') + "] /SigFlags 3 >>");
}

void SignedPdf::endRevision()
{
    const qsizetype table = bytes.size();
    bytes += "xref\n";
    if (m_previousTable < 0)
        bytes += "0 1\n0000000000 65535 f \n";
    std::sort(m_written.begin(), m_written.end());
    for (const auto &[number, offset] : m_written)
        bytes += QByteArray::number(number) + " 1\n" + padded(offset) + " 00000 n \n";
    bytes += "trailer\n<< /Size " + QByteArray::number(highestObject) + " /Root 1 0 R";
    if (m_previousTable >= 0)
        bytes += " /Prev " + QByteArray::number(m_previousTable);
    bytes += " >>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    m_previousTable = table;
    m_written.clear();
}

void SignedPdf::sign(const MakeCms &cms, const FieldOptions &options)
{
    const int field = m_next++;
    const int value = m_next++;
    const QByteArray name = QByteArray::number(field);
    m_fields.append(name + " 0 R");
    m_annotations.append(name + " 0 R");
    writePage();
    writeForm();
    appendObject(field, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Firma" + name + ") /F 132 /Rect [" +
                            options.rectangle + "] /P 3 0 R /V " + QByteArray::number(value) + " 0 R >>");
    const qsizetype start = bytes.size();
    appendObject(value, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /" + options.subFilter +
                            " /M (D:20241125104200+01'00') /ByteRange " + emptyRange + " /Contents <" +
                            QByteArray(2 * contentsBytes, '0') + "> >>");
    endRevision();
    const qsizetype gap = bytes.indexOf("/Contents <", start) + 10;
    const qsizetype after = bytes.indexOf('>', gap) + 1;
    const QByteArray range =
        '[' + padded(0) + ' ' + padded(gap) + ' ' + padded(after) + ' ' + padded(bytes.size() - after) + ']';
    bytes.replace(bytes.indexOf(emptyRange, start), emptyRange.size(), range);
    const QByteArray hex = cms(bytes.first(gap) + bytes.mid(after)).toHex();
    REQUIRE(hex.size() <= 2 * contentsBytes);
    bytes.replace(gap + 1, hex.size(), hex);
}

void SignedPdf::replaceText(const QByteArray &pageText)
{
    appendObject(4, pageContent(pageText));
    endRevision();
}

void SignedPdf::addNote()
{
    const int note = m_next++;
    m_annotations.append(QByteArray::number(note) + " 0 R");
    writePage();
    appendObject(note, "<< /Type /Annot /Subtype /FreeText /Rect [72 600 300 640] /Contents (nota) >>");
    endRevision();
}

qsizetype byteRangePosition(const QByteArray &pdf)
{
    return pdf.indexOf("/ByteRange [") + 11;
}

QByteArray withByteRange(QByteArray pdf, qint64 a, qint64 b, qint64 c, qint64 d)
{
    const QByteArray range = '[' + padded(a) + ' ' + padded(b) + ' ' + padded(c) + ' ' + padded(d) + ']';
    return pdf.replace(byteRangePosition(pdf), range.size(), range);
}

} // namespace td::test
