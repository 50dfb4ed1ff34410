// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/Tool.h"
#include "viewer/pictures/FramePicture.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtConcurrent>

#include <cmath>
#include <set>

using namespace td;
using namespace td::viewer;
using test::Part10Builder;
using namespace Qt::StringLiterals;

namespace {

/// 8-bit grey, rows x columns, each pixel from `value`.
QByteArray greyFile(int rows, int columns, const std::function<int(int row, int column)> &value,
                    const QByteArray &photometric = "MONOCHROME2", const QByteArray &aspect = {})
{
    QByteArray pixels;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            pixels.append(char(value(row, column)));
    Part10Builder builder;
    builder.image(rows, columns, 8, 8, false, photometric);
    if (!aspect.isEmpty())
        builder.text(0x00280034, "IS", aspect);
    builder.text(0x00281050, "DS", "127.5").text(0x00281051, "DS", "256");
    return builder.raw(0x7FE00010, "OW", pixels).file();
}

QImage decoded(const pictures::Picture &picture)
{
    return QImage::fromData(picture.jpeg, "JPEG");
}

double meanDifference(const QImage &a, const QImage &b, const QRect &where)
{
    const QImage left = a.convertToFormat(QImage::Format_Grayscale8);
    const QImage right = b.convertToFormat(QImage::Format_Grayscale8);
    double sum = 0;
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x)
            sum += std::abs(int(left.constScanLine(y)[x]) - int(right.constScanLine(y)[x]));
    return sum / (double(where.width()) * where.height());
}

/// Where no letter and no scale bar stands.
QRect middle(const QSize &size)
{
    const int x = std::min(size.width() / 5, (size.width() - 1) / 2);
    const int y = std::min(size.height() / 5, (size.height() - 1) / 2);
    return QRect(QPoint(0, 0), size).adjusted(x, y, -x, -y);
}

QStringList corpusFiles(const QString &corpus)
{
    QStringList files;
    QDirIterator walk(corpus, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    files.sort();
    return files;
}

} // namespace

TEST_CASE("A picture has the proportions of the patient and is never larger than its image")
{
    const auto size = [](int columns, int rows, double aspect, int longest) {
        const geometry::CanvasSize s = pictures::pictureSize({columns, rows}, aspect, longest);
        return QSize(s.width, s.height);
    };
    CHECK(size(512, 512, 1, 1024) == QSize(512, 512));
    CHECK(size(2500, 3000, 1, 1024) == QSize(853, 1024)); // 2500 x 1024 / 3000 = 853.3
    CHECK(size(100, 50, 3, 1024) == QSize(67, 100));      // 100 x 150 in columns; the longer side of the image is 100
    CHECK(size(100, 50, 0.5, 1024) == QSize(100, 25));
    CHECK(size(5000, 1, 1, 1024) == QSize(1024, 1));
}

TEST_CASE("A grey image becomes a JPEG of one component with its values")
{
    const auto file = greyFile(64, 96, [](int, int column) { return column * 2; });
    const auto picture = pictures::jpegOf(file, 0);
    REQUIRE(picture);
    CHECK(picture->width == 96);
    CHECK(picture->height == 64);
    CHECK(picture->jpeg.startsWith("\xFF\xD8\xFF"));
    const QImage image = decoded(*picture);
    CHECK(image.format() == QImage::Format_Grayscale8);
    for (int column = 0; column < 96; column += 5)
        CHECK(std::abs(qGray(image.pixel(column, 30)) - column * 2) <= 4); // the window maps 0…255 to themselves
}

TEST_CASE("MONOCHROME1 is shown with its smallest values white")
{
    const auto picture = pictures::jpegOf(greyFile(
                                              64, 64, [](int, int) { return 10; }, "MONOCHROME1"),
                                          0);
    REQUIRE(picture);
    CHECK(std::abs(qGray(decoded(*picture).pixel(32, 32)) - 245) <= 3);
}

TEST_CASE("Pixels that are not square are shown in their proportions")
{
    // Pixel Aspect Ratio 2\1: a pixel is twice as high as it is wide (PS3.3 C.7.6.3.1.7).
    const auto picture = pictures::jpegOf(greyFile(
                                              64, 128, [](int, int) { return 90; }, "MONOCHROME2", "2\\1"),
                                          0);
    REQUIRE(picture);
    CHECK(QSize(picture->width, picture->height) == QSize(128, 128));
}

TEST_CASE("What has no such frame or no pixels gives an error and no picture")
{
    const auto file = greyFile(16, 16, [](int, int) { return 90; });
    CHECK(pictures::jpegOf(file, 1).error().code == ErrorCode::InvalidArgument);
    CHECK(pictures::jpegOf(file.chopped(100), 0).error().code == ErrorCode::Truncated);
    CHECK_FALSE(pictures::jpegOf("no DICOM at all", 0));
}

