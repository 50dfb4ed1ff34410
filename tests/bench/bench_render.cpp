// SPDX-License-Identifier: GPL-3.0-or-later
// Window and level on 16-bit frames in a viewport of 1080 pixels: this program's renderer against DCMTK's DicomImage
// (createScaledImage, setWindow, getOutputData), in one run on the same pixels. Prints medians and their ratio.
#include "tests/viewer/MemorySource.h"
#include "viewer/pixel/DisplayLut.h"
#include "viewer/render/FrameRenderer.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerWindow.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmimgle/dcmimage.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <vector>

namespace {

using namespace td::viewer;
using namespace Qt::StringLiterals;

constexpr int kViewportHeight = 1080;
constexpr int kRounds = 21;

std::vector<std::uint16_t> syntheticPixels(int columns, int rows)
{
    std::vector<std::uint16_t> pixels(std::size_t(columns) * std::size_t(rows));
    std::uint32_t noise = 12345;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            noise = noise * 1664525u + 1013904223u;
            const double wave = 1800 + 1200 * std::sin(x * 0.013) * std::cos(y * 0.009);
            pixels[std::size_t(y) * std::size_t(columns) + std::size_t(x)] = std::uint16_t(wave + (noise >> 24));
        }
    return pixels;
}

template <class Work>
double medianMilliseconds(Work work)
{
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
    return times[kRounds / 2];
}

double ours(const pixel::Frame &frame, int columns, int rows)
{
    const geometry::CanvasSize canvas{int(std::lround(double(kViewportHeight) * columns / rows)), kViewportHeight};
    const scene::Placement placement = scene::ViewState().placement({columns, rows}, 1, canvas);
    pixel::Presentation presentation;
    return medianMilliseconds([&](int round) {
        const pixel::Window window{1800.0 + round, 2000.0 + 10 * round, pixel::WindowFunction::Linear, {}};
        const auto lut = pixel::displayLut(frame, presentation, window, false);
        const QImage image = render::renderFrame(frame, lut, placement, canvas);
        if (image.isNull())
            std::abort();
    });
}

std::unique_ptr<DcmDataset> datasetOf(const std::vector<std::uint16_t> &pixels, int columns, int rows)
{
    auto set = std::make_unique<DcmDataset>();
    set->putAndInsertString(DCM_SOPClassUID, UID_SecondaryCaptureImageStorage);
    set->putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME2");
    set->putAndInsertUint16(DCM_SamplesPerPixel, 1);
    set->putAndInsertUint16(DCM_Rows, Uint16(rows));
    set->putAndInsertUint16(DCM_Columns, Uint16(columns));
    set->putAndInsertUint16(DCM_BitsAllocated, 16);
    set->putAndInsertUint16(DCM_BitsStored, 16);
    set->putAndInsertUint16(DCM_HighBit, 15);
    set->putAndInsertUint16(DCM_PixelRepresentation, 0);
    set->putAndInsertUint16Array(DCM_PixelData, pixels.data(), static_cast<unsigned long>(pixels.size()));
    return set;
}

double dcmtk(const std::vector<std::uint16_t> &pixels, int columns, int rows)
{
    const auto set = datasetOf(pixels, columns, rows);
    DicomImage image(set.get(), EXS_LittleEndianExplicit, CIF_UsePartialAccessToPixelData);
    if (image.getStatus() != EIS_Normal)
        std::abort();
    return medianMilliseconds([&](int round) {
        const std::unique_ptr<DicomImage> scaled(image.createScaledImage(0UL, kViewportHeight, 1, 1));
        scaled->setWindow(1800.0 + round, 2000.0 + 10 * round);
        if (!scaled->getOutputData(8))
            std::abort();
    });
}

void compareRendering()
{
    std::printf("window/level into a viewport %d pixels high, median of %d, milliseconds\n", kViewportHeight, kRounds);
    std::printf("%-14s %10s %10s %8s %8s\n", "frame", "ours", "DicomImage", "ratio", "goal");
    const int sizes[][3] = {{512, 512, 2}, {2500, 3000, 4}, {4000, 5000, 8}};
    for (const auto &[columns, rows, goal] : sizes) {
        const std::vector<std::uint16_t> pixels = syntheticPixels(columns, rows);
        const pixel::Frame frame = pixel::Frame::fromGrey(columns, rows, pixels, 0, 1);
        const double own = ours(frame, columns, rows);
        const double other = dcmtk(pixels, columns, rows);
        std::printf("%5d x %-6d %10.2f %10.2f %7.1fx %7dx\n", columns, rows, own, other, other / own, goal);
    }
}

long residentMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLong() / 1024;
    return 0;
}

void measureOpening()
{
    auto source = std::make_shared<td::test::MemorySource>();
    td::test::addSeries(*source, "1.2.10", "1.2.10.1", 300, 512);
    const long before = residentMegabytes();
    const td::theme::Theme theme(td::theme::Mode::Light);
    ViewerWindow window(source, theme);
    window.resize(1600, 1000);
    window.show();
    QEventLoop loop;
    bool first = false;
    QObject::connect(&window, &ViewerWindow::firstImageShown, &window, [&] { first = true; });
    for (int i = 0; i < 20; ++i)
        loop.processEvents();
    QElapsedTimer timer;
    timer.start();
    window.openStudies(source->studies());
    double firstMs = 0;
    const auto series = td::test::seriesUid("1.2.10.1");
    while (window.loader().progress(series).total == 0 || !window.loader().progress(series).isComplete()) {
        loop.processEvents();
        if (first && firstMs == 0)
            firstMs = double(timer.nsecsElapsed()) / 1e6;
    }
    std::printf("\n300 slices of 512 x 512 from memory: first image after %.0f ms, all decoded after %.0f ms\n",
                firstMs, double(timer.nsecsElapsed()) / 1e6);
    std::printf("resident memory: %ld MB with the files alone, %ld MB with every slice decoded\n", before,
                residentMegabytes());
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    compareRendering();
    measureOpening();
    return 0;
}
