// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "core/dicom/InstanceHeader.h"
#include "core/discs/ArchiveInstanceSource.h"
#include "tests/discs/DiscFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/SealFile.h"

#include <QDirIterator>

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

const std::atomic_bool goOn = false;

/// DICOMDIR and the instances of an unpacked medium: path and bytes.
QMap<QString, QByteArray> dicomOf(const QString &tree)
{
    QMap<QString, QByteArray> files{{u"DICOMDIR"_s, test::contentOf(tree + u"/DICOMDIR"_s)}};
    QDirIterator walk(tree + u"/DICOM"_s, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        files.insert(QDir(tree).relativeFilePath(path), test::contentOf(path));
    }
    return files;
}

QStringList differences(const QMap<QString, QByteArray> &one, const QMap<QString, QByteArray> &other)
{
    QStringList paths;
    for (auto it = one.cbegin(); it != one.cend(); ++it)
        if (other.value(it.key()) != it.value())
            paths.append(it.key());
    for (auto it = other.cbegin(); it != other.cend(); ++it)
        if (!one.contains(it.key()))
            paths.append(it.key());
    return paths;
}

/// Exports to a folder. In the order of `studies`.
void exportTree(dicom::InstanceSource &source, const QVector<model::StudyContents> &studies, const QString &target,
                authoring::MediumForm form = authoring::MediumForm::Folder)
{
    authoring::ExportRequest request{studies, target, u"it"_s, test::sealFile()};
    request.form = form;
    const auto done = authoring::runExport(source, request, {}, goOn);
    if (!done)
        INFO(done.error().detail.toStdString());
    REQUIRE(done);
}

int instancesOf(const QVector<model::StudyContents> &studies)
{
    int count = 0;
    for (const auto &study : studies)
        for (const auto &series : study.series)
            count += int(series.instances.size());
    return count;
}

/// Imports a medium as its owner's and exports what was imported to a folder. What was: nothing when nothing is the
/// owner's.
QVector<model::StudyContents> importAndExport(const test::Discs &discs, const model::Patient &owner,
                                              const QString &medium, const QString &target)
{
    const auto archive = discs::DiscArchive::open(target + u"-archive"_s, owner);
    REQUIRE(archive);
    REQUIRE(discs::runImport(**archive, {medium, 0, {}}, discs.progress, goOn));
    QVector<StudyInstanceUid> uids = *(*archive)->studies();
    std::sort(uids.begin(), uids.end(), [](const auto &a, const auto &b) { return a.value() < b.value(); });
    QVector<model::StudyContents> studies;
    for (const StudyInstanceUid &uid : std::as_const(uids)) {
        const auto contents = (*archive)->contents(uid);
        REQUIRE(contents);
        studies.append(*contents);
    }
    discs::ArchiveInstanceSource kept(*archive);
    if (!studies.isEmpty())
        exportTree(kept, studies, target);
    return studies;
}

/// Those whom the files below a folder name.
QVector<model::Patient> ownersOf(const QString &folder)
{
    QMap<QString, model::Patient> owners;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const auto header = dicom::readInstanceHeader(test::contentOf(walk.next()));
        if (!header || header->patientName.isEmpty())
            continue;
        const QString name = header->patientName.section(u'=', 0, 0);
        model::Patient owner = test::mario();
        owner.fiscalCode.clear();
        owner.familyName = name.section(u'^', 0, 0);
        owner.givenName = name.section(u'^', 1, 1);
        owner.birthDate = header->patientBirthDate;
        owners.insert(name, owner);
    }
    return QVector<model::Patient>(owners.cbegin(), owners.cend());
}

} // namespace

TEST_CASE("What was exported, imported and exported again has the same bytes at the same places")
{
    using authoring::MediumForm;
    const MediumForm form = GENERATE(MediumForm::Folder, MediumForm::Zip, MediumForm::IsoImage);
    INFO("form " << int(form));
    test::MemoryInstanceSource source;
    for (int study = 1; study <= 3; ++study)
        for (int series = 1; series <= 2; ++series)
            for (int i = 1; i <= 12; ++i)
                REQUIRE(source.add(test::smallInstance(study, series, i, u"ROSSI^MARIO"_s)));
    auto studies = source.studies();
    std::sort(studies.begin(), studies.end(),
              [](const auto &a, const auto &b) { return a.study.uid.value() < b.study.uid.value(); });
    const test::Discs discs;
    exportTree(source, studies, discs.path(u"first"_s));
    exportTree(source, studies, discs.path(u"packed"_s), form);
    importAndExport(discs, test::mario(), discs.path(u"packed"_s), discs.path(u"second"_s));
    const auto first = dicomOf(discs.path(u"first"_s));
    CHECK(first.size() == 1 + 72);
    CHECK(differences(first, dicomOf(discs.path(u"second"_s))).join(u' ') == QString());
}

TEST_CASE("Every instance of other makers' media is the same to the last bit after import and export, and again")
{
    if (test::corpusFolder().isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: media of other makers"_s);
    const auto [name, expected] = GENERATE(table<QString, int>(
        {{u"media/pydicom-dicomdirtests"_s, 31}, {u"media/TINY_ALPHA"_s, 50}, {u"media/clunie-charsets"_s, 10}}));
    INFO(name.toStdString());
    const QString folder = test::corpusFolder() + u'/' + name;
    QSet<QByteArray> theirs;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        theirs.insert(test::contentOf(walk.next()));
    const test::Discs discs;
    int instances = 0;
    for (const model::Patient &owner : ownersOf(folder)) {
        INFO(owner.familyName.toStdString());
        const QString once = discs.path(u"once%1"_s.arg(instances));
        const auto studies = importAndExport(discs, owner, folder, once);
        if (studies.isEmpty())
            continue; // the name has no part that could be compared
        instances += instancesOf(studies);
        auto files = dicomOf(once);
        importAndExport(discs, owner, once, once + u"-again"_s);
        CHECK(differences(files, dicomOf(once + u"-again"_s)).join(u' ') == QString());
        files.remove(u"DICOMDIR"_s);
        CHECK(files.size() == instancesOf(studies));
        for (auto it = files.cbegin(); it != files.cend(); ++it)
            if (!theirs.contains(it.value()))
                FAIL_CHECK(it.key().toStdString());
    }
    CHECK(instances >= expected); // one more where the system knows JIS X 0201, in which one name is written
}
