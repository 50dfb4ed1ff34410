// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/Hands.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

namespace td::ui::hands {
namespace {

QString nameOf(const QWidget &widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    return widget.isWindow() ? widget.windowTitle() : QString();
}

QWidget *firstVisible(const QWidget *root, const std::function<bool(const QWidget &)> &fits)
{
    const QWidgetList candidates = root ? root->findChildren<QWidget *>() : QApplication::allWidgets();
    for (QWidget *widget : candidates) {
        if (widget->isVisible() && fits(*widget))
            return widget;
    }
    return nullptr;
}

void sendMouse(QWidget *target, QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, at, target->mapToGlobal(at), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

} // namespace

QString text(const char *context, const char *source)
{
    return QCoreApplication::translate(context, source);
}

QWidget *find(const QString &name, const QWidget *root)
{
    return firstVisible(root, [&](const QWidget &widget) { return nameOf(widget) == name; });
}

QWidget *findOf(const char *className, const QString &name)
{
    return firstVisible(nullptr,
                        [&](const QWidget &widget) { return widget.inherits(className) && nameOf(widget) == name; });
}

QWidget *findStarting(const QString &start, const QWidget *root)
{
    return firstVisible(root, [&](const QWidget &widget) { return nameOf(widget).startsWith(start); });
}

QWidget *findText(const QString &text)
{
    return firstVisible(nullptr, [&](const QWidget &widget) {
        const auto *label = qobject_cast<const QLabel *>(&widget);
        return label && label->text().contains(text);
    });
}

QWidget *window(const char *className)
{
    return firstVisible(nullptr,
                        [&](const QWidget &widget) { return widget.isWindow() && widget.inherits(className); });
}

bool clickAt(QWidget *target, QPoint at)
{
    if (!target || !target->isVisible() || !target->isEnabled())
        return false;
    // A menu button's press opens its menu and returns only when it closes: let the press come from the event loop.
    QMetaObject::invokeMethod(
        target,
        [target, at] {
            sendMouse(target, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
            sendMouse(target, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
        },
        Qt::QueuedConnection);
    return true;
}

bool click(QWidget *target)
{
    return target && clickAt(target, target->rect().center());
}

bool drag(QWidget *target, QPoint from, QPoint to, Qt::MouseButton button)
{
    if (!target || !target->isVisible() || !target->isEnabled())
        return false;
    constexpr int steps = 8;
    sendMouse(target, QEvent::MouseButtonPress, from, button, button);
    for (int i = 1; i <= steps; ++i)
        sendMouse(target, QEvent::MouseMove, from + (to - from) * i / steps, Qt::NoButton, button);
    sendMouse(target, QEvent::MouseButtonRelease, to, button, Qt::NoButton);
    return true;
}

bool wheel(QWidget *target, int notches)
{
    constexpr int notch = 120;
    if (!target || !target->isVisible())
        return false;
    const QPointF at = target->rect().center();
    for (int i = 0; i < std::abs(notches); ++i) {
        QWheelEvent event(at, target->mapToGlobal(at), {}, {0, notches > 0 ? -notch : notch}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(target, &event);
    }
    return true;
}

bool key(QWidget *target, int key, Qt::KeyboardModifiers modifiers)
{
    if (!target || !target->isVisible() || !target->isEnabled())
        return false;
    QMetaObject::invokeMethod(
        target,
        [target, key, modifiers] {
            QKeyEvent press(QEvent::KeyPress, key, modifiers);
            QApplication::sendEvent(target, &press);
            QKeyEvent release(QEvent::KeyRelease, key, modifiers);
            QApplication::sendEvent(target, &release);
        },
        Qt::QueuedConnection);
    return true;
}

bool type(QWidget *field, const QString &text)
{
    auto *line = qobject_cast<QLineEdit *>(field);
    if (!line || !line->isVisible() || !line->isEnabled())
        return false;
    line->setFocus();
    line->selectAll();
    QKeyEvent clear(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier);
    QApplication::sendEvent(line, &clear);
    for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QApplication::sendEvent(line, &press);
        QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c));
        QApplication::sendEvent(line, &release);
    }
    return line->text() == text;
}

bool chooseFromMenu(const QString &entry)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (!menu)
        return false;
    for (QAction *action : menu->actions()) {
        if (action->text() != entry || !action->isEnabled())
            continue;
        const QPoint at = menu->actionGeometry(action).center();
        sendMouse(menu, QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton);
        sendMouse(menu, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
        sendMouse(menu, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
        return true;
    }
    return false;
}

bool choose(QWidget *comboBox, const QString &entry)
{
    auto *combo = qobject_cast<QComboBox *>(comboBox);
    if (!combo || !combo->isVisible() || !combo->isEnabled())
        return false;
    const int wanted = combo->findText(entry);
    if (wanted < 0)
        return false;
    for (int guard = 0; combo->currentIndex() != wanted && guard < combo->count(); ++guard) {
        const int direction = combo->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up;
        QKeyEvent press(QEvent::KeyPress, direction, Qt::NoModifier);
        QApplication::sendEvent(combo, &press);
    }
    return combo->currentIndex() == wanted;
}

} // namespace td::ui::hands
