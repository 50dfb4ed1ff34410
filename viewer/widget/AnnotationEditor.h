// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>

#include <functional>

namespace td::viewer {

/// A line over the image in which the reader types a text or a length. Enter takes it, Escape or leaving it empty drops
/// it; whoever clicks elsewhere has taken it too.
class AnnotationEditor : public QFrame {
    Q_OBJECT
public:
    AnnotationEditor(const theme::Theme &theme, QWidget *viewport);

    /// Called with what was typed; false keeps the editor open.
    using Take = std::function<bool(const QString &)>;
    /// Asks at `beside`, in the viewport's coordinates.
    void ask(const QString &prompt, const QString &text, const QPointF &beside, Take take, std::function<void()> drop);
    bool isAsking() const { return m_take != nullptr; }
    /// Says a sentence in the middle of the viewport until the reader does something else.
    void say(const QString &sentence);
    /// As Enter does; what cannot be taken is dropped.
    void finish();
    QLineEdit &field() { return *m_field; }

    /// Drops what is asked without calling anybody: who asked is going.
    void forget();

protected:
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(bool dropOtherwise);
    void drop();
    void end();

    QLabel *m_prompt;
    QLineEdit *m_field;
    Take m_take;
    std::function<void()> m_drop;
};

} // namespace td::viewer
