// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "tests/media/DemoInstances.h"
#include "tests/support/Catch.h"
#include "tests/support/CorpusInstances.h"
#include "tests/support/Files.h"
#include "tests/support/Orthanc.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;
using authoring::MediumForm;

namespace {

/// What is exported: the demonstration dossier, or what the corpus has of every kind of object and transfer syntax.
enum class Dossier { Demo, Corpus };

/// An export, and where its files can be read.
struct Medium {
    QTemporaryDir folder;
    test::MemoryInstanceSource source;
    QString target = folder.filePath(u"medium"_s);
    QString tree = folder.filePath(u"tree"_s);
    authoring::ExportSummary summary;
    int series = 0;
    QSet<PatientId> patients;

    /// False when a tool or the corpus is missing.
    bool make(Dossier dossier, MediumForm form)
    {
        if (dossier == Dossier::Demo)
            test::addDemoInstances(source);
        else if (test::corpusFolder().isEmpty())
            return false;
        else
            CHECK(test::addCorpusInstances(source) > 150);
        for (const auto &study : source.studies()) {
            series += int(study.series.size());
            patients.insert(study.study.subject);
        }
        authoring::ExportRequest request{source.studies(), target, u"it"_s, test::sealFile()};
        request.form = form;
        const std::atomic_bool cancel = false;
        const auto done = authoring::runExport(source, request, {}, cancel);
        if (!done)
            INFO(done.error().detail.toStdString());
        REQUIRE(done);
        summary = *done;
        if (form == MediumForm::Folder)
            tree = target;
        else if (form == MediumForm::Zip)
            return test::runTool(u"unzip"_s, {u"-q"_s, target, u"-d"_s, tree}).exitCode == 0;
        else
            return test::runTool(u"7z"_s, {u"x"_s, u"-o"_s + tree, target}).exitCode == 0;
        return true;
    }
    QStringList files() const
    {
        QStringList paths;
        QDirIterator walk(tree + u"/DICOM"_s, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            paths.append(walk.next());
        return paths;
    }
};

Dossier anyDossier()
{
    return GENERATE(Dossier::Demo, Dossier::Corpus);
}

/// Directory records by their type (PS3.3 F.3.2.2), as dcmdump sees them; images, reports and the like are "leaf".
QMap<QByteArray, int> recordsOf(const QString &directory)
{
    QMap<QByteArray, int> records;
    const auto dump = test::runTool(u"dcmdump"_s, {u"-q"_s, u"+P"_s, u"DirectoryRecordType"_s, directory});
    CHECK(dump.exitCode == 0);
    for (const QByteArray &line : dump.output.split('\n')) {
        const QByteArray type = line.mid(line.indexOf('[') + 1, line.indexOf(']') - line.indexOf('[') - 1).trimmed();
        if (line.contains('['))
            ++records[QByteArrayList{"PATIENT", "STUDY", "SERIES"}.contains(type) ? type : "leaf"];
    }
    return records;
}

/// A record has the values of its instance, also those that it should not have.
bool isOfTheInstance(const QByteArray &error)
{
    return error.contains("Illegal root for UID") || error.contains("Patient's Sex") ||
           error == "Error - Dicom dataset contains invalid data values for Value Representations";
}

/// Whether the header of a file says one of some transfer syntaxes.
bool isIn(const QByteArrayList &syntaxes, const QByteArray &part10)
{
    const QByteArray head = part10.left(1024);
    return std::any_of(syntaxes.cbegin(), syntaxes.cend(), [&](const QByteArray &uid) { return head.contains(uid); });
}

/// Encapsulated pixels (PS3.5 A.4), data sets that are deflated as a whole (A.5), and deflated frames (A.4.13).
const QByteArrayList compressedSyntaxes{"1.2.840.10008.1.2.4.", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.8."};
/// GDCM 3.0 has neither High-Throughput JPEG 2000 nor HEVC, and fails on what is deflated.
const QByteArrayList beyondGdcm{"1.2.840.10008.1.2.4.107", "1.2.840.10008.1.2.4.20", "1.2.840.10008.1.2.1.99",
                                "1.2.840.10008.1.2.8."};

bool haveTools(const QStringList &tools)
{
    for (const QString &tool : tools)
        if (!test::haveTool(tool)) {
            test::announceSkip(tool + u" is not installed: a judge of exported media"_s);
            return false;
        }
    return true;
}

} // namespace

TEST_CASE("DCMTK reads every file of a medium of any form and finds the DICOMDIR as complete as one of its own")
{
    const Dossier dossier = anyDossier();
    const MediumForm form = GENERATE(MediumForm::Zip, MediumForm::Folder, MediumForm::IsoImage);
    INFO("dossier " << int(dossier) << ", form " << int(form));
    Medium medium;
    if (!haveTools({u"dcmdump"_s, u"dcmmkdir"_s, u"unzip"_s, u"7z"_s}))
        return;
    if (!medium.make(dossier, form))
        return test::announceSkip(u"no corpus of DICOM files: judges of its export"_s);
    const QStringList files = medium.files();
    CHECK(files.size() == medium.summary.instances);
    CHECK(test::runTool(u"dcmdump"_s, QStringList{u"-q"_s, u"+P"_s, u"SOPInstanceUID"_s} + files).exitCode == 0);

    const auto ours = recordsOf(medium.tree + u"/DICOMDIR"_s);
    CHECK(ours["PATIENT"] == medium.patients.size());
    CHECK(ours["STUDY"] == medium.source.studies().size());
    CHECK(ours["SERIES"] == medium.series);
    CHECK(ours["leaf"] == medium.summary.instances);
    // One that DCMTK makes of the same files. It refuses what is against its profile, which our dossier is not.
    const QString theirs = medium.folder.filePath(u"THEIRS"_s);
    const auto made =
        test::runTool(u"dcmmkdir"_s, {u"-ll"_s, u"error"_s, u"+r"_s, u"-W"_s, u"+I"_s, u"+Nrs"_s, u"-Nxc"_s, u"-Nec"_s,
                                      u"-Nrc"_s, u"+id"_s, medium.tree, u"+D"_s, theirs, u"DICOM"_s});
    INFO(made.output.left(2'000).toStdString());
    CHECK(made.exitCode == 0);
    const auto refused = made.output.count(" missing in file: DICOM");
    CHECK(refused <= (dossier == Dossier::Demo ? 0 : 1)); // a PDF without Instance Number, which it cannot invent
    auto judged = recordsOf(theirs);
    for (int &records : judged)
        records += int(refused);
    CHECK(judged == ours);
}

TEST_CASE("DCMTK takes another instance into the DICOMDIR of a medium")
{
    if (!haveTools({u"dcmgpdir"_s, u"dcmdump"_s}))
        return;
    Medium medium;
    REQUIRE(medium.make(Dossier::Demo, MediumForm::Folder));
    const auto before = recordsOf(medium.tree + u"/DICOMDIR"_s);
    test::write(medium.tree + u"/DICOM/MORE"_s, test::smallInstance(9, 1, 1));
    const auto run = test::runTool(u"dcmgpdir"_s, {u"-q"_s, u"+A"_s, u"+I"_s, u"DICOM/MORE"_s}, medium.tree);
    INFO(run.output.toStdString());
    CHECK(run.exitCode == 0);
    const auto after = recordsOf(medium.tree + u"/DICOMDIR"_s);
    CHECK(after["PATIENT"] == before["PATIENT"] + 1);
    CHECK(after["leaf"] == before["leaf"] + 1);
}

TEST_CASE("dicom3tools finds no error in the DICOMDIR of a medium and leads through all of it")
{
    const Dossier dossier = anyDossier();
    if (!haveTools({u"dciodvfy"_s, u"dcdirdmp"_s}))
        return;
    Medium medium;
    if (!medium.make(dossier, MediumForm::Folder))
        return test::announceSkip(u"no corpus of DICOM files: dicom3tools on its export"_s);
    const QString directory = medium.tree + u"/DICOMDIR"_s;
    QByteArrayList errors;
    for (const QByteArray &error : test::dciodvfyErrors(directory))
        if (dossier == Dossier::Demo || !isOfTheInstance(error))
            errors.append(error);
    CHECK(errors.join('\n') == QByteArray());
    const auto dump = test::runTool(u"dcdirdmp"_s, {directory});
    CHECK(dump.exitCode == 0);
    CHECK(dump.output.count("DICOM\\PAT") == medium.summary.instances);
}

TEST_CASE("unzip and 7z find an archive whole, and images are packed unless they were compressed already")
{
    const Dossier dossier = anyDossier();
    if (!haveTools({u"unzip"_s, u"zipinfo"_s, u"7z"_s}))
        return;
    Medium medium;
    if (!medium.make(dossier, MediumForm::Zip))
        return test::announceSkip(u"no corpus of DICOM files: archivers on its export"_s);
    CHECK(test::runTool(u"unzip"_s, {u"-tqq"_s, medium.target}).exitCode == 0);
    const auto tested = test::runTool(u"7z"_s, {u"t"_s, medium.target});
    CHECK(tested.exitCode == 0);
    CHECK(tested.output.contains("Everything is Ok"));

    QSet<QString> deflated;
    QSet<QString> stored;
    for (const QByteArray &line : test::runTool(u"zipinfo"_s, {medium.target}).output.split('\n')) {
        const QString text = QString::fromUtf8(line).simplified();
        if (text.startsWith(u'-'))
            (text.contains(u" stor "_s) ? stored : deflated).insert(text.section(u' ', -1));
    }
    int count = 0;
    for (QDirIterator all(medium.tree, QDir::Files, QDirIterator::Subdirectories); all.hasNext(); all.next())
        ++count;
    CHECK(deflated.size() + stored.size() == count);
    QSet<QString> compressed;
    for (const QString &file : medium.files())
        if (isIn(compressedSyntaxes, test::contentOf(file)))
            compressed.insert(QDir(medium.tree).relativeFilePath(file));
    CHECK((stored - compressed).values().join(u' ') == QString()); // all others gain by it
    CHECK((compressed - stored).values().join(u' ') == QString());
    CHECK((dossier == Dossier::Demo || compressed.size() > 50));
}

TEST_CASE("GDCM sees every instance of a medium")
{
    const Dossier dossier = anyDossier();
    if (!haveTools({u"gdcmscanner"_s}))
        return;
    Medium medium;
    if (!medium.make(dossier, MediumForm::Folder))
        return test::announceSkip(u"no corpus of DICOM files: GDCM on its export"_s);
    const auto run =
        test::runTool(u"gdcmscanner"_s, {u"-r"_s, u"-d"_s, medium.tree + u"/DICOM"_s, u"-t"_s, u"8,18"_s, u"-p"_s});
    CHECK(run.exitCode == 0);
    QStringList unseen;
    for (const auto &study : medium.source.studies())
        for (const auto &series : study.series)
            for (const auto &instance : series.instances)
                if (!run.output.contains(instance.uid.value().toLatin1()) &&
                    !isIn(beyondGdcm, medium.source.bytesOf(instance.uid)))
                    unseen.append(instance.uid.value());
    CHECK(unseen.join(u' ') == QString());
}

TEST_CASE("A real archive takes a whole ZIP and counts the same patients, studies, series and instances")
{
    const Dossier dossier = anyDossier();
    if (!haveTools({u"Orthanc"_s, u"unzip"_s}))
        return;
    Medium medium;
    if (!medium.make(dossier, MediumForm::Zip))
        return test::announceSkip(u"no corpus of DICOM files: Orthanc on its export"_s);
    test::Orthanc archive;
    REQUIRE(archive.start());
    const QByteArray zip = test::contentOf(medium.target);
    const QJsonArray answers = QJsonDocument::fromJson(archive.request(u"/instances"_s, zip)).array();
    int successes = 0;
    for (const QJsonValue &answer : answers)
        successes += answer[u"Status"_s].toString() == u"Success"_s ? 1 : 0;
    CHECK(successes == medium.summary.instances);
    const QJsonObject counts = QJsonDocument::fromJson(archive.request(u"/statistics"_s)).object();
    CHECK(counts[u"CountPatients"_s].toInt() == medium.patients.size());
    CHECK(counts[u"CountStudies"_s].toInt() == medium.source.studies().size());
    CHECK(counts[u"CountSeries"_s].toInt() == medium.series);
    CHECK(counts[u"CountInstances"_s].toInt() == medium.summary.instances);
}
