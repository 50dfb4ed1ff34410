// SPDX-License-Identifier: GPL-3.0-or-later
// Films as stacks of frames: which frame comes out under which number, in which colours, and when.
#include "core/dicom/FrameDecoder.h"
#include "core/dicom/Video.h"
#include "core/dicom/VideoLibrary.h"
#include "tests/dicom/FilmFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <thread>

using namespace td;
using namespace Qt::StringLiterals;
using test::Film;

namespace {

bool canTest()
{
    const bool can = dicom::VideoLibrary::isInstalled() && test::haveTool(u"ffmpeg"_s);
    if (!can)
        test::announceSkip(u"no plugin for films or no ffmpeg: films"_s);
    return can;
}

Result<dicom::FrameDecoder> open(const QByteArray &instance)
{
    const auto file = dicom::Part10::read(instance);
    REQUIRE(file);
    return dicom::FrameDecoder::create(*file);
}

QStringList words(const QString &arguments)
{
    return arguments.split(u' ');
}

QVector<Film> films()
{
    const QString h264 = u"-c:v libx264 -pix_fmt yuv420p -crf 18 "_s;
    const QString hevc = u"-c:v libx265 -pix_fmt yuv420p -x265-params log-level=none:crf=18"_s;
    const QString mpeg2 = u"-c:v mpeg2video -pix_fmt yuv420p -qscale:v 2 "_s;
    return {
        {"1.2.840.10008.1.2.4.100", u"m2v"_s, words(mpeg2 + u"-g 12 -bf 2"_s)},
        {"1.2.840.10008.1.2.4.100", u"m2v"_s, words(mpeg2 + u"-g 12 -bf 2 -flags +cgop -sc_threshold 1000000000"_s)},
        {"1.2.840.10008.1.2.4.100.1", u"mpg"_s, words(mpeg2 + u"-g 15 -bf 2 -f mpeg"_s)},
        {"1.2.840.10008.1.2.4.101", u"ts"_s, words(mpeg2 + u"-g 12 -bf 2 -f mpegts"_s)},
        {"1.2.840.10008.1.2.4.101.1", u"m2v"_s, words(mpeg2 + u"-g 12 -bf 2 -flags +ilme+ildct -top 1"_s)},
        {"1.2.840.10008.1.2.4.102", u"mp4"_s, words(h264 + u"-g 250 -bf 3"_s)},
        {"1.2.840.10008.1.2.4.102", u"h264"_s, words(h264 + u"-g 12 -bf 3 -x264-params open-gop=1:b-pyramid=normal"_s)},
        {"1.2.840.10008.1.2.4.102.1", u"h264"_s, words(h264 + u"-g 10 -bf 2"_s)},
        {"1.2.840.10008.1.2.4.103", u"ts"_s, words(h264 + u"-g 12 -bf 2 -f mpegts"_s)},
        {"1.2.840.10008.1.2.4.104", u"mp4"_s, words(h264 + u"-g 12 -bf 0"_s)},
        {"1.2.840.10008.1.2.4.105", u"h264"_s, words(h264 + u"-g 12 -bf 2 -flags +ilme+ildct"_s)},
        {"1.2.840.10008.1.2.4.102", u"h264"_s, words(h264 + u"-bf 0 -x264-params intra-refresh=1:keyint=20"_s)},
        {"1.2.840.10008.1.2.4.107", u"mp4"_s, words(hevc + u":keyint=12:bframes=3 -tag:v hvc1"_s)},
        {"1.2.840.10008.1.2.4.107", u"hevc"_s, words(hevc + u":keyint=12:min-keyint=12:bframes=3:open-gop=1"_s)},
        {"1.2.840.10008.1.2.4.108", u"mp4"_s,
         words(u"-c:v libx265 -pix_fmt yuv420p10le -x265-params log-level=none:crf=18:keyint=12 -tag:v hvc1"_s)},
    };
}

/// 8 bits, whatever the film has.
QByteArray eightBits(const QByteArray &samples, const dicom::ImagePixel &pixel)
{
    if (pixel.sampleBytes() == 1)
        return samples;
    const auto *from = reinterpret_cast<const std::uint16_t *>(samples.constData());
    QByteArray bytes(samples.size() / 2, '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(from[i] >> (pixel.bitsStored() - 8));
    return bytes;
}

/// The number that a frame shows; -1 for an error.
int shownNumber(const dicom::FrameDecoder &decoder, int index)
{
    const auto frame = decoder.frame(index);
    if (!frame)
        return -1;
    const dicom::ImagePixel &pixel = decoder.pixel();
    return test::numberIn(eightBits(frame->samples, pixel), pixel.columns(), pixel.rows());
}

double meanDifference(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size() || a.isEmpty())
        return 1e9;
    double sum = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        sum += std::abs(int(std::uint8_t(a[i])) - int(std::uint8_t(b[i])));
    return sum / double(a.size());
}

} // namespace

