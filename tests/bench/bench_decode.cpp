// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding, MB/s of pixels per transfer syntax: this program's frame decoder on one thread and on two, DCMTK's own path
// (DcmDataset::chooseRepresentation), and the bare codec library where there is one, in one run on the same files. The
// files are made here: 24 CT-like slices and one radiograph, compressed by DCMTK's tools.
#include "core/dicom/FrameDecoder.h"
#include "tests/dicom/Part10Builder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmjpeg/djdecode.h>

#include <charls/charls.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

namespace {

using namespace Qt::StringLiterals;
using td::test::Part10Builder;

constexpr int kRounds = 5;
constexpr double kMegabyte = 1e6;

struct Kind {
    const char *name;
    QString program; ///< of DCMTK; empty: as it is
    QStringList arguments;
    int bits;
    double target; ///< times DCMTK's speed; 0 = none
};

/// Smooth anatomy with the noise of a scanner, two bits of it.
QByteArray slice(int columns, int rows, int bits, unsigned seed)
{
    QByteArray bytes;
    std::uint32_t noise = seed * 7919 + 1;
    const double top = double((1 << bits) - 1);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            noise = noise * 1664525u + 1013904223u;
            const double r = std::hypot(x - columns / 2.0, y - rows / 2.0) / columns;
            const double body = r < 0.42 ? 0.5 + 0.2 * std::sin(x * 0.05) * std::cos(y * 0.04) : 0.02;
            const int value = std::clamp(int(body * top + double(noise >> 24) * top / 65536), 0, int(top));
            bytes.append(char(value));
            if (bits > 8)
                bytes.append(char(value >> 8));
        }
    return bytes;
}

QByteArray fileOf(int columns, int rows, int bits, unsigned seed)
{
    return Part10Builder()
        .image(rows, columns, bits > 8 ? 16 : 8, bits, false)
        .raw(0x7FE00010, bits > 8 ? "OW" : "OB", slice(columns, rows, bits, seed))
        .file();
}

QByteArray compressed(const Kind &kind, const QByteArray &file, const QTemporaryDir &folder)
{
    if (kind.program.isEmpty())
        return file;
    const QString from = folder.filePath(u"in.dcm"_s);
    const QString to = folder.filePath(u"out.dcm"_s);
    QFile in(from);
    if (!in.open(QIODevice::WriteOnly) || in.write(file) != file.size())
        return {};
    in.close();
    QProcess tool;
    tool.setStandardErrorFile(QProcess::nullDevice());
    tool.start(kind.program, kind.arguments + QStringList{from, to});
    if (!tool.waitForFinished() || tool.exitCode() != 0)
        return {};
    QFile out(to);
    return out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray();
}

double medianSeconds(const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e9);
    }
    std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
    return times[kRounds / 2];
}

qsizetype decodeOurs(const QByteArray &file)
{
    const auto part10 = td::dicom::Part10::read(file);
    const auto decoder = part10 ? td::dicom::FrameDecoder::create(*part10) : tl::unexpected(part10.error());
    const auto frame = decoder ? decoder->frame(0) : tl::unexpected(decoder.error());
    return frame ? frame->samples.size() : 0;
}

/// Bytes of pixels, 0 when DCMTK cannot decode them.
qsizetype decodeByDcmtk(const QByteArray &file)
{
    DcmInputBufferStream stream;
    stream.setBuffer(file.constData(), offile_off_t(file.size()));
    stream.setEos();
    DcmFileFormat format;
    format.transferInit();
    if (format.read(stream).bad() || format.getDataset()->chooseRepresentation(EXS_LittleEndianExplicit, nullptr).bad())
        return 0;
    format.getDataset()->removeAllButCurrentRepresentations();
    DcmElement *element = nullptr;
    format.getDataset()->findAndGetElement(DCM_PixelData, element);
    return element ? qsizetype(element->getLength()) : 0;
}

qsizetype decodeByCharls(const QByteArray &stream)
{
    charls::jpegls_decoder decoder;
    decoder.source(stream.data(), size_t(stream.size()));
    decoder.read_header();
    std::vector<unsigned char> pixels(decoder.destination_size());
    decoder.decode(pixels);
    return qsizetype(pixels.size());
}

