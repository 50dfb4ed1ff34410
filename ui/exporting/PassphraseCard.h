// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Secret.h"
#include "resources/theme/Theme.h"

#include <QFrame>

class QLabel;
class QPrinter;

namespace td::ui {

/// Shows the passphrase of an archive in large letters, with what takes it along.
class PassphraseCard : public QFrame {
    Q_OBJECT
public:
    PassphraseCard(const theme::Theme &theme, QWidget *parent);
    ~PassphraseCard() override;

    /// An empty one hides the card.
    void showWords(const Secret &passphrase, const QString &seal);
    /// Whether the user has printed or copied it.
    bool isTaken() const { return m_isTaken; }

private:
    void forget();
    void copy();
    void print();
    Q_INVOKABLE void paint(QPrinter *printer);

    QLabel *m_words;
    QLabel *m_outcome;
    Secret m_passphrase;
    QString m_seal;
    bool m_isTaken = false;
};

} // namespace td::ui
