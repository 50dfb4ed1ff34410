// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/StudyLoader.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/MemorySource.h"
#include "viewer/pixel/RegionStatistics.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QThread>

#include <functional>

using namespace td;
using namespace Qt::StringLiterals;
using test::MemorySource;
using viewer::load::StudyLoader;

namespace {

bool waitUntil(const std::function<bool()> &done, int milliseconds = 10'000)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    while (!done() && timer.elapsed() < milliseconds) {
        loop.processEvents();
        QThread::usleep(200);
    }
    return done();
}

struct Loading {
    std::shared_ptr<MemorySource> source = std::make_shared<MemorySource>();
    StudyInstanceUid study = test::studyUid("1.2.10");
    SeriesInstanceUid series = test::seriesUid("1.2.10.1");
    QVector<viewer::load::ImageKey> arrived;
    std::unique_ptr<StudyLoader> loader;

    void open(viewer::load::LoadLimits limits = {})
    {
        loader = std::make_unique<StudyLoader>(source, limits);
        QObject::connect(loader.get(), &StudyLoader::imageReady, loader.get(),
                         [this](const viewer::load::ImageKey &key) { arrived.append(key); });
        loader->openStudy(study);
    }
    bool has(int i) const
    {
        const auto &stack = loader->stack(series);
        return i < stack.size() && loader->image(stack[i]) != nullptr;
    }
    /// The instances asked for so far, by their numbers from 0.
    QVector<int> asked() const
    {
        QVector<int> list;
        for (const SopInstanceUid &uid : source->requests())
            list.append(uid.value().section(u'.', -1).toInt() - 1);
        return list;
    }
    bool complete() const
    {
        const auto progress = loader->progress(series);
        return progress.total > 0 && progress.isComplete();
    }
};

double firstPixel(const viewer::load::LoadedImage &image)
{
    return image.frame->storedAt(0, 0);
}

} // namespace

TEST_CASE("every image of a study arrives decoded and in its place")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 20);
    l.open();
    REQUIRE(waitUntil([&] { return l.complete(); }));
    CHECK(l.loader->progress(l.series).ready == 20);
    const auto &stack = l.loader->stack(l.series);
    for (int i = 0; i < 20; ++i) {
        REQUIRE(l.loader->image(stack[i]));
        CHECK(firstPixel(*l.loader->image(stack[i])) == i);
    }
}

TEST_CASE("the shown image is fetched before all others and shown while they wait")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 30);
    l.source->hold();
    l.open({std::size_t(1) << 30, 1});
    l.loader->setFocus({{l.series, 25}});
    REQUIRE(waitUntil([&] { return l.source->waiting() == 1; }));
    CHECK(l.source->requests().first().value() == u"1.2.10.1.26"_s);
    l.source->releaseOne();
    REQUIRE(waitUntil([&] { return l.arrived.size() == 1; }));
    CHECK(firstPixel(*l.loader->image(l.arrived.first())) == 25);
    CHECK_FALSE(l.complete());
    // The reader jumps: after the thumbnail under way, the new place is next.
    l.loader->setFocus({{l.series, 3}});
    REQUIRE(waitUntil([&] { return l.source->waiting() == 1; }));
    l.source->releaseOne();
    REQUIRE(waitUntil([&] { return l.source->requests().size() == 3; }));
    CHECK(l.source->requests().last().value() == u"1.2.10.1.4"_s);
    l.source->release();
}

TEST_CASE("no more requests are under way than the limit allows")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 30);
    l.source->hold();
    l.open({std::size_t(1) << 30, 3});
    REQUIRE(waitUntil([&] { return l.source->waiting() == 3; }));
    l.source->releaseOne();
    REQUIRE(waitUntil([&] { return l.source->waiting() == 3 && l.arrived.size() == 1; }));
    CHECK(l.source->requests().size() == 4);
    l.source->release();
}