/// The one fragment of a file of one frame.
QByteArray codestreamOf(const QByteArray &file)
{
    const auto part10 = td::dicom::Part10::read(file);
    const auto *element = part10->dataset().find(0x7FE00010);
    QByteArray joined;
    for (std::size_t i = 1; i < element->fragments.size(); ++i)
        joined += part10->dataset().buffer().mid(element->fragments[i].offset, element->fragments[i].length);
    return joined;
}

void compare(const Kind &kind, const char *what, const QList<QByteArray> &files)
{
    double bytes = 0;
    for (const QByteArray &file : files)
        bytes += double(decodeOurs(file));
    const auto each = [&files](auto decode) {
        return [&files, decode] {
            for (const QByteArray &file : files)
                decode(file);
        };
    };
    const double ours = medianSeconds(each(decodeOurs));
    const double two = medianSeconds([&files] {
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        for (const QByteArray &file : files)
            pool.start([&file] { decodeOurs(file); });
        pool.waitForDone();
    });
    // DCMTK's JPEG-LS brings functions of CharLS's names; in one process with CharLS itself they call each other.
    const bool byDcmtk = kind.program != u"dcmcjpls"_s && decodeByDcmtk(files.first()) > 0;
    const double dcmtk = byDcmtk ? medianSeconds(each(decodeByDcmtk)) : 0;
    std::printf("%-22s %-6s %8.0f %8.0f %5.2f ", kind.name, what, bytes / ours / kMegabyte, bytes / two / kMegabyte,
                ours / two);
    if (byDcmtk)
        std::printf("%8.0f %6.2fx %s", bytes / dcmtk / kMegabyte, dcmtk / ours,
                    kind.target == 0              ? "-"
                    : dcmtk / ours >= kind.target ? "met"
                                                  : "NOT met");
    if (kind.program == u"dcmcjpls"_s) {
        QList<QByteArray> streams;
        for (const QByteArray &file : files)
            streams.append(codestreamOf(file));
        const double bare = medianSeconds([&streams] {
            for (const QByteArray &stream : streams)
                decodeByCharls(stream);
        });
        std::printf("CharLS alone %.0f, %.2fx of it", bytes / bare / kMegabyte, bare / ours);
    }
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    DJDecoderRegistration::registerCodecs();
    DcmRLEDecoderRegistration::registerCodecs();
    const QTemporaryDir folder;
    const QList<Kind> kinds{
        {"uncompressed", {}, {}, 12, 0},
        {"RLE", u"dcmcrle"_s, {}, 12, 4},
        {"JPEG baseline", u"dcmcjpeg"_s, {u"+eb"_s}, 8, 2.5},
        {"JPEG extended 12 bit", u"dcmcjpeg"_s, {u"+ee"_s}, 12, 0},
        {"JPEG lossless .70", u"dcmcjpeg"_s, {u"+e1"_s}, 12, 3},
        {"JPEG lossless .57 sv6", u"dcmcjpeg"_s, {u"+el"_s, u"+sv"_s, u"6"_s}, 12, 3},
        {"JPEG-LS", u"dcmcjpls"_s, {}, 12, 0},
    };
    std::printf("MB/s of decoded pixels, median of %d\n", kRounds);
    std::printf("%-22s %-6s %8s %8s %5s %8s %7s %s\n", "transfer syntax", "image", "ours", "on two", "gain", "DCMTK",
                "ratio", "target");
    const QString only = application.arguments().value(1); // a transfer syntax of the table, or all of them
    for (const Kind &kind : kinds) {
        if (!only.isEmpty() && only != QLatin1String(kind.name))
            continue;
        QList<QByteArray> slices;
        for (unsigned i = 0; i < 24; ++i)
            slices.append(compressed(kind, fileOf(512, 512, kind.bits, i), folder));
        const QByteArray radiograph = compressed(kind, fileOf(2500, 3000, kind.bits, 1), folder);
        if (slices.contains(QByteArray()) || radiograph.isEmpty()) {
            std::printf("%-22s could not be made: are DCMTK's tools installed?\n", kind.name);
            return 1;
        }
        compare(kind, "CT", slices);
        compare(kind, "CR", {radiograph, radiograph});
    }
    return 0;
}
