// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace td::ui {

/// A card with a heading, and fields under their names: what the desk's pages are made of.
class DeskForm : public QFrame {
public:
    DeskForm(const theme::Theme &theme, const QString &heading, QWidget *parent = nullptr);

    QVBoxLayout *column() const { return m_column; }
    /// A line of fields that wraps where the width ends.
    QWidget *addLine();
    /// Puts `field` under its name; the name becomes its accessible name.
    void addField(QWidget *line, const QString &name, QWidget *field, int letters);
    /// A line of text that explains.
    QLabel *addText(const QString &text);
    /// Stands in its line without being stretched.
    static void addButton(QWidget *line, QWidget *button);

private:
    const theme::Theme &m_theme;
    QVBoxLayout *m_column;
};

/// `content` on a page that scrolls.
QWidget *inScrollArea(QWidget *content);
/// Brings `part` of such a page into sight, once it has its place.
void bringIntoSight(QWidget *part);

} // namespace td::ui
