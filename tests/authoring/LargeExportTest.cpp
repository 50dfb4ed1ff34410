// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/authoring/MediumForms.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using test::Shape;

namespace {

/// In memory where the system has such a place, so that no disk is waited for.
QString roomyPlace()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/tuodossier-large-XXXXXX"_s;
}

/// Peak of the memory of an export of so many instances of 2 MB, in a program of its own; MiB.
qint64 peakOf(Shape shape, int instances)
{
    const QTemporaryDir folder(roomyPlace());
    // What the allocator keeps for later in its arenas is not the export's: large pieces go back at once.
    qputenv("MALLOC_MMAP_THRESHOLD_", "1000000");
    const auto run = test::runTool(QStringLiteral(TUODOSSIER_BINARY_DIR "/bin/export_helper"),
                                   {QString::number(int(shape)), folder.filePath(u"medium"_s), test::sealFile(), u"1"_s,
                                    QString::number(instances), u"2000000"_s});
    qunsetenv("MALLOC_MMAP_THRESHOLD_");
    REQUIRE(run.exitCode == 0);
    return run.output.trimmed().split('\n').last().toLongLong() / 1024;
}

} // namespace

#ifdef Q_OS_LINUX
TEST_CASE("The memory of an export does not grow with the bytes of the study")
{
#ifdef __SANITIZE_ADDRESS__
    return test::announceSkip(u"the address sanitizer holds what was freed: memory is not measured under it"_s);
#endif
    const Shape shape = GENERATE(Shape::Zip, Shape::NewFolder, Shape::IsoImage);
    INFO("shape " << int(shape));
    if (QStorageInfo(QFileInfo(roomyPlace()).path()).bytesAvailable() < (2LL << 30))
        return test::announceSkip(u"no room for an export of a gigabyte"_s);
    const qint64 large = peakOf(shape, shape == Shape::Zip ? 250 : 500);
    INFO(large << " MiB for the large one");
    CHECK(large > 10);
    CHECK(large < 192); // 128 MiB of instances in flight, and the program
    if (shape == Shape::Zip)
        return; // packing is slower than writing, so that chance says how much is in flight
    const qint64 small = peakOf(shape, 100);
    INFO(small << " MiB for 200 MB");
    CHECK(large - small < 32);
}
#endif
