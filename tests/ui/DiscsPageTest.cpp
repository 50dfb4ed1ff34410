// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/discs/DiscsPage.h"
#include "resources/language/Translations.h"
#include "tests/discs/DiscFixture.h"
#include "tests/support/Catch.h"
#include "ui/discs/DiscTexts.h"
#include "ui/discs/LedgerDialog.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QThreadPool>

using namespace td;
using namespace td::ui;
using namespace Qt::StringLiterals;
using discs::Outcome;
using discs::Reason;
using test::DiscImage;
using test::put;

namespace {

/// The page over a real archive in a folder of its own.
class Page {
public:
    explicit Page(const QString &language = u"en"_s)
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        translations.install(language);
        show();
    }

    ~Page()
    {
        page.reset();
        QThreadPool::globalInstance()->waitForDone(); // as the program does at its end
    }

    void show()
    {
        page = std::make_unique<DiscsPage>(theme, path(u"archives"_s));
        QObject::connect(page.get(), &DiscsPage::imagesRequested, page.get(),
                         [this](const QVector<StudyInstanceUid> &studies) { asked = studies; });
        page->resize(1000, 700);
        page->show();
        page->activateWindow();
        page->open(test::mario());
    }

    QString path(const QString &name) const { return folder.filePath(name); }

    void putDisc(int images, int studies = 1, int side = 8) const
    {
        for (int study = 1; study <= studies; ++study) {
            for (int i = 1; i <= images; ++i)
                put(path(u"cd/ST%1/IM%2"_s.arg(study).arg(i)),
                    DiscImage{study, i, u"ROSSI^MARIO"_s, u"19851210"_s, side}.bytes());
        }
    }

