// SPDX-License-Identifier: GPL-3.0-or-later
// Export of a 300-slice CT and of 5,000 small instances in 200 studies against dcmmkdir with zip, 7z and bsdtar on the
// same files, and against the media of a real Orthanc, all in one run. Wall and CPU seconds (of the child, and of the
// server), medians. The files lie in memory where the system has /dev/shm, so that no disk is measured.
#include "core/authoring/ExportJob.h"
#include "core/demo/DemoDossier.h"
#include "core/demo/HeadScans.h"
#include "core/demo/Parallel.h"
#include "core/media/FolderSource.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/Orthanc.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

#include <sys/resource.h>
#include <sys/time.h>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 5;
const std::atomic_bool goOn = false;

struct Contender {
    QString name;
    std::function<bool()> run;
    std::function<double()> cpu; ///< seconds used so far by whoever does the work
    QString output;
    std::vector<double> seconds{};
    std::vector<double> cpuSeconds{};
};

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

double usage(int who)
{
    rusage used{};
    getrusage(who, &used);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}
double ownCpu()
{
    return usage(RUSAGE_SELF);
}
double toolsCpu()
{
    return usage(RUSAGE_CHILDREN);
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(bytes) == bytes.size();
}

QString numbered(const QString &prefix, int number)
{
    return prefix + u"%1"_s.arg(number, 5, 10, QChar(u'0'));
}

bool makeCt(const QString &folder)
{
    constexpr int slices = 300;
    const model::Patient patient = demo::demoPatient();
    const demo::DemoStudy study{u"BENCH300"_s, u"TC 300"_s, u"CT"_s,
                                u"HEAD"_s,     u"Bench"_s,  QDateTime(QDate(2025, 1, 1), QTime(8, 0))};
    std::atomic_bool good = true;
    demo::parallelFor(slices, [&](int i) {
        const QByteArray slice = demo::ctSlice(patient, study, i, slices);
        if (!writeFile(folder + numbered(u"/DICOM/IMG"_s, i + 1), slice))
            good = false;
    });
    return good;
}

bool makeMany(const QString &folder)
{
    constexpr int studies = 200;
    constexpr int instances = 25;
    for (int study = 1; study <= studies; ++study)
        for (int i = 1; i <= instances; ++i) {
            const QByteArray file = test::smallInstance(study, 1, i, u"PROVA^%1"_s.arg((study - 1) % 140),
                                                        u"P%1"_s.arg((study - 1) % 140), 90);
            if (!writeFile(folder + numbered(u"/DICOM/STU"_s, study) + numbered(u"/IMG"_s, i), file))
                return false;
        }
    return true;
}

bool succeeded(const QString &program, const QStringList &arguments, const QString &folder)
{
    return test::runTool(program, arguments, folder).exitCode == 0;
}

/// Runs our export of a folder.
class Ours {
public:
    explicit Ours(const QString &folder)
        : m_medium(media::FolderSource::open(folder, {}, goOn))
    {
    }
    bool isOpen() const { return m_medium.has_value(); }
    bool run(const QString &target, bool deflate, bool readBack) const
    {
        authoring::ExportRequest request{(*m_medium)->studies(), target, u"it"_s, test::sealFile()};
        request.deflate = deflate;
        request.readBack = readBack;
        return bool(authoring::runExport(**m_medium, request, {}, goOn));
    }

private:
    Result<std::shared_ptr<media::FolderSource>> m_medium;
};

/// A peer made of dcmmkdir and an archiver.
Contender withTools(const QString &name, const QString &tree, const QString &output, const QString &program,
                    const QStringList &arguments)
{
    const auto run = [=] {
        QFile::remove(output);
        QFile::remove(tree + u"/DICOMDIR"_s);
        return succeeded(u"dcmmkdir"_s, {u"-q"_s, u"+r"_s, u"-nb"_s, u"+id"_s, u"."_s, u"DICOM"_s}, tree) &&
               succeeded(program, arguments + QStringList{output, u"DICOM"_s, u"DICOMDIR"_s}, tree);
    };
    return {name, run, toolsCpu, output};
}

