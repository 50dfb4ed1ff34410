// SPDX-License-Identifier: GPL-3.0-or-later
// Scrolling in the real viewer window: from a wheel event to the painted slice, one slice a step through the series and
// back, from cold and with everything in the cache, and the most memory the process ever took. Argument: "ct" = 300
// slices of 512 x 512 in files of a temporary folder; "large" = 2,000 slices of 1,024 x 1,024, 4.2 GB, whose bytes are
// made when they are asked for.
#include "core/dicom/Attribute.h"
#include "core/dicom/Part10Writer.h"
#include "resources/theme/Theme.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QPromise>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

namespace {

using namespace td;
using namespace Qt::StringLiterals;
namespace attribute = dicom::attribute;

struct Shape {
    int slices;
    int side;
    int bits;
};

/// Anatomy with the noise of a scanner, the same for every slice: made once.
QByteArray anatomy(const Shape &shape)
{
    QByteArray bytes(qsizetype(shape.side) * shape.side * 2, Qt::Uninitialized);
    auto *values = reinterpret_cast<std::uint16_t *>(bytes.data());
    std::uint32_t noise = 12345;
    const double top = double((1 << shape.bits) - 1);
    for (int y = 0; y < shape.side; ++y)
        for (int x = 0; x < shape.side; ++x) {
            noise = noise * 1664525u + 1013904223u;
            const double r = std::hypot(x - shape.side / 2.0, y - shape.side / 2.0) / shape.side;
            const double body = r < 0.42 ? 0.5 + 0.2 * std::sin(x * 0.05) * std::cos(y * 0.04) : 0.02;
            *values++ = std::uint16_t(std::min(top, body * top + double(noise >> 24) * top / 65536));
        }
    return bytes;
}

QString uidOf(int slice)
{
    return u"2.25.7.1.%1"_s.arg(10'000 + slice); // of one length, so that one can take the place of another
}

/// The anatomy with a bar that says which slice it is.
Result<QByteArray> fileOf(const Shape &shape, const QByteArray &anatomy, int slice)
{
    QByteArray pixels = anatomy;
    std::fill_n(reinterpret_cast<std::uint16_t *>(pixels.data()), 1 + slice % shape.side, std::uint16_t(slice));
    dicom::DataSetBuilder set;
    set.text(attribute::SOPClassUID, u"1.2.840.10008.5.1.4.1.1.2"_s)
        .text(attribute::SOPInstanceUID, uidOf(slice))
        .text(attribute::StudyInstanceUID, u"2.25.7"_s)
        .text(attribute::SeriesInstanceUID, u"2.25.7.1"_s)
        .text(attribute::Modality, u"CT"_s)
        .integers(attribute::InstanceNumber, {slice + 1})
        .decimals(attribute::ImagePositionPatient, {0, 0, slice * 1.0})
        .decimals(attribute::ImageOrientationPatient, {1, 0, 0, 0, 1, 0})
        .decimals(attribute::PixelSpacing, {0.7, 0.7})
        .text(attribute::PhotometricInterpretation, u"MONOCHROME2"_s)
        .integers(attribute::SamplesPerPixel, {1})
        .integers(attribute::Rows, {shape.side})
        .integers(attribute::Columns, {shape.side})
        .integers(attribute::BitsAllocated, {16})
        .integers(attribute::BitsStored, {shape.bits})
        .integers(attribute::HighBit, {shape.bits - 1})
        .integers(attribute::PixelRepresentation, {0})
        .bytes(attribute::PixelData, pixels);
    return dicom::writePart10(set, dicom::explicitVrLittleEndian, {});
}

/// One series whose instances are read or made when they are asked for, each answer from a thread of a pool.
class SeriesSource : public dicom::InstanceSource {
public:
    using Give = std::function<Result<QByteArray>(int slice)>;
    SeriesSource(const Shape &shape, Give give)
        : m_shape(shape)
        , m_give(std::move(give))
    {
    }
    ~SeriesSource() override { m_pool.waitForDone(); }

    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) override
    {
        model::StudyContents contents;
        contents.study.uid = study;
        model::ImagingSeries series{SeriesInstanceUid::create(u"2.25.7.1"_s).value(), u"CT"_s, 1, {}, {}};
        for (int i = 0; i < m_shape.slices; ++i) {
            model::ImagingInstance instance;
            instance.uid = SopInstanceUid::create(uidOf(i)).value();
            instance.number = i + 1;
            instance.rows = instance.columns = m_shape.side;
            series.instances.append(instance);
        }
        contents.series.append(series);
        QPromise<Result<model::StudyContents>> promise;
        promise.start();
        promise.addResult(Result<model::StudyContents>(contents));
        promise.finish();
        return promise.future();
    }

    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override
    {
        auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
        promise->start();
        const int slice = key.instance.value().section(u'.', -1).toInt() - 10'000;
        m_pool.start([promise, slice, this] {
            if (!promise->isCanceled())
                promise->addResult(m_give(slice));
            promise->finish();
        });
        return promise->future();
    }

private:
    Shape m_shape;
    Give m_give;
    QThreadPool m_pool;
};

Result<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io);
    return file.readAll();
}

