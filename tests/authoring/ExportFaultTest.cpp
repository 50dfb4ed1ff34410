// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/Mount.h"
#include "tests/support/SealFile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPromise>
#include <QTemporaryDir>

#include <stdexcept>
#include <thread>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace td;
using namespace Qt::StringLiterals;

namespace {

int filesIn(const QString &folder)
{
    return int(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size());
}

void fill(test::MemoryInstanceSource &source, int count)
{
    for (int i = 1; i <= count; ++i)
        REQUIRE(source.add(test::smallInstance(1, 1, i)));
}

ErrorCode errorOf(const Result<authoring::ExportSummary> &result)
{
    REQUIRE_FALSE(result);
    return result.error().code;
}

} // namespace

TEST_CASE("A source that fails in the middle fails the export and leaves nothing behind")
{
    for (const ErrorCode code : {ErrorCode::Network, ErrorCode::SessionExpired, ErrorCode::NotFound}) {
        test::MemoryInstanceSource source;
        fill(source, 50);
        source.intercept = [&](int request, const QByteArray &bytes) {
            return test::MemoryInstanceSource::answer(request == 25 ? Result<QByteArray>(fail(code)) : bytes);
        };
        const QTemporaryDir folder;
        const std::atomic_bool cancel = false;
        const auto result = authoring::runExport(
            source, {source.studies(), folder.filePath(u"a.zip"_s), u"it"_s, test::sealFile()}, {}, cancel);
        CHECK(errorOf(result) == code);
        CHECK(filesIn(folder.path()) == 0);
    }
}

