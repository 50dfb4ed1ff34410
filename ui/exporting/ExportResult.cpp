// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportResult.h"

#include "ui/common/Widgets.h"
#include "ui/exporting/ExportTexts.h"

#include <QVBoxLayout>

namespace td::ui {

using theme::Metric;

ExportResult::ExportResult(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_contents(makeLabel({}, LabelRole::Heading3, this))
    , m_seal(makeLabel({}, LabelRole::Secondary, this))
    , m_remarks(new Notice(theme, this))
    , m_passphrase(new PassphraseCard(theme, this))
{
    m_seal->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(m_contents);
    column->addWidget(m_passphrase);
    column->addWidget(m_remarks);
    column->addWidget(m_seal);
    column->addStretch(1);
    hide();
}

void ExportResult::showSummary(const authoring::ExportSummary &summary, const Anonymiser *anonymiser,
                               const Secret &passphrase)
{
    m_contents->setText(ExportTexts::contents(summary));
    m_seal->setText(
        tr("Seal of this program: %1").arg(summary.seal) + u'\n' +
        tr("Whoever checks the medium is shown these words. When they are the same, it was made with this program."));
    m_passphrase->showWords(passphrase, summary.seal);
    const QString remarks = ExportTexts::remarks(summary, anonymiser);
    if (remarks.isEmpty())
        m_remarks->clear();
    else
        m_remarks->say(Notice::Kind::Caution, remarks);
    setVisible(true);
}

} // namespace td::ui
