// SPDX-License-Identifier: GPL-3.0-or-later
// What surrounds the frames of a film: its container, its plugin, its pace, and films that are written.
#include "core/dicom/CineAttributes.h"
#include "core/dicom/FrameDecoder.h"
#include "core/dicom/ImageAttributes.h"
#include "core/dicom/Video.h"
#include "core/dicom/VideoLibrary.h"
#include "tests/dicom/FilmFixture.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dicom::VideoContainer;
using std::chrono::microseconds;
using test::Part10Builder;

namespace {

dicom::Part10 read(const QByteArray &instance)
{
    const auto file = dicom::Part10::read(instance);
    REQUIRE(file);
    return *file;
}

dicom::Part10 filmWith(const QByteArray &syntax, const QVector<QByteArray> &fragments)
{
    return read(Part10Builder(syntax).image(48, 64, 8, 8, false, "YBR_PARTIAL_420").encapsulated(fragments).file());
}

/// A device on which only so many bytes fit.
class SmallDevice : public QBuffer {
public:
    explicit SmallDevice(qint64 room)
        : m_room(room)
    {
    }

protected:
    qint64 writeData(const char *data, qint64 count) override
    {
        return pos() + count > m_room ? -1 : QBuffer::writeData(data, count);
    }

private:
    qint64 m_room;
};

Result<void> writeNumbers(QIODevice &to, int frames, const std::vector<microseconds> &at, microseconds end)
{
    const auto library = dicom::VideoLibrary::load();
    REQUIRE(library);
    auto film = (*library)->encoder(to, 128, 96);
    if (!film)
        return tl::unexpected(film.error());
    for (int i = 0; i < frames; ++i) {
        const QByteArray rgb = test::numberedPicture(i, 128, 96);
        std::vector<std::uint32_t> pixels(128 * 96);
        for (std::size_t p = 0; p < pixels.size(); ++p)
            pixels[p] = 0xFF000000u | std::uint32_t(std::uint8_t(rgb[qsizetype(p) * 3])) << 16 |
                        std::uint32_t(std::uint8_t(rgb[qsizetype(p) * 3 + 1])) << 8 |
                        std::uint32_t(std::uint8_t(rgb[qsizetype(p) * 3 + 2]));
        if (const auto added = (*film)->add(pixels.data(), 128 * 4, at[std::size_t(i)]); !added)
            return added;
    }
    return (*film)->finish(end);
}

dicom::CineAttributes cineOf(const std::function<void(Part10Builder &)> &fill, int frames)
{
    Part10Builder builder;
    fill(builder);
    return dicom::readCineAttributes(read(builder.file()).dataset(), frames);
}

} // namespace

TEST_CASE("a film tells by its first bytes what it is wrapped in")
{
    const QByteArray packet = "G" + QByteArray(187, '\1');
    const QByteArray stamped = QByteArray(4, '\0') + packet;
    const QByteArray zeros(400, '\0');
    const QByteArray h264 = "1.2.840.10008.1.2.4.102";
    const QByteArray hevc = "1.2.840.10008.1.2.4.107";
    const QByteArray mpeg2 = "1.2.840.10008.1.2.4.100";
    const auto found = [](const QByteArray &syntax, const QVector<QByteArray> &fragments) {
        const auto stream = dicom::VideoStream::of(filmWith(syntax, fragments));
        REQUIRE(stream);
        return std::pair(stream->container(), stream->suffix());
    };
    CHECK(found(h264, {QByteArray("\0\0\0\x18", 4) + "ftypisom"}) == std::pair(VideoContainer::Mp4, u"mp4"_s));
    CHECK(found(h264, {packet + packet + packet + packet}) == std::pair(VideoContainer::TransportStream, u"ts"_s));
    CHECK(found(h264, {stamped + stamped + stamped}) == std::pair(VideoContainer::TransportStream, u"ts"_s));
    CHECK(found(h264, {QByteArray("\0\0\0\1\x67\x64", 6)}) == std::pair(VideoContainer::AvcBytes, u"h264"_s));
    CHECK(found(hevc, {QByteArray("\0\0\0\1\x40\1", 6)}) == std::pair(VideoContainer::HevcBytes, u"h265"_s));
    CHECK(found(mpeg2, {QByteArray("\0\0\1\xBA\x44\0", 6)}) == std::pair(VideoContainer::ProgramStream, u"mpg"_s));
    CHECK(found(mpeg2, {QByteArray("\0\0\1\xB3\x14\0", 6)}) == std::pair(VideoContainer::MpegVideo, u"m2v"_s));
    CHECK(found(mpeg2, {QByteArray("\0\0", 2), QByteArray("\1\xBA", 2)}) ==
          std::pair(VideoContainer::ProgramStream, u"mpg"_s)); // over two fragments
    CHECK(found(mpeg2, {"RIFF...."}) == std::pair(VideoContainer::Unknown, u"bin"_s));
    CHECK(found(mpeg2, {zeros}) == std::pair(VideoContainer::Unknown, u"bin"_s));
    CHECK(dicom::VideoStream::of(filmWith(h264, {})).error().code == ErrorCode::Truncated);
    CHECK(dicom::VideoStream::of(read(Part10Builder().image(2, 2, 8, 8, false).file())).error().code ==
          ErrorCode::Unsupported);
}