TEST_CASE("A source that gives the bytes of another instance fails the export")
{
    test::MemoryInstanceSource source;
    fill(source, 10);
    const QByteArray wrong = test::smallInstance(1, 1, 99);
    source.intercept = [&](int request, const QByteArray &bytes) {
        return test::MemoryInstanceSource::answer(request == 5 ? wrong : bytes);
    };
    const QTemporaryDir folder;
    const std::atomic_bool cancel = false;
    const auto result = authoring::runExport(
        source, {source.studies(), folder.filePath(u"a.zip"_s), u"it"_s, test::sealFile()}, {}, cancel);
    CHECK(errorOf(result) == ErrorCode::Protocol);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("A source that throws fails the export and not the program")
{
    test::MemoryInstanceSource source;
    fill(source, 10);
    source.intercept = [&](int request, const QByteArray &bytes) {
        if (request == 4)
            throw std::runtime_error("a source should not");
        return test::MemoryInstanceSource::answer(bytes);
    };
    const QTemporaryDir folder;
    const std::atomic_bool cancel = false;
    const auto result = authoring::runExport(
        source, {source.studies(), folder.filePath(u"a.zip"_s), u"it"_s, test::sealFile()}, {}, cancel);
    CHECK(errorOf(result) == ErrorCode::Internal);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("A source that gives bytes that are not DICOM fails the export")
{
    test::MemoryInstanceSource source;
    fill(source, 3);
    source.intercept = [&](int request, const QByteArray &bytes) {
        return test::MemoryInstanceSource::answer(request == 1 ? QByteArray("<html>502</html>") : bytes);
    };
    const QTemporaryDir folder;
    const std::atomic_bool cancel = false;
    const auto result = authoring::runExport(
        source, {source.studies(), folder.filePath(u"a.zip"_s), u"it"_s, test::sealFile()}, {}, cancel);
    CHECK(errorOf(result) == ErrorCode::Malformed);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("Cancelling in the middle ends the export and leaves the older file as it was")
{
    test::MemoryInstanceSource source;
    fill(source, 50);
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"a.zip"_s);
    QFile old(zip);
    REQUIRE(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    std::atomic_bool cancel = false;
    const auto result = authoring::runExport(
        source, {source.studies(), zip, u"it"_s, test::sealFile()},
        [&](const authoring::ExportProgress &at) { cancel = at.instancesDone >= 20; }, cancel);
    CHECK(errorOf(result) == ErrorCode::Cancelled);
    CHECK(filesIn(folder.path()) == 1);
    REQUIRE(old.open(QIODevice::ReadOnly));
    CHECK(old.readAll() == "old");
}

TEST_CASE("Cancelling does not wait for a source that never answers")
{
    test::MemoryInstanceSource source;
    fill(source, 10);
    std::atomic_int waiting = 0;
    QPromise<Result<QByteArray>> never;
    never.start();
    source.intercept = [&](int, const QByteArray &) {
        ++waiting;
        return never.future();
    };
    const QTemporaryDir folder;
    std::atomic_bool cancel = false;
    std::thread user([&] {
        while (waiting == 0)
            std::this_thread::yield();
        cancel = true;
    });
    QElapsedTimer timer;
    timer.start();
    const auto result = authoring::runExport(
        source, {source.studies(), folder.filePath(u"a.zip"_s), u"it"_s, test::sealFile()}, {}, cancel);
    user.join();
    CHECK(errorOf(result) == ErrorCode::Cancelled);
    CHECK(timer.elapsed() < 5'000);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("An export to a folder that does not exist says so")
{
    test::MemoryInstanceSource source;
    fill(source, 1);
    const QTemporaryDir folder;
    const std::atomic_bool cancel = false;
    const QString zip = folder.filePath(u"none/a.zip"_s);
    CHECK(errorOf(authoring::runExport(source, {source.studies(), zip, u"it"_s, test::sealFile()}, {}, cancel)) ==
          ErrorCode::NotFound);
    CHECK(errorOf(authoring::runExport(source, {source.studies(), folder.path(), u"it"_s, test::sealFile()}, {},
                                       cancel)) == ErrorCode::InvalidArgument);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("An export whose folder goes away in the middle says so")
{
    test::MemoryInstanceSource source;
    fill(source, 30);
    const QTemporaryDir folder;
    const QString inside = folder.filePath(u"stick"_s);
    REQUIRE(QDir().mkpath(inside));
    const std::atomic_bool cancel = false;
    const auto result = authoring::runExport(
        source, {source.studies(), inside + u"/a.zip"_s, u"it"_s, test::sealFile()},
        [&](const authoring::ExportProgress &at) {
            if (at.instancesDone == 10)
                QDir(inside).removeRecursively();
        },
        cancel);
    CHECK(errorOf(result) == ErrorCode::NotFound);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("An export onto a full disk says so and leaves nothing behind")
{
    const test::Mount disk(u"size=512k"_s);
    if (!disk.isThere()) {
        test::announceSkip(u"this user cannot mount a tmpfs, so no real full disk"_s);
        return;
    }
    test::MemoryInstanceSource source;
    for (int i = 1; i <= 20; ++i)
        REQUIRE(source.add(test::noisyInstance(i, 100'000)));
    const std::atomic_bool cancel = false;
    const auto result = authoring::runExport(
        source, {source.studies(), disk.path() + u"/a.zip"_s, u"it"_s, test::sealFile()}, {}, cancel);
    CHECK(errorOf(result) == ErrorCode::DiskFull);
    CHECK(filesIn(disk.path()) == 0);

    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"a.zip"_s);
    REQUIRE(authoring::runExport(source, {source.studies(), zip, u"it"_s, test::sealFile()}, {}, cancel));
    const auto placed = authoring::placeExport(zip, disk.path() + u"/b.zip"_s, {}, cancel);
    REQUIRE_FALSE(placed);
    CHECK(placed.error().code == ErrorCode::DiskFull);
    CHECK(filesIn(disk.path()) == 0);
}

#ifdef Q_OS_UNIX
TEST_CASE("A write that the system refuses beyond a limit fails the export and leaves nothing behind")
{
    // The kernel refuses writes over RLIMIT_FSIZE with EFBIG once its signal is ignored: a real refusal for any user.
    test::MemoryInstanceSource source;
    for (int i = 1; i <= 20; ++i)
        REQUIRE(source.add(test::noisyInstance(i, 100'000)));
    const QTemporaryDir folder;
    const std::atomic_bool cancel = false;
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{512 * 1024, before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto result = authoring::runExport(
        source, {source.studies(), folder.filePath(u"a.zip"_s), u"it"_s, test::sealFile()}, {}, cancel);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(errorOf(result) == ErrorCode::Io);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("An export to a folder that cannot be written says so")
{
    test::MemoryInstanceSource source;
    fill(source, 1);
    const std::atomic_bool cancel = false;
    if (geteuid() == 0) { // permissions do not bind this user: a file system that is read-only does
        const test::Mount disk(u"size=512k,ro"_s);
        if (!disk.isThere()) {
            test::announceSkip(u"root without the right to mount: no folder it cannot write"_s);
            return;
        }
        CHECK(errorOf(authoring::runExport(source,
                                           {source.studies(), disk.path() + u"/a.zip"_s, u"it"_s, test::sealFile()}, {},
                                           cancel)) == ErrorCode::PermissionDenied);
        return;
    }
    const QTemporaryDir folder;
    REQUIRE(QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    CHECK(
        errorOf(authoring::runExport(source, {source.studies(), folder.filePath(u"a.zip"_s), u"it"_s, test::sealFile()},
                                     {}, cancel)) == ErrorCode::PermissionDenied);
    QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}
#endif
