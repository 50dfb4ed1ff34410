// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>

#include <functional>

class QWidget;

namespace td::ui {

/// Finds and operates widgets the way a person with a mouse and a keyboard does: what is hidden or disabled cannot be
/// touched, and things are known by their visible or accessible name.
namespace hands {

/// The text of the program for `source` in the language it runs in.
QString text(const char *context, const char *source);

/// A visible widget below `root` (all windows when null) with this accessible name, text or window title.
QWidget *find(const QString &name, const QWidget *root = nullptr);
/// The same, of this class only.
QWidget *findOf(const char *className, const QString &name);
/// The same as find(), for names that begin so.
QWidget *findStarting(const QString &start, const QWidget *root = nullptr);
/// A visible label that holds this text.
QWidget *findText(const QString &text);
/// A visible top-level widget of this class, such as "QFileDialog".
QWidget *window(const char *className);

/// All return false when there is no such widget, or it cannot be used now.
bool click(QWidget *target);
bool clickAt(QWidget *target, QPoint at);
bool drag(QWidget *target, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton);
bool wheel(QWidget *target, int notches);
bool type(QWidget *field, const QString &text);
bool key(QWidget *target, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
/// Chooses an entry of the menu that is open at the moment.
bool chooseFromMenu(const QString &entry);
/// Chooses an entry of a combo box by keyboard.
bool choose(QWidget *comboBox, const QString &entry);

} // namespace hands
} // namespace td::ui
