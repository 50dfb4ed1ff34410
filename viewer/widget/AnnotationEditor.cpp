// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/AnnotationEditor.h"

#include "viewer/scene/Annotation.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace td::viewer {

AnnotationEditor::AnnotationEditor(const theme::Theme &theme, QWidget *viewport)
    : QFrame(viewport)
    , m_prompt(new QLabel(this))
    , m_field(new QLineEdit(this))
{
    const int space = theme.metric(theme::Metric::SpaceS);
    setProperty("chrome", true);
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    setCursor(Qt::ArrowCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space, space / 2, space, space / 2);
    row->addWidget(m_prompt);
    row->addWidget(m_field, 1);
    m_prompt->setBuddy(m_field);
    m_field->setMaxLength(scene::Annotation::kMaxText);
    m_field->installEventFilter(this);
    hide();
}

void AnnotationEditor::ask(const QString &prompt, const QString &text, const QPointF &beside, Take take,
                           std::function<void()> drop)
{
    finish();
    m_take = std::move(take);
    m_drop = std::move(drop);
    m_prompt->setText(prompt);
    m_prompt->setWordWrap(false);
    m_field->show();
    m_field->setAccessibleName(prompt);
    m_field->setText(text);
    m_field->selectAll();
    adjustSize();
    const QSize area = parentWidget()->size();
    const int wide = std::min(std::max(width(), 260), area.width());
    resize(wide, height());
    move(std::clamp(int(beside.x()) + 12, 0, std::max(0, area.width() - wide)),
         std::clamp(int(beside.y()) - height() / 2, 0, std::max(0, area.height() - height())));
    show();
    raise();
    m_field->setFocus();
}

void AnnotationEditor::say(const QString &sentence)
{
    finish();
    m_prompt->setText(sentence);
    m_field->hide();
    m_prompt->setWordWrap(true);
    const QSize area = parentWidget()->size();
    resize(area.width() * 3 / 4, 10);
    adjustSize();
    resize(area.width() * 3 / 4, std::max(height(), layout()->heightForWidth(width())));
    move((area.width() - width()) / 2, (area.height() - height()) / 2);
    show();
    raise();
}

void AnnotationEditor::finish()
{
    if (!isAsking())
        hide();
    if (isAsking())
        take(true);
}

void AnnotationEditor::take(bool dropOtherwise)
{
    const Take taking = m_take; // what it calls may end this
    if (!m_field->text().trimmed().isEmpty() && taking(m_field->text().trimmed()))
        return end();
    if (dropOtherwise || m_field->text().trimmed().isEmpty())
        drop();
    else
        m_field->selectAll();
}

void AnnotationEditor::drop()
{
    const auto dropped = m_drop;
    end();
    if (dropped)
        dropped();
}

void AnnotationEditor::end()
{
    m_take = nullptr;
    m_drop = nullptr;
    const bool hadFocus = m_field->hasFocus();
    hide();
    if (hadFocus)
        parentWidget()->setFocus();
}

void AnnotationEditor::forget()
{
    m_take = nullptr;
    m_drop = nullptr;
}

void AnnotationEditor::hideEvent(QHideEvent *event)
{
    if (isAsking() && !event->spontaneous()) // the window closes: what was typed is not lost
        take(true);
    QFrame::hideEvent(event);
}

bool AnnotationEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (isAsking() && event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        take(true);
    if (isAsking() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take(false);
            return true;
        }
        if (key == Qt::Key_Escape) {
            drop();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace td::viewer
