// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewportAccessible.h"

#include "viewer/widget/Viewport.h"

namespace td::viewer {
namespace {

QAccessibleInterface *interfaceFor(const QString &className, QObject *object)
{
    using namespace Qt::StringLiterals;
    return className == "td::viewer::Viewport"_L1 ? new ViewportAccessible(qobject_cast<QWidget *>(object)) : nullptr;
}

} // namespace

ViewportAccessible::ViewportAccessible(QWidget *viewport)
    : QAccessibleWidget(viewport, QAccessible::Graphic)
{
}

QString ViewportAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Description)
        return qobject_cast<Viewport *>(widget())->spokenContents();
    return QAccessibleWidget::text(kind);
}

void ViewportAccessible::install()
{
    QAccessible::installFactory(interfaceFor); // keeps one entry per function
}

} // namespace td::viewer
