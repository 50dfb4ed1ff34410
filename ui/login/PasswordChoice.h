// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace td::ui {

class PasswordField;

/// A new password twice, with its strength and the rules that it still breaks while it is typed.
class PasswordChoice : public QWidget {
    Q_OBJECT
public:
    explicit PasswordChoice(const theme::Theme &theme, QWidget *parent = nullptr);

    QString password() const;
    /// Whether the password keeps the rules and something stands in the second field.
    bool isComplete() const;
    /// Whether both fields hold the same; marks the second one when they do not.
    bool isRepeated();
    void clear();

Q_SIGNALS:
    void edited();
    void submitted();

private:
    void onEdited();

    PasswordField *m_password;
    PasswordField *m_repeated;
    QProgressBar *m_strength;
    QLabel *m_strengthText;
    QLabel *m_rules;
    bool m_keepsRules = false;
};

} // namespace td::ui
