// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

class QTableWidget;

namespace td::ui {

enum class LabelRole { Body, Heading1, Heading2, Heading3, Secondary, Small, Field };

/// A label in one of the text styles; wraps, and can be selected by mouse where `selectable`.
QLabel *makeLabel(const QString &text, LabelRole role = LabelRole::Body, QWidget *parent = nullptr);
QPushButton *makePrimaryButton(const QString &text, QWidget *parent = nullptr);
QPushButton *makeButton(const QString &text, QWidget *parent = nullptr);
/// A button that looks like a link.
QPushButton *makeLink(const QString &text, QWidget *parent = nullptr);
/// An icon button whose visible tooltip is its accessible name too.
QToolButton *makeIconButton(const theme::Theme &theme, const QString &icon, const QString &name,
                            QWidget *parent = nullptr);

/// The size of a new window: `wanted` at the usual text size and more for larger letters, at most what the screen has
/// room for besides the window's frame.
void resizeToScreen(QWidget &window, const theme::Theme &theme, QSize wanted);

/// Columns as wide as their contents with the style's padding; the last one takes what is left.
void fitColumns(QTableWidget &table);

/// A line of text for one field, shown as wrong until the user edits it.
void markInvalid(QLineEdit *field, bool invalid);

/// A password line with a button that shows what was typed.
class PasswordField : public QLineEdit {
    Q_OBJECT
public:
    PasswordField(const theme::Theme &theme, const QString &name, QWidget *parent = nullptr);

private:
    void setRevealed(bool revealed);

    const theme::Theme &m_theme;
    QAction *m_reveal;
};

/// One sentence with an icon, in a tinted box: the page's own way to say how something went.
class Notice : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Good, Info, Caution, Bad };

    explicit Notice(const theme::Theme &theme, QWidget *parent = nullptr);

    /// Shows `text` and tells assistive technology.
    void say(Kind kind, const QString &text);
    /// The same with a button; the signal actionRequested() comes when it is pressed.
    void say(Kind kind, const QString &text, const QString &actionText);
    void clear();
    QString text() const { return m_text->text(); }

Q_SIGNALS:
    void actionRequested();

private:
    const theme::Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace td::ui