TEST_CASE("the video transfer syntaxes are known, and no other")
{
    const auto coding = [](const QString &uid) { return dicom::videoCoding(TransferSyntaxUid::create(uid).value()); };
    const QString root = u"1.2.840.10008.1.2.4."_s;
    for (const QString &end : {u"100"_s, u"100.1"_s, u"101"_s, u"101.1"_s})
        CHECK(coding(root + end) == dicom::VideoCoding::Mpeg2);
    for (const QString &end : {u"102"_s, u"102.1"_s, u"103"_s, u"104"_s, u"105.1"_s, u"106"_s, u"106.1"_s})
        CHECK(coding(root + end) == dicom::VideoCoding::H264);
    for (const QString &end : {u"107"_s, u"108"_s})
        CHECK(coding(root + end) == dicom::VideoCoding::Hevc);
    for (const QString &end : {u"90"_s, u"109"_s, u"10"_s, u"100.2"_s, u"107.1"_s, u"201"_s})
        CHECK_FALSE(coding(root + end));
}

TEST_CASE("without the plugin a film is named in the error, and streams that are no film are refused with it")
{
    const QByteArray junk = QByteArray("\0\0\0\x18", 4) + "ftypisom" + QByteArray(2000, '\x55');
    const dicom::Part10 film = filmWith("1.2.840.10008.1.2.4.102", {junk});
    if (dicom::VideoLibrary::isInstalled()) {
        CHECK(dicom::FrameDecoder::create(film).error().code == ErrorCode::Malformed);
        CHECK(dicom::FrameDecoder::create(filmWith("1.2.840.10008.1.2.4.102", {"no film at all"})).error().code ==
              ErrorCode::Unsupported);
        CHECK(dicom::FrameDecoder::canDecode(film.transferSyntax()));
    }
    const QTemporaryDir empty;
    dicom::VideoLibrary::lookIn({empty.path()});
    CHECK_FALSE(dicom::VideoLibrary::isInstalled());
    CHECK_FALSE(dicom::FrameDecoder::canDecode(film.transferSyntax()));
    const auto refused = dicom::FrameDecoder::create(film);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Unsupported);
    CHECK(dicom::filmOf(refused.error()) == dicom::VideoCoding::H264);
    CHECK_FALSE(dicom::filmOf(Error{ErrorCode::Unsupported, u"transfer syntax"_s, {}}));
    QFile fake(empty.filePath(u"libtuodossier_video.so"_s));
    REQUIRE(fake.open(QIODevice::WriteOnly));
    fake.write("not a library");
    fake.close();
    dicom::VideoLibrary::lookIn({empty.path()});
    CHECK(dicom::VideoLibrary::isInstalled()); // by its name alone
    CHECK(dicom::FrameDecoder::create(film).error().code == ErrorCode::Unsupported);
    dicom::VideoLibrary::lookIn({QCoreApplication::applicationDirPath() + u'/' + QStringLiteral(TUODOSSIER_PLUGINS)});
}

TEST_CASE("a film that is written holds its pictures at their times")
{
    if (!dicom::VideoLibrary::isInstalled())
        return test::announceSkip(u"no plugin for films: writing"_s);
    QBuffer device;
    REQUIRE(device.open(QIODevice::ReadWrite));
    const std::vector<microseconds> at{0ms, 40ms, 80ms, 200ms, 240ms, 300ms};
    REQUIRE(writeNumbers(device, 6, at, 400ms));
    const test::Film film{"1.2.840.10008.1.2.4.102", u"mp4"_s, {}, 6, 128, 96};
    const QByteArray even = device.data() + QByteArray(device.size() % 2, '\0');
    const auto decoder = dicom::FrameDecoder::create(read(test::instanceOf(film, even, 6)));
    REQUIRE(decoder);
    REQUIRE(decoder->numberOfFrames() == 6);
    for (int i = 0; i < 6; ++i) {
        const auto frame = decoder->frame(i);
        REQUIRE(frame);
        CHECK(test::numberIn(frame->samples, 128, 96) == i);
        const QByteArray put = test::numberedPicture(i, 128, 96);
        const qsizetype middle = (72 * 128 + 64) * 3;
        for (qsizetype c = 0; c < 3; ++c)
            CHECK(std::abs(int(std::uint8_t(frame->samples[middle + c])) - int(std::uint8_t(put[middle + c]))) <= 5);
    }
    CHECK(decoder->filmTimes() == std::vector<microseconds>{40ms, 40ms, 120ms, 40ms, 60ms, 100ms});
    if (!test::haveTool(u"ffprobe"_s))
        return test::announceSkip(u"no ffprobe: a second opinion on a written film"_s);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"film.mp4"_s));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(device.data());
    file.close();
    const auto probed = test::runTool(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s,
                                                     u"stream=codec_name,width,height,pix_fmt:frame=pts_time"_s,
                                                     u"-of"_s, u"default=nk=1:nw=1"_s, file.fileName()});
    CHECK(probed.output == "0.000000\n0.040000\n0.080000\n0.200000\n0.240000\n0.300000\nh264\n128\n96\nyuv420p\n");
    CHECK_FALSE(device.data().contains("Lavf")); // no trace of what wrote it
}

