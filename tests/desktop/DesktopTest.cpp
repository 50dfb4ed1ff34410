// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/Desktop.h"
#include "tests/support/Catch.h"
#include "ui/shell/DemoPhone.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/StartPage.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;

template <class W>
W *shown()
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (auto *found = qobject_cast<W *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

app::DesktopOptions options(const QTemporaryDir &folder)
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(u"settings"_s));
    app::DesktopOptions chosen;
    chosen.demo = true;
    chosen.dataFolder = folder.path();
    chosen.language = u"en"_s;
    chosen.appearance = u"light"_s;
    return chosen;
}

} // namespace

TEST_CASE("a program that ends while it makes the dossier waits for nothing and leaves nothing that looks whole")
{
    const QTemporaryDir folder;
    {
        app::Desktop desktop(options(folder));
        desktop.start();
        REQUIRE(
            QTest::qWaitFor([&] { return QDir(folder.filePath(u"demo-2.partial/objects"_s)).exists(); }, patienceMs));
    }
    CHECK_FALSE(QDir(folder.filePath(u"demo-2"_s)).exists());
    CHECK_FALSE(QDir(folder.filePath(u"demo-2.partial"_s)).exists());
}

TEST_CASE("closing the start page before there is a dossier ends the program")
{
    const QTemporaryDir folder;
    app::Desktop desktop(options(folder));
    const QSignalSpy finished(&desktop, &app::Desktop::finished);
    desktop.start();
    REQUIRE(shown<ui::StartPage>());
    shown<ui::StartPage>()->close();
    REQUIRE(QTest::qWaitFor([&] { return finished.count() == 1; }, patienceMs));
    CHECK(finished.first().first().toInt() == 0);
}

TEST_CASE("the program lives as long as its main window and through a change of its appearance")
{
    const QTemporaryDir folder;
    app::Desktop desktop(options(folder));
    const QSignalSpy finished(&desktop, &app::Desktop::finished);
    desktop.start();
    REQUIRE(QTest::qWaitFor([] { return shown<ui::MainWindow>() && shown<ui::DemoPhone>(); }, patienceMs));
    CHECK_FALSE(QGuiApplication::quitOnLastWindowClosed());
    const QPointer<ui::MainWindow> first = shown<ui::MainWindow>();
    Q_EMIT first->modeRequested(theme::Mode::Dark);
    REQUIRE(QTest::qWaitFor([&] { return !first && shown<ui::MainWindow>(); }, patienceMs));
    QCoreApplication::processEvents();
    CHECK(finished.isEmpty());
    CHECK(shown<ui::DemoPhone>());
    shown<ui::MainWindow>()->close();
    REQUIRE(QTest::qWaitFor([&] { return finished.count() == 1; }, patienceMs));
}

TEST_CASE("what a killed program was exporting is removed at the next start and what a living one exports is not")
{
    const QTemporaryDir folder;
    const QString left = folder.filePath(u"00000000-0000-4000-8000-000000000001"_s);
    const QString foreign = folder.filePath(u"photographs"_s);
    REQUIRE(QDir().mkpath(left));
    REQUIRE(QDir().mkpath(foreign));
    QProcess gone; // a process that has ended: its number in a lock file means a killed program
    gone.start(QCoreApplication::applicationFilePath(), {u"--list-test-names-only"_s});
    REQUIRE(gone.waitForStarted());
    const qint64 number = gone.processId();
    REQUIRE(gone.waitForFinished());
    QFile lock(left + u".lock"_s);
    REQUIRE(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(number) + "\ntuodossier\n" + QSysInfo::machineHostName().toUtf8() + "\n" +
               QSysInfo::machineUniqueId() + "\n" + QSysInfo::bootUniqueId() + "\n");
    lock.close();
    REQUIRE(lock.copy(folder.filePath(u"00000000-0000-4000-8000-000000000002.lock"_s)));
    QString ownPath;
    {
        const app::WorkFolder first(folder.path());
        CHECK_FALSE(QDir(left).exists());
        CHECK_FALSE(QFile::exists(lock.fileName()));
        CHECK(QDir(foreign).exists());
        ownPath = first.path();
        REQUIRE(QDir().mkpath(ownPath));
        const app::WorkFolder second(folder.path());
        CHECK(QDir(ownPath).exists());
    }
    CHECK_FALSE(QDir(ownPath).exists());
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot) == QStringList{u"photographs"_s});
}
