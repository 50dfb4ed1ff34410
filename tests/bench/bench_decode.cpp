// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding, MB/s of pixels per transfer syntax: this program's frame decoder on one thread and on two, DCMTK's own path
// (DcmDataset::chooseRepresentation), and the bare codec library where there is one, in one run on the same files. The
// files are made here: 24 CT-like slices and one radiograph, compressed by DCMTK's tools and, for JPEG 2000, which
// DCMTK does not have, by OpenJPEG.
#include "core/dicom/FrameDecoder.h"
#include "tests/dicom/Part10Builder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmjpeg/djdecode.h>

#include <charls/charls.h>
#include <openjpeg.h>
#include <turbojpeg.h>

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
#include <memory>
#include <optional>

namespace {

using namespace Qt::StringLiterals;
using td::test::Part10Builder;

constexpr int kRounds = 5;
constexpr double kMegabyte = 1e6;

struct Kind {
    const char *name;
    QString program; ///< of DCMTK, or "openjpeg"; empty: as it is
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

using OpjStream = std::unique_ptr<opj_stream_t, decltype(&opj_stream_destroy)>;
using OpjCodec = std::unique_ptr<opj_codec_t, decltype(&opj_destroy_codec)>;
using OpjImage = std::unique_ptr<opj_image_t, decltype(&opj_image_destroy)>;

OPJ_SIZE_T readBytes(void *to, OPJ_SIZE_T wanted, void *data)
{
    auto *left = static_cast<QByteArrayView *>(data);
    const auto count = std::min(wanted, OPJ_SIZE_T(left->size()));
    std::copy_n(left->data(), count, static_cast<char *>(to));
    *left = left->sliced(qsizetype(count));
    return count > 0 ? count : OPJ_SIZE_T(-1);
}

OPJ_SIZE_T writeBytes(void *from, OPJ_SIZE_T count, void *data)
{
    static_cast<QByteArray *>(data)->append(static_cast<const char *>(from), qsizetype(count));
    return count;
}

OpjStream streamOver(void *data, OPJ_SIZE_T length, bool reading)
{
    OpjStream stream(opj_stream_create(OPJ_SIZE_T(64) * 1024, reading), opj_stream_destroy);
    opj_stream_set_user_data(stream.get(), data, nullptr);
    opj_stream_set_user_data_length(stream.get(), length);
    opj_stream_set_read_function(stream.get(), readBytes);
    opj_stream_set_write_function(stream.get(), writeBytes);
    return stream;
}

/// Lossless, at the encoder's own choices.
QByteArray byOpenJpeg(const QByteArray &pixels, int columns, int rows, int bits)
{
    opj_image_cmptparm_t component{};
    component.dx = component.dy = 1;
    component.w = OPJ_UINT32(columns);
    component.h = OPJ_UINT32(rows);
    component.prec = OPJ_UINT32(bits);
    const OpjImage image(opj_image_create(1, &component, OPJ_CLRSPC_GRAY), opj_image_destroy);
    image->x1 = component.w;
    image->y1 = component.h;
    const auto *words = reinterpret_cast<const std::uint16_t *>(pixels.constData());
    std::copy_n(words, std::size_t(columns) * std::size_t(rows), image->comps[0].data);
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    const OpjCodec codec(opj_create_compress(OPJ_CODEC_J2K), opj_destroy_codec);
    QByteArray out;
    const OpjStream stream = streamOver(&out, 0, false);
    const bool done = opj_setup_encoder(codec.get(), &parameters, image.get()) &&
                      opj_start_compress(codec.get(), image.get(), stream.get()) &&
                      opj_encode(codec.get(), stream.get()) && opj_end_compress(codec.get(), stream.get());
    return done ? out : QByteArray();
}

QByteArray inJpeg2000(const QByteArray &file, int bits)
{
    const auto part10 = td::dicom::Part10::read(file);
    const auto decoder = td::dicom::FrameDecoder::create(*part10);
    const int rows = decoder->pixel().rows();
    const int columns = decoder->pixel().columns();
    const QByteArray stream = byOpenJpeg(decoder->frame(0)->samples, columns, rows, bits);
    return Part10Builder("1.2.840.10008.1.2.4.90")
        .image(rows, columns, 16, bits, false)
        .encapsulated({stream.size() % 2 != 0 ? stream + '\0' : stream})
        .file();
}

QByteArray compressed(const Kind &kind, const QByteArray &file, const QTemporaryDir &folder)
{
    if (kind.program.isEmpty())
        return file;
    if (kind.program == u"openjpeg"_s)
        return inJpeg2000(file, kind.bits);
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

using Work = std::function<void()>;

/// Median seconds of each; nothing for what is null. They take turns, so that a busy moment of the machine hits all.
std::vector<double> medianSeconds(const std::vector<Work> &works)
{
    std::vector<std::vector<double>> times(works.size());
    for (int round = -1; round < kRounds; ++round) // the first warms up
        for (std::size_t i = 0; i < works.size(); ++i) {
            QElapsedTimer timer;
            timer.start();
            if (works[i])
                works[i]();
            if (round >= 0)
                times[i].push_back(double(timer.nsecsElapsed()) / 1e9);
        }
    std::vector<double> medians;
    for (std::vector<double> &of : times) {
        std::nth_element(of.begin(), of.begin() + kRounds / 2, of.end());
        medians.push_back(of[kRounds / 2]);
    }
    return medians;
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

qsizetype decodeByOpenJpeg(const QByteArray &bytes)
{
    QByteArrayView left(bytes);
    const OpjStream stream = streamOver(&left, OPJ_SIZE_T(bytes.size()), true);
    const OpjCodec codec(opj_create_decompress(OPJ_CODEC_J2K), opj_destroy_codec);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t *read = nullptr;
    opj_setup_decoder(codec.get(), &parameters);
    opj_read_header(stream.get(), codec.get(), &read);
    const OpjImage image(read, opj_image_destroy);
    return opj_decode(codec.get(), stream.get(), image.get()) ? qsizetype(image->comps[0].w) * image->comps[0].h : 0;
}

qsizetype decodeByTurboJpeg(const QByteArray &bytes)
{
    const std::unique_ptr<void, decltype(&tjDestroy)> decoder(tjInitDecompress(), tjDestroy);
    const auto *stream = reinterpret_cast<const unsigned char *>(bytes.data());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), stream, ulong(bytes.size()), &width, &height, &subsampling, &colours) != 0)
        return 0;
    QByteArray pixels(qsizetype(width) * height, Qt::Uninitialized);
    return tjDecompress2(decoder.get(), stream, ulong(bytes.size()), reinterpret_cast<unsigned char *>(pixels.data()),
                         width, 0, height, TJPF_GRAY, TJFLAG_ACCURATEDCT) == 0
               ? pixels.size()
               : 0;
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

/// A codec library of its own, without DICOM around it.
struct BareLibrary {
    const char *name;
    qsizetype (*decode)(const QByteArray &stream);
};

std::optional<BareLibrary> bareLibraryOf(const Kind &kind)
{
    if (kind.program == u"dcmcjpls"_s)
        return BareLibrary{"CharLS", decodeByCharls};
    if (kind.program == u"openjpeg"_s)
        return BareLibrary{"OpenJPEG", decodeByOpenJpeg};
    if (kind.arguments.contains(u"+eb"_s))
        return BareLibrary{"libjpeg-turbo", decodeByTurboJpeg};
    return std::nullopt;
}

void compare(const Kind &kind, const char *what, const QList<QByteArray> &files)
{
    double bytes = 0;
    for (const QByteArray &file : files)
        bytes += double(decodeOurs(file));
    const auto each = [](const QList<QByteArray> &of, qsizetype (*decode)(const QByteArray &)) -> Work {
        return [&of, decode] {
            for (const QByteArray &one : of)
                decode(one);
        };
    };
    QThreadPool pool; // its threads live on from round to round, as those of the viewer do
    pool.setMaxThreadCount(2);
    pool.setExpiryTimeout(-1);
    const Work onTwo = [&files, &pool] {
        for (const QByteArray &file : files)
            pool.start([&file] { decodeOurs(file); });
        pool.waitForDone();
    };
    const auto library = bareLibraryOf(kind);
    // DCMTK's JPEG-LS brings functions of CharLS's names; in one process with CharLS itself they call each other.
    const bool byDcmtk =
        kind.program != u"dcmcjpls"_s && kind.program != u"openjpeg"_s && decodeByDcmtk(files.first()) > 0;
    QList<QByteArray> streams;
    if (library)
        for (const QByteArray &file : files)
            streams.append(codestreamOf(file));
    const std::vector<double> seconds =
        medianSeconds({each(files, decodeOurs), onTwo, byDcmtk ? each(files, decodeByDcmtk) : Work(),
                       library ? each(streams, library->decode) : Work()});
    const double ours = seconds[0];
    const double two = seconds[1];
    const double dcmtk = seconds[2];
    const double bare = seconds[3];
    std::printf("%-22s %-6s %8.0f %8.0f %5.2f ", kind.name, what, bytes / ours / kMegabyte, bytes / two / kMegabyte,
                ours / two);
    if (byDcmtk)
        std::printf("%8.0f %6.2fx %s", bytes / dcmtk / kMegabyte, dcmtk / ours,
                    kind.target == 0              ? "-"
                    : dcmtk / ours >= kind.target ? "met"
                                                  : "NOT met");
    if (!streams.isEmpty())
        std::printf("%s%s alone %.0f, %.2fx of it", byDcmtk ? "; " : "", library->name, bytes / bare / kMegabyte,
                    bare / ours);
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
        {"JPEG 2000", u"openjpeg"_s, {}, 12, 0},
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