TEST_CASE("a film does not begin in an odd size and says when its device is full")
{
    if (!dicom::VideoLibrary::isInstalled())
        return test::announceSkip(u"no plugin for films: writing"_s);
    QBuffer device;
    REQUIRE(device.open(QIODevice::ReadWrite));
    const auto library = dicom::VideoLibrary::load();
    for (const auto &[columns, rows] : {std::pair(127, 96), std::pair(128, 95), std::pair(0, 0), std::pair(100'000, 2)})
        CHECK((*library)->encoder(device, columns, rows).error().code == ErrorCode::InvalidArgument);
    SmallDevice small(2000);
    REQUIRE(small.open(QIODevice::ReadWrite));
    std::vector<microseconds> at;
    for (int i = 0; i < 100; ++i)
        at.emplace_back(i * 40'000);
    CHECK(writeNumbers(small, 100, at, 4s).error().code == ErrorCode::Io);
}

TEST_CASE("the pace of a clip is read in the order of the cine module")
{
    const auto pointer = [](Part10Builder &b, int element) { b.shorts(0x00280009, {0x0018, element}, "AT"); };
    const auto nothing = cineOf([](Part10Builder &) {}, 4);
    CHECK(nothing.frameTime == 0us);
    CHECK(nothing.frameTimes.empty());
    CHECK((nothing.firstFrame == 0 && nothing.lastFrame == 3 && !nothing.sweeping));

    CHECK(cineOf([](auto &b) { b.text(0x00181063, "DS", "33.3"); }, 4).frameTime == 33'300us);
    CHECK(cineOf([](auto &b) { b.text(0x00180040, "IS", "12"); }, 4).frameTime == 83'333us);
    CHECK(cineOf([](auto &b) { b.text(0x00180040, "IS", "12").text(0x00181063, "DS", "50"); }, 4).frameTime == 50ms);
    // Recommended Display Frame Rate decides where it differs, and is less exact where it does not.
    CHECK(cineOf([](auto &b) { b.text(0x00082144, "IS", "10").text(0x00181063, "DS", "50"); }, 4).frameTime == 100ms);
    CHECK(cineOf([](auto &b) { b.text(0x00082144, "IS", "7").text(0x00181063, "DS", "150"); }, 4).frameTime == 150ms);

    // 0, 100, 50, 100: the frames stand 100, 50, 100 and on average 83.333 ms.
    const auto vector = cineOf([](auto &b) { b.text(0x00181065, "DS", "0\\100\\50\\100"); }, 4);
    CHECK(vector.frameTimes == std::vector<microseconds>{100ms, 50ms, 100ms, 83'333us});
    CHECK(vector.frameTime == 83'333us);
    CHECK(cineOf([](auto &b) { b.text(0x00181065, "DS", "0\\40\\40\\40"); }, 4).frameTimes.empty());
    CHECK(cineOf([](auto &b) { b.text(0x00181065, "DS", "0\\40"); }, 4).frameTime == 0us); // not one per frame
    const auto both = [&](int element) {
        return cineOf(
            [&](auto &b) {
                b.text(0x00181063, "DS", "20").text(0x00181065, "DS", "0\\100\\50\\100");
                pointer(b, element);
            },
            4);
    };
    CHECK(both(0x1065).frameTime == 83'333us);
    CHECK(both(0x1063).frameTime == 20ms);

    const auto trimmed =
        cineOf([](auto &b) { b.text(0x00082142, "IS", "2").text(0x00082143, "IS", "3").shorts(0x00181244, {1}); }, 4);
    CHECK((trimmed.firstFrame == 1 && trimmed.lastFrame == 2 && trimmed.sweeping));
    const auto absurd = cineOf([](auto &b) { b.text(0x00082142, "IS", "9").text(0x00082143, "IS", "3"); }, 4);
    CHECK((absurd.firstFrame == 0 && absurd.lastFrame == 3));
    for (const char *time : {"-5", "0", "1e9", "nan", "abc"})
        CHECK(cineOf([&](auto &b) { b.text(0x00181063, "DS", time); }, 4).frameTime == 0us);
}