TEST_CASE("the cache keeps to its bytes and holds what is nearest to the shown image")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 40, 64);
    // One image is 64 * 64 * 2 = 8 KB and some; ten of them fit.
    const std::size_t limit = 100'000;
    l.open({limit, 2});
    l.loader->setFocus({{l.series, 5}});
    const auto has = [&](int i) { return l.has(i); };
    REQUIRE(waitUntil([&] { return has(5) && has(3) && has(8) && l.loader->cachedBytes() > limit / 2; }));
    CHECK(l.loader->cachedBytes() <= limit);
    l.loader->setFocus({{l.series, 35}});
    REQUIRE(waitUntil([&] { return has(35) && has(36) && has(34) && has(33); }));
    CHECK(l.loader->cachedBytes() <= limit);
    CHECK(waitUntil([&] { return !has(5); }));
}

TEST_CASE("ahead of the way a pane is scrolled images are fetched before those behind")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 30);
    l.source->hold();
    l.open({std::size_t(1) << 30, 1});
    l.loader->setFocus({{l.series, 20}});
    const auto answer = [&](int count) {
        for (int i = 0; i < count; ++i) {
            REQUIRE(waitUntil([&] { return l.source->waiting() == 1; }));
            const auto before = l.arrived.size();
            l.source->releaseOne();
            REQUIRE(waitUntil([&] { return l.arrived.size() == before + 1; }));
        }
    };
    answer(2); // what is shown, and the thumbnail
    REQUIRE(waitUntil([&] { return l.asked() == QVector<int>{20, 15, 21}; }));
    l.loader->setFocus({{l.series, 19}});
    REQUIRE(l.source->waiting() == 2); // 21 has made way for 19
    l.source->releaseOne();
    answer(10);
    // Down from 19; 15 and 20 are there. The second one behind, 21, is wanted after eight ahead.
    CHECK(l.asked().sliced(3, 10) == QVector<int>{19, 18, 17, 16, 14, 13, 12, 11, 21, 10});
    l.source->release();
}

TEST_CASE("a request for what is no longer near is dropped before it is decoded")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 300);
    l.open({std::size_t(1) << 30, 2});
    l.loader->setFocus({{l.series, 10}});
    REQUIRE(waitUntil([&] { return l.has(10) && l.has(150); }));
    l.source->hold();
    REQUIRE(waitUntil([&] { return l.source->waiting() == 2; }));
    const QVector<int> stale = l.asked().last(2);
    l.loader->setFocus({{l.series, 250}});
    REQUIRE(waitUntil([&] { return l.source->waiting() == 4; }));
    CHECK(l.asked().last(2) == QVector<int>{250, 251});
    l.arrived.clear();
    l.source->release();
    REQUIRE(waitUntil([&] { return l.complete(); }, 30'000));
    CHECK(l.loader->progress(l.series).failed == 0);
    const auto arrivedAt = [&](int i) { return l.arrived.indexOf(l.loader->stack(l.series)[i]); };
    for (const int i : stale) {
        CHECK(l.asked().count(i) == 2); // once more when its turn came
        CHECK(arrivedAt(i) > arrivedAt(299));
    }
}

TEST_CASE("what is shown does not wait for what may be shown next")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 40);
    l.source->hold();
    l.open({std::size_t(1) << 30, 3});
    l.loader->setFocus({{l.series, 10}});
    REQUIRE(waitUntil([&] { return l.asked() == QVector<int>{10, 20, 11}; })); // 20 is the thumbnail
    l.loader->setFocus({{l.series, 12}});
    CHECK(l.asked() == QVector<int>{10, 20, 11, 12});
    l.source->release();
    REQUIRE(waitUntil([&] { return l.complete(); }));
    // It took the place of 10, which is farther than 11, and which was asked for again later.
    CHECK(l.asked().count(10) == 2);
    CHECK(l.asked().count(11) == 1);
}

TEST_CASE("what is being decoded counts for the limit of memory")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 60, 64);
    const std::size_t limit = 150'000;
    l.open({limit, 16});
    std::size_t most = 0;
    QObject::connect(l.loader.get(), &StudyLoader::imageReady, l.loader.get(),
                     [&] { most = std::max(most, l.loader->cachedBytes()); });
    l.source->hold();
    l.loader->setFocus({{l.series, 5}});
    REQUIRE(waitUntil([&] { return l.source->waiting() == 1; }));
    l.source->releaseOne();
    // An image of 64 x 64 words takes 8,192 bytes and some; under way it counts three times. With one there, five more
    // fit into 150,000: 8,192 * (1 + 5 * 3) = 131,072, and a sixth would make 155,648.
    REQUIRE(waitUntil([&] { return l.arrived.size() == 1 && l.source->waiting() == 5; }));
    l.source->release();
    REQUIRE(waitUntil([&] { return l.has(5) && l.has(6) && l.has(4) && l.loader->cachedBytes() > limit / 2; }));
    for (const int at : {30, 31, 55, 54, 2}) {
        l.loader->setFocus({{l.series, at}});
        REQUIRE(waitUntil([&] { return l.has(at); }));
    }
    CHECK(most <= limit);
}

