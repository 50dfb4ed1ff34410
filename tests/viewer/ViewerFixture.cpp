// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewer/ViewerFixture.h"

#include <QAbstractButton>
#include <QLabel>
#include <QtTest/QTest>

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

namespace {

/// What a control is called: by itself or, on a form, by its label.
QString calledOf(const QWidget &control, const QWidget &window)
{
    if (!control.accessibleName().isEmpty())
        return control.accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&control))
        return button->text().remove(u'&');
    for (const QLabel *label : window.findChildren<QLabel *>())
        if (label->buddy() == &control)
            return label->text().remove(u'&');
    return {};
}

} // namespace

QStringList tabOrder(QWidget &window)
{
    QStringList order;
    QWidget *first = window.focusWidget();
    for (QWidget *there = first; there && order.size() < 500; there = window.focusWidget()) {
        order += calledOf(*there, window);
        QTest::keyClick(there, Qt::Key_Tab);
        if (window.focusWidget() == first)
            break;
    }
    return order;
}

} // namespace td::test