/// Of this process, in MB; `field` as in proc(5).
double memory(QByteArrayView field)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(field))
            return line.mid(field.size() + 1).simplified().split(' ').first().toDouble() / 1024;
    return 0;
}

/// So that what was needed to make the files does not count.
void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write("5");
}

const char *verdict(bool met)
{
    return met ? "met" : "NOT met";
}

double percentile(std::vector<double> &times, double share)
{
    const auto at = std::min(times.size() - 1, std::size_t(share * double(times.size())));
    std::nth_element(times.begin(), times.begin() + std::ptrdiff_t(at), times.end());
    return times[at];
}

struct Steps {
    std::vector<double> painted; ///< from the wheel event to the painted slice, milliseconds
    std::vector<double> handled; ///< in the wheel event itself
};

void print(const char *what, Steps steps, double target)
{
    double sum = 0;
    for (const double t : steps.painted)
        sum += t;
    const double p99 = percentile(steps.painted, 0.99);
    std::printf("  %-22s p50 %6.2f  p95 %6.2f  p99 %6.2f ms  %5.0f fps   in the wheel event p99 %5.2f ms", what,
                percentile(steps.painted, 0.5), percentile(steps.painted, 0.95), p99,
                1000.0 * double(steps.painted.size()) / sum, percentile(steps.handled, 0.99));
    if (target > 0)
        std::printf("   (target p99 %.0f: %s)", target, verdict(p99 < target));
    std::printf("\n");
    std::fflush(stdout);
}

class Reader {
public:
    Reader(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme)
        : m_window(std::move(source), theme)
    {
        m_window.resize(1600, 1000);
        m_window.show();
        QObject::connect(&pane().viewport(), &viewer::Viewport::imagePainted, &m_window, [this] { m_painted = true; });
        for (int i = 0; i < 50; ++i)
            QApplication::processEvents();
    }
    viewer::ImagePane &pane() { return m_window.pane(0); }
    viewer::load::Progress progress() { return m_window.loader().progress(pane().series()); }

