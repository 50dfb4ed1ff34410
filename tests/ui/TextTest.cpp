// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "ui/common/ErrorText.h"

#include <QSet>

using namespace td;
using namespace Qt::StringLiterals;

TEST_CASE("Italian is spoken when the system speaks neither Italian nor English")
{
    using language::spokenLanguage;
    CHECK(spokenLanguage({}, {u"de-DE"_s, u"en-US"_s}) == u"it"_s);
    CHECK(spokenLanguage({}, {u"en-GB"_s}) == u"en"_s);
    CHECK(spokenLanguage({}, {u"it-IT"_s}) == u"it"_s);
    CHECK(spokenLanguage({}, {u"C"_s}) == u"it"_s);
    CHECK(spokenLanguage({}, {}) == u"it"_s);
}

TEST_CASE("a language that was chosen goes before the system's")
{
    using language::spokenLanguage;
    CHECK(spokenLanguage({QString(), u"en"_s}, {u"it-IT"_s}) == u"en"_s);
    CHECK(spokenLanguage({u"it"_s, u"en"_s}, {u"en-GB"_s}) == u"it"_s);
}

TEST_CASE("every error has a sentence of its own in both languages that says more than error")
{
    QHash<int, QString> english;
    for (const QString &tongue : {u"en"_s, u"it"_s}) {
        language::Translations translations;
        translations.install(tongue);
        for (int code = int(ErrorCode::Cancelled); code <= int(ErrorCode::Internal); ++code) {
            const QString sentence = ui::ErrorText::sentence({ErrorCode(code), {}, 3});
            CAPTURE(code, sentence);
            CHECK(sentence.endsWith(u'.'));
            CHECK_FALSE(sentence.contains(u'%'));
            CHECK_FALSE(sentence.contains("(s)"_L1));
            if (tongue == u"en"_s)
                english.insert(code, sentence);
            else
                CHECK(sentence != english.value(code));
        }
    }
}

TEST_CASE("attempts and waiting times are counted in the grammar of the language")
{
    language::Translations translations;
    translations.install(u"it"_s);
    CHECK(ui::ErrorText::sentence({ErrorCode::WrongCode, {}, 1}) ==
          u"Il codice non è corretto. Le resta 1 tentativo."_s);
    CHECK(ui::ErrorText::sentence({ErrorCode::WrongCode, {}, 4}) ==
          u"Il codice non è corretto. Le restano 4 tentativi."_s);
    CHECK(ui::ErrorText::duration(1) == u"1 secondo"_s);
    CHECK(ui::ErrorText::duration(15) == u"15 secondi"_s);
    CHECK(ui::ErrorText::duration(900) == u"15 minuti"_s);
    CHECK(ui::ErrorText::duration(841) == u"15 minuti"_s); // rounded up: 14 min 1 s is not over after 14
    translations.install(u"en"_s);
    CHECK(ui::ErrorText::duration(1) == u"1 second"_s);
    CHECK(ui::ErrorText::duration(900) == u"15 minutes"_s);
}