TEST_CASE("every frame of a film comes out under its own number, in any order and from any container")
{
    if (!canTest())
        return;
    for (const Film &film : films()) {
        QString complaint;
        const QByteArray stream = test::encoded(film, &complaint);
        INFO(film.syntax.toStdString() << ' ' << film.suffix.toStdString() << ' '
                                       << film.encoder.join(u' ').toStdString() << complaint.toStdString());
        REQUIRE(!stream.isEmpty());
        const auto decoder = open(test::instanceOf(film, stream, film.frames));
        REQUIRE(decoder);
        REQUIRE(decoder->numberOfFrames() == film.frames);
        std::vector<int> order(std::size_t(film.frames));
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), std::mt19937(7));
        for (const int index : order)
            CHECK(shownNumber(*decoder, index) == index);
        // A fresh one read outward from the middle, and one read backward.
        const auto outward = open(test::instanceOf(film, stream, film.frames, 3));
        REQUIRE(outward);
        for (int step = 0; step < film.frames / 2; ++step) {
            CHECK(shownNumber(*outward, film.frames / 2 + step) == film.frames / 2 + step);
            CHECK(shownNumber(*outward, film.frames / 2 - step) == film.frames / 2 - step);
        }
        const auto backward = open(test::instanceOf(film, stream, film.frames));
        REQUIRE(backward);
        for (int index = film.frames - 1; index >= 0; --index)
            CHECK(shownNumber(*backward, index) == index);
        const auto times = decoder->filmTimes();
        REQUIRE(int(times.size()) == film.frames);
        CHECK(std::abs(double(times[3].count()) - 40'000) < 20); // 25 a second
    }
}

TEST_CASE("the frames of a film look as another program of its own decodes them")
{
    if (!canTest())
        return;
    for (const Film &film : films()) {
        const QByteArray stream = test::encoded(film);
        const auto decoder = open(test::instanceOf(film, stream, film.frames));
        REQUIRE(decoder);
        const QByteArray all = test::decodedByFfmpeg(stream, film.suffix, u"rgb24"_s,
                                                     {u"-sws_flags"_s, u"accurate_rnd+full_chroma_int+bilinear"_s});
        const qsizetype one = qsizetype(film.columns) * film.rows * 3;
        INFO(film.syntax.toStdString() << ' ' << film.encoder.join(u' ').toStdString());
        REQUIRE(all.size() == one * film.frames);
        for (int i = 0; i < film.frames; ++i) {
            const auto frame = decoder->frame(i);
            REQUIRE(frame);
            CHECK(frame->photometric == dicom::Photometric::Rgb);
            CHECK(meanDifference(eightBits(frame->samples, decoder->pixel()), all.mid(i * one, one)) < 1);
        }
    }
}

TEST_CASE("colours come out as they were put in, whatever matrix and range the film was coded with")
{
    if (!canTest())
        return;
    struct Coding {
        QString filter;
        QString marks;
    };
    const QVector<Coding> codings{
        {u"scale=out_color_matrix=bt601:out_range=limited"_s, u"-colorspace smpte170m -color_range tv"_s},
        {u"scale=out_color_matrix=bt709:out_range=limited"_s, u"-colorspace bt709 -color_range tv"_s},
        {u"scale=out_color_matrix=bt709:out_range=full"_s, u"-colorspace bt709 -color_range pc"_s},
        {u"scale=out_color_matrix=bt601:out_range=limited"_s, {}}, // of few rows and without a word: BT.601
    };
    for (const Coding &coding : codings) {
        Film film{"1.2.840.10008.1.2.4.102", u"mp4"_s,
                  words(u"-c:v libx264 -crf 1 -pix_fmt yuv420p -vf "_s + coding.filter), 40};
        if (!coding.marks.isEmpty())
            film.encoder += words(coding.marks);
        const auto decoder = open(test::instanceOf(film, test::encoded(film), film.frames));
        REQUIRE(decoder);
        for (int i = 0; i < film.frames; i += 13) {
            const auto frame = decoder->frame(i);
            REQUIRE(frame);
            const QByteArray put = test::numberedPicture(i, film.columns, film.rows);
            const qsizetype middle = (qsizetype(film.rows) * 3 / 4 * film.columns + film.columns / 2) * 3;
            for (qsizetype c = 0; c < 3; ++c) {
                INFO(coding.filter.toStdString() << " frame " << i << " sample " << c);
                CHECK(std::abs(int(std::uint8_t(frame->samples[middle + c])) - int(std::uint8_t(put[middle + c]))) <=
                      4);
            }
        }
    }
}