TEST_CASE("with two panes on one series the neighbours of both stay and the middle goes")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 61, 64);
    const std::size_t limit = 200'000; // about 20 images of 9 KB
    l.open({limit, 2});
    l.loader->setFocus({{l.series, 30}});
    REQUIRE(waitUntil([&] { return l.has(30) && l.has(29) && l.loader->cachedBytes() > limit / 2; }));
    l.loader->setFocus({{l.series, 5}, {l.series, 55}});
    REQUIRE(waitUntil([&] { return l.has(5) && l.has(55) && l.has(6) && l.has(4) && l.has(56) && l.has(54); }));
    CHECK(waitUntil([&] { return !l.has(30); }));
    CHECK(l.loader->cachedBytes() <= limit);
}

TEST_CASE("the bytes of a clip go with the last of its frames")
{
    Loading l;
    constexpr int frames = 4;
    const QByteArray pixels(64 * 64 * frames, '\5');
    const auto clip = [&pixels] {
        return test::Part10Builder()
            .image(64, 64, 8, 8, false, "MONOCHROME2", frames)
            .raw(0x7FE00010, "OB", pixels)
            .file();
    };
    for (int i = 1; i <= 20; ++i)
        l.source->addEntry({l.study, l.series, SopInstanceUid::create(u"1.2.10.1.%1"_s.arg(i)).value()}, clip(),
                           u"US"_s, i);
    const std::size_t limit = 250'000; // a clip takes 16 KB, and each of its frames 8 KB
    l.open({limit, 1});
    QObject::connect(l.loader.get(), &StudyLoader::imageReady, l.loader.get(),
                     [&] { CHECK(l.loader->cachedBytes() <= limit); });
    for (int at = 0; at < 20 * frames; at += frames) {
        l.loader->setFocus({{l.series, at}});
        REQUIRE(waitUntil([&] { return l.has(at); }));
    }
    CHECK(l.loader->cachedBytes() <= limit);
}

