// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dossier/Pager.h"

#include "ui/common/Widgets.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

} // namespace

Pager::Pager(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_rows(new QComboBox(this))
    , m_range(makeLabel({}, LabelRole::Field, this))
    , m_previous(makeIconButton(theme, u"chevron-left"_s, tr("Previous page"), this))
    , m_next(makeIconButton(theme, u"chevron-right"_s, tr("Next page"), this))
{
    for (const int rows : {5, 10, 25, 50})
        m_rows->addItem(QString::number(rows), rows);
    m_rows->setAccessibleName(tr("Rows per page"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.metric(Metric::SpaceM), theme.metric(Metric::SpaceXs), theme.metric(Metric::SpaceS),
                            theme.metric(Metric::SpaceXs));
    row->setSpacing(theme.metric(Metric::SpaceS));
    row->addStretch(1);
    auto *label = makeLabel(tr("Rows per page:"), LabelRole::Secondary, this);
    label->setWordWrap(false);
    row->addWidget(label);
    row->addWidget(m_rows);
    row->addSpacing(theme.metric(Metric::SpaceL));
    row->addWidget(m_range);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
    connect(m_rows, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT rowsPerPageChanged(rowsPerPage()); });
    connect(m_previous, &QToolButton::clicked, this, &Pager::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &Pager::nextRequested);
}

void Pager::showRange(int offset, int shown, int total)
{
    m_range->setText(shown == 0 ? tr("0 of %1").arg(total)
                                : tr("%1-%2 of %3").arg(offset + 1).arg(offset + shown).arg(total));
    m_previous->setEnabled(offset > 0);
    m_next->setEnabled(offset + shown < total);
}

int Pager::rowsPerPage() const
{
    return m_rows->currentData().toInt();
}

} // namespace td::ui
