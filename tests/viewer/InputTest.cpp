// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons, wheel and keys as the reader has chosen them.
#include "tests/support/Catch.h"
#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/InputDialog.h"

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
using viewer::InputDialog;
using viewer::InputPreferences;

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

InputDialog *openedDialog(viewer::ViewerWindow &window)
{
    window.actions().input->trigger();
    return window.findChild<InputDialog *>();
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
    CHECK(InputPreferences::load() == InputPreferences());
    InputPreferences chosen;
    chosen.rightButton = viewer::scene::Tool::Scroll;
    chosen.wheel = InputPreferences::Wheel::Zooms;
    chosen.keys = {{u"length"_s, QKeySequence(Qt::CTRL | Qt::Key_L)}, {u"mirror"_s, QKeySequence()}};
    chosen.save();
    CHECK(InputPreferences::load() == chosen);
    QSettings().setValue(u"viewer/input/rightButton"_s, u"laser"_s);
    CHECK(InputPreferences::load().rightButton == viewer::scene::Tool::Zoom);
}

TEST_CASE("a key that is chosen works at once and after a restart, its old one no more")
{
    const OwnSettings own;
    ViewerFixture f;
    test::addSeries(*f.source, "1.2.10", "1.2.10.1", 3, 64);
    f.openAll();
    auto &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return pane.viewport().image() != nullptr; }));
    InputDialog *dialog = openedDialog(*f.window);
    REQUIRE(dialog);
    picture(*dialog, u"mouse-and-keys"_s);
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

TEST_CASE("two commands cannot have the same key, and the dialog says which two")
{
    const OwnSettings own;
    ViewerFixture f;
    f.open();
    InputDialog *dialog = openedDialog(*f.window);
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
    InputPreferences chosen;
    chosen.rightButton = viewer::scene::Tool::Pan;
    chosen.wheel = InputPreferences::Wheel::Zooms;
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
