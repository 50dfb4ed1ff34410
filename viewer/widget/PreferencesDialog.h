// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/widget/ViewerPreferences.h"

#include <QDialog>

class QAction;
class QComboBox;
class QFormLayout;
class QKeySequenceEdit;
class QLabel;
class QPushButton;

namespace td::viewer {

/// Where the reader chooses what buttons, wheel and keys do, and the memory for images. A key that two commands have
/// cannot be kept.
class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    /// `commands` have names, and as property "usualKeys" the keys that they come with.
    PreferencesDialog(const QList<QAction *> &commands, const ViewerPreferences &now, const theme::Theme &theme,
                      QWidget *parent = nullptr);

    ViewerPreferences chosen() const;
    /// What is wrong with the choice; empty when it can be kept.
    QString problem() const;
    /// The field of a command; null for a name that is none.
    QKeySequenceEdit *field(const QString &command) const { return m_fields.value(command); }
    QComboBox &memory() const { return *m_memory; }

Q_SIGNALS:
    void kept(const td::viewer::ViewerPreferences &preferences);

private:
    QWidget *makeMouse();
    void addMemory(QFormLayout &form);
    QWidget *makeKeys();
    void fill(const ViewerPreferences &preferences);
    void check();

    QList<QAction *> m_commands;
    const theme::Theme &m_theme;
    QComboBox *m_right;
    QComboBox *m_middle;
    QComboBox *m_wheel;
    QComboBox *m_memory;
    QHash<QString, QKeySequenceEdit *> m_fields;
    QLabel *m_problem;
    QPushButton *m_keep = nullptr;
};

} // namespace td::viewer