    QWidget *named(const QString &name) const
    {
        const auto widgets = page->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            if (widget->isVisible() && (widget->accessibleName() == name || (button && button->text() == name)))
                return widget;
        }
        return nullptr;
    }

    bool says(const QString &text) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto labels = page->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(),
                                   [&](const QLabel *l) { return l->isVisible() && l->text().contains(text); });
            },
            20'000);
    }

    /// Goes to a control with the Tab key alone and presses it.
    bool pressByKeyboard(const QString &name) const
    {
        if (!QTest::qWaitFor([&] { return named(name) && named(name)->isEnabled(); }, 20'000))
            return false;
        for (int i = 0; i < 60 && page->window()->focusWidget() != named(name); ++i)
            QTest::keyClick(page->window()->focusWidget() ? page->window()->focusWidget() : page.get(), Qt::Key_Tab);
        QWidget *target = named(name);
        if (!target || page->window()->focusWidget() != target)
            return false;
        QTest::keyClick(target, Qt::Key_Space);
        return true;
    }

    template <class Dialog>
    Dialog *dialog() const
    {
        Dialog *found = nullptr;
        (void)QTest::qWaitFor([&] { return (found = page->findChild<Dialog *>()) != nullptr && found->isVisible(); },
                              10'000);
        return found;
    }

    QTemporaryDir folder;
    theme::Theme theme{theme::Mode::Light};
    language::Translations translations;
    std::unique_ptr<DiscsPage> page;
    QVector<StudyInstanceUid> asked;
};

StudyInstanceUid study(int number)
{
    return *StudyInstanceUid::create(u"1.2.826.0.1.3680043.10.7.%1"_s.arg(number));
}

} // namespace

TEST_CASE("an empty page says what it is for and that nothing is sent")
{
    const Page page;
    CHECK(page.says(u"No discs yet"_s));
    CHECK(page.says(u"nothing is sent to the clinic"_s));
    CHECK(page.page->face() == Faces::Face::Empty);
}

TEST_CASE("with the keyboard alone a disc is added looked at listed and removed")
{
    Page page;
    page.putDisc(3, 2);
    put(page.path(u"cd/README.TXT"_s), "read me");
    REQUIRE(page.says(u"No discs yet"_s));
    REQUIRE(page.pressByKeyboard(u"Add a folder or CD…"_s));
    auto *chooser = page.dialog<QFileDialog>();
    REQUIRE(chooser);
    auto *name = chooser->findChild<QLineEdit *>(u"fileNameEdit"_s);
    REQUIRE(name);
    name->setText(page.path(u"cd"_s));
    QTest::keyClick(name, Qt::Key_Return);
    REQUIRE(page.says(u"6 images imported; 1 file that is no exam image."_s));
    REQUIRE(page.pressByKeyboard(u"Open the images: RX TORACE 05/03/2024, disc cd"_s));
    CHECK(page.asked.size() == 1);
    REQUIRE(page.pressByKeyboard(u"Open all the exams of the disc cd"_s));
    CHECK(QSet<StudyInstanceUid>(page.asked.begin(), page.asked.end()) == QSet<StudyInstanceUid>{study(1), study(2)});
    page.asked.clear();
    auto *table = qobject_cast<QTableWidget *>(page.named(u"Exams of the disc cd"_s));
    REQUIRE(table);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    CHECK(page.asked.size() == 1);

    REQUIRE(page.pressByKeyboard(u"List of the files of the disc cd"_s));
    auto *ledger = page.dialog<LedgerDialog>();
    REQUIRE(ledger);
    CHECK(ledger->findChild<QTableView *>()->model()->rowCount() == 7);
    QTest::keyClick(ledger, Qt::Key_Escape);

    REQUIRE(page.pressByKeyboard(u"Remove the disc cd"_s));
    REQUIRE(page.pressByKeyboard(u"Keep the disc cd"_s));
    REQUIRE(page.pressByKeyboard(u"Remove the disc cd"_s));
    REQUIRE(page.pressByKeyboard(u"Yes, remove the disc cd"_s));
    CHECK(page.says(u"The disc was removed from this computer."_s));
    CHECK(page.says(u"No discs yet"_s));
    CHECK(QFile::exists(page.path(u"cd/ST1/IM1"_s)));
}

TEST_CASE("a stopped import stands there to be resumed or deleted")
{
    Page page;
    page.putDisc(600, 1, 64);
    REQUIRE(page.says(u"No discs yet"_s));
    page.page->add(page.path(u"cd"_s));
    REQUIRE(page.pressByKeyboard(u"Stop the import"_s));
    REQUIRE(page.says(u"The import was stopped."_s));
    CHECK(page.says(u"The import of this disc was interrupted."_s));
    CHECK_FALSE(page.page->isImporting());
    REQUIRE(page.pressByKeyboard(u"Resume the import of the disc cd"_s));
    CHECK(page.says(u"600 images imported"_s));
    CHECK(QTest::qWaitFor([&] { return page.named(u"Open the images: RX TORACE 05/03/2024, disc cd"_s) != nullptr; },
                          10'000));
}

TEST_CASE("a page that goes in the middle of an import stops it and the next one can resume")
{
    Page page;
    page.putDisc(600, 1, 64);
    REQUIRE(page.says(u"No discs yet"_s));
    page.page->add(page.path(u"cd"_s));
    REQUIRE(QTest::qWaitFor([&] { return page.named(u"Stop the import"_s) != nullptr; }));
    page.page.reset(); // as when the session expires
    page.show();
    REQUIRE(page.says(u"The import of this disc was interrupted."_s));
    REQUIRE(page.pressByKeyboard(u"Resume the import of the disc cd"_s));
    CHECK(page.says(u"600 images imported"_s));
}

TEST_CASE("a medium that cannot be used is refused in words")
{
    Page page;
    REQUIRE(page.says(u"No discs yet"_s));
    page.page->add(page.path(u"nowhere"_s));
    CHECK(page.says(u"The disc or file cannot be found."_s));
    put(page.path(u"lettera.txt"_s), "no disc at all");
    page.page->add(page.path(u"lettera.txt"_s));
    CHECK(page.says(u"The disc was read, and nothing new was imported: 1 file that is no exam image."_s));
}

TEST_CASE("a second window says that the discs are open in the first")
{
    Page first;
    REQUIRE(first.says(u"No discs yet"_s));
    DiscsPage second(first.theme, first.path(u"archives"_s));
    second.show();
    second.open(test::mario());
    CHECK(QTest::qWaitFor([&] { return second.face() == Faces::Face::Error; }, 20'000));
    const auto labels = second.findChildren<QLabel *>();
    CHECK(std::any_of(labels.begin(), labels.end(),
                      [](const QLabel *l) { return l->text() == u"Your discs are open in another window"_s; }));
}

TEST_CASE("every control of the page and of the ledger has a name of its own")
{
    Page page;
    page.putDisc(2, 3);
    REQUIRE(page.says(u"No discs yet"_s));
    page.page->add(page.path(u"cd"_s));
    REQUIRE(page.says(u"6 images imported"_s));
    page.page->add(page.path(u"cd"_s)); // another disc of the same name
    REQUIRE(page.says(u"6 images already there"_s));
    // The rows are made anew one after the other.
    REQUIRE(QTest::qWaitFor(
        [&] { return page.named(u"Exams of the disc cd (2)"_s) && page.named(u"Exams of the disc cd"_s); }));
    // Rows that were replaced a moment ago still wait for their end.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QHash<QString, int> names;
    const auto widgets = page.page->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || qobject_cast<const QLabel *>(widget))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString name = button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
        INFO(widget->metaObject()->className());
        CHECK_FALSE(name.isEmpty());
        ++names[name];
    }
    for (auto at = names.begin(); at != names.end(); ++at) {
        INFO(at.key().toStdString());
        CHECK(at.value() == 1);
    }
}

TEST_CASE("the ledger model keeps the promises of a Qt model and its filter finds outcomes and words")
{
    LedgerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    LedgerFilter filter(model);
    QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLedger({{u"DICOM/IM1"_s, Outcome::Imported, Reason::None},
                     {u"DICOM/IM2"_s, Outcome::Damaged, Reason::EndsTooSoon},
                     {u"VIEWER.EXE"_s, Outcome::NotDicom, Reason::None}});
    CHECK(filter.rowCount() == 3);
    filter.setOutcome(Outcome::Damaged);
    REQUIRE(filter.rowCount() == 1);
    CHECK(filter.index(0, LedgerModel::File).data().toString() == u"DICOM/IM2"_s);
    filter.setOutcome(std::nullopt);
    filter.setText(u"viewer"_s);
    CHECK(filter.rowCount() == 1);
    model.setLedger({});
    CHECK(filter.rowCount() == 0);
}

TEST_CASE("the ledger saved for a spreadsheet is quoted and holds no formulas")
{
    Page page;
    LedgerDialog dialog(
        page.theme, u"cd"_s,
        {{u"=cmd|calc;\"x\""_s, Outcome::NotDicom, Reason::None}, {u"Città/IM1"_s, Outcome::Imported, Reason::None}});
    const QString target = page.path(u"list.csv"_s);
    dialog.saveTo(target);
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(target); }, 10'000));
    CHECK(test::bytesOf(target) ==
          QByteArray("\xEF\xBB\xBF\"File\";\"Outcome\";\"Reason\"\r\n"
                     "\"'=cmd|calc;\"\"x\"\"\";\"Not an exam image\";\"A program or another kind of file\"\r\n"
                     "\"Città/IM1\";\"Imported\";\"Kept on this computer\"\r\n"));
}
