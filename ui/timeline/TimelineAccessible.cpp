// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineAccessible.h"

#include "ui/timeline/TimelineView.h"
#include "ui/timeline/TimelineWords.h"

#include <QCoreApplication>
#include <QPointer>

namespace td::ui {
namespace {

/// One exam, by its place in the view: what it says is always the view's present event.
class EventItem final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    EventItem(TimelineView *view, int event)
        : m_view(view)
        , m_event(event)
    {
    }

    int event() const { return m_event; }

    bool isValid() const override { return m_view && m_event < m_view->events().size(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return isValid() ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view.data()); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return TimelineWords::sentence(m_view->events()[m_event]);
        const TimelineMark &mark = m_view->marks().marks[m_view->marks().markOfEvent[m_event]];
        if (kind == QAccessible::Description && mark.isGroup())
            return TimelineView::tr("In a group: %1").arg(TimelineWords::group(m_view->events(), mark));
        return {};
    }

    QRect rect() const override
    {
        const QRect area = isValid() ? m_view->eventArea(m_event) : QRect();
        return isValid() ? QRect(m_view->viewport()->mapToGlobal(area.topLeft()), area.size()) : area;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.selected = m_view->currentEvent() == m_event;
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = !m_view->axisArea().intersects(m_view->eventArea(m_event));
        state.invisible = !m_view->isVisible();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &action) override
    {
        if (!isValid())
            return;
        m_view->setCurrentEvent(m_event);
        if (action == setFocusAction())
            m_view->setFocus();
        else if (action == pressAction())
            Q_EMIT m_view->viewRequested(m_event);
    }

private:
    QPointer<TimelineView> m_view;
    int m_event;
};

QAccessibleInterface *interfaceFor(const QString &className, QObject *object)
{
    using namespace Qt::StringLiterals;
    return className == "td::ui::TimelineView"_L1 ? new TimelineAccessible(qobject_cast<QWidget *>(object)) : nullptr;
}

} // namespace

TimelineAccessible::TimelineAccessible(QWidget *view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

TimelineAccessible::~TimelineAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

TimelineView &TimelineAccessible::view() const
{
    return *static_cast<TimelineView *>(widget());
}

int TimelineAccessible::childCount() const
{
    return int(view().events().size());
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto known = m_children.constFind(index);
    if (known != m_children.cend())
        return QAccessible::accessibleInterface(*known);
    auto *item = new EventItem(&view(), index); // Qt's registry owns it
    m_children.insert(index, QAccessible::registerAccessibleInterface(item));
    return item;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const EventItem *>(child);
    return item ? item->event() : -1;
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    return child(view().eventAt(view().viewport()->mapFromGlobal(QPoint(x, y))));
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    return view().hasFocus() ? child(view().currentEvent()) : nullptr;
}

QAccessible::State TimelineAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.focusable = true;
    return state;
}

void TimelineAccessible::install()
{
    QAccessible::installFactory(interfaceFor); // keeps one entry per function
}

} // namespace td::ui
