// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons, wheel, keys and memory as the reader has chosen them.
#include "tests/support/Catch.h"
#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/PreferencesDialog.h"

#include <QComboBox>

#include <QKeySequenceEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <QtTest/QTest>

using namespace td;
using namespace Qt::StringLiterals;
using test::picture;
using test::ViewerFixture;
using test::waitUntil;
using viewer::PreferencesDialog;
using viewer::ViewerPreferences;

namespace {

/// Settings of nobody else, forgotten afterwards.
struct OwnSettings {
    QTemporaryDir folder;
    QString organization = QCoreApplication::organizationName();
    QSettings::Format format = QSettings::defaultFormat();
    OwnSettings()
    {
        QCoreApplication::setOrganizationName(u"tuodossier-test"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    }
    ~OwnSettings()
    {
        QSettings::setDefaultFormat(format);
        QCoreApplication::setOrganizationName(organization);
    }
};

PreferencesDialog *openedDialog(viewer::ViewerWindow &window)
{
    window.actions().preferences->trigger();
    return window.findChild<PreferencesDialog *>();
}

void wheel(QWidget &widget, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    const QPointF at = widget.rect().center();
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

void drag(QWidget &widget, Qt::MouseButton button)
{
    const QPoint from = widget.rect().center();
    QTest::mousePress(&widget, button, Qt::NoModifier, from);
    QTest::mouseMove(&widget, from + QPoint(40, 30));
    QTest::mouseRelease(&widget, button, Qt::NoModifier, from + QPoint(40, 30));
}

} // namespace

TEST_CASE("preferences come back as they were kept, and nonsense in the file changes nothing")
{
    const OwnSettings own;
    CHECK(ViewerPreferences::load() == ViewerPreferences());
    ViewerPreferences chosen;
    chosen.rightButton = viewer::scene::Tool::Scroll;
    chosen.wheel = ViewerPreferences::Wheel::Zooms;
    chosen.keys = {{u"length"_s, QKeySequence(Qt::CTRL | Qt::Key_L)}, {u"mirror"_s, QKeySequence()}};
    chosen.imageMemory = viewer::load::LoadLimits::choices().back();
    chosen.save();
    CHECK(ViewerPreferences::load() == chosen);
    QSettings().setValue(u"viewer/imageMemoryMb"_s, 123'456'789); // of a larger machine
    CHECK(ViewerPreferences::load().imageMemory == 0);
    QSettings().setValue(u"viewer/input/rightButton"_s, u"laser"_s);
    CHECK(ViewerPreferences::load().rightButton == viewer::scene::Tool::Zoom);
}

TEST_CASE("a key that is chosen works at once and after a restart, its old one no more")
{
    const OwnSettings own;
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 3, 64);
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return pane.viewport().image() != nullptr; }));
    PreferencesDialog *dialog = openedDialog(*f.window);
    REQUIRE(dialog);
    picture(*dialog, u"preferences"_s);
    dialog->field(u"invert"_s)->setKeySequence(Qt::Key_Q);
    CHECK(dialog->problem().isEmpty());
    Q_EMIT dialog->kept(dialog->chosen());
    dialog->accept();
    pane.viewport().setFocus();
    QTest::keyClick(&pane.viewport(), Qt::Key_I);
    CHECK_FALSE(pane.viewport().viewState().inverted);
    QTest::keyClick(&pane.viewport(), Qt::Key_Q);
    CHECK(pane.viewport().viewState().inverted);
    CHECK(f.window->actions().invert->toolTip().contains(u"(Q)"_s));

    f.window = nullptr;
    f.openAll();
    CHECK(f.window->actions().invert->shortcut() == QKeySequence(Qt::Key_Q));
}

TEST_CASE("Tab goes from the buttons of the mouse to those of the dialog, by way of every key")
{
    const OwnSettings own;
    ViewerFixture f;
    f.open();
    PreferencesDialog *dialog = openedDialog(*f.window);
    REQUIRE(dialog);
    dialog->activateWindow();
    REQUIRE(waitUntil([&] { return QApplication::activeWindow() == dialog; }));
    const QStringList order = test::tabOrder(*dialog);
    REQUIRE(order.size() > 40);
    CHECK(order.first(4) == QStringList{u"Right button:"_s, u"Middle button:"_s, u"Wheel:"_s, u"Memory for images:"_s});
    CHECK(order.contains(u"Key for Close"_s));
    CHECK(order.last(3) == QStringList{u"As they come"_s, u"Keep"_s, u"Cancel"_s});
}

