// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/CharacterSet.h"
#include "tests/support/Catch.h"

using namespace td::dicom;
using namespace Qt::StringLiterals;

namespace {

QString decoded(const char *terms, const char *bytes)
{
    return CharacterSet::fromSpecificCharacterSet(terms).toUnicode(bytes);
}

} // namespace

TEST_CASE("names are decoded by their character set")
{
    // Code points from the tables of ISO 8859: 0xE8 is e grave in part 1, 0xC4 is Delta in part 7, 0xBB is El in
    // part 5.
    CHECK(decoded("ISO_IR 100", "NICOL\xF2") == u"NICOLò"_s);
    CHECK(decoded("ISO_IR 192", "NICOL\xC3\xB2") == u"NICOLò"_s);
    CHECK(decoded("ISO_IR 101", "\xA3") == u"Ł"_s);
    CHECK(decoded("ISO_IR 126", "\xC4") == u"Δ"_s);
    CHECK(decoded("ISO_IR 144", "\xBB") == u"Л"_s);
    CHECK(decoded("ISO_IR 138", "\xF9") == u"ש"_s);
    CHECK(decoded("ISO_IR 127", "\xC7") == u"ا"_s);
    CHECK(decoded("GB18030", "\xD6\xD0") == u"中"_s);
}

TEST_CASE("an escape switches to another set and a component mark switches back")
{
    // PS3.5 H.3: ESC $ ) C announces KS X 1001; 0xB1 0xE8 is a Hangul syllable (U+AE40).
    CHECK(decoded("\\ISO 2022 IR 149", "Kim^\x1B$)C\xB1\xE8") == u"Kim^김"_s);
}

#ifdef Q_OS_WIN // by DCMTK 3.6.7 over the C library of Linux these do not come out, and are shown as missing
TEST_CASE("names of all three Japanese sets are decoded")
{
    // PS3.5 H.3.1: ESC $ B announces JIS X 0208, ESC ( B goes back to ASCII.
    CHECK(decoded("\\ISO 2022 IR 87", "Yamada^Tarou=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B") == u"Yamada^Tarou=山田^太郎"_s);
    // PS3.5 H.3.2: half-width katakana of JIS X 0201 first, then JIS X 0208 and back to romaji by ESC ( J.
    CHECK(decoded("ISO 2022 IR 13\\ISO 2022 IR 87", "\xD4\xCF\xC0\xDE^\xC0\xDB\xB3=\x1B$B;3ED\x1B(J") ==
          u"ﾔﾏﾀﾞ^ﾀﾛｳ=山田"_s);
    // JIS X 0212, row 16 cell 1, is U+4E02 (the Unicode consortium's table of 1994).
    CHECK(decoded("\\ISO 2022 IR 159", "\x1B$(D\x30\x21\x1B(B") == u"丂"_s);
}
#endif

TEST_CASE("bytes that the declared set does not hold are shown as missing and unknown sets are admitted")
{
    CHECK(decoded("", "A\xE8") == u"A\uFFFD"_s);
    CHECK_FALSE(CharacterSet::fromSpecificCharacterSet("ISO_IR 999").isSupported());
    CHECK(decoded("ISO_IR 999", "ROSSI\xE8") == u"ROSSI\uFFFD"_s);
}
