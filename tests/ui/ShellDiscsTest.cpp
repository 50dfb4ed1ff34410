// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/Outbox.h"
#include "core/service/Intake.h"
#include "core/service/Service.h"
#include "resources/language/Translations.h"
#include "tests/discs/DiscFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/MemoryInstanceSource.h"
#include "ui/discs/DiscsPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/SideBySideSource.h"
#include "viewer/widget/ViewerWindow.h"

#include <QApplication>
#include <QBuffer>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"Giardino-2025!"_s;

/// The real main window over a real service, with Mario Rossi logged in.
class LoggedIn {
public:
    explicit LoggedIn(const QString &archives)
    {
        translations.install(u"en"_s);
        auto started = service::Service::start({.dataFolder = folder.filePath(u"data"_s)}, clock, outbox);
        REQUIRE(started);
        service = std::move(*started);
        model::Patient patient = test::mario();
        patient.number = u"000-1"_s;
        patient.mobilePhone = u"+393331234546"_s;
        REQUIRE(service->intake().addPatient(patient));
        REQUIRE(service->intake().addAccount(patient.fiscalCode, Secret::fromString(password), model::Role::Patient,
                                             patient.id));
        client = std::make_unique<client::ServiceClient>(
            client::Endpoint{QUrl(u"http://127.0.0.1:%1"_s.arg(service->port())), service->launchSecret()});
        window = std::make_unique<ui::MainWindow>(*client, theme,
                                                  ui::ShellOptions{.language = u"en"_s,
                                                                   .workFolder = folder.filePath(u"exports"_s),
                                                                   .sealFile = folder.filePath(u"seal.key"_s),
                                                                   .discArchives = archives});
        window->show();
        logIn();
    }

    ~LoggedIn()
    {
        window.reset();
        QThreadPool::globalInstance()->waitForDone(); // as the program does at its end
    }