TEST_CASE("two commands cannot have the same key, and the dialog says which two")
{
    const OwnSettings own;
    ViewerFixture f;
    f.open();
    PreferencesDialog *dialog = openedDialog(*f.window);
    REQUIRE(dialog);
    CHECK(dialog->problem().isEmpty()); // as the program comes there is no such pair
    dialog->field(u"invert"_s)->setKeySequence(Qt::Key_L);
    CHECK(dialog->problem().contains(u"Length"_s));
    CHECK(dialog->problem().contains(u"Invert"_s));
    dialog->field(u"invert"_s)->setKeySequence(Qt::Key_F); // the second key of the full screen
    CHECK(dialog->problem().contains(u"Full screen"_s));
    dialog->field(u"invert"_s)->setKeySequence(Qt::Key_2); // of a layout
    CHECK(dialog->problem().contains(u"Four images"_s));
    dialog->field(u"fullScreen"_s)->setKeySequence(Qt::Key_Q); // has then no other
    dialog->field(u"invert"_s)->setKeySequence(Qt::Key_F);
    CHECK(dialog->problem().isEmpty());
}

TEST_CASE("buttons and wheel do what was chosen for them")
{
    const OwnSettings own;
    ViewerPreferences chosen;
    chosen.rightButton = viewer::scene::Tool::Pan;
    chosen.wheel = ViewerPreferences::Wheel::Zooms;
    chosen.save();
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 9, 64);
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return pane.shownIndex() == 4; }));
    drag(pane.viewport(), Qt::RightButton);
    CHECK(pane.viewport().viewState().panX > 0);
    CHECK(pane.viewport().viewState().zoom == 1);
    wheel(pane.viewport());
    CHECK(pane.index() == 4);
    CHECK(pane.viewport().viewState().zoom < 1);
    wheel(pane.viewport(), Qt::ControlModifier);
    CHECK(pane.index() == 5);
}

TEST_CASE("memory for images is offered by the size of the machine, at most half of it")
{
    using viewer::load::LoadLimits;
    constexpr std::size_t gigabyte = std::size_t(1) << 30;
    CHECK(LoadLimits::choices(gigabyte / 2) == std::vector<std::size_t>{gigabyte / 4});
    CHECK(LoadLimits::choices(4 * gigabyte - 1) ==
          std::vector<std::size_t>{gigabyte / 4, gigabyte / 2, gigabyte}); // some of it is the firmware's
    CHECK(LoadLimits::choices(256 * gigabyte).back() == 8 * gigabyte);
}

TEST_CASE("the memory that is chosen holds at once and after a restart, and automatic comes back")
{
    const OwnSettings own;
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 3, 64);
    f.openAll();
    const std::size_t automatic = viewer::load::LoadLimits::shareOfMemory();
    CHECK(f.window->loader().limits().cacheBytes == automatic);
    PreferencesDialog *dialog = openedDialog(*f.window);
    REQUIRE(dialog);
    CHECK(dialog->memory().currentText().startsWith(u"Automatic ("_s));
    CHECK(dialog->memory().itemText(1) == u"256 MB"_s);
    dialog->memory().setCurrentIndex(1);
    Q_EMIT dialog->kept(dialog->chosen());
    dialog->accept();
    CHECK(f.window->loader().limits().cacheBytes == std::size_t(256) << 20);

    f.window = nullptr;
    f.openAll();
    CHECK(f.window->loader().limits().cacheBytes == std::size_t(256) << 20);
    dialog = openedDialog(*f.window);
    REQUIRE(dialog);
    CHECK(dialog->memory().currentIndex() == 1);
    dialog->memory().setCurrentIndex(0);
    Q_EMIT dialog->kept(dialog->chosen());
    CHECK(f.window->loader().limits().cacheBytes == automatic);
}

TEST_CASE("less memory lets go of images at once but not of what is shown, more brings them back")
{
    auto source = std::make_shared<test::MemorySource>();
    test::addSeries(*source, "1.2.10", "1.2.10.1", 20, 64);
    viewer::load::StudyLoader loader(source, {std::size_t(1) << 30, 4});
    const SeriesInstanceUid series = test::seriesUid("1.2.10.1");
    loader.openStudy(test::studyUid("1.2.10"));
    REQUIRE(waitUntil([&] { return loader.progress(series).ready == 20; }));
    loader.setFocus({{series, 17}});
    const std::size_t all = loader.cachedBytes();
    loader.setCacheBytes(all / 2);
    CHECK(loader.cachedBytes() <= all / 2);
    CHECK(loader.image(loader.stack(series)[18]));
    CHECK_FALSE(loader.image(loader.stack(series)[0]));
    loader.setCacheBytes(1);
    CHECK(loader.image(loader.stack(series)[17]));
    CHECK(loader.cachedBytes() <= all / 20 + 1);
    loader.setCacheBytes(std::size_t(1) << 30);
    CHECK(waitUntil([&] { return loader.cachedBytes() == all; }));
}
