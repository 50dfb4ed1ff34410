// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace td::ui {

class TimelineView;

/// Tells assistive technology that the timeline is a list, and each exam an item of it by name.
class TimelineAccessible : public QAccessibleWidget {
public:
    explicit TimelineAccessible(QWidget *view);
    ~TimelineAccessible() override;

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    QAccessible::State state() const override;

    /// Makes Qt use this class for every TimelineView. Calling it again does nothing.
    static void install();

private:
    TimelineView &view() const;

    mutable QHash<int, QAccessible::Id> m_children;
};

} // namespace td::ui