    void logIn()
    {
        auto challenge = client->login(test::mario().fiscalCode, Secret::fromString(password));
        REQUIRE(test::waitFor(challenge));
        REQUIRE(challenge.result());
        const qsizetype sent = outbox.messages().size();
        REQUIRE((sent > messages || QTest::qWaitFor([&] { return outbox.messages().size() > messages; }, 10'000)));
        messages = outbox.messages().size();
        const auto code = QRegularExpression(u"\\b([0-9]{6})\\b"_s).match(outbox.messages().last().body).captured(1);
        auto session = client->submitCode(challenge.result()->id, code);
        REQUIRE(test::waitFor(session));
        REQUIRE(session.result());
        window->resume(*session.result());
    }

    template <class W>
    W *named(const QString &name) const
    {
        const auto widgets = window->findChildren<W *>();
        for (W *widget : widgets) {
            if (widget->isVisible() && widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }

    /// The page, opened from the rail, once its archive is open.
    ui::DiscsPage *page() const
    {
        auto *rail = named<QToolButton>(u"My discs"_s);
        REQUIRE(rail);
        QTest::keyClick(rail, Qt::Key_Space);
        auto *page = window->findChild<ui::DiscsPage *>();
        REQUIRE(page);
        REQUIRE(QTest::qWaitFor([&] { return page->source() != nullptr && page->face() != ui::Faces::Face::Loading; },
                                20'000));
        return page;
    }

    bool says(const QString &text) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto labels = window->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(),
                                   [&](const QLabel *l) { return l->isVisible() && l->text().contains(text); });
            },
            20'000);
    }

    QTemporaryDir folder;
    ManualClock clock{std::chrono::system_clock::now()};
    notify::Outbox outbox;
    qsizetype messages = 0;
    language::Translations translations;
    theme::Theme theme{theme::Mode::Light};
    std::unique_ptr<service::Service> service;
    std::unique_ptr<client::ServiceClient> client;
    std::unique_ptr<ui::MainWindow> window;
};

/// Whether a viewer's study browser has a row whose spoken text holds `text`.
bool browserSays(const QString &text)
{
    const auto windows = QApplication::topLevelWidgets();
    for (const QWidget *window : windows) {
        const auto lists = window->findChildren<QListView *>();
        for (const QListView *list : lists) {
            const QAbstractItemModel *rows =
                list->accessibleName() == u"Studies and series"_s ? list->model() : nullptr;
            for (int row = 0; rows && row < rows->rowCount(); ++row) {
                if (rows->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(text))
                    return true;
            }
        }
    }
    return false;
}

/// The page of a document that stands in a window of its own; null when there is none.
QWidget *documentWindow()
{
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        if (window->isVisible() && window->windowTitle() == u"Document"_s)
            return window;
    return nullptr;
}

} // namespace

TEST_CASE("a document inside a DICOM object is read in a window beside the images, and one that is broken in words")
{
    QTemporaryDir own;
    test::put(own.filePath(u"cd/IM1"_s), test::DiscImage{1, 1}.bytes());
    LoggedIn shell(own.filePath(u"archives"_s));
    shell.page()->add(own.filePath(u"cd"_s));
    const QString open = u"Open the images: RX TORACE 05/03/2024, disc cd"_s;
    REQUIRE(QTest::qWaitFor([&] { return shell.named<QAbstractButton>(open) != nullptr; }, 20'000));
    QTest::keyClick(shell.named<QAbstractButton>(open), Qt::Key_Space);
    viewer::ViewerWindow *images = nullptr;
    REQUIRE(QTest::qWaitFor(
        [&] {
            for (QWidget *window : QApplication::topLevelWidgets())
                if (!images)
                    images = qobject_cast<viewer::ViewerWindow *>(window);
            return images != nullptr;
        },
        20'000));
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter(&writer).drawText(QPoint(500, 1000), u"Referto"_s);
    Q_EMIT images->documentOpened({pdf, u"application/pdf"_s, u"Lettera di dimissione"_s});
    QWidget *window = documentWindow();
    REQUIRE(window);
    CHECK_FALSE(window->windowTitle().contains(u"Lettera"_s)); // titles are read over shoulders
    const auto shows = [](QWidget *in, const QString &text) {
        return QTest::qWaitFor(
            [&] {
                const auto labels = in->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(),
                                   [&](const QLabel *l) { return l->isVisible() && l->text().contains(text); });
            },
            10'000);
    };
    CHECK(shows(window, u"Lettera di dimissione"_s));
    CHECK(shows(window, u"Page 1 of 1"_s));
    if (qEnvironmentVariableIsSet("TUODOSSIER_PICTURES"))
        window->grab().save(qEnvironmentVariable("TUODOSSIER_PICTURES") + u"/inner-document.png"_s);
    window->activateWindow(); // the viewer's own wish to be in front may come later
    REQUIRE(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([] { return documentWindow() == nullptr; }, 10'000));
    Q_EMIT images->documentOpened({"no PDF", u"application/pdf"_s, {}});
    REQUIRE(documentWindow());
    CHECK(shows(documentWindow(), u"damaged"_s));
}

TEST_CASE("an own disc is imported from the rail and the viewer says where its exam comes from")
{
    QTemporaryDir own;
    test::put(own.filePath(u"cd/IM1"_s), test::DiscImage{1, 1}.bytes());
    LoggedIn shell(own.filePath(u"archives"_s));
    shell.page()->add(own.filePath(u"cd"_s));
    REQUIRE(shell.says(u"1 image imported."_s));
    const QString open = u"Open the images: RX TORACE 05/03/2024, disc cd"_s;
    REQUIRE(QTest::qWaitFor([&] { return shell.named<QAbstractButton>(open) != nullptr; }, 10'000));
    QTest::keyClick(shell.named<QAbstractButton>(open), Qt::Key_Space);
    CHECK(QTest::qWaitFor([] { return browserSays(u"From your discs"_s); }, 20'000));
}

TEST_CASE("a session that ends in the middle of an import loses nothing and shows nothing")
{
    QTemporaryDir own;
    for (int i = 1; i <= 800; ++i)
        test::put(own.filePath(u"cd/IM%1"_s.arg(i)), test::DiscImage{1, i}.bytes());
    LoggedIn shell(own.filePath(u"archives"_s));
    ui::DiscsPage *page = shell.page();
    page->add(own.filePath(u"cd"_s));
    REQUIRE(page->isImporting());
    shell.clock.advance(std::chrono::hours(9)); // eight are the longest
    auto refused = shell.client->patient(test::mario().id);
    REQUIRE(QTest::qWaitFor([&] { return shell.window->findChild<ui::DiscsPage *>() == nullptr; }, 20'000));
    shell.logIn();
    shell.page();
    CHECK(shell.says(u"The import of this disc was interrupted."_s));
}

TEST_CASE("where nobody may keep an archive there is no page for own discs")
{
    const LoggedIn shell({});
    CHECK_FALSE(shell.named<QToolButton>(u"My discs"_s));
    CHECK_FALSE(shell.window->findChild<ui::DiscsPage *>());
}

TEST_CASE("a study that clinic and disc both have is read from where it was last asked for")
{
    const auto clinic = std::make_shared<test::MemoryInstanceSource>();
    const auto discs = std::make_shared<test::MemoryInstanceSource>();
    REQUIRE(clinic->add(test::smallInstance(1, 1, 1, u"CLINICA"_s)));
    REQUIRE(discs->add(test::smallInstance(1, 1, 1, u"DISCO"_s)));
    const StudyInstanceUid both = clinic->studies().first().study.uid;
    ui::SideBySideSource source(clinic);
    const auto from = [&] { return source.contents(both).result()->patientName; };
    CHECK(from() == u"CLINICA"_s);
    source.readFromDiscs(discs, {both});
    CHECK(from() == u"DISCO"_s);
    source.readFromClinic({both});
    CHECK(from() == u"CLINICA"_s);
    source.readFromDiscs(discs, {both});
    source.forgetDiscs();
    CHECK(from() == u"CLINICA"_s);
}
