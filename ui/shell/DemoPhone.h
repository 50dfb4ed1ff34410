// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notify/Outbox.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QLabel;
class QUrl;
class QScrollArea;
class QVBoxLayout;

namespace td::ui {

/// "Telefono dimostrativo": shows the messages that would go out by SMS and e-mail, clearly labelled as a
/// demonstration.
class DemoPhone : public QWidget {
    Q_OBJECT
public:
    DemoPhone(const notify::Outbox &outbox, const theme::Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The RESET link of an e-mail was pressed.
    void resetRequested(const QString &token);

private:
    void add(const notify::Message &message);
    QWidget *makeBody(const notify::Message &message, QWidget *card);
    void onLink(const QUrl &link);

    const theme::Theme &m_theme;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    QLabel *m_empty;
};

} // namespace td::ui
