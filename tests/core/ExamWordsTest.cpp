// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ExamWords.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace Qt::StringLiterals;
using model::examWordsOf;

TEST_CASE("what a description says of the exam stays as written")
{
    CHECK(examWordsOf(u"RM ENCEFALO SENZA E CON MDC"_s) == u"RM ENCEFALO SENZA E CON MDC"_s);
    CHECK(examWordsOf(u"Torace 1.25mm  HR/polmone"_s) == u"Torace 1.25mm HR polmone"_s);
    CHECK(examWordsOf(u"Ax T2 FLAIR fatsat"_s) == u"Ax T2 FLAIR fatsat"_s);
    CHECK(examWordsOf(u"DWI_b1000_ADC"_s) == u"DWI b1000 ADC"_s);
    CHECK(examWordsOf(u"CT chest with contrast, 3 mm"_s) == u"CT chest with contrast 3"_s);
    CHECK(examWordsOf(u"RX ginocchio sx 2 proiezioni"_s) == u"RX ginocchio sx 2 proiezioni"_s);
}

TEST_CASE("names, dates, numbers and places do not stay")
{
    CHECK(examWordsOf(u"RX torace ROSSI MARIO"_s) == u"RX torace"_s);
    CHECK(examWordsOf(u"Verdi^Anna 03/11/58 RM"_s) == u"RM"_s);
    CHECK(examWordsOf(u"nato il 3.11.1958"_s).isEmpty());
    CHECK(examWordsOf(u"03.11 58"_s).isEmpty());
    CHECK(examWordsOf(u"TC addome acc. 20240117"_s) == u"TC addome"_s);
    CHECK(examWordsOf(u"S. Orsola, Bologna - eco"_s) == u"eco"_s);
    CHECK(examWordsOf(u"RSSMRA58S03H501X"_s).isEmpty());
    CHECK(examWordsOf(u"ToraceRossi"_s).isEmpty());
    CHECK(examWordsOf(u"Пациент грудь"_s).isEmpty());
    CHECK(examWordsOf({}).isEmpty());
}