    /// Milliseconds from opening the study to the first painted image.
    double open()
    {
        m_timer.start();
        m_window.openStudies({StudyInstanceUid::create(u"2.25.7"_s).value()});
        waitFor([this] { return m_painted; });
        return double(m_timer.nsecsElapsed()) / 1e6;
    }
    double complete()
    {
        waitFor([this] { return progress().total > 0 && progress().isComplete(); });
        return double(m_timer.nsecsElapsed()) / 1e6;
    }
    void jump(int index)
    {
        m_painted = false;
        pane().setIndex(index);
        waitFor([this, index] { return pane().shownIndex() == index && m_painted; });
    }
    /// `count` slices, one a step; negative: back.
    void scroll(int count, Steps &steps)
    {
        viewer::Viewport &viewport = pane().viewport();
        const QPointF middle(viewport.width() / 2.0, viewport.height() / 2.0);
        const QPoint notch(0, count > 0 ? -120 : 120);
        for (int i = 0; i < std::abs(count); ++i) {
            const int wanted = pane().index() + (count > 0 ? 1 : -1);
            m_painted = false;
            QElapsedTimer timer;
            timer.start();
            QWheelEvent wheel(middle, viewport.mapToGlobal(middle), {}, notch, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(&viewport, &wheel);
            steps.handled.push_back(double(timer.nsecsElapsed()) / 1e6);
            waitFor([this, wanted] { return m_painted && pane().shownIndex() == wanted; });
            steps.painted.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
    }

private:
    static void waitFor(const std::function<bool()> &done)
    {
        while (!done())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    viewer::ViewerWindow m_window;
    bool m_painted = false;
    QElapsedTimer m_timer;
};

int measureCt(const theme::Theme &theme)
{
    constexpr Shape shape{300, 512, 12};
    const QTemporaryDir folder;
    {
        const QByteArray pixels = anatomy(shape);
        for (int i = 0; i < shape.slices; ++i) {
            QFile file(folder.filePath(uidOf(i)));
            const auto bytes = fileOf(shape, pixels, i);
            if (!bytes || !file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size())
                return 1;
        }
    }
    const auto source = std::make_shared<SeriesSource>(
        shape, [&folder](int slice) { return contentsOf(folder.filePath(uidOf(slice))); });
    forgetPeak();
    std::printf("CT of 300 slices of 512 x 512 in files, %.0f MB before\n", memory("VmRSS"));
    Steps cold;
    {
        Reader first(source, theme);
        const double shown = first.open();
        std::printf("  click to first image   %6.0f ms   (target 100: %s)\n", shown, verdict(shown < 100));
        std::printf("  whole series decoded   %6.0f ms\n", first.complete());
        const double peak = memory("VmHWM");
        std::printf("  most memory            %6.0f MB   (target 220: %s), %.0f MB now\n", peak, verdict(peak <= 220),
                    memory("VmRSS"));
        first.jump(0);
        Steps cached;
        first.scroll(shape.slices - 1, cached);
        first.scroll(1 - shape.slices, cached);
        print("scrolling, cached", cached, 8);
    }
    Reader second(source, theme);
    (void)second.open();
    second.jump(0);
    second.scroll(shape.slices - 1, cold);
    second.scroll(1 - shape.slices, cold);
    print("scrolling from cold", cold, 0);
    std::printf("  most memory at the end %6.0f MB\n", memory("VmHWM"));
    return 0;
}

int measureLarge(const theme::Theme &theme)
{
    constexpr Shape shape{2000, 1024, 16};
    const auto first = fileOf(shape, anatomy(shape), 0);
    if (!first)
        return 1;
    // Every slice is the first one under another name.
    const auto source = std::make_shared<SeriesSource>(shape, [&first](int slice) -> Result<QByteArray> {
        return QByteArray(*first).replace(uidOf(0).toLatin1(), uidOf(slice).toLatin1());
    });
    forgetPeak();
    std::printf("2,000 slices of 1,024 x 1,024 x 16 bit, made when asked for, cache of %.0f MB\n",
                double(viewer::load::LoadLimits().cacheBytes) / 1024 / 1024);
    Reader reader(source, theme);
    const double shown = reader.open();
    std::printf("  click to first image   %6.0f ms   (target 100: %s)\n", shown, verdict(shown < 100));
    Steps near;
    reader.scroll(20, near);
    QEventLoop pause; // for what lies ahead
    QTimer::singleShot(3000, &pause, &QEventLoop::quit);
    pause.exec();
    Steps cached;
    reader.scroll(100, cached);
    reader.scroll(-100, cached);
    print("scrolling, cached", cached, 8);
    reader.jump(0);
    Steps cold;
    reader.scroll(shape.slices - 1, cold);
    reader.scroll(1 - shape.slices, cold);
    print("all of it and back", cold, 0);
    const double peak = memory("VmHWM");
    std::printf("  most memory            %6.0f MB   (target 1024: %s)\n", peak, verdict(peak <= 1024));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const theme::Theme theme(theme::Mode::Light);
    return application.arguments().value(1) == u"large"_s ? measureLarge(theme) : measureCt(theme);
}
