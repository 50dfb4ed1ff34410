// SPDX-License-Identifier: GPL-3.0-or-later
// Export of a 300-slice CT against zip -1 and against dcmmkdir + zip -1 on the same files, all in one run.
#include "core/authoring/ExportJob.h"
#include "core/demo/DemoDossier.h"
#include "core/demo/HeadScans.h"
#include "core/demo/Parallel.h"
#include "core/dicom/InstanceHeader.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

constexpr int sliceCount = 300;
constexpr int rounds = 5;

/// Reads each instance from its file when it is asked for, as zip does; the listing is kept in memory.
class FolderSource final : public dicom::InstanceSource {
public:
    bool add(const QByteArray &part10, const QString &path)
    {
        const auto header = dicom::readInstanceHeader(part10);
        m_paths.insert(header->sopInstance, path);
        return m_listing.add(part10).has_value();
    }
    QVector<model::StudyContents> studies() const { return m_listing.studies(); }
    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) override
    {
        return m_listing.contents(study);
    }
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override
    {
        QFile file(m_paths.value(key.instance));
        if (!file.open(QIODevice::ReadOnly))
            return test::MemoryInstanceSource::answer(fail(ErrorCode::NotFound));
        return test::MemoryInstanceSource::answer(file.readAll());
    }

private:
    test::MemoryInstanceSource m_listing;
    QHash<SopInstanceUid, QString> m_paths;
};

struct Contender {
    const char *name;
    std::function<bool()> run;
    QString output;
    std::vector<double> seconds{};
};

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

bool prepare(const QString &folder, FolderSource &source, qint64 &bytes)
{
    const model::Patient patient = demo::demoPatient();
    const demo::DemoStudy study{u"BENCH300"_s, u"TC 300"_s, u"CT"_s,
                                u"HEAD"_s,     u"Bench"_s,  QDateTime(QDate(2025, 1, 1), QTime(8, 0))};
    std::vector<QByteArray> slices(sliceCount);
    demo::parallelFor(sliceCount, [&](int i) { slices[size_t(i)] = demo::ctSlice(patient, study, i, sliceCount); });
    if (!QDir().mkpath(folder + u"/DICOM"_s))
        return false;
    for (int i = 0; i < sliceCount; ++i) {
        const QString path = folder + u"/DICOM/IMG%1"_s.arg(i, 5, 10, QChar(u'0'));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(slices[size_t(i)]) != slices[size_t(i)].size())
            return false;
        bytes += slices[size_t(i)].size();
        if (!source.add(slices[size_t(i)], path))
            return false;
    }
    return true;
}

bool succeeded(const QString &program, const QStringList &arguments, const QString &folder)
{
    return test::runTool(program, arguments, folder).exitCode == 0;
}

void print(const std::vector<Contender> &contenders, qint64 bytes)
{
    std::printf("%d slices, %.1f MB, median of %d rounds\n", sliceCount, double(bytes) / 1e6, rounds);
    std::printf("%-28s %10s %10s %12s %8s\n", "export to ZIP", "seconds", "MB/s", "archive MB", "ratio");
    const double reference = medianOf(contenders[1].seconds);
    for (const Contender &one : contenders) {
        const double seconds = medianOf(one.seconds);
        std::printf("%-28s %10.3f %10.1f %12.1f %8.2f\n", one.name, seconds, double(bytes) / 1e6 / seconds,
                    double(QFile(one.output).size()) / 1e6, reference / seconds);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (!test::haveTool(u"zip"_s)) {
        std::fprintf(stderr, "SKIPPED: zip is not installed\n");
        return 77;
    }
    const QTemporaryDir folder;
    const QString tree = folder.filePath(u"tree"_s);
    FolderSource source;
    qint64 bytes = 0;
    if (!prepare(tree, source, bytes))
        return 1;
    const std::atomic_bool cancel = false;
    const auto studies = source.studies();
    const QString ours = folder.filePath(u"ours.zip"_s);
    const QString plain = folder.filePath(u"zip.zip"_s);
    const QString full = folder.filePath(u"dcmmkdir.zip"_s);
    std::vector<Contender> contenders;
    contenders.push_back(
        {"runExport (synced)",
         [&] {
             return bool(authoring::runExport(source, {studies, ours, u"it"_s, test::sealFile()}, {}, cancel));
         },
         ours});
    contenders.push_back({"zip -1",
                          [&] {
                              QFile::remove(plain);
                              return succeeded(u"zip"_s, {u"-1"_s, u"-r"_s, u"-q"_s, plain, u"DICOM"_s}, tree);
                          },
                          plain});
    if (test::haveTool(u"dcmmkdir"_s))
        contenders.push_back(
            {"dcmmkdir + zip -1",
             [&] {
                 QFile::remove(full);
                 QFile::remove(tree + u"/DICOMDIR"_s);
                 return succeeded(u"dcmmkdir"_s, {u"+r"_s, u"-Pgp"_s, u"+id"_s, u"."_s, u"DICOM"_s}, tree) &&
                        succeeded(u"zip"_s, {u"-1"_s, u"-r"_s, u"-q"_s, full, u"DICOM"_s, u"DICOMDIR"_s}, tree);
             },
             full});
    for (int round = 0; round < rounds; ++round) {
        for (Contender &one : contenders) {
            QElapsedTimer timer;
            timer.start();
            if (!one.run()) {
                std::fprintf(stderr, "%s failed\n", one.name);
                return 1;
            }
            one.seconds.push_back(double(timer.nsecsElapsed()) / 1e9);
        }
    }
    print(contenders, bytes);
    return 0;
}
