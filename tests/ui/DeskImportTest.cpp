// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/Tool.h"
#include "tests/ui/DeskFixture.h"
#include "ui/desk/ImagesPage.h"
#include "ui/desk/InstructionSheet.h"
#include "ui/desk/ReportPage.h"
#include "ui/desk/SheetCard.h"

#include <QCheckBox>
#include <QDir>
#include <QPainter>
#include <QPdfWriter>

using namespace td;
using namespace Qt::StringLiterals;
using test::address;
using test::annaCode;
using test::Desk;
using test::write;

TEST_CASE("images of another name stop until the clerk ticks and writes a reason, which the patient reads")
{
    Desk desk;
    desk.openPatient(test::marioCode);
    desk.showTab(3);
    write(desk.folder.filePath(u"image.dcm"_s), test::smallInstance(1, 1, 1, u"PROVA^UNO"_s));
    QDir(desk.folder.path()).mkdir(u"disc"_s);
    REQUIRE(QFile::rename(desk.folder.filePath(u"image.dcm"_s), desk.folder.filePath(u"disc/IM1"_s)));
    write(desk.folder.filePath(u"disc/readme.txt"_s), "no image");
    desk.view->findChild<ui::ImagesPage *>()->look(desk.folder.filePath(u"disc"_s));
    REQUIRE(desk.says(u"Some images are not certainly of this patient."_s));
    CHECK(desk.says(u"PROVA UNO"_s));
    CHECK(desk.says(u"Different"_s));
    CHECK_FALSE(desk.named<QAbstractButton>(u"Import the images"_s)->isEnabled());
    const auto boxes = desk.view->findChild<ui::ImagesPage *>()->findChildren<QCheckBox *>();
    REQUIRE(boxes.size() == 1);
    boxes.first()->setChecked(true);
    desk.type(u"Reason (at least 10 letters)"_s, u"  corto   "_s);
    desk.press(u"Import the images"_s);
    CHECK(desk.says(u"Please write in at least 10 letters"_s));
    auto none = test::await(desk.client->studiesOf(desk.mario.id));
    REQUIRE(none);
    CHECK(none->isEmpty());
    const QString reason = u"Nome da nubile, verificato sul documento"_s;
    desk.type(u"Reason (at least 10 letters)"_s, reason);
    desk.press(u"Import the images"_s);
    CHECK(desk.says(u"The import is finished. Stored: 1; files that are no images: 1."_s));
    auto patient = desk.loggedIn();
    const auto lines = test::await(patient->accesses(desk.mario.id, {}));
    REQUIRE(lines);
    CHECK(std::any_of(lines->items.begin(), lines->items.end(), [&](const model::AccessEvent &line) {
        return line.action == model::AccessAction::AddImages && line.reason == reason;
    }));
}

TEST_CASE("images of the patient's own name need no reason")
{
    Desk desk;
    desk.openPatient(test::marioCode);
    desk.showTab(3);
    write(desk.folder.filePath(u"own.dcm"_s), test::smallInstance(2, 1, 1, u"ROSSI^MARIO"_s));
    desk.view->findChild<ui::ImagesPage *>()->look(desk.folder.filePath(u"own.dcm"_s));
    REQUIRE(desk.says(u"Person 1 in the files: Same person"_s));
    CHECK(desk.named(u"Reason (at least 10 letters)"_s) == nullptr);
    desk.press(u"Import the images"_s);
    CHECK(desk.says(u"The import is finished. Stored: 1."_s));
}

TEST_CASE("a session that ends during the import is said in words")
{
    Desk desk;
    desk.openPatient(test::marioCode);
    desk.showTab(3);
    write(desk.folder.filePath(u"own.dcm"_s), test::smallInstance(2, 1, 1, u"ROSSI^MARIO"_s));
    desk.view->findChild<ui::ImagesPage *>()->look(desk.folder.filePath(u"own.dcm"_s));
    REQUIRE(desk.says(u"Same person"_s));
    desk.clock.advance(std::chrono::minutes(16));
    desk.press(u"Import the images"_s);
    CHECK(desk.says(u"Your session has ended."_s));
    CHECK(desk.says(u"you can import the same medium again without harm."_s));
}

TEST_CASE("a report that names another person is added only after the clerk has looked at it")
{
    Desk desk;
    desk.openPatient(test::marioCode);
    desk.showTab(2);
    const QString path = desk.folder.filePath(u"report.pdf"_s);
    const bool own = GENERATE(true, false);
    const bool both = GENERATE(false, true); // a merged or misfiled report holds two codes
    if (own && both)
        return;
    {
        QPdfWriter writer(path);
        QPainter painter(&writer);
        painter.drawText(500, 1000, u"Codice fiscale: "_s + (own ? test::marioCode : annaCode));
        if (both)
            painter.drawText(500, 2000, u"Codice fiscale: "_s + test::marioCode);
    }
    desk.view->findChild<ui::ReportPage *>()->load(path);
    REQUIRE(desk.says(own ? u"The report holds this patient's fiscal code."_s
                          : u"The report holds other fiscal codes: "_s + annaCode));
    if (!own) {
        desk.press(u"Add the report"_s);
        CHECK(desk.says(u"Please confirm first that the report is of this patient."_s));
        desk.press(u"I have looked at this report: it is of this patient"_s);
        desk.press(u"Add the report"_s);
        CHECK(desk.says(u"Please write why the report is of this patient, in at least 10 letters."_s));
        desk.type(u"Reason, for the record of accesses"_s, u"Codice di un familiare nel testo"_s);
    }
    desk.press(u"Add the report"_s);
    CHECK(desk.says(u"The report is in the patient's dossier."_s));
}

TEST_CASE("the instruction sheet holds the user name and the address and no password")
{
    if (!test::haveTool(u"pdftotext"_s)) {
        WARN("pdftotext is not installed");
        return;
    }
    Desk desk;
    desk.openPatient(test::marioCode);
    const QString path = desk.folder.filePath(u"sheet.pdf"_s);
    desk.view->findChild<ui::SheetCard *>()->saveTo(path);
    REQUIRE(desk.says(u"The instruction sheet is saved."_s));
    const auto run = test::runTool(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    const QString text = QString::fromUtf8(run.output);
    CHECK(text.contains(u"Istruzioni per l'accesso"_s));
    CHECK(text.contains(test::marioCode));
    CHECK(text.contains(address));
    CHECK_FALSE(text.contains(test::password));
    CHECK_FALSE(text.contains(u"Rossi"_s));
    CHECK(test::runTool(u"pdfinfo"_s, {path}).output.contains("A4"));
}

TEST_CASE("the QR code of the printed sheet is read back by another program as the service's address")
{
    if (!test::haveTool(u"zbarimg"_s) || !test::haveTool(u"pdftoppm"_s)) {
        WARN("zbarimg or pdftoppm is not installed");
        return;
    }
    QTemporaryDir folder;
    const bool english = GENERATE(false, true);
    write(folder.filePath(u"sheet.pdf"_s), ui::sheetPdf({test::marioCode, address, english}));
    test::runTool(u"pdftoppm"_s, {u"-png"_s, u"-r"_s, u"150"_s, u"-singlefile"_s, folder.filePath(u"sheet.pdf"_s),
                                  folder.filePath(u"sheet"_s)});
    const auto run = test::runTool(u"zbarimg"_s, {u"--raw"_s, u"-q"_s, u"--nodbus"_s, folder.filePath(u"sheet.png"_s)});
    CHECK(QString::fromUtf8(run.output).trimmed() == address);
}
