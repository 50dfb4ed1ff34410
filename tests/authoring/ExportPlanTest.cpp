// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportPlan.h"
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
    for (const auto &planned : plan.instances)
        paths.append(planned.fileId.join(u'/'));
    return paths;
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
    CHECK(authoring::planExport(studies).error().code == ErrorCode::TooLarge);
}
