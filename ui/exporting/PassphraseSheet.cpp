// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/PassphraseSheet.h"

#include <QPagedPaintDevice>
#include <QPainter>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

/// A pen that goes down the page; lengths in millimetres.
class Column {
public:
    explicit Column(QPainter &painter)
        : m_painter(painter)
        , m_dots(painter.device()->logicalDpiX() / 25.4)
    {
    }

    void skip(double millimetres) { m_y += millimetres; }
    void write(const QString &text, int points, QFont::Weight weight = QFont::Normal, double indent = 0,
               double spacing = 100)
    {
        QFont font = QFont();
        font.setPointSize(points);
        font.setWeight(weight);
        font.setLetterSpacing(QFont::PercentageSpacing, spacing); // without ligatures unless it is 100
        m_painter.setFont(font);
        const QRectF area((left + indent) * m_dots, m_y * m_dots, (width - indent) * m_dots, height * m_dots);
        QRectF used;
        m_painter.drawText(area, Qt::TextWordWrap, text, &used);
        m_y += used.height() / m_dots;
    }
    void writeFramed(const QString &text, int points)
    {
        const double top = m_y;
        skip(inner);
        write(text, points, QFont::DemiBold, inner, 104);
        skip(inner);
        m_painter.drawRect(QRectF(left * m_dots, top * m_dots, width * m_dots, (m_y - top) * m_dots));
    }

private:
    static constexpr double left = 20;
    static constexpr double width = 170; // of the 210 mm of A4
    static constexpr double height = 250;
    static constexpr double inner = 5;
    QPainter &m_painter;
    double m_dots;
    double m_y = 20;
};

} // namespace

bool PassphraseSheet::paint(QPagedPaintDevice &device, const Secret &passphrase, const QString &seal)
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setPen(QPen(Qt::black, painter.device()->logicalDpiX() / 100.0));
    Column column(painter);
    constexpr int title = 20;
    constexpr int large = 22;
    constexpr int body = 12;
    column.write(tr("Passphrase of an archive with medical images"), title, QFont::DemiBold);
    column.skip(8);
    QString words = QString::fromUtf8(passphrase.reveal());
    column.writeFramed(words, large);
    wipe(words);
    column.skip(4);
    column.write(tr("Small letters, with one space between two words."), body);
    column.skip(10);
    column.write(tr("For the doctor"), body + 2, QFont::DemiBold);
    column.skip(3);
    const QStringList steps = {
        tr("Copy the archive (a file that ends in .zip) to your computer."),
        tr("Open it with 7-Zip or WinZip (Windows), Keka (macOS) or 7-Zip (Linux). The Windows Explorer alone cannot "
           "open it: it does not know this encryption (AES-256)."),
        tr("Enter the passphrase above and unpack everything into a folder."),
        tr("Open INDEX.HTM in that folder for the pages, or the file DICOMDIR with your viewer.")};
    for (int i = 0; i < steps.size(); ++i) {
        column.write(u"%1. %2"_s.arg(i + 1).arg(steps[i]), body);
        column.skip(2);
    }
    column.skip(8);
    column.write(tr("Words of the seal"), body + 2, QFont::DemiBold);
    column.skip(3);
    column.writeFramed(seal, body);
    column.skip(4);
    column.write(tr("The program that checks the archive shows the words of its seal. When they are these, it comes "
                    "from the same sender."),
                 body);
    column.skip(10);
    column.write(tr("Keep this sheet apart from the archive: whoever has both can read it. The passphrase is kept "
                    "nowhere else."),
                 body, QFont::DemiBold);
    return painter.end();
}

} // namespace td::ui
