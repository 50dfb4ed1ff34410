// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/widget/InputPreferences.h"

#include <QDialog>

class QAction;
class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QPushButton;

namespace td::viewer {

/// Where the reader chooses what buttons, wheel and keys do. A key that two commands have cannot be kept.
class InputDialog : public QDialog {
    Q_OBJECT
public:
    /// `commands` have names, and as property "usualKeys" the keys that they come with.
    InputDialog(const QList<QAction *> &commands, const InputPreferences &now, const theme::Theme &theme,
                QWidget *parent = nullptr);

    InputPreferences chosen() const;
    /// What is wrong with the choice; empty when it can be kept.
    QString problem() const;
    /// The field of a command; null for a name that is none.
    QKeySequenceEdit *field(const QString &command) const { return m_fields.value(command); }

Q_SIGNALS:
    void kept(const td::viewer::InputPreferences &preferences);

private:
    QWidget *makeMouse();
    QWidget *makeKeys();
    void fill(const InputPreferences &preferences);
    void check();

    QList<QAction *> m_commands;
    const theme::Theme &m_theme;
    QComboBox *m_right;
    QComboBox *m_middle;
    QComboBox *m_wheel;
    QHash<QString, QKeySequenceEdit *> m_fields;
    QLabel *m_problem;
    QPushButton *m_keep = nullptr;
};

} // namespace td::viewer
