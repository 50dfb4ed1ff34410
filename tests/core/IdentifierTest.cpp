// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Identifier.h"
#include "core/model/Patient.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace Qt::StringLiterals;

TEST_CASE("a UID is digits and dots with no leading zeros and at most 64 characters")
{
    CHECK(StudyInstanceUid::create(u"1.2.840.10008.1.2"_s));
    CHECK(StudyInstanceUid::create(u"1.0.3"_s));
    CHECK_FALSE(StudyInstanceUid::create(u""_s));
    CHECK_FALSE(StudyInstanceUid::create(u"1.02.3"_s));
    CHECK_FALSE(StudyInstanceUid::create(u"1..3"_s));
    CHECK_FALSE(StudyInstanceUid::create(u"1.2."_s));
    CHECK_FALSE(StudyInstanceUid::create(u"1.2.a"_s));
    CHECK(StudyInstanceUid::create(u"1."_s + QString(62, u'2')));
    CHECK_FALSE(StudyInstanceUid::create(u"1."_s + QString(63, u'2')));
}

TEST_CASE("age counts completed years and is unknown for a birth date in the future")
{
    const QDate birth(1995, 4, 10);
    CHECK(model::ageInYears(birth, QDate(2024, 11, 25)) == 29);
    CHECK(model::ageInYears(birth, QDate(2025, 4, 9)) == 29);
    CHECK(model::ageInYears(birth, QDate(2025, 4, 10)) == 30);
    CHECK_FALSE(model::ageInYears(birth, QDate(1990, 1, 1)).has_value());
    CHECK_FALSE(model::ageInYears(QDate(), QDate(2025, 1, 1)).has_value());
}
