// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewer/ViewerFixture.h"

#include <QtTest/qtestsystem.h>

namespace td::test {

void ViewerFixture::open(const QSize &size)
{
    window = std::make_unique<viewer::ViewerWindow>(source, theme);
    QObject::connect(window.get(), &viewer::ViewerWindow::exportRequested, window.get(), [] {}); // as the program does
    window->resize(size);
    window->show();
    (void)QTest::qWaitForWindowExposed(window.get());
}

void ViewerFixture::openAll(const QSize &size)
{
    open(size);
    window->openStudies(source->studies());
}

bool waitUntil(const std::function<bool()> &done, int milliseconds)
{
    return QTest::qWaitFor(done, milliseconds);
}

void picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("TUODOSSIER_PICTURES");
    if (!folder.isEmpty())
        widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

} // namespace td::test
