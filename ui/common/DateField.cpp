// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/DateField.h"

#include "ui/common/Widgets.h"

#include <QAction>
#include <QCalendarWidget>
#include <QFrame>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
const QString writtenFormat = u"dd/MM/yyyy"_s;

QDate parsed(const QString &text)
{
    return QDate::fromString(text.trimmed(), u"d/M/yyyy"_s);
}

} // namespace

DateField::DateField(const theme::Theme &theme, const QString &name, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
{
    setAccessibleName(name);
    setPlaceholderText(tr("dd/mm/yyyy"));
    setMaxLength(10);
    QAction *open = addAction(theme.icon(u"calendar"_s, theme::ColorRole::Secondary), TrailingPosition);
    open->setText(tr("Open the calendar: %1").arg(name));
    open->setToolTip(tr("%1 (F4)").arg(open->text()));
    open->setShortcuts({Qt::Key_F4, QKeySequence(Qt::ALT | Qt::Key_Down)});
    open->setShortcutContext(Qt::WidgetShortcut);
    setAccessibleDescription(tr("Day/month/year. Press F4 to open the calendar."));
    connect(open, &QAction::triggered, this, &DateField::openCalendar);
    connect(this, &QLineEdit::editingFinished, this, &DateField::finish);
    connect(this, &QLineEdit::textEdited, this, [this] { markInvalid(this, false); });
}

QDate DateField::date() const
{
    return parsed(text());
}

void DateField::setDate(QDate date)
{
    setText(date.isValid() ? date.toString(writtenFormat) : QString());
    finish();
}

bool DateField::isAcceptable() const
{
    return text().trimmed().isEmpty() || date().isValid();
}

void DateField::finish()
{
    markInvalid(this, !isAcceptable());
    if (!isAcceptable() || text() == m_last)
        return;
    m_last = text();
    Q_EMIT dateEdited();
}

void DateField::openCalendar()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setProperty("card", true);
    popup->setAccessibleName(tr("Calendar: %1").arg(accessibleName()));
    auto *calendar = new QCalendarWidget(popup);
    calendar->setAccessibleName(popup->accessibleName());
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setSelectedDate(date().isValid() ? date() : QDate::currentDate());
    auto *column = new QVBoxLayout(popup);
    column->addWidget(calendar);
    connect(calendar, &QCalendarWidget::activated, this, [this, popup](QDate chosen) {
        popup->close();
        setDate(chosen);
    });
    connect(calendar, &QCalendarWidget::clicked, this, [this, popup](QDate chosen) {
        popup->close();
        setDate(chosen);
    });
    popup->adjustSize();
    const QRect room = screen()->availableGeometry();
    const QPoint below = mapToGlobal(rect().bottomLeft());
    popup->move(qBound(room.left(), below.x(), std::max(room.left(), room.right() - popup->width())),
                qBound(room.top(), below.y(), std::max(room.top(), room.bottom() - popup->height())));
    popup->show();
    calendar->setFocus();
}

} // namespace td::ui