/// The media of a real archive, over HTTP.
class Server {
public:
    bool fill(const QString &folder)
    {
        if (!test::haveTool(u"Orthanc"_s) || !m_orthanc.start())
            return false;
        QDirIterator files(folder + u"/DICOM"_s, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly) || m_orthanc.request(u"/instances"_s, file.readAll()).isEmpty())
                return false;
        }
        const QJsonArray studies = QJsonDocument::fromJson(m_orthanc.request(u"/studies"_s)).array();
        m_body = QJsonDocument(QJsonObject{{u"Resources"_s, studies}, {u"Synchronous"_s, true}}).toJson();
        return !studies.isEmpty();
    }
    Contender contender(const QString &output)
    {
        const auto run = [this, output] {
            const QByteArray zip = m_orthanc.request(u"/tools/create-media"_s, m_body);
            return !zip.isEmpty() && writeFile(output, zip);
        };
        return {u"Orthanc media"_s, run, [this] { return m_orthanc.cpuSeconds(); }, output};
    }

private:
    test::Orthanc m_orthanc;
    QByteArray m_body;
};

bool measure(std::vector<Contender> &contenders, int times)
{
    for (int round = 0; round < times; ++round)
        for (Contender &one : contenders) {
            const double cpu = one.cpu();
            QElapsedTimer timer;
            timer.start();
            if (!one.run()) {
                std::fprintf(stderr, "%s failed\n", qPrintable(one.name));
                return false;
            }
            one.seconds.push_back(double(timer.nsecsElapsed()) / 1e9);
            one.cpuSeconds.push_back(one.cpu() - cpu);
        }
    return true;
}

void print(const std::vector<Contender> &contenders, const QString &what)
{
    const double ours = medianOf(contenders[0].seconds);
    const double stored = medianOf(contenders[1].seconds);
    std::printf("%s, medians\n%-28s %8s %8s %10s %10s %10s\n", qPrintable(what), "export", "seconds", "CPU s", "MB",
                "x deflated", "x stored");
    for (const Contender &one : contenders) {
        const double seconds = medianOf(one.seconds);
        std::printf("%-28s %8.3f %8.3f %10.1f %10.2f %10.2f\n", qPrintable(one.name), seconds, medianOf(one.cpuSeconds),
                    double(QFile(one.output).size()) / 1e6, seconds / ours, seconds / stored);
    }
}

bool compare(const QString &what, const QString &tree, const QTemporaryDir &folder)
{
    const Ours ours(tree);
    if (!ours.isOpen())
        return false;
    const auto target = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
    std::vector<Contender> contenders;
    const QString deflated = target("deflated.zip");
    const QString stored = target("stored.zip");
    const QString checked = target("checked.zip");
    contenders.push_back({u"ours, deflated"_s, [&] { return ours.run(deflated, true, false); }, ownCpu, deflated});
    contenders.push_back({u"ours, stored"_s, [&] { return ours.run(stored, false, false); }, ownCpu, stored});
    contenders.push_back(
        {u"ours, deflated, read back"_s, [&] { return ours.run(checked, true, true); }, ownCpu, checked});
    if (test::haveTool(u"dcmmkdir"_s)) {
        if (test::haveTool(u"zip"_s))
            contenders.push_back(
                withTools(u"dcmmkdir + zip -1"_s, tree, target("zip.zip"), u"zip"_s, {u"-1"_s, u"-r"_s, u"-q"_s}));
        if (test::haveTool(u"7z"_s))
            contenders.push_back(withTools(u"dcmmkdir + 7z -mx=1"_s, tree, target("7z.zip"), u"7z"_s,
                                           {u"a"_s, u"-tzip"_s, u"-mx=1"_s, u"-bso0"_s, u"-bsp0"_s}));
        if (test::haveTool(u"bsdtar"_s))
            contenders.push_back(
                withTools(u"dcmmkdir + bsdtar store"_s, tree, target("bsdtar.zip"), u"bsdtar"_s,
                          {u"--format"_s, u"zip"_s, u"--options"_s, u"zip:compression=store"_s, u"-cf"_s}));
    }
    if (!measure(contenders, rounds))
        return false;
    Server server;
    if (server.fill(tree)) {
        std::vector<Contender> slow{server.contender(target("orthanc.zip"))};
        if (!measure(slow, 2))
            return false;
        contenders.push_back(slow.front());
    } else {
        std::fprintf(stderr, "SKIPPED: Orthanc is not there\n");
    }
    print(contenders, what);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString memory = u"/dev/shm"_s;
    const QString base = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    const QTemporaryDir folder(base + u"/tuodossier-bench-XXXXXX"_s);
    const QString ct = folder.filePath(u"ct"_s);
    const QString many = folder.filePath(u"many"_s);
    if (!makeCt(ct) || !makeMany(many))
        return 1;
    const bool both =
        compare(u"300 slices of a CT"_s, ct, folder) && compare(u"5,000 instances of 200 studies"_s, many, folder);
    return both ? 0 : 1;
}
