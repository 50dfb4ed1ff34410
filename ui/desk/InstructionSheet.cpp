// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/InstructionSheet.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <qrencode.h>

#include <memory>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double inch = 25.4;
constexpr double left = 20;
constexpr double width = 170; // of the 210 mm of A4
constexpr double qrSide = 40;
constexpr int quietModules = 4; // ISO/IEC 18004 6.3.8

struct Words {
    QString title;
    QString userName;
    QString address;
    QString scan;
    QStringList steps;
    QString notes;
};

// The sheet has its own language, whatever the program's: it is for the patient.
Words italian()
{
    return {
        u"Istruzioni per l'accesso a TuoDossier"_s,
        u"Nome utente (codice fiscale)"_s,
        u"Indirizzo del servizio"_s,
        u"Inquadri il codice con il telefono per aprire l'indirizzo."_s,
        {u"Apra TuoDossier su un computer e, se richiesto, inserisca l'indirizzo del servizio."_s,
         u"Inserisca il nome utente e la password che ha ricevuto via SMS al cellulare, oppure via e-mail, "
         u"indicati in accettazione. Prema «Accedi»."_s,
         u"Riceverà un codice OTP: lo inserisca nel campo «Codice di Sicurezza (OTP)» e prema di nuovo «Accedi»."_s,
         u"Al primo accesso le consigliamo di cambiare la password: almeno 12 caratteri, con una lettera maiuscola, "
         u"una minuscola, un numero e un carattere speciale."_s,
         u"Nella pagina «Referti e immagini» può leggere, salvare e stampare i referti e vedere le immagini."_s},
        u"La password non è scritta su questo foglio. Non la comunichi a nessuno: il personale non gliela chiederà "
        u"mai. Se l'ha dimenticata, prema «Hai dimenticato la password?»."_s};
}

Words english()
{
    return {u"How to log in to TuoDossier"_s,
            u"User name (fiscal code)"_s,
            u"Address of the service"_s,
            u"Point your phone at the code to open the address."_s,
            {u"Open TuoDossier on a computer and, if it asks, enter the address of the service."_s,
             u"Enter your user name and the password that came by SMS, or by e-mail, to the contact you gave at the "
             u"desk. Press “Log in”."_s,
             u"You will receive a security code (OTP): enter it and press “Log in” again."_s,
             u"We advise you to change the password the first time: at least 12 characters, with an upper-case and a "
             u"lower-case letter, a digit and a special character."_s,
             u"On the page “Reports and images” you can read, save and print your reports and see your images."_s},
            u"Your password is not on this sheet. Tell it to nobody: the staff will never ask for it. If you have "
            u"forgotten it, press “Forgot your password?”."_s};
}

/// A pen that goes down the page; lengths in millimetres.
class Column {
public:
    Column(QPainter &painter, int dotsPerInch)
        : m_painter(painter)
        , m_dots(dotsPerInch / inch)
    {
    }

    double dots(double millimetres) const { return millimetres * m_dots; }
    double y() const { return m_y; }
    void skip(double millimetres) { m_y += millimetres; }

    void write(const QString &text, int points, bool bold = false, double indent = 0, double room = width)
    {
        QFont font(u"DejaVu Sans"_s);
        font.setPointSize(points);
        font.setBold(bold);
        m_painter.setFont(font);
        const QRectF area(dots(left + indent), dots(m_y), dots(room - indent), dots(250));
        QRectF used;
        m_painter.drawText(area, Qt::TextWordWrap, text, &used);
        m_y += used.height() / m_dots;
    }

private:
    QPainter &m_painter;
    double m_dots;
    double m_y = 20;
};

/// Modules as rectangles of whole dots: their edges stay sharp at every resolution.
void paintQr(QPainter &painter, const Column &column, const QImage &modules, double x, double y)
{
    const int module = int(column.dots(qrSide)) / modules.width();
    const QPoint corner(int(column.dots(x)), int(column.dots(y)));
    const int all = module * (modules.width() + 2 * quietModules);
    painter.fillRect(QRect(corner, QSize(all, all)), Qt::white);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int row = 0; row < modules.height(); ++row) {
        for (int i = 0; i < modules.width(); ++i) {
            if (qGray(modules.pixel(i, row)) == 0)
                painter.fillRect(
                    QRect(corner + QPoint(i + quietModules, row + quietModules) * module, QSize(module, module)),
                    Qt::black);
        }
    }
}

} // namespace

Result<QImage> qrCode(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty())
        return fail(ErrorCode::InvalidArgument);
    // Level Q survives a fold and a stain; the version is the smallest that fits.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(int(bytes.size()), reinterpret_cast<const unsigned char *>(bytes.constData()), 0,
                          QR_ECLEVEL_Q),
        &QRcode_free);
    if (!code)
        return fail(ErrorCode::InvalidArgument, u"too long for a QR code"_s);
    QImage image(code->width, code->width, QImage::Format_RGB32);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x)
            image.setPixel(x, y, (code->data[y * code->width + x] & 1) != 0 ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
    }
    return image;
}

void paintSheet(QPagedPaintDevice &device, const SheetContents &contents)
{
    const Words words = contents.english ? english() : italian();
    QPainter painter(&device);
    painter.setPen(Qt::black);
    Column column(painter, device.logicalDpiX());
    constexpr int titleSize = 21;
    constexpr int large = 18;
    constexpr int body = 14;
    column.write(words.title, titleSize, true);
    column.skip(8);
    const double top = column.y();
    const auto code = qrCode(contents.address);
    const double room = code ? width - qrSide - 20 : width;
    column.write(words.userName, body, false, 0, room);
    column.write(contents.userName, large, true, 0, room);
    column.skip(6);
    if (code) {
        column.write(words.address, body, false, 0, room);
        column.write(contents.address, body, true, 0, room);
        column.skip(3);
        column.write(words.scan, body, false, 0, room);
        paintQr(painter, column, *code, left + room + 2, top - quietModules);
        column.skip(std::max(8.0, top + qrSide + 18 - column.y()));
    }
    for (int i = 0; i < words.steps.size(); ++i) {
        const double line = column.y();
        column.write(u"%1."_s.arg(i + 1), body, true);
        column.skip(line - column.y());
        column.write(words.steps[i], body, false, 10);
        column.skip(5);
    }
    column.skip(5);
    column.write(words.notes, body, true);
}

QByteArray sheetPdf(const SheetContents &contents)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        constexpr int dotsPerInch = 300;
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(u"TuoDossier"_s);
        paintSheet(writer, contents);
    }
    return bytes;
}

} // namespace td::ui