TEST_CASE("frames that a header promises and the film does not hold are errors, and those it hides are shown")
{
    if (!canTest())
        return;
    const Film film{"1.2.840.10008.1.2.4.102", u"mp4"_s, words(u"-c:v libx264 -pix_fmt yuv420p -g 12"_s), 20};
    const QByteArray stream = test::encoded(film);
    const auto fewer = open(test::instanceOf(film, stream, 30));
    REQUIRE(fewer);
    CHECK(fewer->numberOfFrames() == 30);
    CHECK(shownNumber(*fewer, 19) == 19);
    for (int i = 20; i < 30; ++i)
        CHECK(fewer->frame(i).error().code == ErrorCode::Truncated);
    CHECK(fewer->frame(30).error().code == ErrorCode::InvalidArgument);
    CHECK(fewer->frame(-1).error().code == ErrorCode::InvalidArgument);
    CHECK(dicom::filmOf(fewer->frame(25).error()) == dicom::VideoCoding::H264);
    const auto more = open(test::instanceOf(film, stream, 1));
    REQUIRE(more);
    CHECK(more->numberOfFrames() == 20);
    CHECK(shownNumber(*more, 19) == 19);
}

TEST_CASE("a film of another size than its header says is refused, but for the padding of whole blocks")
{
    if (!canTest())
        return;
    Film film{"1.2.840.10008.1.2.4.102", u"mp4"_s, words(u"-c:v libx264 -pix_fmt yuv420p"_s), 5};
    const QByteArray stream = test::encoded(film);
    film.rows = 36; // in blocks of 16: 48, as the stream has
    const auto padded = open(test::instanceOf(film, stream, 5));
    REQUIRE(padded);
    const auto frame = padded->frame(2);
    REQUIRE(frame);
    CHECK(frame->samples.size() == 64 * 36 * 3);
    CHECK(test::numberIn(frame->samples, 64, 48) == 2);
    for (const auto &[columns, rows] : {std::pair(64, 24), std::pair(32, 48), std::pair(128, 96), std::pair(8, 8)}) {
        film.columns = columns;
        film.rows = rows;
        const auto other = open(test::instanceOf(film, stream, 5));
        CHECK((other ? other->frame(2).error().code : other.error().code) == ErrorCode::Malformed);
    }
}

