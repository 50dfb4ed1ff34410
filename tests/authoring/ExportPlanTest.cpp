// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "core/authoring/FileNumbers.h"
#include "tests/support/Catch.h"
#include "tests/support/MemoryInstanceSource.h"

using namespace td;
using namespace Qt::StringLiterals;

namespace {

QVector<model::StudyContents> twoStudies()
{
    test::MemoryInstanceSource source;
    REQUIRE(source.add(test::smallInstance(1, 1, 1)));
    REQUIRE(source.add(test::smallInstance(1, 1, 2)));
    REQUIRE(source.add(test::smallInstance(1, 2, 1)));
    REQUIRE(source.add(test::smallInstance(2, 1, 1)));
    return source.studies();
}

QStringList pathsOf(const authoring::ExportPlan &plan)
{
    QStringList paths;
    authoring::FileNumbers numbers;
    for (const auto &planned : plan.instances)
        paths.append(numbers.fileId(planned.subject, planned.key)->join(u'/'));
    return paths;
}

/// Studies of one series each, of instances with these sizes.
QVector<model::StudyContents> studiesOf(const QVector<QVector<qint64>> &sizes)
{
    QVector<model::StudyContents> studies;
    for (int study = 1; study <= sizes.size(); ++study) {
        test::MemoryInstanceSource source;
        for (int i = 1; i <= sizes[study - 1].size(); ++i)
            REQUIRE(source.add(test::smallInstance(study, 1, i)));
        studies.append(source.studies().first());
        for (int i = 0; i < sizes[study - 1].size(); ++i)
            studies.last().series[0].instances[i].bytes = sizes[study - 1][i];
    }
    return studies;
}

QVector<int> volumesOf(const authoring::ExportPlan &plan)
{
    QVector<int> volumes;
    for (const auto &planned : plan.instances)
        volumes.append(planned.volume);
    return volumes;
}

} // namespace

TEST_CASE("Every instance gets an upper-case name of eight characters below DICOM")
{
    const auto plan = authoring::planExport(twoStudies());
    REQUIRE(plan);
    CHECK(pathsOf(*plan) ==
          QStringList{u"DICOM/PAT00001/STU00001/SER00001/IMG00001"_s, u"DICOM/PAT00001/STU00001/SER00001/IMG00002"_s,
                      u"DICOM/PAT00001/STU00001/SER00002/IMG00001"_s, u"DICOM/PAT00001/STU00002/SER00001/IMG00001"_s});
}

TEST_CASE("A study that was chosen twice is exported once")
{
    auto studies = twoStudies();
    studies.append(studies.first());
    const auto plan = authoring::planExport(studies);
    REQUIRE(plan);
    CHECK(plan->instances.size() == 4);
}

TEST_CASE("Studies of two patients go to two folders")
{
    auto studies = twoStudies();
    studies[1].study.subject = PatientId(u"another"_s);
    const auto plan = authoring::planExport(studies);
    REQUIRE(plan);
    CHECK(pathsOf(*plan).last() == u"DICOM/PAT00002/STU00001/SER00001/IMG00001"_s);
}

