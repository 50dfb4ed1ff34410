// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Target.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>

#include <exception>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestMs = 20'000; // of one input, on a slow machine: what hung took minutes

QByteArray contents(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// Runs one input; the property that does not hold, or nothing.
std::string broken(const fuzz::Target &target, const QByteArray &bytes)
{
    QElapsedTimer timer;
    timer.start();
    try {
        fuzz::Input input(bytes);
        target.run(input);
    } catch (const std::exception &error) {
        return error.what();
    }
    return timer.elapsed() < longestMs ? std::string() : std::string("an input ends in time");
}

} // namespace

TEST_CASE("what was found by fuzzing stays found")
{
    int inputs = 0;
    for (const fuzz::Target &target : fuzz::targets()) {
        QDirIterator it(QStringLiteral(TUODOSSIER_SOURCE_DIR "/tests/fuzz/fixtures/") +
                            QString::fromLatin1(target.name),
                        QDir::Files);
        while (it.hasNext()) {
            const QString path = it.next();
            INFO(path.toStdString());
            CHECK(broken(target, contents(path)) == "");
            ++inputs;
        }
    }
    CHECK(inputs > 0);
}

TEST_CASE("every folder of fixtures belongs to a target")
{
    const QDir fixtures(QStringLiteral(TUODOSSIER_SOURCE_DIR "/tests/fuzz/fixtures"));
    for (const QString &folder : fixtures.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        INFO(folder.toStdString());
        const auto &all = fuzz::targets();
        CHECK(std::any_of(all.begin(), all.end(),
                          [&](const fuzz::Target &target) { return folder == QLatin1StringView(target.name); }));
    }
}

TEST_CASE("every target takes no bytes, and bytes of one kind")
{
    for (const fuzz::Target &target : fuzz::targets())
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray(1, '\0'), QByteArray(300, '\0'), QByteArray(300, '\xFF')}) {
            INFO(target.name);
            CHECK(broken(target, bytes) == "");
        }
}

TEST_CASE("the seeds of real files keep to what every target requires")
{
    const QString folder = test::corpusFolder();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: seeds of the fuzzers"_s);
    constexpr qint64 small = 300'000;
    QHash<QByteArray, int> seeds;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (QFileInfo(path).size() > small)
            continue;
        INFO(path.toStdString());
        for (const fuzz::Target &target : fuzz::targets())
            for (const QByteArray &seed : target.seeds(contents(path))) {
                INFO(target.name);
                CHECK(broken(target, seed) == "");
                ++seeds[target.name];
            }
    }
    for (const fuzz::Target &target : fuzz::targets()) {
        INFO(target.name);
        CHECK(seeds.value(target.name) > 0);
    }
}