TEST_CASE("The letters of the sides stand at the edges of a picture and not on small ones")
{
    const auto picture = [](int side) {
        QByteArray pixels(side * side, char(0));
        return pictures::jpegOf(Part10Builder()
                                    .text(0x00200020, "CS", "L\\F")
                                    .image(side, side, 8, 8, false)
                                    .text(0x00281050, "DS", "127.5")
                                    .text(0x00281051, "DS", "256")
                                    .raw(0x7FE00010, "OW", pixels)
                                    .file(),
                                0);
    };
    const auto brightest = [](const QImage &image, const QRect &where) {
        int most = 0;
        for (int y = where.top(); y <= where.bottom(); ++y)
            for (int x = where.left(); x <= where.right(); ++x)
                most = std::max(most, qGray(image.pixel(x, y)));
        return most;
    };
    const auto large = picture(400);
    REQUIRE(large);
    const QImage image = decoded(*large);
    CHECK(brightest(image, QRect(0, 180, 40, 40)) > 150);   // R
    CHECK(brightest(image, QRect(360, 180, 40, 40)) > 150); // L
    CHECK(brightest(image, QRect(180, 0, 40, 40)) > 150);   // H
    CHECK(brightest(image, QRect(180, 360, 40, 40)) > 150); // F
    CHECK(brightest(image, middle(image.size())) < 30);
    const auto small = picture(100);
    REQUIRE(small);
    CHECK(brightest(decoded(*small), QRect(0, 0, 100, 100)) < 30);
}

TEST_CASE("Pictures made on several threads at once are those made on one")
{
    const auto file = greyFile(300, 300, [](int row, int column) { return (row * column) & 0xFF; });
    const auto alone = pictures::jpegOf(file, 0);
    REQUIRE(alone);
    const QVector<int> times(24, 0);
    const auto together = QtConcurrent::blockingMapped<QVector<QByteArray>>(times, [&file](int frame) {
        const auto picture = pictures::jpegOf(file, frame);
        return picture ? picture->jpeg : QByteArray();
    });
    for (const QByteArray &jpeg : together)
        CHECK(jpeg == alone->jpeg);
}

TEST_CASE("Every file of the corpus gives the picture that the viewer shows, or the viewer's error")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: pictures of real frames"_s);
    int shown = 0;
    for (const QString &path : corpusFiles(corpus)) {
        INFO(path.toStdString());
        const QByteArray bytes = test::contentOf(path);
        const auto instance = load::OpenInstance::open(bytes);
        if (!instance) {
            const auto picture = pictures::jpegOf(bytes, 0);
            REQUIRE_FALSE(picture);
            CHECK(picture.error().code == instance.error().code);
            continue;
        }
        const int last = (*instance)->numberOfFrames() - 1;
        for (const int frame : std::set<int>{0, last / 2, last}) {
            const auto image = (*instance)->image(frame);
            const auto picture = pictures::jpegOf(**instance, frame);
            REQUIRE(picture.has_value() == image.has_value());
            if (!picture) {
                CHECK(picture.error().code == image.error().code);
                continue;
            }
            // The frame pixel for pixel, brought to the picture's size by Qt.
            const geometry::ImageSize size = (*image)->size();
            const QImage whole = pictures::drawnImage(**image, {}, {size.columns, size.rows});
            const QSize own(picture->width, picture->height);
            const QImage expected = whole.scaled(own, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            const QImage got = decoded(*picture);
            REQUIRE(got.size() == own);
            CHECK(std::max(own.width(), own.height()) <= 1024);
            const double difference = meanDifference(got, expected, middle(own));
            CAPTURE(difference, frame);
            CHECK(difference < 6); // noise is what a JPEG loses: 5.2 at the most when this was written
            ++shown;
        }
    }
    CHECK(shown > 300);
}

TEST_CASE("DCMTK shows the same grey values")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty() || !test::haveTool(u"dcmj2pnm"_s))
        return test::announceSkip(u"no corpus of DICOM files, or dcmj2pnm is not installed: an independent picture"_s);
    const QTemporaryDir folder;
    const QString png = folder.filePath(u"a.png"_s);
    int compared = 0;
    for (const QString &path : corpusFiles(corpus)) {
        const QByteArray bytes = test::contentOf(path);
        const auto instance = load::OpenInstance::open(bytes);
        const auto image = instance ? (*instance)->image(0) : tl::unexpected(instance.error());
        // Its window is one of a linear function and it knows no shutters; its own scaling is another one.
        if (!image || (*image)->frame->isColour() || (*image)->presentation.windows.empty() ||
            (*image)->presentation.windows.front().function != pixel::WindowFunction::Linear ||
            !(*image)->masks.empty() || (*image)->shutter || (*image)->rowAspect != 1 ||
            (*image)->attributes->pixelPadding || std::max((*image)->size().columns, (*image)->size().rows) > 1024)
            continue;
        const auto run = test::runTool(u"dcmj2pnm"_s, {u"--write-png"_s, u"--use-window"_s, u"1"_s, path, png});
        if (run.exitCode != 0)
            continue;
        INFO(path.toStdString());
        const QImage expected(png);
        const auto picture = pictures::jpegOf(bytes, 0);
        REQUIRE(picture);
        REQUIRE(decoded(*picture).size() == expected.size());
        const double difference = meanDifference(decoded(*picture), expected, middle(expected.size()));
        CAPTURE(difference);
        CHECK(difference < 4);
        ++compared;
    }
    CHECK(compared > 20);
}