TEST_CASE("the recorded times of a film are those of its own clock")
{
    if (!canTest())
        return;
    Film film{"1.2.840.10008.1.2.4.102", u"mp4"_s, words(u"-c:v libx264 -pix_fmt yuv420p"_s), 10};
    film.rate = u"30000/1001"_s;
    const auto ntsc = open(test::instanceOf(film, test::encoded(film), 10))->filmTimes();
    REQUIRE(ntsc.size() == 10);
    CHECK(std::abs(double(ntsc[4].count()) - 33'366.7) < 50); // 1001 / 30 ms
    // Every second picture of the second half left out: 33 ms, then 67 ms.
    film.encoder = words(u"-c:v libx264 -pix_fmt yuv420p -vsync vfr -vf select=lt(n\\,5)+mod(n\\,2)"_s);
    const auto uneven = open(test::instanceOf(film, test::encoded(film), 8))->filmTimes();
    REQUIRE(uneven.size() == 8); // 0 1 2 3 4 5 7 9
    CHECK(std::abs(double(uneven[2].count()) - 33'366.7) < 50);
    CHECK(std::abs(double(uneven[6].count()) - 66'733.3) < 50);
    // An elementary stream that says nothing of time is given none.
    film = {"1.2.840.10008.1.2.4.102", u"h264"_s,
            words(u"-c:v libx264 -pix_fmt yuv420p -bsf:v filter_units=remove_types=6"_s), 10};
    const QByteArray silent = test::encoded(film);
    REQUIRE(!silent.isEmpty());
    const auto decoder = open(test::instanceOf(film, silent, 10));
    REQUIRE(decoder);
    CHECK(shownNumber(*decoder, 7) == 7);
}

TEST_CASE("damaged films give errors in bounded time, and what is left of them")
{
    if (!canTest())
        return;
    std::mt19937 random(11);
    for (const Film &film : films()) {
        const QByteArray stream = test::encoded(film);
        INFO(film.encoder.join(u' ').toStdString());
        for (int round = 0; round < 12; ++round) {
            QByteArray broken = stream;
            for (int i = 0; i <= round; ++i)
                broken[qsizetype(random() % std::size_t(broken.size()))] = char(random());
            if (round % 3 == 2)
                broken.truncate(qsizetype(random() % std::size_t(broken.size())) & ~qsizetype(1));
            const auto decoder = open(test::instanceOf(film, broken + QByteArray(2, '\0'), film.frames));
            if (!decoder) {
                CHECK(dicom::filmOf(decoder.error()).has_value());
                continue;
            }
            for (const int index : {49, 0, 25, 24}) {
                const auto frame = decoder->frame(index);
                CHECK((!frame || frame->samples.size() ==
                                     qsizetype(film.columns) * film.rows * 3 * decoder->pixel().sampleBytes()));
            }
        }
    }
}

TEST_CASE("films that rest while others are read give their frames all the same")
{
    if (!canTest())
        return;
    const Film film{"1.2.840.10008.1.2.4.102", u"mp4"_s, words(u"-c:v libx264 -pix_fmt yuv420p -g 12 -bf 2"_s), 30};
    const QByteArray instance = test::instanceOf(film, test::encoded(film), film.frames);
    std::vector<dicom::FrameDecoder> decoders;
    for (int i = 0; i < 5; ++i)
        decoders.push_back(*open(instance));
    for (int round = 0; round < 3; ++round)
        for (std::size_t i = 0; i < decoders.size(); ++i) {
            const int index = round * 7 + int(i);
            CHECK(shownNumber(decoders[i], index) == index);
        }
    std::array<int, 4> wrong{};
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int index = 0; index < 30; ++index)
                wrong[t] += shownNumber(decoders[t], index) != index;
        });
    for (std::thread &thread : threads)
        thread.join();
    CHECK(wrong == std::array<int, 4>{});
}

TEST_CASE("several threads read one film at once")
{
    if (!canTest())
        return;
    const Film film{"1.2.840.10008.1.2.4.102", u"mp4"_s, words(u"-c:v libx264 -pix_fmt yuv420p -g 25 -bf 2"_s), 100};
    const auto decoder = open(test::instanceOf(film, test::encoded(film), film.frames));
    REQUIRE(decoder);
    std::array<int, 4> wrong{};
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            std::mt19937 random(t);
            for (int i = 0; i < 60; ++i) {
                const int index = int(random() % 100);
                wrong[t] += shownNumber(*decoder, index) != index;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    CHECK(wrong == std::array<int, 4>{});
}

TEST_CASE("the films of the corpus decode as ffmpeg decodes them")
{
    const QString folder = test::corpusFolder();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: films"_s);
    if (!canTest())
        return;
    for (const QString &name : {u"mpeg2_mpml_es"_s, u"h264_hp41_mp4"_s, u"hevc_main51_mp4"_s}) {
        QFile file(folder + u"/video/"_s + name + u".dcm"_s);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto part10 = dicom::Part10::read(file.readAll());
        REQUIRE(part10);
        const auto stream = dicom::VideoStream::of(*part10);
        REQUIRE(stream);
        QByteArray bytes(stream->size(), '\0');
        REQUIRE(stream->read(0, bytes.data(), bytes.size()) == bytes.size());
        const QByteArray all = test::decodedByFfmpeg(bytes, stream->suffix(), u"rgb24"_s,
                                                     {u"-sws_flags"_s, u"accurate_rnd+full_chroma_int+bilinear"_s});
        const auto decoder = dicom::FrameDecoder::create(*part10);
        REQUIRE(decoder);
        CHECK(decoder->numberOfFrames() == 30);
        const qsizetype one = qsizetype(decoder->pixel().samplesPerFrame());
        REQUIRE(all.size() == 30 * one);
        for (const int i : {29, 3, 15, 0, 1, 16, 14})
            CHECK(meanDifference(decoder->frame(i)->samples, all.mid(i * one, one)) < 1);
        CHECK(std::abs(double(decoder->filmTimes().at(1).count()) - 40'000) < 50);
    }
}
