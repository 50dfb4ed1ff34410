// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Consent.h"
#include "resources/theme/Theme.h"

#include <QFrame>

class QPushButton;

namespace td::ui {

/// One kind of consent: its state, what it means, the way to change it, and its history.
class ConsentCard : public QFrame {
    Q_OBJECT
public:
    /// `decisions` are those of this kind, oldest first.
    ConsentCard(const theme::Theme &theme, model::ConsentKind kind, QVector<model::Consent> decisions,
                QWidget *parent = nullptr);

    model::ConsentKind kind() const { return m_kind; }
    /// While the service is being asked nothing can be pressed.
    void setBusy(bool busy);
    /// For the keyboard, when this card stands where another one stood.
    void takeFocus();

Q_SIGNALS:
    void decided(td::model::ConsentKind kind, bool given);
    /// The question is open: the card has grown and must be in sight.
    void asked();

private:
    QWidget *makeHead();
    QWidget *makeButtons();
    QWidget *makeConfirmation();
    QWidget *makeHistory();
    void ask(bool asking);

    const theme::Theme &m_theme;
    model::ConsentKind m_kind;
    QVector<model::Consent> m_decisions;
    bool m_given;
    QWidget *m_confirmation = nullptr;
    QPushButton *m_change = nullptr;
    QPushButton *m_confirm = nullptr;
};

} // namespace td::ui
