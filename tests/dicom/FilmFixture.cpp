// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dicom/FilmFixture.h"

#include "tests/dicom/Part10Builder.h"
#include "tests/support/Tool.h"

#include <QFile>
#include <QTemporaryDir>

namespace td::test {
namespace {

using namespace Qt::StringLiterals;

constexpr int kBars = 8;

void writeAll(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QByteArray numberedPicture(int number, int columns, int rows)
{
    QByteArray rgb(qsizetype(columns) * rows * 3, '\0');
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            char *p = rgb.data() + (qsizetype(y) * columns + x) * 3;
            if (y < rows / 2) {
                p[0] = p[1] = p[2] = (number >> (x * kBars / columns) & 1) != 0 ? char(255) : char(0);
            } else {
                p[0] = char(number * 5 % 256);
                p[1] = char(255 - number * 5 % 256);
                p[2] = char(128);
            }
        }
    return rgb;
}

int numberIn(const QByteArray &rgb, int columns, int rows)
{
    int number = 0;
    const int width = columns / kBars;
    for (int bar = 0; bar < kBars; ++bar) {
        const qsizetype at = (qsizetype(rows / 4) * columns + bar * width + width / 2) * 3 + 1;
        if (at < rgb.size() && std::uint8_t(rgb[at]) > 127)
            number |= 1 << bar;
    }
    return number;
}

QByteArray encoded(const Film &film, QString *complaint)
{
    QTemporaryDir folder;
    QByteArray raw;
    for (int i = 0; i < film.frames; ++i)
        raw += numberedPicture(i, film.columns, film.rows);
    writeAll(folder.filePath(u"in.rgb"_s), raw);
    const QString out = folder.filePath(u"out."_s + film.suffix);
    const QStringList input{
        u"-v"_s,       u"error"_s, u"-f"_s,         u"rawvideo"_s, u"-s"_s, u"%1x%2"_s.arg(film.columns).arg(film.rows),
        u"-pix_fmt"_s, u"rgb24"_s, u"-framerate"_s, film.rate,     u"-i"_s, folder.filePath(u"in.rgb"_s)};
    const ToolRun run = runTool(u"ffmpeg"_s, input + film.encoder + QStringList{out});
    if (complaint)
        *complaint = QString::fromUtf8(run.output);
    return run.exitCode == 0 ? readAll(out) : QByteArray();
}

QByteArray decodedByFfmpeg(const QByteArray &stream, const QString &suffix, const QString &format,
                           const QStringList &more)
{
    QTemporaryDir folder;
    const QString in = folder.filePath(u"in."_s + suffix);
    writeAll(in, stream);
    const QString out = folder.filePath(u"out.raw"_s);
    const QStringList before{u"-v"_s, u"error"_s, u"-i"_s, in, u"-vsync"_s, u"passthrough"_s, u"-pix_fmt"_s, format};
    runTool(u"ffmpeg"_s, before + more + QStringList{u"-f"_s, u"rawvideo"_s, out});
    return readAll(out);
}

QByteArray instanceOf(const Film &film, const QByteArray &stream, int frames, int fragments)
{
    QVector<QByteArray> parts;
    const qsizetype part = (stream.size() / fragments + 1) / 2 * 2;
    for (int i = 0; i < fragments; ++i)
        parts.append(i + 1 < fragments ? stream.mid(i * part, part) : stream.mid(i * part));
    const bool deep = film.syntax.endsWith("108");
    return Part10Builder(film.syntax)
        .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.77.1.1.1")
        .text(0x00080018, "UI", "1.2.3.4")
        .text(0x00080020, "DA", "20241125")
        .text(0x00080060, "CS", "ES")
        .text(0x00081030, "LO", "Gastroscopia")
        .text(0x00100010, "PN", "ROSSI^MARIO")
        .text(0x00100020, "LO", "P1")
        .text(0x0020000D, "UI", "1.2.10")
        .text(0x0020000E, "UI", "1.2.10.1")
        .shorts(0x00280002, {3})
        .text(0x00280004, "CS", "YBR_PARTIAL_420")
        .shorts(0x00280006, {0})
        .text(0x00280008, "IS", QByteArray::number(frames))
        .shorts(0x00280010, {film.rows})
        .shorts(0x00280011, {film.columns})
        .shorts(0x00280100, {deep ? 16 : 8})
        .shorts(0x00280101, {deep ? 10 : 8})
        .shorts(0x00280102, {deep ? 9 : 7})
        .shorts(0x00280103, {0})
        .encapsulated(parts)
        .file();
}

} // namespace td::test
