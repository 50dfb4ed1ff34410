// SPDX-License-Identifier: GPL-3.0-or-later
// Makes pictures of the icon family while the program is built, so that the program itself needs no SVG reader:
//   icon_pictures masks ICONS TOKENS FOLDER    a mask for each icon, and the coloured arrows of the style sheets
//   icon_pictures ico DRAWING FILE             an icon for Windows
//   icon_pictures iconset DRAWING FOLDER       the pictures that macOS' iconutil makes an icon of
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSvgRenderer>
#include <QtEndian>

namespace {

using namespace Qt::StringLiterals;

/// The largest icon of a page is 64 pixels, on a screen with three pixels for each of them.
constexpr int maskSize = 192;

[[noreturn]] void giveUp(const QString &why)
{
    qFatal("%s", qPrintable(why));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(u"cannot read "_s + path);
    return file.readAll();
}

QImage drawn(const QByteArray &svg, int size)
{
    QSvgRenderer renderer(svg);
    if (!renderer.isValid())
        giveUp(u"not a drawing"_s);
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(image.rect()));
    return image;
}

void save(const QImage &image, const QString &path)
{
    if (!image.save(path, "PNG"))
        giveUp(u"cannot write "_s + path);
}

void makeMasks(const QDir &icons, const QString &folder)
{
    for (const QString &name : icons.entryList({u"*.svg"_s})) {
        QImage mask = drawn(contents(icons.filePath(name)).replace("currentColor", "#ffffff"), maskSize)
                          .convertToFormat(QImage::Format_Alpha8);
        mask.reinterpretAsFormat(QImage::Format_Grayscale8); // PNG has no pictures of alpha alone
        save(mask, folder + u"/icons/"_s + name.chopped(4) + u".png"_s);
    }
}

/// A style sheet's images cannot follow a colour role: one for each mode, and for each density of screens.
void makeArrows(const QDir &icons, const QJsonObject &tokens, const QString &folder)
{
    constexpr int arrowSize = 24;
    for (const QString &mode : {u"light"_s, u"dark"_s}) {
        const QJsonObject colors = tokens.value(mode).toObject();
        for (const auto &[name, role] :
             {std::pair{u"chevron-up"_s, u"Secondary"_s}, std::pair{u"chevron-down"_s, u"Secondary"_s},
              std::pair{u"tick"_s, u"OnPrimary"_s}}) {
            const QByteArray color = colors.value(role).toString().toLatin1();
            if (color.isEmpty())
                giveUp(u"tokens.json has no "_s + role);
            const QByteArray svg = contents(icons.filePath(name + u".svg"_s)).replace("currentColor", color);
            const QString path = folder + u"/arrows/"_s + name + u'-' + mode;
            save(drawn(svg, arrowSize), path + u".png"_s);
            save(drawn(svg, 2 * arrowSize), path + u"@2x.png"_s);
            save(drawn(svg, 3 * arrowSize), path + u"@3x.png"_s);
        }
    }
}

template <typename T>
void append(QByteArray &out, T value)
{
    const T little = qToLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

/// ICONDIR, its entries, then their pictures as PNG, which Windows knows since Vista.
void makeIco(const QString &drawing, const QString &path)
{
    constexpr int sizes[]{16, 20, 24, 32, 40, 48, 64, 256};
    constexpr int headerBytes = 6;
    constexpr int entryBytes = 16;
    const QByteArray svg = contents(drawing);
    QByteArray directory;
    QByteArray pictures;
    append<quint16>(directory, 0);
    append<quint16>(directory, 1); // an icon, no cursor
    append<quint16>(directory, quint16(std::size(sizes)));
    for (const int size : sizes) {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        if (!drawn(svg, size).save(&buffer, "PNG"))
            giveUp(u"cannot write PNG"_s);
        append<quint8>(directory, quint8(size % 256)); // width; 0 stands for 256
        append<quint8>(directory, quint8(size % 256)); // height
        append<quint16>(directory, 0);                 // no palette
        append<quint16>(directory, 1);                 // plane
        append<quint16>(directory, 32);                // bits a pixel
        append<quint32>(directory, quint32(png.size()));
        append<quint32>(directory, quint32(headerBytes + entryBytes * int(std::size(sizes)) + pictures.size()));
        pictures += png;
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(directory + pictures) < 0)
        giveUp(u"cannot write "_s + path);
}

/// Each size for screens with one and with two pixels for a point, under the names that iconutil knows.
void makeIconset(const QString &drawing, const QString &folder)
{
    const QByteArray svg = contents(drawing);
    QDir().mkpath(folder);
    for (const int points : {16, 32, 128, 256, 512}) {
        const QString path = folder + u"/icon_%1x%1"_s.arg(points);
        save(drawn(svg, points), path + u".png"_s);
        save(drawn(svg, 2 * points), path + u"@2x.png"_s);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QFile::decodeName(argv[i]));
    if (words.size() == 4 && words[0] == u"masks"_s) {
        for (const QString &folder : {u"/icons"_s, u"/arrows"_s})
            QDir().mkpath(words[3] + folder);
        makeMasks(QDir(words[1]), words[3]);
        makeArrows(QDir(words[1]), QJsonDocument::fromJson(contents(words[2])).object(), words[3]);
    } else if (words.size() == 3 && words[0] == u"ico"_s) {
        makeIco(words[1], words[2]);
    } else if (words.size() == 3 && words[0] == u"iconset"_s) {
        makeIconset(words[1], words[2]);
    } else {
        giveUp(u"usage: icon_pictures masks ICONS TOKENS FOLDER | ico DRAWING FILE | iconset DRAWING FOLDER"_s);
    }
    return 0;
}
