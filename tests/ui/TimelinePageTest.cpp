// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelinePage.h"
#include "core/service/Intake.h"
#include "resources/language/Translations.h"
#include "tests/service/ServiceFixture.h"
#include "ui/timeline/TimelineView.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace td;
using namespace td::ui;
using namespace Qt::StringLiterals;

namespace {

/// A real service and a logged-in client; the page fetches two reports at once and asks after four.
struct OpenPage {
    explicit OpenPage(int reports)
    {
        translations.install(u"en"_s);
        for (int i = 0; i < reports; ++i)
            add(i);
        client = fixture.loggedIn();
        page = std::make_unique<TimelinePage>(*client, theme, TimelinePage::Bounds{2, 4});
        page->resize(1000, 600);
    }

    void add(int i)
    {
        model::DocumentReference document;
        document.id = DocumentId(u"time-%1"_s.arg(i));
        document.subject = fixture.mario.id;
        document.typeCode = u"18748-4"_s;
        document.typeDisplay = u"Referto radiologico"_s;
        document.custodian = u"P1"_s;
        document.date = QDateTime(QDate(2020 + i, 3, 1), QTime(10, 0), Qt::UTC);
        document.description = u"RX TORACE"_s;
        document.contentType = u"application/pdf"_s;
        document.content = BinaryId(u"time-bin-%1"_s.arg(i));
        document.related = {*StudyInstanceUid::create(u"1.2.3.%1"_s.arg(i))};
        REQUIRE(fixture.service->intake().addDocument(document, "report " + QByteArray::number(i)));
    }