TEST_CASE("An export of nothing is refused")
{
    CHECK(authoring::planExport({}).error().code == ErrorCode::InvalidArgument);
    auto studies = twoStudies();
    for (auto &study : studies)
        study.series.clear();
    CHECK(authoring::planExport(studies).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("An instance that is listed in two studies is refused")
{
    auto studies = twoStudies();
    studies[1].series[0].instances[0].uid = studies[0].series[0].instances[0].uid;
    CHECK(authoring::planExport(studies).error().code == ErrorCode::Conflict);
}

TEST_CASE("A series of more instances than five digits can number is refused")
{
    auto studies = twoStudies();
    studies[0].series[0].instances.resize(100'000);
    int number = 0;
    for (auto &instance : studies[0].series[0].instances)
        instance.uid = *SopInstanceUid::create(u"1.2.%1"_s.arg(++number));
    CHECK(authoring::planExport(studies).error().code == ErrorCode::TooLarge);
}

TEST_CASE("A study that does not fit into what is left of a volume begins the next one")
{
    // Each file takes its sectors and 1,024 bytes: 2,048 + 1,024 = 3,072; two of them 6,144, three 9,216.
    const auto studies = studiesOf({{2'048, 2'048}, {2'000, 1}, {100}});
    authoring::VolumeLoad load;
    load.capacity = 9'215;
    const auto plan = authoring::planExport(studies, load);
    REQUIRE(plan);
    CHECK(volumesOf(*plan) == QVector{0, 0, 1, 1, 2});
    CHECK(plan->volumes == 3);
    CHECK(plan->mostBytes == 5 * 3'072);
    CHECK(plan->isExact);
    CHECK_FALSE(plan->splitsStudy);
    load.capacity = 9'216; // the last study fits beside the second
    CHECK(volumesOf(*authoring::planExport(studies, load)) == QVector{0, 0, 1, 1, 1});
    load.capacity = 0;
    CHECK(authoring::planExport(studies, load)->volumes == 1);
}

TEST_CASE("Only a study that is larger than a volume is split")
{
    authoring::VolumeLoad load;
    load.capacity = 2 * 3'072;
    const auto plan = authoring::planExport(studiesOf({{1}, {1, 1, 1}, {1}}), load);
    REQUIRE(plan);
    // The second begins a volume of its own, fills it, and what is left shares the next one.
    CHECK(volumesOf(*plan) == QVector{0, 1, 1, 2, 2});
    CHECK(plan->splitsStudy);
}

TEST_CASE("What every volume holds and what belongs to a study count")
{
    auto studies = studiesOf({{1}, {1}});
    authoring::VolumeLoad load;
    load.fixed = 1'000;
    load.perSeries = 500;
    load.ofStudy.insert(studies[1].study.uid, 300);
    load.capacity = 1'000 + 2 * 3'072 + 2 * 500 + 300;
    CHECK(authoring::planExport(studies, load)->volumes == 1);
    CHECK(authoring::planExport(studies, load)->mostBytes == load.capacity);
    --load.capacity;
    CHECK(authoring::planExport(studies, load)->volumes == 2);
}

TEST_CASE("An instance that no volume can hold is refused beforehand")
{
    authoring::VolumeLoad load;
    load.capacity = 10'000;
    CHECK(authoring::planExport(studiesOf({{10'000}}), load).error().code == ErrorCode::TooLarge);
    load.fixed = 9'000;
    CHECK(authoring::planExport(studiesOf({{1}}), load).error().code == ErrorCode::TooLarge);
}

TEST_CASE("Where the index knows no sizes they are bounded by rows and columns and frames")
{
    auto studies = studiesOf({{0}});
    auto &instance = studies[0].series[0].instances[0];
    instance.rows = 512;
    instance.columns = 256;
    instance.numberOfFrames = 3;
    const auto plan = authoring::planExport(studies);
    REQUIRE(plan);
    CHECK(plan->instances.first().mostBytes == 64 * 1024 + 3 * 512 * 256 * 3);
    CHECK_FALSE(plan->isExact);
}

TEST_CASE("Names of volumes count up the number at the end of the first one's name")
{
    CHECK(authoring::volumePath(u"/a/VOL1.zip"_s, 1) == u"/a/VOL1.zip"_s);
    CHECK(authoring::volumePath(u"/a/VOL1.zip"_s, 3) == u"/a/VOL3.zip"_s);
    CHECK(authoring::volumePath(u"/a.b/exam.zip"_s, 2) == u"/a.b/exam-2.zip"_s);
    CHECK(authoring::volumePath(u"/a.b/VOL9"_s, 2) == u"/a.b/VOL10"_s);
    CHECK(authoring::volumePath(u"/a.1/exam"_s, 2) == u"/a.1/exam-2"_s);
}
