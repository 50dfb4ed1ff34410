// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/HelpPage.h"
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "ui/common/Widgets.h"
#include "ui/help/GuideText.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

ui::SupportFacts facts()
{
    return {u"it"_s, u"dark"_s, true, QSize(1920, 1080), 2.0, 11.0, u"xcb"_s};
}

} // namespace

TEST_CASE("the report for the assistance holds versions, settings and codes of errors with their times")
{
    ui::SupportLog log;
    log.add(ErrorCode::Network, QDateTime(QDate(2026, 3, 1), QTime(9, 5)));
    log.add(ErrorCode::SessionExpired, QDateTime(QDate(2026, 3, 1), QTime(9, 6)));
    const QString text = ui::supportReport(facts(), log, QDateTime(QDate(2026, 3, 1), QTime(9, 7)));
    CHECK(text.contains(u"TuoDossier " TUODOSSIER_VERSION));
    CHECK(text.contains(u"Language: it, appearance: dark"_s));
    CHECK(text.contains(u"Screen: 1920x1080, ratio 2, text 11 pt"_s));
    CHECK(text.contains(u"2026-03-01T09:05:00 network"_s));
    CHECK(text.contains(u"2026-03-01T09:06:00 session-expired"_s));
}

TEST_CASE("the log of errors keeps the newest hundred")
{
    ui::SupportLog log;
    for (int i = 0; i < 150; ++i)
        log.add(ErrorCode::Network, QDateTime(QDate(2026, 3, 1), QTime(0, 0)).addSecs(i));
    CHECK(log.lines().size() == 100);
    CHECK(log.lines().first().when == QDateTime(QDate(2026, 3, 1), QTime(0, 0)).addSecs(50));
}

TEST_CASE("the user reads exactly what would be saved, and the assistance's address is shown before it is opened")
{
    language::Translations language;
    language.install(u"en"_s);
    const theme::Theme theme(theme::Mode::Light);
    ui::SupportLog log;
    ui::HelpPage page(theme, u"https://clinic.example/help"_s, facts(), log);
    page.show();
    auto *report = page.findChild<QPlainTextEdit *>();
    REQUIRE(report);
    CHECK(report->isReadOnly());
    CHECK(report->toPlainText().contains(u"Errors since the start:\nnone"_s));
    log.add(ErrorCode::DiskFull, QDateTime::currentDateTime());
    page.refreshReport();
    CHECK(report->toPlainText().contains(u"disk-full"_s));
    bool shown = false;
    QStringList names;
    for (const QPushButton *button : page.findChildren<QPushButton *>()) {
        shown = shown || button->text() == u"https://clinic.example/help"_s;
        const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
        CHECK_FALSE(names.contains(name));
        names.append(name);
    }
    CHECK(shown);
}

TEST_CASE("every chapter of the guide has a title and steps in both languages")
{
    language::Translations language;
    for (const QString &tongue : {u"it"_s, u"en"_s}) {
        language.install(tongue);
        const auto chapters = ui::GuideText::chapters();
        CHECK(chapters.size() == 12);
        for (const ui::GuideChapter &chapter : chapters) {
            CHECK_FALSE(chapter.title.isEmpty());
            CHECK_FALSE(chapter.steps.isEmpty());
        }
        CHECK(ui::GuideText::noSms().size() == 5);
    }
}