    void show()
    {
        page->open(fixture.mario.id);
        page->show();
        page->activateWindow();
        REQUIRE(QTest::qWaitFor([this] { return page->face() != Faces::Face::Loading; }, 20'000));
    }

    TimelineView *view() const { return page->findChild<TimelineView *>(); }

    bool waitForEvents(int count) const
    {
        return QTest::qWaitFor([&] { return view()->events().size() == count; }, 10'000);
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

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : page->findChildren<QPushButton *>())
            if (each->text() == text && each->isVisible())
                return each;
        return nullptr;
    }

    test::ServiceFixture fixture;
    language::Translations translations;
    theme::Theme theme{theme::Mode::Light};
    std::unique_ptr<client::ServiceClient> client;
    std::unique_ptr<TimelinePage> page;
};

model::ImagingStudy discStudy(const QDateTime &started)
{
    model::ImagingStudy study;
    study.uid = *StudyInstanceUid::create(u"1.9.9"_s);
    study.started = started;
    study.description = u"RM spalla"_s;
    study.modalities = {u"MR"_s};
    return study;
}

QStringList entriesOfOpenMenu()
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QStringList entries;
    for (const QAction *action : menu ? menu->actions() : QList<QAction *>())
        entries.append(action->text());
    return entries;
}

} // namespace

TEST_CASE("the timeline shows the patient's reports and the newest is chosen")
{
    OpenPage open(3);
    open.show();
    CHECK(open.waitForEvents(3));
    CHECK(open.page->face() == Faces::Face::Content);
    CHECK(open.says(u"RX TORACE, 01/03/2022, Referto radiologico, P1"_s));
    CHECK_FALSE(open.button(u"Load older"_s));
}

TEST_CASE("nothing is fetched before the page is seen")
{
    OpenPage open(1);
    open.page->open(open.fixture.mario.id);
    // A request made after it has its answer: one of the page's own would have come before.
    bool answered = false;
    open.client->patient(open.fixture.mario.id).then(open.page.get(), [&](const Result<model::Patient> &) {
        answered = true;
    });
    REQUIRE(QTest::qWaitFor([&] { return answered; }, 10'000));
    CHECK(open.view()->events().isEmpty());
    open.show();
    CHECK(open.waitForEvents(1));
}

TEST_CASE("more reports than the bound are named and fetched on demand")
{
    OpenPage open(6);
    open.show();
    CHECK(open.says(u"The newest 4 of 6 reports are shown."_s));
    CHECK(open.view()->events().size() == 4);
    CHECK(open.view()->events().first().day == QDate(2022, 3, 1));
    REQUIRE(open.button(u"Load older"_s));
    QTest::mouseClick(open.button(u"Load older"_s), Qt::LeftButton);
    CHECK(open.waitForEvents(6));
    CHECK(QTest::qWaitFor([&] { return !open.button(u"Load older"_s); }, 5'000));
}

TEST_CASE("a dossier without documents says why the timeline is empty")
{
    OpenPage open(0);
    open.show();
    CHECK(open.page->face() == Faces::Face::Empty);
    CHECK(open.says(u"There are no documents yet"_s));
}

TEST_CASE("a service out of reach is an error that can be tried again")
{
    OpenPage open(1);
    open.fixture.service->stop();
    open.show();
    CHECK(open.page->face() == Faces::Face::Error);
    CHECK(open.says(u"No connection"_s));
    CHECK(open.button(u"Try again"_s));
}

TEST_CASE("a timeline on the screen stays usable when the service goes away")
{
    OpenPage open(2);
    open.show();
    REQUIRE(open.waitForEvents(2));
    open.fixture.service->stop();
    open.page->reload();
    CHECK(open.says(u"The service cannot be reached: the timeline may be out of date."_s));
    CHECK(open.page->face() == Faces::Face::Content);
    CHECK(open.view()->events().size() == 2);
}

TEST_CASE("the menu of an exam is the table's and Enter asks for the document")
{
    OpenPage open(2);
    open.show();
    REQUIRE(open.waitForEvents(2));
    QSignalSpy view(open.page.get(), &DocumentList::viewRequested);
    QSignalSpy images(open.page.get(), &DocumentList::imagesRequested);
    QTest::keyClick(open.view(), Qt::Key_Return);
    REQUIRE(view.count() == 1);
    CHECK(view.value(0).value(0).value<model::DocumentReference>().id == DocumentId(u"time-1"_s));
    QTest::keyClick(open.view(), Qt::Key_Return, Qt::ShiftModifier);
    REQUIRE(images.count() == 1);
    QTest::keyClick(open.view(), Qt::Key_Space);
    CHECK(entriesOfOpenMenu() ==
          QStringList{u"View"_s, u"Save"_s, u"Print"_s, u"Hide from the clinic"_s, u"View the images"_s});
    QApplication::activePopupWidget()->close();
    QTest::mouseClick(open.button(u"Actions"_s), Qt::LeftButton);
    CHECK(entriesOfOpenMenu().size() == 5);
    QApplication::activePopupWidget()->close();
}

TEST_CASE("a study of an own disc stands on the axis and only its images open from there")
{
    OpenPage open(1);
    open.show();
    REQUIRE(open.waitForEvents(1));
    open.page->setOwnStudies({discStudy(QDateTime(QDate(2024, 1, 2), QTime(9, 0)))});
    REQUIRE(open.view()->events().size() == 2);
    QSignalSpy own(open.page.get(), &TimelinePage::ownImagesRequested);
    QSignalSpy images(open.page.get(), &DocumentList::imagesRequested);
    QTest::keyClick(open.view(), Qt::Key_End);
    CHECK(open.says(u"RM spalla, 02/01/2024, from your own discs"_s));
    QTest::keyClick(open.view(), Qt::Key_Return);
    QTest::keyClick(open.view(), Qt::Key_Return, Qt::ShiftModifier);
    CHECK(own.count() == 2);
    CHECK(images.isEmpty());
    QTest::keyClick(open.view(), Qt::Key_Space);
    CHECK(entriesOfOpenMenu() == QStringList{u"View the images"_s});
    QApplication::activePopupWidget()->close();
}

TEST_CASE("a study without a date is counted rather than lost")
{
    OpenPage open(1);
    open.show();
    REQUIRE(open.waitForEvents(1));
    open.page->setOwnStudies({discStudy({})});
    CHECK(open.says(u"1 exam without a date has no place on the axis."_s));
}

TEST_CASE("own studies are shown when the clinic has no documents")
{
    OpenPage open(0);
    open.show();
    open.page->setOwnStudies({discStudy(QDateTime(QDate(2024, 1, 2), QTime(9, 0)))});
    CHECK(open.page->face() == Faces::Face::Content);
    open.page->setOwnStudies({});
    CHECK(open.page->face() == Faces::Face::Empty);
}

TEST_CASE("the zoom buttons follow what is possible")
{
    OpenPage open(2);
    open.show();
    REQUIRE(open.waitForEvents(2));
    const auto named = [&](const QString &name) {
        for (QAbstractButton *each : open.page->findChildren<QAbstractButton *>())
            if (each->accessibleName() == name || each->text() == name)
                return each;
        return static_cast<QAbstractButton *>(nullptr);
    };
    REQUIRE(named(u"Zoom in"_s));
    CHECK(named(u"Zoom in"_s)->isEnabled());
    CHECK_FALSE(named(u"Zoom out"_s)->isEnabled());
    named(u"Zoom in"_s)->click();
    CHECK(named(u"Zoom out"_s)->isEnabled());
    named(u"All years"_s)->click();
    CHECK_FALSE(named(u"Zoom out"_s)->isEnabled());
}
