// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/DocumentList.h"

#include <QMenu>

namespace td::ui {

using namespace Qt::StringLiterals;

DocumentList::DocumentList(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
}

void DocumentList::addDocumentActions(QMenu &menu, const model::DocumentReference &document)
{
    menu.addAction(m_theme.icon(u"eye"_s), tr("View"), this, [this, document] { Q_EMIT viewRequested(document); });
    menu.addAction(m_theme.icon(u"download"_s), tr("Save"), this, [this, document] { Q_EMIT saveRequested(document); });
    menu.addAction(m_theme.icon(u"print"_s), tr("Print"), this, [this, document] { Q_EMIT printRequested(document); });
    if (document.category != model::DocumentCategory::Report)
        return;
    const bool hide = !document.obscured;
    menu.addAction(m_theme.icon(hide ? u"eye-off"_s : u"eye"_s),
                   hide ? tr("Hide from the clinic") : tr("Show to the clinic again"), this,
                   [this, document, hide] { Q_EMIT obscuringRequested(document, hide); });
}

void DocumentList::addAllActions(QMenu &menu, const model::DocumentReference &document)
{
    addDocumentActions(menu, document);
    if (!document.related.isEmpty())
        menu.addAction(m_theme.icon(u"images"_s), tr("View the images"), this,
                       [this, document] { Q_EMIT imagesRequested(document.related); });
}

} // namespace td::ui
