// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace td::test {

/// A film of numbered pictures, encoded by the program ffmpeg.
struct Film {
    QByteArray syntax;   ///< transfer syntax
    QString suffix;      ///< of the container
    QStringList encoder; ///< arguments of ffmpeg
    int frames = 50;
    int columns = 64;
    int rows = 48;
    QString rate = QStringLiteral("25");
};

/// RGB: the number in eight upright bars, the lowest bit on the left, white for 1; the colour of a step that depends on
/// the number below them.
QByteArray numberedPicture(int number, int columns, int rows);
/// The number read from such a picture, whatever was lost in it.
int numberIn(const QByteArray &rgb, int columns, int rows);

/// The encoded stream; empty when ffmpeg cannot make it, with what it said in `complaint`.
QByteArray encoded(const Film &film, QString *complaint = nullptr);
/// What ffmpeg makes of a stream: all its pictures in `format`, one after the other.
QByteArray decodedByFfmpeg(const QByteArray &stream, const QString &suffix, const QString &format,
                           const QStringList &more = {});

/// A Video Endoscopic Image with this stream in `fragments` equal parts.
QByteArray instanceOf(const Film &film, const QByteArray &stream, int frames, int fragments = 1);

} // namespace td::test