TEST_CASE("a large JPEG 2000 image is shown at lower resolution first and measured only when it is whole")
{
    const QString folder = test::corpusFolder();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: preview of JPEG 2000"_s);
    QFile file(folder + u"/transfer-syntaxes/wg04/J2KI/RG2_J2KI"_s); // 1760 columns, 2140 rows
    REQUIRE(file.open(QIODevice::ReadOnly));
    Loading l;
    REQUIRE(l.source->add(file.readAll()));
    l.study = l.source->studies().first();
    l.loader = std::make_unique<StudyLoader>(l.source);
    QVector<std::shared_ptr<const viewer::load::LoadedImage>> seen;
    QVector<int> readyThen;
    QObject::connect(l.loader.get(), &StudyLoader::studyReady, l.loader.get(), [&](const model::StudyContents &c) {
        l.series = c.series.first().uid;
        l.loader->setFocus({{l.series, 0}});
    });
    QObject::connect(l.loader.get(), &StudyLoader::imageReady, l.loader.get(), [&](const viewer::load::ImageKey &key) {
        seen.append(l.loader->image(key));
        readyThen.append(l.loader->progress(l.series).ready);
    });
    l.loader->openStudy(l.study);
    REQUIRE(waitUntil([&] { return seen.size() == 2; }, 30'000));
    CHECK(readyThen == QVector<int>{0, 1});
    const auto &first = *seen[0];
    const auto &whole = *seen[1];
    REQUIRE(first.isPreview());
    CHECK_FALSE(whole.isPreview());
    CHECK(first.size().rows == whole.size().rows);
    CHECK(first.size().columns == 1760);
    CHECK(first.rowAspect == whole.rowAspect);
    const auto mean = [](const viewer::load::LoadedImage &image) {
        double sum = 0;
        const auto &grey = image.frame->levels().front().grey;
        for (const std::uint16_t index : grey)
            sum += index;
        return image.frame->storedMin() + sum / double(grey.size());
    };
    CHECK(mean(first) == Approx(mean(whole)).epsilon(0.02));
    // 3,766,400 pixels at half of the resolution are 941,600: blocks of two by two pixels have one value.
    CHECK(first.frame->storedAt(1000, 1000) == first.frame->storedAt(1001, 1001));
    CHECK_FALSE(viewer::pixel::valueAt(*first.frame, first.presentation, 1000, 1000));
    CHECK(viewer::pixel::valueAt(*whole.frame, whole.presentation, 1000, 1000));
    CHECK(viewer::pixel::statistics(*first.frame, first.presentation, {{1000, 0, 100}}).count == 0);
    CHECK(viewer::pixel::statistics(*whole.frame, whole.presentation, {{1000, 0, 100}}).count == 101);
}

TEST_CASE("errors are kept per image and tried again on request")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 4);
    const auto lost = SopInstanceUid::create(u"1.2.10.1.99"_s).value();
    l.source->addEntry({l.study, l.series, lost}, {}, u"CT"_s, 99);
    const auto cut = SopInstanceUid::create(u"1.2.10.1.98"_s).value();
    const QByteArray short_ =
        test::Part10Builder().image(64, 64, 16, 16, false).raw(0x7FE00010, "OW", QByteArray(100, '\1')).file();
    l.source->addEntry({l.study, l.series, cut}, short_, u"CT"_s, 98);
    l.open();
    REQUIRE(waitUntil([&] { return l.complete(); }));
    CHECK(l.loader->progress(l.series).ready == 4);
    CHECK(l.loader->progress(l.series).failed == 2);
    const auto &stack = l.loader->stack(l.series);
    CHECK(l.loader->error(stack[4])->code == ErrorCode::Truncated);
    CHECK(l.loader->error(stack[5])->code == ErrorCode::NotFound);
    l.source->addEntry({l.study, l.series, SopInstanceUid::create(u"9.9"_s).value()}, {}, u"CT"_s, 1);
    const auto before = l.source->requests().size();
    l.loader->retry(l.series);
    REQUIRE(waitUntil([&] { return l.complete(); }));
    CHECK(l.source->requests().size() == before + 2);
}

TEST_CASE("a study that is not there is reported and can be asked for again")
{
    Loading l;
    l.open();
    std::optional<ErrorCode> code;
    int failures = 0;
    QObject::connect(l.loader.get(), &StudyLoader::studyFailed, l.loader.get(),
                     [&](const StudyInstanceUid &, const Error &error) { code = error.code, ++failures; });
    REQUIRE(waitUntil([&] { return failures == 1; }));
    CHECK(code == ErrorCode::NotFound);
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 2);
    l.loader->openStudy(l.study);
    CHECK(waitUntil([&] { return l.complete(); }));
}

TEST_CASE("frames of a clip share one request and an index that counts them wrong is corrected")
{
    Loading l;
    const QByteArray pixels = test::Part10Builder::words({10, 11, 20, 21, 30, 31});
    const QByteArray file =
        test::Part10Builder().image(1, 2, 16, 16, false, "MONOCHROME2", 3).raw(0x7FE00010, "OW", pixels).file();
    l.source->addEntry({l.study, l.series, SopInstanceUid::create(u"1.2.3.4"_s).value()}, file, u"US"_s, 1);
    l.open(); // the index says one frame
    REQUIRE(waitUntil([&] { return l.complete() && l.loader->stack(l.series).size() == 3; }));
    CHECK(l.source->requests().size() == 1);
    CHECK(firstPixel(*l.loader->image(l.loader->stack(l.series)[2])) == 30);
}

TEST_CASE("a loader that goes away while requests wait is not called back")
{
    Loading l;
    test::addSeries(*l.source, "1.2.10", "1.2.10.1", 10);
    l.source->hold();
    l.open();
    REQUIRE(waitUntil([&] { return l.source->waiting() == 4; }));
    l.loader.reset();
    l.source->release();
    CHECK(waitUntil([&] { return l.source->waiting() == 0; }));
    CHECK(l.arrived.isEmpty());
}
