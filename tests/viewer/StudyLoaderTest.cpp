// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/StudyLoader.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/viewer/MemorySource.h"

#include <QElapsedTimer>
#include <QEventLoop>
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
    const auto has = [&](int i) {
        const auto &stack = l.loader->stack(l.series);
        return i < stack.size() && l.loader->image(stack[i]) != nullptr;
    };
    REQUIRE(waitUntil([&] { return has(5) && has(3) && has(8) && l.loader->cachedBytes() > limit / 2; }));
    CHECK(l.loader->cachedBytes() <= limit);
    l.loader->setFocus({{l.series, 35}});
    REQUIRE(waitUntil([&] { return has(35) && has(36) && has(34) && has(33); }));
    CHECK(l.loader->cachedBytes() <= limit);
    CHECK(waitUntil([&] { return !has(5); }));
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
